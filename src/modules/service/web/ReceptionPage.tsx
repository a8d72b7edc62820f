import { Flex, Skeleton, Typography } from 'antd'
import { lazy, Suspense } from 'react'
import { z } from 'zod'
import { useNow } from '../../../console/clock.ts'
import { dayOf } from '../../../console/formats.ts'
import { useRead } from '../../../console/queries.ts'
import { usePageSearch } from '../../../console/search-params.ts'
import { useSession } from '../../../console/session.tsx'
import { useTexts } from '../../../console/texts.ts'
import { Section } from '../../../console/ui/Section.tsx'
import { BookingRow } from './day/BookingRow.tsx'
import { waits } from './day/DayBook.tsx'
import { CarFinder } from './find/CarFinder.tsx'
import { useVisitor } from './find/use-visitor.ts'
import { QuickLaneLink } from './quick/QuickLaneLink.tsx'
import { VisitorCard } from './find/VisitorCard.tsx'

// The counter first looks for the car; the form comes with it.
const ReceptionForm = lazy(() =>
  import('./reception/ReceptionForm.tsx').then((file) => ({ default: file.ReceptionForm })),
)

const search = z.object({
  appointment: z.string().optional(),
  vehicle: z.string().optional(),
  customer: z.string().optional(),
})

/** Receiving a car: the plate, and everything else appears. */
export default function ReceptionPage() {
  const [{ appointment, vehicle, customer }, set] = usePageSearch(search)
  const booked = useRead('appointment.get', { id: appointment, enabled: appointment !== undefined })
  const today = dayOf(useNow())
  const vehicleId = vehicle ?? booked.data?.vehicleId
  // Somebody who drives up without saying so may have booked all the same.
  const todays = useRead('appointment.list', {
    query: { vehicleId, from: today, to: today },
    enabled: vehicleId !== undefined && appointment === undefined,
  })
  const visitor = useVisitor(vehicleId, customer ?? booked.data?.customerId)
  const found = todays.data?.rows.find((row) => row.orderId === null && ['booked', 'arrived'].includes(row.state))
  const booking = appointment === undefined ? found : booked.data
  const isAsking = (appointment !== undefined && booked.isPending) || (vehicleId !== undefined && !visitor.car)
  if (isAsking || (vehicleId !== undefined && appointment === undefined && todays.isPending)) return <Skeleton active />
  if (!visitor.car) return <Door onFound={(id, customerId) => set({ vehicle: id, customer: customerId })} />
  return (
    <Suspense fallback={<Skeleton active />}>
      <ReceptionForm
        key={visitor.car.id}
        car={visitor.car}
        booking={booking}
        customerId={visitor.customerId ?? booking?.customerId}
        card={
          <VisitorCard
            car={visitor.car}
            visitor={visitor}
            onCustomer={(id) => set({ customer: id })}
            onOther={() => set({ appointment: undefined, vehicle: undefined, customer: undefined })}
          />
        }
      />
    </Suspense>
  )
}

/** Who stands at the door: the search, and below it who waits and who is expected. */
function Door({ onFound }: { readonly onFound: (vehicleId: string, customerId: string | undefined) => void }) {
  const texts = useTexts()
  const { store } = useSession()
  const today = dayOf(useNow())
  const { data } = useRead('appointment.list', {
    query: { from: today, to: today, limit: 200, ...(store ? { store: store.id } : {}) },
    also: ['repairOrder', 'customer', 'vehicle'],
  })
  const expected = (data?.rows ?? []).filter((row) => row.orderId === null && ['booked', 'arrived'].includes(row.state))
  const sorted = expected.toSorted(
    (a, b) => Number(waits(b)) - Number(waits(a)) || a.startsAt.localeCompare(b.startsAt),
  )
  return (
    <Flex vertical gap={12} style={{ maxWidth: 900 }}>
      <Typography.Title level={1} style={{ fontSize: 20, margin: 0 }}>
        {texts.t('service.menu.reception')}
      </Typography.Title>
      <Section title={texts.t('service.page.whichCar')} extra={<QuickLaneLink />}>
        <CarFinder onFound={onFound} />
      </Section>
      {sorted.length > 0 && (
        <Section title={texts.t('service.page.expected', { count: sorted.length })}>
          {sorted.slice(0, 12).map((row) => (
            <BookingRow key={row.id} row={row} brief />
          ))}
        </Section>
      )}
    </Flex>
  )
}
