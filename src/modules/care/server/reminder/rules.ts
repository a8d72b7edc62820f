import { addDays, addMonths, dayNumber } from '../../../../kernel/clocks/plain-date.ts'
import type { Calculation } from '../../contract/reminder.ts'

export interface Reading {
  readonly on: string
  readonly km: number
}

export interface CarFacts {
  readonly intervalKm: number
  readonly intervalMonths: number
  /** The last maintenance here. */
  readonly last: Reading | null
  readonly soldOn: string | null
  readonly readings: readonly Reading[]
}

export interface Lead {
  readonly days: number
  readonly km: number
  /** Who is overdue for longer is not reminded. */
  readonly lapsedDays: number
  /** A pace needs readings at least so far apart, and none older than this. */
  readonly paceDays: number
  readonly oldestDays: number
}

export interface Due {
  readonly dueOn: string
  readonly dueBy: 'time' | 'km'
  readonly calculation: Calculation
}

/** A car that moves less than this a day is due by time; its date by kilometres would lie beyond all calendars. */
const slowestPace = 1

/**
 * When a car's maintenance is due, by the sooner of time and kilometres, when that is near; its kilometres of today are
 * reckoned by its own pace. Undefined when nothing is known or it is not due yet.
 */
export function dueOf(car: CarFacts, today: string, lead: Lead): Due | undefined {
  const start = car.last ?? (car.soldOn === null ? null : { on: car.soldOn, km: 0 })
  const pace = paceOf(car.readings, today, lead)
  const newest = newestOf(car.readings)
  const kmToday =
    newest === null ? null : Math.round(newest.km + (pace?.kmPerDay ?? 0) * Math.max(0, daysFrom(newest.on, today)))
  const targetKm = start && car.intervalKm > 0 ? start.km + car.intervalKm : null
  const byTimeOn = start && car.intervalMonths > 0 ? addMonths(start.on, car.intervalMonths) : null
  const byKmOn = kmDate({ targetKm, kmToday, kmPerDay: pace?.kmPerDay ?? null }, today)
  const found = [
    ...(byTimeOn === null ? [] : [{ dueOn: byTimeOn, dueBy: 'time' as const }]),
    ...(byKmOn === null ? [] : [{ dueOn: byKmOn, dueBy: 'km' as const }]),
  ].toSorted((a, b) => dayNumber(a.dueOn) - dayNumber(b.dueOn))[0]
  if (!found) return undefined
  const isNear =
    daysFrom(today, found.dueOn) <= lead.days ||
    (targetKm !== null && kmToday !== null && targetKm - kmToday <= lead.km)
  if (!isNear || daysFrom(found.dueOn, today) > lead.lapsedDays) return undefined
  return {
    ...found,
    calculation: {
      intervalKm: car.intervalKm,
      intervalMonths: car.intervalMonths,
      lastOn: start?.on ?? null,
      lastKm: start?.km ?? null,
      fromOn: pace?.from.on ?? null,
      fromKm: pace?.from.km ?? null,
      readingOn: newest?.on ?? null,
      readingKm: newest?.km ?? null,
      kmPerDay: pace ? Math.round(pace.kmPerDay * 10) / 10 : null,
      kmToday,
      targetKm,
      byTimeOn,
      byKmOn,
    },
  }
}

function kmDate(
  { targetKm, kmToday, kmPerDay }: { targetKm: number | null; kmToday: number | null; kmPerDay: number | null },
  today: string,
): string | null {
  if (targetKm === null || kmToday === null) return null
  if (targetKm <= kmToday) return today
  if (kmPerDay === null || kmPerDay < slowestPace) return null
  return addDays(today, Math.floor((targetKm - kmToday) / kmPerDay))
}

/** The pace over the longest recent stretch in which the odometer only went up. */
export function paceOf(
  readings: readonly Reading[],
  today: string,
  { paceDays, oldestDays }: Pick<Lead, 'paceDays' | 'oldestDays'>,
): { from: Reading; kmPerDay: number } | undefined {
  const recent = readings
    .filter((one) => daysFrom(one.on, today) <= oldestDays)
    .toSorted((a, b) => dayNumber(a.on) - dayNumber(b.on) || a.km - b.km)
  const newest = recent.at(-1)
  if (!newest) return undefined
  const rising = recent.slice(recent.findLastIndex((one, i) => (recent[i + 1]?.km ?? one.km) < one.km) + 1)
  const from = rising[0]
  if (!from || daysFrom(from.on, newest.on) < paceDays) return undefined
  return { from, kmPerDay: (newest.km - from.km) / daysFrom(from.on, newest.on) }
}

function newestOf(readings: readonly Reading[]): Reading | null {
  return readings.toSorted((a, b) => dayNumber(b.on) - dayNumber(a.on) || b.km - a.km)[0] ?? null
}

function daysFrom(from: string, to: string): number {
  return dayNumber(to) - dayNumber(from)
}
