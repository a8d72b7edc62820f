import { Flex, Tag } from 'antd'
import type { ReactNode } from 'react'
import { call } from '../../../console/client.ts'
import type { AnswerOf } from '../../../console/endpoints.ts'
import { useSession } from '../../../console/session.tsx'
import { useTexts } from '../../../console/texts.ts'
import { AppLink } from '../../../console/ui/AppLink.tsx'
import { Empty } from '../../../console/ui/Empty.tsx'
import { Facts } from '../../../console/ui/Facts.tsx'
import { Money } from '../../../console/ui/Money.tsx'
import { Reveal } from '../../../console/ui/Reveal.tsx'
import { Section } from '../../../console/ui/Section.tsx'
import { Soft } from '../../../console/ui/Soft.tsx'
import { When } from '../../../console/ui/When.tsx'
import { revealPurposes } from '../../customers/contract/customer.ts'

interface FileProps {
  readonly file: AnswerOf<'followUp.get'>
}

/** Whom to call, on which number, and by when. */
export function WhoFacts({ file }: FileProps) {
  const texts = useTexts()
  const { can } = useSession()
  const field = (name: string) => texts.field('followUp', name)
  const phone = (
    <Reveal
      masked={file.phoneMasked}
      record="customer"
      purposes={revealPurposes}
      may={can('customer.reveal')}
      ask={async (text) => {
        const purpose = revealPurposes.find((known) => known === text) ?? 'call'
        return (await call('customer.reveal', { id: file.customerId, query: { field: 'phone', purpose } })).value
      }}
    />
  )
  return (
    <Section title={texts.t('care.page.who')}>
      <Facts
        facts={[
          {
            label: field('customerName'),
            value: <AppLink href={`/customers/${file.customerId}`}>{file.customerName}</AppLink>,
          },
          { label: field('phoneMasked'), value: phone },
          {
            label: field('preferredChannel'),
            value: texts.value('customer', 'preferredChannel', file.preferredChannel),
          },
          {
            label: field('vehicleId'),
            value: (
              <AppLink href={`/vehicles/${file.vehicleId}`}>
                {texts.name(file.modelZh, file.modelEn) || file.plate}
              </AppLink>
            ),
          },
          {
            label: field('dueAt'),
            value: (
              <Flex gap={8}>
                <When at={file.dueAt} />
                {file.late && <Tag color="error">{field('late')}</Tag>}
              </Flex>
            ),
          },
          ...(file.callBackAt ? [{ label: field('callBackAt'), value: <When at={file.callBackAt} /> }] : []),
          { label: field('agentName'), value: file.agentName },
        ]}
      />
    </Section>
  )
}

/** What the customer answered, once the call is in the register. */
export function SaidNow({ file }: FileProps) {
  const texts = useTexts()
  if (file.state !== 'done') return null
  const field = (name: string) => texts.field('followUp', name)
  const said = (['keyPoints', 'wishes', 'complaint'] as const).map((name) => ({
    label: field(name),
    value: file[name],
    wide: true,
  }))
  return (
    <Section title={texts.t('care.page.answers')}>
      <Facts
        facts={[
          {
            label: field('carRunsWell'),
            value: file.carRunsWell === null ? null : texts.c(file.carRunsWell ? 'yes' : 'no'),
          },
          { label: field('score'), value: file.score },
          ...said,
        ]}
      />
    </Section>
  )
}

/** The visit behind the call: the customer's words with our answers, the work, and what he put off. */
export function VisitFile({ file }: FileProps) {
  const texts = useTexts()
  const field = (name: string) => texts.field('followUp', name)
  const list = { margin: 0, paddingInlineStart: 20 }
  const order = <AppLink href={`/repair-orders/${file.orderId}`}>{file.orderNumber}</AppLink>
  const concerns = file.concerns.map(({ words, answer }) => (
    <li key={words}>
      {words}
      {answer && (
        <div>
          <Soft>{answer}</Soft>
        </div>
      )}
    </li>
  ))
  const done = file.done.map((line) => <li key={line.nameZh}>{texts.name(line.nameZh, line.nameEn)}</li>)
  const declined = file.declined.map((line, index) => (
    <li key={`${index}${line.nameZh}`}>
      {texts.name(line.nameZh, line.nameEn)} <Money fen={line.grossFen} />
    </li>
  ))
  const items = (label: string, entries: readonly ReactNode[]) => ({
    label,
    wide: true,
    value: entries.length === 0 ? null : <ul style={list}>{entries}</ul>,
  })
  return (
    <Section title={texts.t('care.page.visit')} extra={order}>
      <Facts
        facts={[
          { label: field('closedAt'), value: <When at={file.closedAt} /> },
          { label: field('advisorName'), value: file.advisorName },
          items(field('concerns'), concerns),
          items(field('doneJobs'), done),
          items(field('declined'), declined),
        ]}
      />
    </Section>
  )
}

/** Who has called before, and what came of it. */
export function PreviousCalls({ file }: FileProps) {
  const texts = useTexts()
  return (
    <Section title={texts.field('followUp', 'calls')}>
      {file.calls.length === 0 && <Empty text={texts.t('care.page.noCalls')} />}
      <Flex vertical gap={8}>
        {file.calls.map((entry) => (
          <Flex key={`${entry.at}${entry.outcome}`} gap={12} wrap>
            <When at={entry.at} />
            <strong>{texts.value('followUp', 'outcome', entry.outcome)}</strong>
            <span>{entry.by}</span>
            {entry.note && <Soft>{entry.note}</Soft>}
          </Flex>
        ))}
      </Flex>
    </Section>
  )
}
