import type { Entries, Noted } from '../../contract/reception-content.ts'
import type { Arrival } from './device/arrivals.ts'
import { randomId } from '../../../../console/intent.ts'

/** What each step of the reception gets: what is noted so far, and how to say more. */
export interface StepProps {
  readonly noted: Noted
  readonly say: (more: Entries) => void
}

const quarterMs = 15 * 60_000

/** The next full quarter after so many minutes. */
export function quarterAfter(now: number, minutes: number): string {
  return new Date(Math.ceil((now + minutes * 60_000) / quarterMs) * quarterMs).toISOString()
}

/** A key of its own, so that two tablets that write at the same time do not mean the same thing. */
export const ownKey = (kind: 'word' | 'mark') => `${kind}.${randomId()}`

type Booking = NonNullable<Arrival['booking']>

type Towed = NonNullable<Arrival['towed']>

/** With what the walk around a towed car begins: its order's customer and words. Nobody waits for it. */
export function defaultsOfTowed({ visitType, customerId, words }: Towed): Entries {
  return {
    visitType,
    customerId,
    oldParts: 'taken',
    waiting: false,
    ...Object.fromEntries(words.map((text, position) => [`word.towed${position}`, { position, text }])),
  }
}

/** With what a reception begins: what the booking says already, and what is usual. */
export function defaultsFor(booking: Booking | undefined, customerId: string | undefined, now: number): Entries {
  const begins = booking ? Math.max(now, Date.parse(booking.startsAt)) : now
  return {
    visitType: booking?.visitType ?? 'maintenance',
    oldParts: 'taken',
    waiting: true,
    ...(customerId ? { customerId } : {}),
    ...(booking?.concern ? { 'word.booking': { position: 0, text: booking.concern } } : {}),
    ...(booking ? { promisedAt: quarterAfter(begins, booking.minutes) } : {}),
    ...(booking?.odometerKm ? { odometerKm: booking.odometerKm } : {}),
    ...Object.fromEntries((booking?.itemCodes ?? []).map((code) => [`item.${code}`, true])),
  }
}
