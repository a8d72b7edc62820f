import { CheckOutlined, ClockCircleOutlined, ExclamationCircleFilled, MinusOutlined } from '@ant-design/icons'
import { Flex, Tag, theme } from 'antd'
import { useNow } from '../../../../console/clock.ts'
import type { AnswerOf } from '../../../../console/endpoints.ts'
import { dayTime } from '../../../../console/formats.ts'
import { useRead } from '../../../../console/queries.ts'
import { useSession } from '../../../../console/session.tsx'
import { useTexts } from '../../../../console/texts.ts'
import { LineTable } from '../../../../console/ui/LineTable.tsx'
import { Section } from '../../../../console/ui/Section.tsx'

type Answer = AnswerOf<'jobCard.visitSteps'>
type Step = Answer['rows'][number]

const minuteMs = 60_000

/** Each step of the visit with who has it, its standard, when it is due and what it took; what was said about delays. */
export function StepClocks({ orderId }: { readonly orderId: string }) {
  const texts = useTexts()
  const { can } = useSession()
  const { data } = useRead('jobCard.visitSteps', {
    id: orderId,
    enabled: can('jobCard.see'),
    also: ['repairOrder', 'estimate', 'inspection', 'bill'],
    everySeconds: 60,
  })
  const t = (key: string) => texts.t(`service.steps.${key}`)
  const now = useNow()
  if (!data) return null
  return (
    <Section title={t('title')}>
      <Flex vertical gap={12}>
        <LineTable
          label={t('title')}
          keyOf={(row: Step) => row.step}
          rows={data.rows}
          columns={[
            { key: 'step', heading: t('step'), draw: (row) => <StepName step={row} /> },
            {
              key: 'owner',
              heading: t('owner'),
              draw: (row) => (row.owners.length > 0 ? row.owners.join(' ') : t(`role.${row.role}`)),
            },
            { key: 'standard', heading: t('standard'), numeric: true, draw: (row) => row.standardMinutes },
            { key: 'due', heading: t('due'), draw: (row) => (row.dueAt ? dayTime(row.dueAt, now) : '–') },
            { key: 'done', heading: t('done'), draw: (row) => (row.doneAt ? dayTime(row.doneAt, now) : '–') },
            { key: 'actual', heading: t('actual'), numeric: true, draw: (row) => actualMinutes(row, now) },
          ]}
        />
        {data.contacts.map((contact) => (
          <Flex key={contact.at} gap={8} wrap align="center">
            <Tag>{t('contact')}</Tag>
            <span>
              {dayTime(contact.at, now)} {contact.by}: {contact.reason}
              {contact.solution && ` → ${contact.solution}`}
              {contact.promisedTo && contact.promisedTo !== contact.promisedFrom && (
                <> → {dayTime(contact.promisedTo, now)}</>
              )}
              {contact.callNote && ` · ${contact.callNote}`}
            </span>
          </Flex>
        ))}
      </Flex>
    </Section>
  )
}

function actualMinutes(row: Step, now: number): string {
  if (row.startedAt === null) return '–'
  const end = row.doneAt === null ? now : Date.parse(row.doneAt)
  return String(Math.max(0, Math.round((end - Date.parse(row.startedAt)) / minuteMs)))
}

/** A word, a shape and a colour for how a step stands. */
function StepName({ step }: { readonly step: Step }) {
  const texts = useTexts()
  const { token } = theme.useToken()
  const running = step.startedAt !== null && step.doneAt === null
  const icon = step.late ? (
    <ExclamationCircleFilled style={{ color: token.colorError }} aria-label={texts.t('service.steps.late')} />
  ) : step.doneAt ? (
    <CheckOutlined style={{ color: token.colorSuccess }} aria-label={texts.t('service.steps.inTime')} />
  ) : running ? (
    <ClockCircleOutlined style={{ color: token.colorPrimary }} aria-label={texts.t('service.steps.running')} />
  ) : (
    <MinusOutlined style={{ color: token.colorTextDescription }} aria-hidden />
  )
  return (
    <span style={{ fontWeight: running ? 600 : undefined, whiteSpace: 'nowrap' }}>
      {icon} {texts.value('jobCard', 'visitStep', step.step)}
    </span>
  )
}
