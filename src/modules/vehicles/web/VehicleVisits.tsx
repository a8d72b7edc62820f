import { plainNumber } from '../../../console/formats.ts'
import { useRead } from '../../../console/queries.ts'
import { useSession } from '../../../console/session.tsx'
import { useTexts } from '../../../console/texts.ts'
import { AppLink } from '../../../console/ui/AppLink.tsx'
import { Empty } from '../../../console/ui/Empty.tsx'
import { LineTable } from '../../../console/ui/LineTable.tsx'
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
        <LineTable
          label={texts.t('vehicles.page.visits')}
          keyOf={(order) => order.id}
          rows={data.rows}
          columns={[
            {
              key: 'number',
              heading: title('number'),
              draw: (order) => <AppLink href={`/repair-orders/${order.id}`}>{order.number}</AppLink>,
            },
            { key: 'createdAt', heading: title('createdAt'), draw: (order) => <When at={order.createdAt} /> },
            {
              key: 'visitType',
              heading: title('visitType'),
              draw: (order) => texts.value('repairOrder', 'visitType', order.visitType),
            },
            {
              key: 'odometerKm',
              numeric: true,
              heading: title('odometerKm'),
              draw: (order) => plainNumber(order.odometerKm),
            },
            { key: 'advisorName', heading: title('advisorName'), draw: (order) => order.advisorName },
            {
              key: 'approvedFen',
              numeric: true,
              heading: title('approvedFen'),
              draw: (order) => <Money fen={order.approvedFen} />,
            },
            {
              key: 'state',
              heading: title('state'),
              draw: (order) => <StateTag record="repairOrder" state={order.state} />,
            },
          ]}
        />
      )}
    </Section>
  )
}
