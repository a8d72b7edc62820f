import { dateOf, dayNumber } from '../../../../kernel/clocks/plain-date.ts'
import { epochMsOf, instantOf, offsetMs, wallClockMs } from '../../../../kernel/clocks/zone.ts'
import { freeMinutes, type HalfHour, totalMinutes } from './pools.ts'

const minuteMs = 60_000
const dayMinutes = 1440
export const halfMinutes = 30

/** A half hour of a store's day, counted from midnight in the store's zone. */
export interface Place {
  readonly day: string
  readonly half: number
}

export interface Part extends Place {
  readonly minutes: number
}

export interface When {
  readonly startsAt: string
  readonly minutes: number
}

export interface Start extends Place {
  /** Minutes of the half hour that have passed at the start. */
  readonly passed: number
}

/** Where an instant lies in the store's day. */
export function startOf(instant: string, timeZone: string): Start {
  const at = epochMsOf(instant)
  const local = Math.floor((at + offsetMs(at, timeZone)) / minuteMs)
  return {
    day: dateOf(Math.floor(local / dayMinutes)),
    half: Math.floor((local % dayMinutes) / halfMinutes),
    passed: local % halfMinutes,
  }
}

/** How many half hours a job touches at the most. */
export function halvesOf(minutes: number): number {
  return Math.ceil(minutes / halfMinutes) + 1
}

/**
 * The half hours that a job takes, each with its minutes: 90 minutes from 9:10 are 20, 30, 30 and 10. `open` are the
 * store's half hours from the start on, in order; a job longer than `longestMinutes`, the day's opening, goes on when
 * the store opens again, a shorter one must be done the same day. Undefined when it does not fit.
 */
export function partsOf(
  open: readonly Place[],
  when: When,
  timeZone: string,
  longestMinutes: number,
): Part[] | undefined {
  const start = startOf(when.startsAt, timeZone)
  const first = open[0]
  if (first?.day !== start.day || first.half !== start.half) return undefined
  const sameDay = when.minutes <= longestMinutes
  const parts: Part[] = []
  let left = when.minutes
  let expected = start.half
  for (const { day, half } of open) {
    if (left <= 0) break
    // A gap within a day is a closed half hour: a short job does not wait there.
    if (sameDay && (day !== start.day || half !== expected)) return undefined
    const minutes = Math.min(left, halfMinutes - (parts.length === 0 ? start.passed : 0))
    parts.push({ day, half, minutes })
    left -= minutes
    expected = half + 1
  }
  return left > 0 ? undefined : parts
}

export interface Wanted {
  readonly skill: string
  readonly minutes: number
  /** Nothing before this instant is offered. */
  readonly now: string
  /** The time that is full: its day comes first, and three others are enough. */
  readonly startsAt?: string | undefined
  /** What else must hold at a time for it to be offered. */
  readonly fits?: (startsAt: string) => boolean
}

/** The open half hours of a store's day. */
export interface StoreDay {
  readonly storeId: string
  readonly timeZone: string
  /** Length of the opening. */
  readonly openMinutes: number
  readonly day: string
  readonly halves: readonly HalfHour[]
}

export interface FreeTime {
  readonly storeId: string
  readonly startsAt: string
  /** The least that is free in its half hours, before it is booked. */
  readonly freeMinutes: number
}

interface Candidate extends FreeTime {
  readonly day: string
  /** Share of the fullest half hour that stays free: the higher, the more level the load. */
  readonly slack: number
}

const offered = 3

/**
 * Times at which a job fits, never in the past nor while the store is closed. The wanted day comes first, then the days
 * in order; within a day the least loaded first, so that bookings even the load out (004 §3.1(1)).
 */
export function freeTimesOf(days: readonly StoreDay[], wanted: Wanted): FreeTime[] {
  const found = [...Map.groupBy(days, (day) => day.storeId).values()]
    .flatMap((store) => freeIn(store, wanted))
    .filter(({ startsAt }) => wanted.fits?.(startsAt) ?? true)
  const first = wanted.startsAt ? startOf(wanted.startsAt, days[0]?.timeZone ?? 'UTC').day : ''
  found.sort(
    (a, b) =>
      Number(b.day === first) - Number(a.day === first) ||
      compare(a.day, b.day) ||
      b.slack - a.slack ||
      compare(a.startsAt, b.startsAt),
  )
  return found
    .slice(0, wanted.startsAt ? offered : found.length)
    .map(({ storeId, startsAt, freeMinutes }) => ({ storeId, startsAt, freeMinutes }))
}

function compare(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}

function freeIn(days: readonly StoreDay[], wanted: Wanted): Candidate[] {
  const open = days.flatMap(({ halves }) => halves).sort((a, b) => compare(a.day, b.day) || a.half - b.half)
  const free = new Map(open.map((half) => [half, freeMinutes(half, wanted.skill)]))
  const at = new Map(open.map((half) => [`${half.day}/${half.half}`, half]))
  const needed = halvesOf(wanted.minutes)
  const dayOf = new Map(days.map((day) => [day.day, day]))
  return open.flatMap((half, index) => {
    const store = dayOf.get(half.day)
    if (!store || (free.get(half) ?? 0) <= 0) return []
    const startsAt = instantOf(wallClockMs(dayNumber(half.day), half.half * halfMinutes, store.timeZone))
    if (startsAt <= wanted.now) return []
    const when = { startsAt, minutes: wanted.minutes }
    const parts = partsOf(open.slice(index, index + needed), when, store.timeZone, store.openMinutes)
    if (!parts) return []
    let [least, slack] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]
    for (const part of parts) {
      const place = at.get(`${part.day}/${part.half}`)
      const minutes = place ? (free.get(place) ?? 0) : 0
      if (!place || minutes < part.minutes) return []
      least = Math.min(least, minutes)
      slack = Math.min(slack, (minutes - part.minutes) / totalMinutes(place, wanted.skill))
    }
    return [{ storeId: store.storeId, startsAt, freeMinutes: least, day: half.day, slack }]
  })
}
