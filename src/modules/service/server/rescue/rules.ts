import type { StoreClock } from '../../../../kernel/clocks/due.ts'
import { weekdayOf } from '../../../../kernel/clocks/plain-date.ts'
import { epochMsOf, localDay, wallClockMs } from '../../../../kernel/clocks/zone.ts'
import type { Row } from '../../../../kernel/db/schema.ts'
import { metresBetween, type Place } from '../../contract/area.ts'

type Unit = Row<'service.rescue_unit'>

/**
 * The order in which calls are served (003e §5): somebody locked in, then the injured and a burning car, then who stands where
 * others drive fast or who is small, then the rest.
 */
export function dangerRank(kind: string, dangers: readonly string[]): number {
  if (kind === 'lockedIn' || dangers.includes('occupantLockedIn')) return 1
  if (dangers.includes('injured') || dangers.includes('fire')) return 2
  return dangers.length > 0 || kind === 'accident' ? 3 : 4
}

/** A place, where both coordinates are known. */
export function placeOf(of: {
  readonly longitude: number | null
  readonly latitude: number | null
}): Place | undefined {
  const { longitude, latitude } = of
  return longitude === null || latitude === null ? undefined : { longitude, latitude }
}

/** Roads are longer than the crow's way: a usual city's factor. */
const detour = 1.3

/** Minutes to somewhere: getting ready, then the road at the usual speed, rounded up. */
export function minutesTo(metres: number, pace: { readonly kmPerHour: number; readonly readyMinutes: number }): number {
  return pace.readyMinutes + Math.ceil((metres * detour * 60) / (pace.kmPerHour * 1000))
}

export interface Choice {
  readonly unit: Unit
  /** Null where a place is not known. */
  readonly metres: number | null
}

/** The unit that is sent: a tow truck to an accident where one is free, else the nearest; one without a place stands at the store. */
export function chooseUnit(
  units: readonly Unit[],
  to: { readonly kind: string; readonly place: Place | undefined; readonly store: Place | undefined },
): Choice | undefined {
  const towed = to.kind === 'accident' && units.some((unit) => unit.kind === 'tow')
  const fitting = towed ? units.filter((unit) => unit.kind === 'tow') : units
  return fitting
    .map((unit) => ({ unit, metres: metresFrom(unit, to) }))
    .toSorted((a, b) => (a.metres ?? Infinity) - (b.metres ?? Infinity) || a.unit.code.localeCompare(b.unit.code))[0]
}

export function metresFrom(
  unit: Unit,
  to: { readonly place: Place | undefined; readonly store: Place | undefined },
): number | null {
  const from = placeOf(unit) ?? to.store
  return from && to.place ? metresBetween(from, to.place) : null
}

/** What the caller is told to do until help is there: the texts `service.advice.<code>`, the most urgent first. */
export function adviceFor(kind: string, dangers: readonly string[]): string[] {
  const asked = [...dangers, kind]
  const locked = asked.includes('lockedIn') ? ['occupantLockedIn'] : []
  return [...new Set([...locked, ...asked.filter((code) => code !== 'lockedIn'), 'always'])]
}

export function isFree(unit: Pick<Unit, 'state'>): boolean {
  return unit.state === 'free'
}

/** Whether a store is open at an instant, by its usual hours. */
export function isOpenAt(now: string, store: Pick<StoreClock, 'timeZone' | 'hours'>): boolean {
  const at = epochMsOf(now)
  const day = localDay(at, store.timeZone)
  const hours = store.hours[weekdayOf(day)]
  if (!hours) return false
  const minutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
  const from = wallClockMs(day, minutes(hours.open), store.timeZone)
  return from <= at && at < wallClockMs(day, minutes(hours.close), store.timeZone)
}
