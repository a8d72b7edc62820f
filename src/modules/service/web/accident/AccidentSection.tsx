import { Alert, Button, Flex } from 'antd'
import { useState } from 'react'
import type { AnswerOf } from '../../../../console/endpoints.ts'
import { useRead } from '../../../../console/queries.ts'
import { useSession } from '../../../../console/session.tsx'
import { useTexts } from '../../../../console/texts.ts'
import { CarOutline } from '../../../../console/ui/CarOutline.tsx'
import { Facts } from '../../../../console/ui/Facts.tsx'
import { VerbDrawer } from '../../../../console/ui/form/VerbDrawer.tsx'
import { MarkList } from '../../../../console/ui/MarkList.tsx'
import { Money } from '../../../../console/ui/Money.tsx'
import { Section } from '../../../../console/ui/Section.tsx'
import { StateTag } from '../../../../console/ui/StateTag.tsx'
import { Day } from '../../../../console/ui/When.tsx'
import { accidentGrades } from '../../contract/accident.ts'
import { InsuredLines } from './InsuredLines.tsx'
import { amountsOf, type InsuredLine, lineAmounts } from './LineAmounts.tsx'
import { RecordDamage } from './RecordDamage.tsx'
import { Stages } from './Stages.tsx'

type Accident = NonNullable<AnswerOf<'accident.ofOrder'>['accident']>

interface AccidentSectionProps {
  readonly order: {
    readonly id: string
    readonly storeId: string
    readonly visitType: string
    readonly needs: readonly string[]
    readonly accidentClearedAt: string | null
    readonly closedAt: string | null
  }
}

/** An accident order: damage, survey, approval, and the stages of the repair. */
export function AccidentSection({ order }: AccidentSectionProps) {
  const texts = useTexts()
  const { can } = useSession()
  const [isRecording, setRecording] = useState(false)
  const isAccident = order.visitType === 'accident'
  const { data } = useRead('accident.ofOrder', { id: order.id, enabled: isAccident, also: ['accident', 'repairOrder'] })
  if (!isAccident || !data) return null
  const { accident } = data
  const waits = order.needs.includes('needsSurvey') && order.accidentClearedAt === null && order.closedAt === null
  return (
    <Section
      title={texts.record('accident')}
      extra={accident ? <StateTag record="accident" state={accident.state} /> : null}
    >
      <Flex vertical gap={12}>
        {waits && (
          <Alert
            type="warning"
            showIcon
            title={texts.t(accident ? 'service.refusal.surveyFirst' : 'service.refusal.damageFirst')}
            action={
              !accident && can('accident.record') ? (
                <Button type="primary" onClick={() => setRecording(true)}>
                  {texts.verb('accident', 'record')}
                </Button>
              ) : null
            }
          />
        )}
        {accident && <InsuredLines accident={accident} lines={data.lines} />}
        {accident && <AccidentBody accident={accident} lines={data.lines} />}
      </Flex>
      {isRecording && <RecordDamage order={order} close={() => setRecording(false)} />}
    </Section>
  )
}

function AccidentBody({ accident, lines }: { readonly accident: Accident; readonly lines: readonly InsuredLine[] }) {
  const texts = useTexts()
  const field = (name: string) => texts.field('accident', name)
  const marks = accident.damages.map((mark, index) => ({ ...mark, id: String(index) }))
  return (
    <>
      <Facts
        facts={[
          { label: field('grade'), value: texts.value('accident', 'grade', accident.grade) },
          { label: field('payer'), value: texts.value('accident', 'payer', accident.payer) },
          { label: field('insurer'), value: accident.insurer },
          { label: field('surveyor'), value: accident.surveyor },
          { label: field('surveyedOn'), value: <Day day={accident.surveyedOn} /> },
          { label: field('lossFen'), value: <Money fen={accident.lossFen} /> },
          { label: field('approvedFen'), value: <Money fen={accident.approvedFen} /> },
          { label: field('approvalNo'), value: accident.approvalNo },
        ]}
      />
      <CarOutline marks={marks} />
      <MarkList marks={marks} />
      <Stages accident={accident} />
      <Keys accident={accident} lines={lines} />
    </>
  )
}

type Doing = 'survey' | 'approve' | 'regrade' | undefined

function Keys({ accident, lines }: { readonly accident: Accident; readonly lines: readonly InsuredLine[] }) {
  const texts = useTexts()
  const [doing, setDoing] = useState<Doing>()
  const may = (verb: string) => accident.actions?.some((action) => action.name === verb && !action.refusal)
  const key = (verb: Exclude<Doing, undefined>, primary: boolean) =>
    may(verb) && (
      <Button key={verb} type={primary ? 'primary' : 'default'} onClick={() => setDoing(verb)}>
        {texts.verb('accident', verb)}
      </Button>
    )
  const drawer = { target: accident, close: () => setDoing(undefined), also: ['repairOrder'] }
  const grades = accidentGrades.map((grade) => ({ value: grade, label: texts.value('accident', 'grade', grade) }))
  return (
    <Flex gap={8} wrap>
      {accident.grade === 'major' && key('survey', accident.state === 'recorded')}
      {accident.grade === 'major' && key('approve', accident.state === 'surveyed')}
      {key('regrade', false)}
      <VerbDrawer
        verb="accident.survey"
        form={{
          fields: [
            { name: 'insurer', kind: 'text' },
            { name: 'surveyor', kind: 'text' },
            { name: 'surveyedOn', kind: 'day' },
            { name: 'lossFen', kind: 'money' },
          ],
          initial: { insurer: accident.insurer ?? undefined },
        }}
        open={doing === 'survey'}
        {...drawer}
      />
      <VerbDrawer
        verb="accident.approve"
        form={{
          fields: [
            lines.length === 0 ? { name: 'approvedFen', kind: 'money' } : lineAmounts(lines),
            { name: 'approvedOn', kind: 'day' },
            { name: 'approvalNo', kind: 'text' },
          ],
          initial: lines.length === 0 ? { approvedFen: accident.lossFen ?? undefined } : { lines: amountsOf(lines) },
        }}
        open={doing === 'approve'}
        {...drawer}
      />
      <VerbDrawer
        verb="accident.regrade"
        form={{
          fields: [
            { name: 'grade', kind: 'choice', options: grades, keys: true },
            { name: 'reason', kind: 'text' },
          ],
          initial: { grade: accident.grade === 'minor' ? 'major' : 'minor' },
        }}
        open={doing === 'regrade'}
        {...drawer}
      />
    </Flex>
  )
}
