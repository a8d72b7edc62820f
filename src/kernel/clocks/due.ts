import { z } from 'zod'
import { type DayOverrides, workingDayAfter } from './calendar.ts'
import { dateOf, weekdayOf } from './plain-date.ts'
import { localDay, wallClockMs } from './zone.ts'

const warning = {
  /** Warn this many minutes before the limit. */
  warnMinutes: z.int().nonnegative().optional(),
  /** Warn when this share of the time has passed, 0 to 1. With both, the earlier counts. */
  warnShare: z.number().min(0).max(1).optional(),
}

/** A limit as it is kept among the parameters. The anchor is the event that starts the clock, but the target for `before`. */
export const limitSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('runningHours'), hours: z.int().positive(), ...warning }),
  z.object({ kind: z.literal('runningMinutes'), minutes: z.int().positive(), ...warning }),
  z.object({ kind: z.literal('calendarDays'), days: z.int(), ...warning }),
  z.object({ kind: z.literal('sameDay'), ...warning }),
  z.object({ kind: z.literal('workingDays'), days: z.int(), ...warning }),
  z.object({ kind: z.literal('before'), minutes: z.int().positive(), ...warning }),
])
export type Limit = z.infer<typeof limitSchema>

/** Wall times `HH:MM` in the store's zone, half-open: at `close` the store is closed. `24:00` is the end of the day. */
export interface DayHours {
  readonly open: string
  readonly close: string
}

/** What a deadline needs to know of a store. */
export interface StoreClock {
  readonly timeZone: string
  /** Monday first; null when closed on that weekday. */
  readonly hours: readonly (DayHours | null)[]
  /** Hours of single dates, for example closed over Spring Festival; they win over the weekday's. */
  readonly exceptions?: ReadonlyMap<string, DayHours | null>
  /** Working days that differ from the published calendar. They do not open or close the store. */
  readonly overrides: DayOverrides
}

const minuteMs = 60_000
const longestClosureDays = 60
const endOfDayMinutes = 1440

/**
 * The instant at which a limit runs out, in epoch milliseconds; `anchor` is epoch milliseconds too.
 * - `runningHours`, `runningMinutes`: by the clock, day and night.
 * - `calendarDays`: closing time on the day that many days after the anchor's local date, however late the anchor was.
 *   On a day without opening the limit still ends that day, at its nominal closing time. Negative days count back from
 *   a target date; zero is `sameDay`.
 * - `sameDay`: closing time of the anchor's day. An anchor after closing, or on a closed day, runs to the closing of the
 *   next day that opens: nobody was there to act.
 * - `workingDays`: closing time on that working day, the anchor's day not counted (民法典 201, 203); zero is `sameDay`.
 * - `before`: that many minutes ahead of the target given as anchor.
 */
export function dueAt(limit: Limit, anchor: number, store: StoreClock): number {
  switch (limit.kind) {
    case 'runningHours':
      return anchor + limit.hours * 60 * minuteMs
    case 'runningMinutes':
      return anchor + limit.minutes * minuteMs
    case 'before':
      return anchor - limit.minutes * minuteMs
    case 'sameDay':
      return sameDay(anchor, store)
    case 'calendarDays':
      if (limit.days === 0) return sameDay(anchor, store)
      return nominalClosing(localDay(anchor, store.timeZone) + limit.days, store)
    case 'workingDays':
      if (limit.days === 0) return sameDay(anchor, store)
      return nominalClosing(workingDayAfter(localDay(anchor, store.timeZone), limit.days, store.overrides), store)
  }
}

/**
 * The instant of the warning, never before the clock was started nor after it is due; undefined when the limit has none.
 * `started` is when the clock was started, which for `before` is not the anchor.
 */
export function warnAt(limit: Limit, started: number, due: number): number | undefined {
  const { warnMinutes, warnShare } = limit
  if (warnMinutes === undefined && warnShare === undefined) return undefined
  const byMinutes = warnMinutes === undefined ? due : due - warnMinutes * minuteMs
  const byShare = warnShare === undefined ? due : started + Math.floor((due - started) * warnShare)
  return Math.min(due, Math.max(started, Math.min(byMinutes, byShare)))
}

function sameDay(anchor: number, store: StoreClock): number {
  const day = localDay(anchor, store.timeZone)
  for (let ahead = 0; ahead <= longestClosureDays; ahead++) {
    const hours = hoursOn(day + ahead, store)
    if (hours === null) continue
    const closing = wallClockMs(day + ahead, minutesOf(hours.close), store.timeZone)
    if (closing > anchor) return closing
  }
  return nominalClosing(day + 1, store)
}

/** The store's opening on a day, counted from 1970; null when it is closed. */
export function hoursOn(day: number, store: StoreClock): DayHours | null {
  if (store.exceptions !== undefined && store.exceptions.size > 0) {
    const exception = store.exceptions.get(dateOf(day))
    if (exception !== undefined) return exception
  }
  return store.hours[weekdayOf(day)] ?? null
}

/** A closed day closes nominally as its weekday would, else as the weekday before it that opens, else at midnight. */
function nominalClosing(day: number, store: StoreClock): number {
  return wallClockMs(day, nominalClosingMinutes(day, store), store.timeZone)
}

function nominalClosingMinutes(day: number, store: StoreClock): number {
  const hours = hoursOn(day, store)
  if (hours !== null) return minutesOf(hours.close)
  const weekday = weekdayOf(day)
  for (let back = 0; back < 7; back++) {
    const usual = store.hours[(weekday + 7 - back) % 7]
    if (usual) return minutesOf(usual.close)
  }
  return endOfDayMinutes
}

export function minutesOf(time: string): number {
  const minutes = Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
  if (time.length !== 5 || time[2] !== ':' || !(minutes >= 0 && minutes <= endOfDayMinutes)) {
    throw new RangeError(`Not a time of day: ${time}`)
  }
  return minutes
}
