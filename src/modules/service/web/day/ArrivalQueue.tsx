import { Button, Flex, Tag, theme } from 'antd'
import { useState } from 'react'
import type { RowOf } from '../../../../console/endpoints.ts'
import { clockTime } from '../../../../console/formats.ts'
import { useGo } from '../../../../console/navigation.ts'
import { useRead } from '../../../../console/queries.ts'
import { useSession } from '../../../../console/session.tsx'
import { useTexts } from '../../../../console/texts.ts'
import { AppLink } from '../../../../console/ui/AppLink.tsx'
import { Countdown } from '../../../../console/ui/Countdown.tsx'
import { VerbDrawer } from '../../../../console/ui/form/VerbDrawer.tsx'
import { Plate } from '../../../../console/ui/Plate.tsx'
import { Soft } from '../../../../console/ui/Soft.tsx'
import { useVerb } from '../../../../console/verbs.ts'
import { greetingSeconds } from './BookingRow.tsx'

type Booking = RowOf<'appointment.list'>
export type WalkIn = RowOf<'walkIn.list'>

type Guest =
  | { readonly kind: 'booked'; readonly at: string; readonly row: Booking }
  | { readonly kind: 'walkIn'; readonly at: string; readonly row: WalkIn }

/** Guests without a booking who stand at the door of the store. */
export function useWalkIns(): readonly WalkIn[] {
  const { store, can } = useSession()
  const { data } = useRead('walkIn.list', {
    query: { waiting: 'true', limit: 50, ...(store ? { store: store.id } : {}) },
    enabled: can('appointment.see'),
    also: ['repairOrder'],
  })
  return data?.rows ?? []
}

/** Everybody who is here and not yet received, booked or not, in the order in which they came (G-08). */
export function ArrivalQueue({ booked, walkIns }: { readonly booked: readonly Booking[]; walkIns: readonly WalkIn[] }) {
  const texts = useTexts()
  const guests: Guest[] = [
    ...booked.map((row) => ({ kind: 'booked' as const, at: row.arrivedAt ?? row.startsAt, row })),
    ...walkIns.map((row) => ({ kind: 'walkIn' as const, at: row.arrivedAt, row })),
  ].toSorted((a, b) => a.at.localeCompare(b.at))
  return (
    <ol aria-label={texts.t('service.page.arrivals', { count: guests.length })} style={{ margin: 0, padding: 0 }}>
      {guests.map((guest, index) => (
        <GuestRow key={guest.row.id} guest={guest} no={index + 1} />
      ))}
    </ol>
  )
}

function GuestRow({ guest, no }: { readonly guest: Guest; readonly no: number }) {
  const texts = useTexts()
  const { token } = theme.useToken()
  const isBooked = guest.kind === 'booked'
  const { row } = guest
  return (
    <li
      style={{
        listStyle: 'none',
        padding: '8px',
        borderBottom: `1px solid ${token.colorBorderSecondary}`,
        background: row.greetedAt === null ? token.colorWarningBg : undefined,
      }}
    >
      <Flex gap={8} align="center" wrap>
        <strong aria-label={texts.t('service.page.arrivalNo', { no })} style={{ minWidth: 20, fontSize: 16 }}>
          {no}
        </strong>
        {isBooked ? (
          <AppLink href={`/appointments/${row.id}`}>
            <Plate plate={guest.row.plate} colour={guest.row.plateColour} />
          </AppLink>
        ) : (
          <strong>{guest.row.plate ?? texts.t('service.page.noPlate')}</strong>
        )}
        <Tag color={isBooked ? 'processing' : 'warning'} style={{ marginInlineEnd: 0 }}>
          {isBooked
            ? texts.t('service.page.arrivalBooked', { time: clockTime(guest.row.startsAt) })
            : texts.t('service.page.arrivalWalkIn')}
        </Tag>
        {isBooked && <span style={{ whiteSpace: 'nowrap' }}>{guest.row.customerName}</span>}
        <span style={{ flex: 1 }} />
        {row.greetedAt === null ? (
          <Countdown since={guest.at} limitSeconds={greetingSeconds} />
        ) : (
          <Tag color="success">{texts.t('service.page.greeted')}</Tag>
        )}
      </Flex>
      <Flex gap={8} align="center" justify="space-between" wrap style={{ marginTop: 4 }}>
        <Soft>{isBooked ? texts.value('appointment', 'visitType', guest.row.visitType) : guest.row.wish}</Soft>
        {isBooked ? <BookedKeys row={guest.row} /> : <WalkInKeys row={guest.row} />}
      </Flex>
    </li>
  )
}

function BookedKeys({ row }: { readonly row: Booking }) {
  const greet = useVerb('appointment.greet')
  return (
    <Keys
      greeted={row.greetedAt !== null}
      greeting={greet.pending}
      greet={() => void greet.run({}, row)}
      to={`/reception?appointment=${row.id}`}
    />
  )
}

function WalkInKeys({ row }: { readonly row: WalkIn }) {
  const texts = useTexts()
  const { can } = useSession()
  const [leaving, setLeaving] = useState(false)
  const greet = useVerb('walkIn.greet')
  return (
    <Flex gap={8} wrap>
      {can('appointment.arrive') && (
        <Button type="text" onClick={() => setLeaving(true)}>
          {texts.verb('walkIn', 'leave')}
        </Button>
      )}
      <Keys
        greeted={row.greetedAt !== null}
        greeting={greet.pending}
        greet={() => void greet.run({}, row)}
        to={`/reception?walkIn=${row.id}${row.plate ? `&plate=${encodeURIComponent(row.plate)}` : ''}`}
      />
      <VerbDrawer
        verb="walkIn.leave"
        target={row}
        form={{ fields: [{ name: 'reason', kind: 'text' }] }}
        open={leaving}
        close={() => setLeaving(false)}
      />
    </Flex>
  )
}

interface KeysProps {
  readonly greeted: boolean
  readonly greeting: boolean
  readonly greet: () => void
  readonly to: string
}

function Keys({ greeted, greeting, greet, to }: KeysProps) {
  const texts = useTexts()
  const go = useGo()
  const { can } = useSession()
  return (
    <Flex gap={8}>
      {!greeted && can('appointment.arrive') && (
        <Button type="primary" loading={greeting} onClick={greet}>
          {texts.verb('walkIn', 'greet')}
        </Button>
      )}
      {can('repairOrder.checkIn') && (
        <Button type={greeted ? 'primary' : 'default'} onClick={() => go(to)}>
          {texts.verb('repairOrder', 'checkIn')}
        </Button>
      )}
    </Flex>
  )
}

/** Somebody without a booking stands at the door: noted with two taps, whatever more is known. */
export function WalkInKey() {
  const texts = useTexts()
  const { can, workStore } = useSession()
  const [open, setOpen] = useState(false)
  if (!workStore || !can('appointment.arrive')) return null
  return (
    <>
      <Button onClick={() => setOpen(true)}>{texts.verb('walkIn', 'arrive')}</Button>
      <VerbDrawer
        verb="walkIn.arrive"
        form={{
          fields: [
            { name: 'plate', kind: 'text' },
            { name: 'wish', kind: 'text' },
          ],
          fixed: { storeId: workStore.id },
        }}
        open={open}
        close={() => setOpen(false)}
      />
    </>
  )
}
