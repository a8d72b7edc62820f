import { Alert, Flex } from 'antd'
import { clockTime } from '../../../../console/formats.ts'
import { useTexts } from '../../../../console/texts.ts'
import { CoverAndRecalls } from '../../../../console/ui/CarCover.tsx'
import { AppLink } from '../../../../console/ui/AppLink.tsx'
import { Money } from '../../../../console/ui/Money.tsx'
import { Section } from '../../../../console/ui/Section.tsx'
import { StateTag } from '../../../../console/ui/StateTag.tsx'
import { UndoneWork } from '../../../../console/ui/UndoneWork.tsx'
import { When } from '../../../../console/ui/When.tsx'
import { inShop } from '../order/in-shop.ts'
import { type Arrival, useCatalogue } from './device/arrivals.ts'

const open = new Set<string>(inShop)

/** What the house knows of the car: the booking, an order that is still open, work put off, the last visits. */
export function CarHistory({ arrival, odometerKm }: { readonly arrival: Arrival; readonly odometerKm: number | null }) {
  const texts = useTexts()
  const catalogue = useCatalogue()
  const { booking, visits, undone } = arrival
  const { towed } = arrival
  const running = towed ? undefined : visits.find((row) => open.has(row.state))
  const names = (booking?.itemCodes ?? []).map((code) => {
    const item = catalogue.find((one) => one.code === code)
    return item ? texts.name(item.nameZh, item.nameEn) : code
  })
  return (
    <Flex vertical gap={12} component="aside" id="step-history">
      {towed && (
        <Alert
          type="info"
          showIcon
          title={texts.t('service.page.towedHere')}
          description={<AppLink href={`/repair-orders/${towed.orderId}`}>{towed.number}</AppLink>}
        />
      )}
      {running && (
        <Alert
          type="warning"
          showIcon
          title={texts.t('service.page.stillOpen')}
          description={<AppLink href={`/repair-orders/${running.orderId}`}>{running.number}</AppLink>}
        />
      )}
      {booking && (
        <Section title={texts.record('appointment')}>
          <Flex vertical gap={4}>
            <span>
              {clockTime(booking.startsAt)} <AppLink href={`/appointments/${booking.id}`}>{booking.number}</AppLink>
            </span>
            <span>{names.join(texts.t('service.page.comma'))}</span>
          </Flex>
        </Section>
      )}
      <CoverAndRecalls {...arrival} odometerKm={odometerKm ?? arrival.car.odometerKm} />
      <UndoneWork rows={undone.rows} />
      <Section title={texts.t('service.page.lastVisits')}>
        {visits.length === 0 && <span>{texts.t('service.page.firstVisit')}</span>}
        <Flex vertical gap={8}>
          {visits.slice(0, 5).map((row) => (
            <Flex key={row.orderId} vertical gap={2}>
              <Flex gap={8} wrap align="center">
                <When at={row.createdAt} />
                <AppLink href={`/repair-orders/${row.orderId}`}>
                  {texts.value('repairOrder', 'visitType', row.visitType)}
                </AppLink>
                <Money fen={row.approvedFen} />
                <StateTag record="repairOrder" state={row.state} />
              </Flex>
              {row.words.map((words) => (
                <span key={words}>{texts.t('service.page.quoted', { words })}</span>
              ))}
            </Flex>
          ))}
        </Flex>
      </Section>
    </Flex>
  )
}
