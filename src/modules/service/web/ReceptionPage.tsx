import { Alert, Flex, Skeleton, Typography } from 'antd'
import { lazy, Suspense, useEffect, useMemo, useState } from 'react'
import { z } from 'zod'
import { instantNow, now, useNow } from '../../../console/clock.ts'
import { useConnected } from '../../../console/connection.ts'
import { useOfflineWork } from '../../../console/device/use-offline-work.ts'
import { clockTime, dayOf } from '../../../console/formats.ts'
import { asProblem } from '../../../console/problem.ts'
import { useRead } from '../../../console/queries.ts'
import { usePageSearch } from '../../../console/search-params.ts'
import { useSession } from '../../../console/session.tsx'
import { useTexts } from '../../../console/texts.ts'
import { Section } from '../../../console/ui/Section.tsx'
import { ArrivalQueue, useWalkIns, type WalkIn, WalkInKey } from './day/ArrivalQueue.tsx'
import { BookingRow } from './day/BookingRow.tsx'
import { waits } from './day/DayBook.tsx'
import { DepositTag } from './deposit/DepositTag.tsx'
import { CarFinder } from './find/CarFinder.tsx'
import { QuickLaneLink } from './quick/QuickLaneLink.tsx'
import { VisitorCard } from './find/VisitorCard.tsx'
import { useArrival, useCarsTakenAlong } from './reception/device/arrivals.ts'
import { deskOf, useDraft } from './reception/device/desk.ts'
import { type Introduced, introduced, isOwnCarId, ownCarId, strangersArrival } from './reception/device/visitor.ts'
import { CarsTakenAlong } from './reception/CarsTakenAlong.tsx'
import { TowedCars } from './reception/TowedCars.tsx'
import { UnderWay } from './reception/UnderWay.tsx'
import { defaultsFor } from './reception/visit-notes.ts'
import { VisitorToRegister } from './reception/VisitorToRegister.tsx'

// The counter first looks for the car; the form comes with it.
const loadForm = () => import('./reception/ReceptionForm.tsx')
const ReceptionForm = lazy(() => loadForm().then((file) => ({ default: file.ReceptionForm })))

const search = z.object({
  appointment: z.string().optional(),
  vehicle: z.string().optional(),
  customer: z.string().optional(),
  walkIn: z.string().optional(),
  /** As it was read at the door: with it the search begins. */
  plate: z.string().optional(),
})

/** Receiving a car: the plate, and everything else appears. */
export default function ReceptionPage() {
  const [{ appointment, vehicle, customer, walkIn, plate }, set] = usePageSearch(search)
  const { me, workStore } = useSession()
  useOfflineWork('/reception')
  useEffect(() => void loadForm(), [])
  const walkIns = useWalkIns()
  const guest = walkIns.find(({ id }) => id === walkIn)
  const booked = useRead('appointment.get', { id: appointment, enabled: appointment !== undefined })
  const vehicleId = vehicle ?? booked.data?.vehicleId
  const isStranger = vehicleId !== undefined && isOwnCarId(vehicleId)
  const { data: arrival, error } = useArrival(isStranger ? undefined : vehicleId, workStore?.id)
  const other = () => set({ appointment: undefined, vehicle: undefined, customer: undefined })
  if (vehicleId === undefined && !booked.isLoading)
    return <Door plate={plate} guest={guest} onFound={(id, by) => set({ vehicle: id, customer: by })} />
  if (isStranger)
    return <Stranger key={vehicleId} id={vehicleId} onKnown={(id) => set({ vehicle: id })} other={other} />
  if (error && !arrival) return <NotHere isLost={asProblem(error).lost} back={() => set({ vehicle: undefined })} />
  if (!arrival) return <Skeleton active />
  const booking = booked.data ?? arrival.booking ?? undefined
  const [first] = arrival.people
  const customerId = customer ?? arrival.towed?.customerId ?? booking?.customerId ?? first?.id
  // Whoever came without a booking in this very car is meant, also where nobody said so.
  const atDoor = guest ?? (booking ? undefined : walkIns.find((one) => one.plate === arrival.car.plate))
  return (
    <Suspense fallback={<Skeleton active />}>
      <ReceptionForm
        key={arrival.car.id}
        arrival={arrival}
        booking={booking}
        customerId={customerId}
        guest={atDoor}
        card={
          <>
            <VisitorCard
              car={arrival.car}
              visitor={{ car: arrival.car, people: arrival.people, customerId }}
              onCustomer={(id) => {
                deskOf(me).say(arrival.car.id, { customerId: id })
                set({ customer: id })
              }}
              onOther={other}
            />
            <DepositTag deposit={booked.data?.deposit} />
          </>
        }
      />
    </Suspense>
  )
}

