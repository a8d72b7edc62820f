import { Flex, Tag, Timeline } from 'antd'
import { useRead } from '../../../console/queries.ts'
import { useSession } from '../../../console/session.tsx'
import { useTexts } from '../../../console/texts.ts'
import { AppLink } from '../../../console/ui/AppLink.tsx'
import { Empty } from '../../../console/ui/Empty.tsx'
import { Money } from '../../../console/ui/Money.tsx'
import { Plate } from '../../../console/ui/Plate.tsx'
import { Section } from '../../../console/ui/Section.tsx'
import { StateTag } from '../../../console/ui/StateTag.tsx'
import { When } from '../../../console/ui/When.tsx'

/** Every visit of the customer, the newest first. */
export function CustomerVisits({ customerId }: { readonly customerId: string }) {
  const texts = useTexts()
  const { can } = useSession()
  const { data } = useRead('repairOrder.list', { query: { customerId, limit: 50 }, enabled: can('repairOrder.see') })
  if (!data) return null
  return (
    <Section title={texts.t('customers.page.visits')} extra={<Reliability customerId={customerId} />}>
      {data.rows.length === 0 ? (
        <Empty text={texts.t('customers.page.noVisits')} />
      ) : (
        <Timeline
          items={data.rows.map((order) => ({
            key: order.id,
            content: (
              <Flex gap={12} align="center" wrap>
                <When at={order.createdAt} />
                <AppLink href={`/repair-orders/${order.id}`}>{order.number}</AppLink>
                <Plate plate={order.plate} colour={order.plateColour} />
                <span>{texts.value('repairOrder', 'visitType', order.visitType)}</span>
                <StateTag record="repairOrder" state={order.state} />
                <Money fen={order.approvedFen} />
              </Flex>
            ),
          }))}
        />
      )}
    </Section>
  )
}

/** How often he booked and did not come; silent where he always came. */
function Reliability({ customerId }: { readonly customerId: string }) {
  const texts = useTexts()
  const { can } = useSession()
  const { data } = useRead('appointment.history', {
    query: { customer: customerId },
    enabled: can('appointment.see'),
  })
  if (!data || data.noShows === 0) return null
  return (
    <Tag color="warning" style={{ margin: 0 }}>
      {texts.t('service.page.noShowsOf', { count: data.noShows, bookings: data.bookings })}
    </Tag>
  )
}
