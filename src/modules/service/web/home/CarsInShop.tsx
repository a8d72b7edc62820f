import { Flex, Segmented, Skeleton, theme } from 'antd'
import { useState } from 'react'
import type { RowOf } from '../../../../console/endpoints.ts'
import { useRead } from '../../../../console/queries.ts'
import { useSession } from '../../../../console/session.tsx'
import { useTexts } from '../../../../console/texts.ts'
import { AppLink } from '../../../../console/ui/AppLink.tsx'
import { Empty } from '../../../../console/ui/Empty.tsx'
import { Plate } from '../../../../console/ui/Plate.tsx'
import { PromisedTime } from '../../../../console/ui/PromisedTime.tsx'
import { Section } from '../../../../console/ui/Section.tsx'
import { StateTag } from '../../../../console/ui/StateTag.tsx'
import { inShop } from '../order/in-shop.ts'

type Order = RowOf<'repairOrder.list'>
type Whose = 'mine' | 'all'

/** What is promised soonest first; cars without a promise before all, for they are forgotten first. */
const byPromise = (a: Order, b: Order) => (a.promisedAt ?? '').localeCompare(b.promisedAt ?? '')

/** The cars in the shop by their promised time, the advisor's own or everybody's. */
export function CarsInShop() {
  const texts = useTexts()
  const { me, store } = useSession()
  const [whose, setWhose] = useState<Whose>(me.staffId ? 'mine' : 'all')
  const { data } = useRead('repairOrder.list', {
    query: {
      state: inShop.join(','),
      limit: 200,
      ...(store ? { store: store.id } : {}),
      ...(whose === 'mine' && me.staffId ? { advisorId: me.staffId } : {}),
    },
    also: ['estimate', 'jobCard', 'inspection', 'bill'],
  })
  const switcher = me.staffId && (
    <Segmented<Whose>
      size="small"
      aria-label={texts.t('service.page.whose')}
      value={whose}
      onChange={setWhose}
      options={[
        { value: 'mine', label: texts.t('service.page.mine') },
        { value: 'all', label: texts.t('service.page.everybody') },
      ]}
    />
  )
  return (
    <Section title={texts.t('service.page.inShop', { count: data?.rows.length ?? 0 })} extra={switcher}>
      {!data && <Skeleton active />}
      {data?.rows.length === 0 && (
        <Empty text={texts.t('service.page.noCars')} next={texts.t('service.page.noCarsNext')} />
      )}
      <Flex vertical>
        {data?.rows.toSorted(byPromise).map((order) => (
          <OrderRow key={order.id} order={order} />
        ))}
      </Flex>
    </Section>
  )
}

function OrderRow({ order }: { readonly order: Order }) {
  const { token } = theme.useToken()
  return (
    <Flex
      gap={8}
      align="center"
      wrap
      style={{ padding: '6px 0', minHeight: 44, borderBottom: `1px solid ${token.colorBorderSecondary}` }}
    >
      <AppLink href={`/repair-orders/${order.id}`}>
        <Plate plate={order.plate} colour={order.plateColour} />
      </AppLink>
      <span style={{ whiteSpace: 'nowrap', flex: 1 }}>{order.customerName}</span>
      <StateTag record="repairOrder" state={order.state} />
      <PromisedTime promisedAt={order.promisedAt} state={order.state} />
    </Flex>
  )
}
