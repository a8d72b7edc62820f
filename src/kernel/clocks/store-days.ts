import type { Settings } from '../settings.ts'
import { dayNumber } from './plain-date.ts'
import { epochMsOf, instantOf, localDate, wallClockMs } from './zone.ts'

/** The days of several stores, each in its own zone, in columns for `unnest`: instants, the ends exclusive. */
export interface StoreDays {
  readonly storeIds: readonly string[]
  /** Today as each store writes it. */
  readonly days: readonly string[]
  readonly from: readonly string[]
  readonly until: readonly string[]
  readonly monthFrom: readonly string[]
  /** The month before from its first day to the end of the same day of the month as today. */
  readonly lastMonthFrom: readonly string[]
  readonly lastMonthUntil: readonly string[]
}

export function storeDays(settings: Settings, storeIds: readonly string[], now: string): StoreDays {
  const zones = storeIds.map((id) => settings.stores.get(id)?.timeZone ?? 'UTC')
  const days = zones.map((zone) => localDate(epochMsOf(now), zone))
  const at = (index: number, day: number) => instantOf(wallClockMs(day, 0, zones[index] ?? 'UTC'))
  const each = (dayOf: (today: string) => number) => days.map((today, index) => at(index, dayOf(today)))
  const first = (today: string) => dayNumber(`${today.slice(0, 7)}-01`)
  const firstBefore = (today: string) => {
    const last = new Date((first(today) - 1) * 86_400_000).toISOString()
    return dayNumber(`${last.slice(0, 7)}-01`)
  }
  return {
    storeIds,
    days,
    from: each(dayNumber),
    until: each((today) => dayNumber(today) + 1),
    monthFrom: each(first),
    lastMonthFrom: each(firstBefore),
    lastMonthUntil: each((today) => Math.min(first(today), firstBefore(today) + Number(today.slice(8)))),
  }
}
