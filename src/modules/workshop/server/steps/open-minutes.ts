import { hoursOn, minutesOf, type StoreClock } from '../../../../kernel/clocks/due.ts'
import { epochMsOf, instantOf, localDay, wallClockMs } from '../../../../kernel/clocks/zone.ts'

const minuteMs = 60_000
/** A store that does not open for longer has no hours that count. */
const longestClosureDays = 60

/** The instant by which the store was open for so many minutes from the given one. */
export function afterOpenMinutes(store: StoreClock, instant: string, minutes: number): string {
  let left = minutes * minuteMs
  let at = epochMsOf(instant)
  const first = localDay(at, store.timeZone)
  for (let day = first; day < first + longestClosureDays; day++) {
    const hours = hoursOn(day, store)
    if (hours === null) continue
    at = Math.max(at, wallClockMs(day, minutesOf(hours.open), store.timeZone))
    const open = wallClockMs(day, minutesOf(hours.close), store.timeZone) - at
    if (open <= 0) continue
    if (left <= open) return instantOf(at + left)
    left -= open
  }
  return instantOf(epochMsOf(instant) + minutes * minuteMs)
}
