import type { Refusal } from '../../../../kernel/contract/refusal.ts'
import { serviceRefusals } from '../../contract/refusals.ts'

export interface BookingFacts {
  readonly name: string
  readonly phone: string
  readonly plate: string | null
  readonly model_zh: string | null
  readonly vin: string | null
}

export interface BookingRow {
  readonly odometer_km: number | null
  readonly concern: string | null
  readonly item_codes: readonly string[]
}

/** What a booking should hold before the car arrives and does not yet (G-03). */
export function missingFields(row: BookingRow, facts: BookingFacts): string[] {
  const fields: Readonly<Record<string, boolean>> = {
    name: facts.name !== '',
    phone: facts.phone !== '',
    plate: Boolean(facts.plate),
    model: facts.model_zh !== null,
    vin: Boolean(facts.vin),
    odometerKm: row.odometer_km !== null,
    need: row.item_codes.length > 0 || Boolean(row.concern),
  }
  return Object.keys(fields).filter((name) => !fields[name])
}

/** A time can be booked only ahead. */
export function timeProblem(startsAt: string, now: string): Refusal | undefined {
  return startsAt > now ? undefined : serviceRefusals.slotPast({ startsAt })
}

/** A car cannot be in two bookings at the same moment. */
export function twiceProblem(facts: { readonly same_time?: string | null } | undefined): Refusal | undefined {
  return facts?.same_time ? serviceRefusals.bookedAlready({ number: facts.same_time }) : undefined
}

/** Whether a booking still stands, or its car has come. */
export function isComing(booking: { readonly state: string }): boolean {
  return booking.state === 'booked' || booking.state === 'arrived'
}

/** Why a new visit cannot be for this customer and car. */
export function unknownPart(facts: { readonly person_id: string | null; readonly vin: string | null } | undefined) {
  if (!facts?.person_id) return serviceRefusals.unknownCustomer()
  return facts.vin === null ? serviceRefusals.unknownVehicle() : undefined
}
