import { Alert, Button, Flex, Skeleton } from 'antd'
import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react'
import { now } from '../../../../console/clock.ts'
import { useConnected } from '../../../../console/connection.ts'
import { randomKey } from '../../../../console/intent.ts'
import { useGo } from '../../../../console/navigation.ts'
import { useRead } from '../../../../console/queries.ts'
import { useNarrow } from '../../../../console/screen.ts'
import { useSession } from '../../../../console/session.tsx'
import { useTexts } from '../../../../console/texts.ts'
import { Section } from '../../../../console/ui/Section.tsx'
import { readEntries } from '../../contract/reception-content.ts'
import { CarHistory } from './CarHistory.tsx'
import { checkInOf } from './check-in-of.ts'
import { Comebacks } from './Comebacks.tsx'
import { Confirmation } from './Confirmation.tsx'
import { Contested } from './Contested.tsx'
import type { Arrival } from './device/arrivals.ts'
import { type Desk, deskOf, problemOf, useDraft } from './device/desk.ts'
import { type Draft, met, shownOf } from './device/draft.ts'
import { Finish } from './Finish.tsx'
import { PromiseKeys } from './PromiseKeys.tsx'
import { Statements } from './Statements.tsx'
import { StepStrip } from './StepStrip.tsx'
import { defaultsFor, defaultsOfTowed } from './visit-notes.ts'
import { Welcome } from './Welcome.tsx'

// The words come first; the car's outline and the pad to sign on are there a moment later.
const WalkAround = lazy(() => import('./WalkAround.tsx').then((file) => ({ default: file.WalkAround })))
const WantedItems = lazy(() => import('./WantedItems.tsx').then((file) => ({ default: file.WantedItems })))
const SignAgreement = lazy(() => import('./SignAgreement.tsx').then((file) => ({ default: file.SignAgreement })))

interface ReceptionFormProps {
  readonly arrival: Arrival
  readonly booking: NonNullable<Arrival['booking']> | undefined
  readonly customerId: string | undefined
  /** The guest at the door, where he came without a booking. */
  readonly guest: { readonly id: string; readonly arrivedAt: string } | undefined
  /** The car and who has come with it. */
  readonly card: ReactNode
}

/** Everything that reception writes down, on one page and in any order, kept with every change. */
export function ReceptionForm(props: ReceptionFormProps) {
  const { me, workStore } = useSession()
  const { arrival, booking, customerId, guest } = props
  const desk = deskOf(me)
  const draft = useDraft(desk, arrival.car.id)
  const [began] = useState(now)
  useEffect(() => {
    if (!workStore) return
    const start = {
      vehicleId: arrival.car.id,
      storeId: workStore.id,
      plate: arrival.car.plate || arrival.car.vin,
      startedAt: new Date(began).toISOString(),
      defaults: arrival.towed ? defaultsOfTowed(arrival.towed) : defaultsFor(booking, customerId, began),
      ...(arrival.towed ? { towedOrderId: arrival.towed.orderId } : {}),
      ...(booking && !arrival.towed ? { appointmentId: booking.id } : {}),
      ...(guest ? { walkInId: guest.id } : {}),
    }
    void desk.open(start, arrival.open)
  }, [desk, workStore, arrival, booking, customerId, guest, began])
  useColleagues(desk, draft)
  if (!draft) return <Skeleton active />
  return <Steps {...props} draft={draft} desk={desk} />
}

/** What others say of the same reception comes in by itself. */
function useColleagues(desk: Desk, draft: Draft | undefined): void {
  const id = draft?.remote?.id
  const vehicleId = draft?.vehicleId
  const { data } = useRead('reception.get', { id, enabled: id !== undefined })
  useEffect(() => {
    if (data && vehicleId !== undefined) desk.change(vehicleId, (before) => met(before, data))
  }, [desk, vehicleId, data])
}

function Steps({ arrival, booking, guest, card, draft, desk }: ReceptionFormProps & { draft: Draft; desk: Desk }) {
  const texts = useTexts()
  const narrow = useNarrow()
  const go = useGo()
  const connected = useConnected()
  const noted = readEntries(shownOf(draft))
  const say = (more: object) => desk.say(draft.vehicleId, { ...more })
  const step = { noted, say, arrival }
  useOpened(draft, desk)
  const finish = () => {
    const body = checkInOf(draft, noted)
    desk.change(draft.vehicleId, (before) => ({ ...before, finish: { key: randomKey(), body }, problem: null }))
    void desk.sync()
  }
  return (
    <Flex vertical gap={12}>
      <StepStrip
        arrival={arrival}
        noted={noted}
        draft={draft}
        since={(arrival.towed ? undefined : (booking?.arrivedAt ?? guest?.arrivedAt)) ?? draft.startedAt}
      />
      {!connected && <Alert type="warning" showIcon title={texts.t('service.page.offlineNext')} />}
      <Contested draft={draft} arrival={arrival} chosen={() => void desk.look(draft.vehicleId)} />
      <Comebacks {...step} />
      <div
        style={{
          display: 'grid',
          gap: 12,
          gridTemplateColumns: narrow ? 'minmax(0,1fr)' : 'minmax(0,1fr) minmax(240px, 28%)',
          alignItems: 'start',
        }}
      >
        <Flex vertical gap={12} style={{ minWidth: 0 }}>
          <div id="step-customer">
            <Section title={texts.t('service.page.step.customer')}>
              {card}
              <Welcome {...step} />
            </Section>
          </div>
          <Statements {...step} />
          <Confirmation {...step} />
          <Suspense fallback={<Skeleton active />}>
            <WalkAround {...step} draft={draft} desk={desk} />
            <WantedItems {...step} />
            <PromiseKeys {...step} />
            <SignAgreement
              value={draft.signature}
              isTowed={draft.towedOrderId !== undefined}
              onChange={({ signer, image, isAbsent }) =>
                desk.change(draft.vehicleId, (before) => ({
                  ...before,
                  signature: { signer, ...(image ? { image } : {}), ...(isAbsent ? { isAbsent } : {}) },
                }))
              }
            />
          </Suspense>
        </Flex>
        <CarHistory arrival={arrival} odometerKm={noted.odometerKm ?? null} />
      </div>
      <Refused draft={draft} discard={() => void desk.discard(draft.vehicleId).then(() => go('/reception'))} />
      <Finish draft={draft} noted={noted} finish={finish} />
    </Flex>
  )
}

/** Once the order is there the reception has done its work on this device. */
function useOpened({ orderId, vehicleId }: Draft, desk: Desk): void {
  const go = useGo()
  useEffect(() => {
    if (orderId === null) return
    void desk.discard(vehicleId)
    go(`/repair-orders/${orderId}`)
  }, [orderId, desk, vehicleId, go])
}

/** What the server did not take, and the way to let it go. */
function Refused({ draft, discard }: { readonly draft: Draft; readonly discard: () => void }) {
  const texts = useTexts()
  if (!draft.problem) return null
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={texts.problem(problemOf(draft.problem))}
      action={
        <Button size="small" onClick={discard}>
          {texts.t('service.page.discard')}
        </Button>
      }
    />
  )
}
