import { Button, Flex, Tag } from 'antd'
import { call } from '../../../../console/client.ts'
import type { RowOf } from '../../../../console/endpoints.ts'
import { ListBlock } from '../../../../console/home/ListBlock.tsx'
import { useRead } from '../../../../console/queries.ts'
import { useSession } from '../../../../console/session.tsx'
import { type Texts, useTexts } from '../../../../console/texts.ts'
import { AppLink } from '../../../../console/ui/AppLink.tsx'
import { Money } from '../../../../console/ui/Money.tsx'
import { Plate } from '../../../../console/ui/Plate.tsx'
import { Reveal } from '../../../../console/ui/Reveal.tsx'
import { Soft } from '../../../../console/ui/Soft.tsx'
import { useVerb } from '../../../../console/verbs.ts'

type Open = RowOf<'estimate.unanswered'>

/** Estimates that wait for their customer, who has waited longest on top: remind him with one tap, or ring him. */
export function OpenEstimates() {
  const texts = useTexts()
  const { store, me } = useSession()
  const asked = useRead('estimate.unanswered', {
    query: { ...(store ? { store: store.id } : {}), ...(me.staffId ? { mine: 'true' } : {}) },
    also: ['repairOrder'],
  })
  return (
    <ListBlock
      title={texts.t('service.page.openEstimates')}
      asked={asked}
      rows={asked.data?.rows}
      all="/repair-orders?state=estimated"
      keyOf={(row) => row.id}
      draw={(row) => <OpenLine row={row} />}
      empty={{ text: texts.t('service.page.openEstimatesNone') }}
    />
  )
}

const hourMinutes = 60
const longMinutes = 2 * hourMinutes

function waitOf(texts: Texts, { openedAt, waitedMinutes }: Open): string {
  const key = openedAt === null ? 'estimateUnseen' : 'estimateSeen'
  return waitedMinutes < longMinutes
    ? texts.t(`service.page.${key}`, { minutes: waitedMinutes })
    : texts.t(`service.page.${key}Long`, { hours: Math.floor(waitedMinutes / hourMinutes) })
}

function OpenLine({ row }: { readonly row: Open }) {
  const texts = useTexts()
  const { can } = useSession()
  const remind = useVerb('estimate.remind')
  return (
    <Flex vertical gap={4}>
      <Flex gap={8} align="center" wrap>
        <AppLink href={`/repair-orders/${row.orderId}`}>
          <Plate plate={row.plate} colour={row.plateColour} />
        </AppLink>
        <span style={{ whiteSpace: 'nowrap' }}>{row.customerName}</span>
        <span style={{ flex: 1 }} />
        <Money fen={row.totalFen} />
      </Flex>
      <Flex gap={8} align="center" wrap>
        <Tag color={row.openedAt === null ? 'default' : 'warning'} style={{ marginInlineEnd: 0 }}>
          {waitOf(texts, row)}
        </Tag>
        {row.reminders > 0 && <Soft>{texts.t('service.page.reminded', { count: row.reminders })}</Soft>}
      </Flex>
      <Flex gap={8} align="center" justify="space-between" wrap>
        <Reveal
          masked={row.phoneMasked}
          record="customer"
          purposes={['call']}
          may={can('customer.reveal')}
          ask={async () =>
            (await call('customer.reveal', { id: row.customerId, query: { field: 'phone', purpose: 'call' } })).value
          }
        />
        {can('repairOrder.quote') && (
          <Button disabled={!row.mayRemind} loading={remind.pending} onClick={() => void remind.run({}, row)}>
            {texts.verb('estimate', 'remind')}
          </Button>
        )}
      </Flex>
    </Flex>
  )
}
