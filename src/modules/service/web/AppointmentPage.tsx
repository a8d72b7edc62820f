import { Button, Flex, Tag } from 'antd'
import { useMemo, useState } from 'react'
import type { AnswerOf } from '../../../console/endpoints.ts'
import { plainNumber } from '../../../console/formats.ts'
import { useGo } from '../../../console/navigation.ts'
import { useRecordId } from '../../../console/search-params.ts'
import { useSession } from '../../../console/session.tsx'
import { useTexts } from '../../../console/texts.ts'
import { AppLink } from '../../../console/ui/AppLink.tsx'
import { Countdown } from '../../../console/ui/Countdown.tsx'
import { Facts } from '../../../console/ui/Facts.tsx'
import { Person } from '../../../console/ui/Person.tsx'
import { Plate } from '../../../console/ui/Plate.tsx'
import { type FormsOf, RecordPage } from '../../../console/ui/RecordPage.tsx'
import { Section } from '../../../console/ui/Section.tsx'
import { When } from '../../../console/ui/When.tsx'
import { BookingDeposit } from './deposit/BookingDeposit.tsx'
import { BookingCare } from './booking/BookingCare.tsx'
import { cancelledBy } from '../contract/deposit.ts'
import { ChangeTime } from './booking/ChangeTime.tsx'
import { useItems } from './booking/use-items.ts'
import { usePackages } from './booking/use-packages.ts'

type Booking = AnswerOf<'appointment.get'>

const titleOf = (booking: Booking) => <BookingTitle booking={booking} />
const asideOf = (booking: Booking) => <NextStep booking={booking} />

export default function AppointmentPage() {
  const id = useRecordId()
  const items = useItems()
  const [changing, setChanging] = useState<Booking>()
  const options = items.options
  const formsOf = useMemo(
    () =>
      (booking: Booking): FormsOf<'appointment.get'> => ({
        complete: {
          fields: [
            { name: 'concern', kind: 'longText' },
            { name: 'odometerKm', kind: 'number' },
            { name: 'itemCodes', kind: 'choice', options, many: true },
          ],
          initial: {
            concern: booking.concern ?? undefined,
            odometerKm: booking.odometerKm ?? undefined,
            itemCodes: booking.itemCodes,
          },
        },
        cancel: {
          fields: [
            { name: 'reason', kind: 'text' },
            // Whose doing it is decides what becomes of a deposit.
            ...(booking.depositId === null
              ? []
              : [{ name: 'by', kind: 'choice', options: cancelledBy, keys: true } as const]),
          ],
          initial: { by: 'customer' as const },
        },
        askToMove: { fields: [{ name: 'reason', kind: 'text' }] },
        prepare: {
          fields: [{ name: 'ready', kind: 'flag' }],
          initial: { ready: booking.preparation.preparedAt !== null },
        },
      }),
    [options],
  )
  return (
    <>
      <RecordPage
        read="appointment.get"
        id={id}
        path={['booked', 'arrived']}
        title={titleOf}
        times={(booking) => (booking.arrivedAt ? [{ state: 'arrived', at: booking.arrivedAt }] : [])}
        forms={formsOf}
        own={(booking) => ({ change: () => setChanging(booking) })}
        also={['customer', 'vehicle', 'repairOrder', 'deposit']}
        aside={asideOf}
      >
        {(booking) => (
          <>
            <BookingDeposit booking={booking} />
            <BookingFacts booking={booking} />
            <BookingCare booking={booking} />
          </>
        )}
      </RecordPage>
      {changing && <ChangeTime booking={changing} close={() => setChanging(undefined)} />}
    </>
  )
}

function BookingTitle({ booking }: { readonly booking: Booking }) {
  const texts = useTexts()
  return (
    <>
      <Plate plate={booking.plate} colour={booking.plateColour} large />
      <span>{booking.customerName}</span>
      <span>{texts.name(booking.modelZh, booking.modelEn)}</span>
    </>
  )
}

function BookingFacts({ booking }: { readonly booking: Booking }) {
  const texts = useTexts()
  const items = useItems()
  const packages = usePackages()
  const label = (field: string) => texts.field('appointment', field)
  const missing = booking.missing ?? []
  return (
    <Section title={texts.t('service.page.bookingFacts')}>
      <Facts
        facts={[
          { label: label('startsAt'), value: <When at={booking.startsAt} /> },
          { label: label('minutes'), value: booking.minutes },
          { label: label('visitType'), value: texts.value('appointment', 'visitType', booking.visitType) },
          { label: label('skill'), value: texts.value('staff', 'skill', booking.skill) },
          { label: label('technicianName'), value: booking.technicianName },
          { label: label('channel'), value: texts.t(`service.value.channel.${booking.channel}`) },
          ...(booking.phoneCourtesy
            ? [
                {
                  label: label('phoneCourtesy'),
                  value: booking.phoneCourtesy.map((step) => texts.t(`service.value.courtesy.${step}`)).join(' · '),
                },
              ]
            : []),
          {
            label: label('customerId'),
            value: (
              <>
                <Person name={booking.customerName} more={booking.phoneMasked} customerId={booking.customerId} />{' '}
                {booking.noShows > 0 && (
                  <Tag color="warning">{texts.t('service.page.noShows', { count: booking.noShows })}</Tag>
                )}
              </>
            ),
          },
          {
            label: label('vehicleId'),
            value: <AppLink href={`/vehicles/${booking.vehicleId}`}>{booking.plate}</AppLink>,
          },
          {
            label: label('odometerKm'),
            value: booking.odometerKm === null ? null : plainNumber(booking.odometerKm),
          },
          { label: label('packageCode'), value: packages.nameOf(booking.packageCode) },
          { label: label('itemCodes'), value: items.names(booking.itemCodes), wide: true },
          { label: label('concern'), value: booking.concern, wide: true },
          ...(missing.length > 0
            ? [
                {
                  label: label('missing'),
                  value: missing
                    .map((one) => texts.t(`service.appointment.missing.${one}`))
                    .join(texts.t('service.page.comma')),
                  wide: true as const,
                },
              ]
            : []),
        ]}
      />
    </Section>
  )
}

function NextStep({ booking }: { readonly booking: Booking }) {
  const texts = useTexts()
  const go = useGo()
  const { can } = useSession()
  if (booking.orderId !== null) {
    return (
      <Button block onClick={() => go(`/repair-orders/${booking.orderId}`)}>
        {texts.t('service.page.openOrder')}
      </Button>
    )
  }
  if (!['booked', 'arrived'].includes(booking.state) || !can('repairOrder.checkIn')) return null
  return (
    <Flex vertical gap={8} align="center">
      {booking.arrivedAt !== null && <Countdown since={booking.arrivedAt} limitSeconds={180} large />}
      <Button type="primary" size="large" block onClick={() => go(`/reception?appointment=${booking.id}`)}>
        {texts.verb('repairOrder', 'checkIn')}
      </Button>
    </Flex>
  )
}
