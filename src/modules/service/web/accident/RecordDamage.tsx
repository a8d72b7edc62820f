import { Alert, Button, Drawer, Flex, Radio } from 'antd'
import { useState } from 'react'
import type { ProblemError } from '../../../../console/problem.ts'
import { randomKey } from '../../../../console/intent.ts'
import { usePhone } from '../../../../console/screen.ts'
import { useTexts } from '../../../../console/texts.ts'
import type { CarMark } from '../../../../console/ui/car/panels.ts'
import { CarOutline } from '../../../../console/ui/CarOutline.tsx'
import { MarkList } from '../../../../console/ui/MarkList.tsx'
import { Soft } from '../../../../console/ui/Soft.tsx'
import { useVerb } from '../../../../console/verbs.ts'
import { accidentGrades, accidentPayers } from '../../contract/accident.ts'

interface RecordDamageProps {
  readonly order: { readonly id: string; readonly storeId: string }
  readonly close: () => void
}

/** The damage record: tap where the car is damaged, say how grave it is and who pays. */
export function RecordDamage({ order, close }: RecordDamageProps) {
  const texts = useTexts()
  const phone = usePhone()
  const [marks, setMarks] = useState<readonly CarMark[]>([])
  const [grade, setGrade] = useState<(typeof accidentGrades)[number]>('minor')
  const [payer, setPayer] = useState<(typeof accidentPayers)[number]>('insurance')
  const [problem, setProblem] = useState<ProblemError>()
  const record = useVerb('accident.record', { quiet: true, also: ['repairOrder'] })
  const save = async () => {
    const outcome = await record.run({
      storeId: order.storeId,
      orderId: order.id,
      grade,
      payer,
      damages: marks.map(({ id: _id, ...mark }) => mark),
    })
    if (outcome.ok) close()
    else setProblem(outcome.problem)
  }
  return (
    <Drawer
      open
      onClose={close}
      size={phone ? '100%' : 720}
      title={texts.verb('accident', 'record')}
      footer={
        <Flex gap={8} justify="end">
          <Button onClick={close}>{texts.c('form.cancel')}</Button>
          <Button type="primary" disabled={marks.length === 0} loading={record.pending} onClick={() => void save()}>
            {texts.verb('accident', 'record')}
          </Button>
        </Flex>
      }
    >
      <Flex vertical gap={16}>
        <Soft>{texts.t('service.accidentPage.tap')}</Soft>
        <CarOutline marks={marks} onMark={(mark) => setMarks([...marks, { ...mark, id: randomKey() }])} />
        <MarkList marks={marks} onRemove={(mark) => setMarks(marks.filter((one) => one.id !== mark.id))} />
        <Radio.Group
          optionType="button"
          buttonStyle="solid"
          size="large"
          aria-label={texts.field('accident', 'grade')}
          value={grade}
          onChange={(event) => setGrade(event.target.value === 'major' ? 'major' : 'minor')}
          options={accidentGrades.map((one) => ({ value: one, label: texts.value('accident', 'grade', one) }))}
        />
        <Radio.Group
          optionType="button"
          size="large"
          aria-label={texts.field('accident', 'payer')}
          value={payer}
          onChange={(event) => setPayer(event.target.value === 'customer' ? 'customer' : 'insurance')}
          options={accidentPayers.map((one) => ({ value: one, label: texts.value('accident', 'payer', one) }))}
        />
        {grade === 'major' && <Alert type="info" showIcon title={texts.t('service.refusal.surveyFirst')} />}
        {problem && <Alert type="error" showIcon role="alert" title={texts.problem(problem)} />}
      </Flex>
    </Drawer>
  )
}
