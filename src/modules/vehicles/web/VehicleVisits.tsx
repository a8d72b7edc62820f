import { Table } from 'antd'
import { plainNumber } from '../../../console/formats.ts'
import { useRead } from '../../../console/queries.ts'
import { useSession } from '../../../console/session.tsx'
import { useTexts } from '../../../console/texts.ts'
import { AppLink } from '../../../console/ui/AppLink.tsx'
import { Empty } from '../../../console/ui/Empty.tsx'
import { Money } from '../../../console/ui/Money.tsx'
import { Section } from '../../../console/ui/Section.tsx'
import { StateTag } from '../../../console/ui/StateTag.tsx'
import { When } from '../../../console/ui/When.tsx'

/** What was done to the car and when, the newest first. */
export function VehicleVisits({ vehicleId }: { readonly vehicleId: string }) {
  const texts = useTexts()
  const { can } = useSession()
  const { data } = useRead('repairOrder.list', { query: { vehicleId, limit: 50 }, enabled: can('repairOrder.see') })
  if (!data) return null
  const title = (field: string) => texts.field('repairOrder', field)
  return (
    <Section title={texts.t('vehicles.page.visits')}>
      {data.rows.length === 0 ? (
        <Empty text={texts.t('vehicles.page.noVisits')} />
      ) : (
        <Table
          size="small"
          rowKey="id"
          pagination={false}
          scroll={{ x: 'max-content' }}
          dataSource={[...data.rows]}
          columns={[
            {
              key: 'number',
              title: title('number'),
              render: (_, order) => <AppLink href={`/repair-orders/${order.id}`}>{order.number}</AppLink>,
            },
            { key: 'createdAt', title: title('createdAt'), render: (_, order) => <When at={order.createdAt} /> },
            {
              key: 'visitType',
              title: title('visitType'),
              render: (_, order) => texts.value('repairOrder', 'visitType', order.visitType),
            },
            {
              key: 'odometerKm',
              align: 'right',
              title: title('odometerKm'),
              render: (_, order) => plainNumber(order.odometerKm),
            },
            { key: 'advisorName', title: title('advisorName'), render: (_, order) => order.advisorName },
            {
              key: 'approvedFen',
              align: 'right',
              title: title('approvedFen'),
              render: (_, order) => <Money fen={order.approvedFen} />,
            },
            {
              key: 'state',
              title: title('state'),
              render: (_, order) => <StateTag record="repairOrder" state={order.state} />,
            },
          ]}
        />
      )}
    </Section>
  )
}
