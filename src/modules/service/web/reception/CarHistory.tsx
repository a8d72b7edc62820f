import { Alert, Flex } from 'antd'
import { clockTime } from '../../../../console/formats.ts'
import type { RowOf } from '../../../../console/endpoints.ts'
import { useRead } from '../../../../console/queries.ts'
import { useTexts } from '../../../../console/texts.ts'
import { AppLink } from '../../../../console/ui/AppLink.tsx'
import { Money } from '../../../../console/ui/Money.tsx'
import { Section } from '../../../../console/ui/Section.tsx'
import { StateTag } from '../../../../console/ui/StateTag.tsx'
import { When } from '../../../../console/ui/When.tsx'
import { inShop } from '../order/in-shop.ts'
import { UndoneWorkOfCar } from '../../../../console/ui/UndoneWork.tsx'
import { useItems } from '../booking/use-items.ts'

interface CarHistoryProps {
  readonly vehicleId: string
  readonly booking: RowOf<'appointment.list'> | undefined
}

const open = new Set<string>(inShop)

/** What the house knows of the car: the booking, an order that is still open, work put off, the last visits. */
export function CarHistory({ vehicleId, booking }: CarHistoryProps) {
  const texts = useTexts()
  const items = useItems()
  const { data } = useRead('repairOrder.list', { query: { vehicleId, limit: 6 } })
  const running = data?.rows.find((row) => open.has(row.state))
  return (
    <Flex vertical gap={12} component="aside">
      {running && (
        <Alert
          type="warning"
          showIcon
          title={texts.t('service.page.stillOpen')}
          description={<AppLink href={`/repair-orders/${running.id}`}>{running.number}</AppLink>}
        />
      )}
      {booking && (
        <Section title={texts.record('appointment')}>
          <Flex vertical gap={4}>
            <span>
              {clockTime(booking.startsAt)} <AppLink href={`/appointments/${booking.id}`}>{booking.number}</AppLink>
            </span>
            <span>{items.names(booking.itemCodes)}</span>
          </Flex>
        </Section>
      )}
      <UndoneWorkOfCar vehicleId={vehicleId} />
      <Section title={texts.t('service.page.lastVisits')}>
        {data?.rows.length === 0 && <span>{texts.t('service.page.firstVisit')}</span>}
        <Flex vertical gap={8}>
          {data?.rows.slice(0, 5).map((row) => (
            <Flex key={row.id} gap={8} wrap align="center">
              <When at={row.createdAt} />
              <AppLink href={`/repair-orders/${row.id}`}>
                {texts.value('repairOrder', 'visitType', row.visitType)}
              </AppLink>
              <Money fen={row.approvedFen} />
              <StateTag record="repairOrder" state={row.state} />
            </Flex>
          ))}
        </Flex>
      </Section>
    </Flex>
  )
}
