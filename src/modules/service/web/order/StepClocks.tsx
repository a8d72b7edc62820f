import { CheckOutlined, ClockCircleOutlined, ExclamationCircleFilled, MinusOutlined } from '@ant-design/icons'
import { Button, Flex, Tag, theme } from 'antd'
import { useNow } from '../../../../console/clock.ts'
import type { AnswerOf } from '../../../../console/endpoints.ts'
import { dayTime } from '../../../../console/formats.ts'
import { useRead } from '../../../../console/queries.ts'
import { useSession } from '../../../../console/session.tsx'
import { type Texts, useTexts } from '../../../../console/texts.ts'
import { AppLink } from '../../../../console/ui/AppLink.tsx'
import { LineTable } from '../../../../console/ui/LineTable.tsx'
import { Section } from '../../../../console/ui/Section.tsx'
import { type Target, useVerb } from '../../../../console/verbs.ts'
import { cleaningParts } from '../../contract/cleaning.ts'

type Answer = AnswerOf<'jobCard.visitSteps'>
type Step = Answer['rows'][number]
type Call = NonNullable<AnswerOf<'followUp.ofOrder'>['call']>
type Shown = Step | Call

const minuteMs = 60_000

/** Each step of the visit with who has it, its standard, when it is due and what it took; what was said about delays. */
export function StepClocks({ order }: { readonly order: Target }) {
  const texts = useTexts()
  const { can } = useSession()
  const orderId = order.id
  const after = useRead('followUp.ofOrder', { id: orderId, enabled: can('followUp.see'), also: ['repairOrder'] })
  const { data } = useRead('jobCard.visitSteps', {
    id: orderId,
    enabled: can('jobCard.see'),
    also: ['repairOrder', 'estimate', 'inspection', 'bill'],
    everySeconds: 60,
  })
  const t = (key: string) => texts.t(`service.steps.${key}`)
  const now = useNow()
  if (!data) return null
  const call = after.data?.call
  const rows: readonly Shown[] = call ? [...data.rows, call] : data.rows
  return (
    <Section title={t('title')}>
      <Flex vertical gap={12}>
        <LineTable
          label={t('title')}
          keyOf={(row: Shown) => row.step}
          rows={rows}
          columns={[
            { key: 'step', heading: t('step'), draw: (row) => <StepName step={row} /> },
            {
              key: 'owner',
              heading: t('owner'),
              draw: (row) => (row.owners.length > 0 ? row.owners.join(' ') : t(`role.${row.role}`)),
            },
            { key: 'standard', heading: t('standard'), numeric: true, draw: (row) => standardWord(texts, row) },
            { key: 'due', heading: t('due'), draw: (row) => (row.dueAt ? dayTime(row.dueAt, now) : '–') },
            { key: 'done', heading: t('done'), draw: (row) => <Done row={row} now={now} order={order} /> },
            {
              key: 'actual',
              heading: t('actual'),
              numeric: true,
              draw: (row) => (row.step === 'call' ? '–' : actualMinutes(row, now)),
            },
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

/** Minutes; of the call, which has days, with their word. */
function standardWord(texts: Texts, row: Shown): string {
  if (row.step !== 'call') return String(row.standardMinutes)
  return texts.t('service.steps.days', { count: row.standardDays })
}

/** When a step was done; a car is clean by one tap; of the call what became of it, and the way to it. */
function Done({ row, now, order }: { readonly row: Shown; readonly now: number; readonly order: Target }) {
  const texts = useTexts()
  const { can } = useSession()
  const clean = useVerb('repairOrder.clean')
  const at = row.doneAt ? dayTime(row.doneAt, now) : '–'
  if (row.step === 'cleaning' && row.startedAt && !row.doneAt && can('repairOrder.clean'))
    return (
      <Button size="small" loading={clean.pending} onClick={() => void clean.run({ parts: [...cleaningParts] }, order)}>
        {texts.verb('repairOrder', 'clean')}
      </Button>
    )
  if (row.step !== 'call' || row.id === null) return at
  const said = row.state === 'givenUp' ? ` · ${texts.t('service.steps.givenUp')}` : ''
  if (!can('followUp.see')) return `${at}${said}`
  return (
    <>
      {at}
      {said} <AppLink href={`/follow-ups/${row.id}`}>{texts.t('service.steps.openCall')}</AppLink>
    </>
  )
}

function actualMinutes(row: Step, now: number): string {
  if (row.startedAt === null) return '–'
  const end = row.doneAt === null ? now : Date.parse(row.doneAt)
  return String(Math.max(0, Math.round((end - Date.parse(row.startedAt)) / minuteMs)))
}

/** A word, a shape and a colour for how a step stands. */
function StepName({ step }: { readonly step: Shown }) {
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
      {icon} {step.step === 'call' ? texts.t('service.steps.call') : texts.value('jobCard', 'visitStep', step.step)}
    </span>
  )
}