interface StrangerProps {
  readonly id: string
  /** Registered: from now on it is a car like any other. */
  readonly onKnown: (vehicleId: string) => void
  readonly other: () => void
}

/** The reception of a car that only this device knows. */
function Stranger({ id, onKnown, other }: StrangerProps) {
  const { me } = useSession()
  const desk = deskOf(me)
  const draft = useDraft(desk, id)
  const moved = desk.movedTo(id)
  const today = dayOf(useNow())
  const arrival = useMemo(() => draft && strangersArrival(draft, today), [draft, today])
  const [isRead, setRead] = useState(false)
  useEffect(() => void desk.ready.then(() => setRead(true)), [desk])
  useEffect(() => {
    if (moved !== undefined) onKnown(moved)
  }, [moved, onKnown])
  if (!draft?.visitor || !arrival)
    return isRead && moved === undefined ? <NotHere isLost back={other} /> : <Skeleton active />
  return (
    <Suspense fallback={<Skeleton active />}>
      <ReceptionForm
        arrival={arrival}
        booking={undefined}
        guest={undefined}
        customerId={undefined}
        card={<VisitorToRegister draft={draft} visitor={draft.visitor} desk={desk} gone={other} />}
      />
    </Suspense>
  )
}

function NotHere({ isLost, back }: { readonly isLost: boolean; readonly back: () => void }) {
  const texts = useTexts()
  return (
    <Alert
      type="warning"
      showIcon
      closable={{ onClose: back }}
      title={texts.t(isLost ? 'service.page.notOnDevice' : 'service.page.notFound')}
    />
  )
}

interface DoorProps {
  readonly plate: string | undefined
  readonly guest: WalkIn | undefined
  readonly onFound: (vehicleId: string, customerId: string | undefined) => void
}

/** Who stands at the door: the search, what has been begun, and below it who waits and who is expected. */
function Door({ plate, guest, onFound }: DoorProps) {
  const texts = useTexts()
  const connected = useConnected()
  const { me, store, workStore } = useSession()
  const today = dayOf(useNow())
  const taken = useCarsTakenAlong(workStore?.id)
  const { data } = useRead('appointment.list', {
    query: { from: today, to: today, limit: 200, ...(store ? { store: store.id } : {}) },
    also: ['repairOrder', 'customer', 'vehicle'],
  })
  const expected = (data?.rows ?? []).filter((row) => row.orderId === null && ['booked', 'arrived'].includes(row.state))
  const walkIns = useWalkIns()
  const here = expected.filter(waits)
  const sorted = expected.filter((row) => !waits(row)).toSorted((a, b) => a.startsAt.localeCompare(b.startsAt))
  const atDoor = here.length + walkIns.length
  const receive = (asked: Introduced) => {
    if (!workStore) return
    const vehicleId = ownCarId()
    const defaults = defaultsFor(undefined, undefined, now())
    const start = { vehicleId, storeId: workStore.id, plate: asked.plate, startedAt: instantNow(), defaults }
    deskOf(me).receive({ ...start, visitor: introduced(asked) })
    onFound(vehicleId, undefined)
  }
  return (
    <Flex vertical gap={12} style={{ maxWidth: 900 }}>
      <Typography.Title level={1} style={{ fontSize: 20, margin: 0 }}>
        {texts.t('service.menu.reception')}
      </Typography.Title>
      <Section title={texts.t('service.page.whichCar')} extra={<QuickLaneLink />}>
        {guest && (
          <Alert
            type="info"
            showIcon
            style={{ marginBottom: 8 }}
            title={texts.t('service.page.walkInFor', { time: clockTime(guest.arrivedAt) })}
          />
        )}
        <CarFinder key={plate ?? ''} text={plate} onFound={onFound} onStranger={receive} />
      </Section>
      {connected && (
        <Section title={texts.t('service.page.arrivals', { count: atDoor })} extra={<WalkInKey />}>
          {atDoor > 0 && <ArrivalQueue booked={here} walkIns={walkIns} />}
        </Section>
      )}
      {connected && <TowedCars onOpen={(id) => onFound(id, undefined)} />}
      <UnderWay onOpen={(id) => onFound(id, undefined)} />
      {!connected && <CarsTakenAlong cars={taken} onOpen={(id) => onFound(id, undefined)} />}
      {connected && sorted.length > 0 && (
        <Section title={texts.t('service.page.expected', { count: sorted.length })}>
          {sorted.slice(0, 12).map((row) => (
            <BookingRow key={row.id} row={row} brief />
          ))}
        </Section>
      )}
    </Flex>
  )
}
