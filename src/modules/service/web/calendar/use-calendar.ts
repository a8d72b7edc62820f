import type { RowOf } from '../../../../console/endpoints.ts'
import { useRead } from '../../../../console/queries.ts'
import { useSession } from '../../../../console/session.tsx'
import { addDays, halfOf } from './days.ts'
import { openSpan, type Slot } from './layout.ts'

export type CalendarBooking = RowOf<'appointment.calendar'>

export interface CalendarData {
  readonly rows: readonly CalendarBooking[]
  readonly slots: readonly Slot[]
  /** Half hours shown, from midnight. */
  readonly span: readonly [first: number, end: number]
  /** Free minutes by `day/half/skill`. */
  readonly free: ReadonlyMap<string, number>
  readonly loading: boolean
}

/** Bookings and load of some days of the store one works in. */
export function useCalendar(from: string, days: number): CalendarData {
  const { workStore } = useSession()
  const store = workStore?.id ?? ''
  const enabled = workStore !== undefined
  const bookings = useRead('appointment.calendar', {
    query: { store, from, days },
    enabled,
    also: ['customer', 'vehicle', 'repairOrder'],
  })
  const load = useRead('bay.slots', {
    query: { store, from, to: addDays(from, days - 1) },
    enabled,
    also: ['appointment', 'shift'],
    everySeconds: 60,
  })
  const rows = bookings.data?.rows ?? []
  const slots = load.data?.rows ?? []
  return {
    rows,
    slots,
    span: openSpan(
      slots,
      rows.map((row) => halfOf(row.startsAt)),
    ),
    free: new Map(slots.map((slot) => [`${slot.day}/${slot.half}/${slot.skill}`, slot.freeMinutes])),
    loading: !bookings.data || !load.data,
  }
}
