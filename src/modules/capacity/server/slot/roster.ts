import { dayNumber, weekdayOf } from '../../../../kernel/clocks/plain-date.ts'
import { epochMsOf, wallClockMs } from '../../../../kernel/clocks/zone.ts'
import { type HalfHour, poolOf } from './pools.ts'
import { halfMinutes } from './rules.ts'

const minuteMs = 60_000

export interface Stretch {
  readonly startsAt: string
  readonly endsAt: string
}

/** Somebody's planned work and absences. */
export interface Roster {
  readonly skills: readonly string[]
  readonly work: readonly Stretch[]
  readonly absent: readonly Stretch[]
}

/** Opening hours by weekday, Monday first. */
export type Hours = readonly ({ readonly open: string; readonly close: string } | null)[]

export interface DayFacts {
  readonly day: string
  readonly timeZone: string
  readonly hours: Hours
  readonly rosters: readonly Roster[]
  /** Skills of the bays that can be used; null where the store keeps no bays at all. */
  readonly bays: readonly (readonly string[])[] | null
}

/** The half hours of a day that lie wholly in the opening hours: first and first after the last. */
function openHalves(day: string, hours: Hours): [from: number, until: number] {
  const opening = hours[weekdayOf(dayNumber(day))]
  if (!opening) return [0, 0]
  return [Math.ceil(minutesOf(opening.open) / halfMinutes), Math.floor(minutesOf(opening.close) / halfMinutes)]
}

/** Bookable length of a day. */
export function openMinutesOf(day: string, hours: Hours): number {
  const [from, until] = openHalves(day, hours)
  return Math.max(0, until - from) * halfMinutes
}

/** People and bays of each half hour in which the store is open. Who has no skill of the workshop does not count. */
export function halvesOfDay(facts: DayFacts): Omit<HalfHour, 'taken'>[] {
  const { day, timeZone } = facts
  const [first, end] = openHalves(day, facts.hours)
  return Array.from({ length: Math.max(0, end - first) }, (_, index) => {
    const half = first + index
    const from = wallClockMs(dayNumber(day), half * halfMinutes, timeZone)
    const until = wallClockMs(dayNumber(day), (half + 1) * halfMinutes, timeZone)
    const people: Record<string, number> = {}
    for (const roster of facts.rosters) add(people, roster.skills, presentMinutes(roster, from, until))
    const bays: Record<string, number> = {}
    for (const skills of facts.bays ?? []) add(bays, skills, halfMinutes)
    return { day, half, people, bays: facts.bays ? bays : null }
  })
}

function add(pools: Record<string, number>, skills: readonly string[], minutes: number): void {
  if (minutes <= 0 || skills.length === 0) return
  const pool = poolOf(skills)
  pools[pool] = (pools[pool] ?? 0) + minutes
}

/** Minutes of work in a span that no absence takes away; stretches of one kind never overlap (shift_overlap). */
function presentMinutes(roster: Roster, start: number, end: number): number {
  let ms = 0
  for (const work of roster.work) {
    const from = Math.max(start, epochMsOf(work.startsAt))
    const until = Math.min(end, epochMsOf(work.endsAt))
    if (from >= until) continue
    ms += until - from
    for (const absence of roster.absent) {
      ms -= Math.max(0, Math.min(until, epochMsOf(absence.endsAt)) - Math.max(from, epochMsOf(absence.startsAt)))
    }
  }
  return Math.floor(ms / minuteMs)
}

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
}
