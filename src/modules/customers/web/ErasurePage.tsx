import { Alert, Typography } from 'antd'
import type { ReactNode } from 'react'
import { useNow } from '../../../console/clock.ts'
import type { AnswerOf } from '../../../console/endpoints.ts'
import { plainDay } from '../../../console/formats.ts'
import { useRecordId } from '../../../console/search-params.ts'
import { type Texts, useTexts } from '../../../console/texts.ts'
import { AppLink } from '../../../console/ui/AppLink.tsx'
import { Facts } from '../../../console/ui/Facts.tsx'
import { LineTable } from '../../../console/ui/LineTable.tsx'
import { RecordPage } from '../../../console/ui/RecordPage.tsx'
import { Section } from '../../../console/ui/Section.tsx'
import { When } from '../../../console/ui/When.tsx'
import { erasureGrounds } from '../contract/erasure.ts'

type Erasure = AnswerOf<'erasure.get'>

/** A request to erase: what we hold of the person, what law wants kept until when, and what was done. */
export default function ErasurePage() {
  const id = useRecordId()
  const texts = useTexts()
  return (
    <RecordPage
      read="erasure.get"
      id={id}
      path={['open', 'done']}
      title={(request) => request.customerName}
      forms={() => ({
        erase: {
          fields: [{ name: 'confirmed', kind: 'flag' }],
          initial: { confirmed: false },
          errorsAt: { 'customers.confirmErasure': 'confirmed' },
        },
        refuse: { fields: [{ name: 'ground', kind: 'choice', options: erasureGrounds }] },
      })}
      also={['customer']}
    >
      {(request) => (
        <>
          <Section title={texts.record('erasure')}>
            <RequestFacts request={request} texts={texts} />
          </Section>
          {request.erasedRows ? (
            <Result request={request} texts={texts} />
          ) : (
            <Holdings request={request} texts={texts} />
          )}
        </>
      )}
    </RecordPage>
  )
}

interface PartProps {
  readonly request: Erasure
  readonly texts: Texts
}

function RequestFacts({ request, texts }: PartProps) {
  const now = useNow()
  const fact = (field: string, value: ReactNode) => ({ label: texts.field('erasure', field), value })
  const name = request.customerName || texts.state('erasure', 'done')
  return (
    <Facts
      facts={[
        fact('customerId', <AppLink href={`/customers/${request.customerId}`}>{name}</AppLink>),
        fact('proof', texts.value('erasure', 'proof', request.proof)),
        fact('channel', texts.value('erasure', 'channel', request.channel)),
        fact('createdAt', <When at={request.createdAt} />),
        fact('dueAt', <When at={request.dueAt} />),
        ...(request.decidedAt ? [fact('decidedAt', <When at={request.decidedAt} />)] : []),
        ...(request.keptUntil ? [fact('keptUntil', plainDay(request.keptUntil, now))] : []),
        ...(request.ground ? [fact('ground', texts.value('erasure', 'ground', request.ground))] : []),
      ]}
    />
  )
}

function Holdings({ request, texts }: PartProps) {
  const now = useNow()
  const until = request.parts.reduce<string | null>(
    (latest, { keptUntil }) => (keptUntil !== null && (latest === null || keptUntil > latest) ? keptUntil : latest),
    null,
  )
  const isWaiting = request.state === 'open' || request.state === 'kept'
  const words =
    until === null
      ? texts.t('customers.page.nothingHeldNow')
      : texts.t('customers.page.heldUntil', { day: plainDay(until, now) })
  return (
    <Section title={texts.t('customers.page.heldParts')}>
      {isWaiting && (
        <Alert type={until === null ? 'success' : 'warning'} showIcon title={words} style={{ marginBottom: 12 }} />
      )}
      <LineTable
        label={texts.t('customers.page.heldParts')}
        rows={request.parts}
        keyOf={({ part }) => part}
        columns={[
          {
            key: 'part',
            heading: texts.field('erasure', 'part'),
            draw: ({ part }) => texts.value('erasure', 'part', part),
          },
          { key: 'count', heading: texts.field('erasure', 'count'), draw: ({ count }) => count, numeric: true },
          {
            key: 'keptUntil',
            heading: texts.field('erasure', 'keptUntil'),
            draw: ({ keptUntil }) => (keptUntil ? plainDay(keptUntil, now) : texts.t('customers.page.free')),
          },
          {
            key: 'laws',
            heading: texts.field('erasure', 'laws'),
            draw: ({ keptUntil, laws }) =>
              keptUntil && laws.length > 0 ? (
                <Typography.Text type="secondary">{laws.join(' · ')}</Typography.Text>
              ) : (
                '–'
              ),
          },
        ]}
      />
    </Section>
  )
}

function Result({ request, texts }: PartProps) {
  return (
    <Section title={texts.t('customers.page.erasedResult')}>
      <LineTable
        label={texts.t('customers.page.erasedResult')}
        rows={request.erasedRows ?? []}
        keyOf={({ part }) => part}
        columns={[
          {
            key: 'part',
            heading: texts.field('erasure', 'part'),
            draw: ({ part }) => texts.value('erasure', 'part', part),
          },
          { key: 'count', heading: texts.field('erasure', 'count'), draw: ({ count }) => count, numeric: true },
        ]}
      />
    </Section>
  )
}
