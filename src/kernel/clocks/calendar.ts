import published from 'chinese-days/dist/chinese-days.json' with { type: 'json' }
import { dateOf, dayNumber, weekdayOf } from './plain-date.ts'

/** Days that the group's own table declares: they win over the published calendar. Keys are plain dates. */
export type DayOverrides = ReadonlyMap<string, 'work' | 'rest'>

// The package's functions parse with the machine's zone; its data does not, so the data is used.
const holidays = new Set(Object.keys(published.holidays).map(dayNumber))
const makeUpDays = new Set(Object.keys(published.workdays).map(dayNumber))
const publishedYears = new Set(Object.keys(published.holidays).map((date) => date.slice(0, 4)))

const longestSearchDays = 4000

/**
 * Whether the date is a working day in China: public holidays rest, make-up days (调休) work, otherwise Monday to
 * Friday. In a year without a published calendar only weekends rest, so a limit falls due rather too early than too
 * late; `isCalendarKnown` tells.
 */
export function isWorkingDay(date: string, overrides: DayOverrides): boolean {
  return works(dayNumber(date), overrides)
}

/**
 * The `count`-th working day after the date; the date itself is not counted (民法典 201). Negative counts go back;
 * zero answers the date itself, whether it is a working day or not.
 */
export function addWorkingDays(date: string, count: number, overrides: DayOverrides): string {
  return dateOf(workingDayAfter(dayNumber(date), count, overrides))
}

/** `addWorkingDays` on day numbers. */
export function workingDayAfter(start: number, count: number, overrides: DayOverrides): number {
  const step = count < 0 ? -1 : 1
  const last = start + step * longestSearchDays
  let left = Math.abs(count)
  let day = start
  while (left > 0) {
    day += step
    if (works(day, overrides)) left -= 1
    if (day === last)
      throw new RangeError(`No ${count} working days within ${longestSearchDays} days of ${dateOf(start)}`)
  }
  return day
}

/** Whether the State Council's calendar of that year is in the package or, by at least one day, in the overrides. */
export function isCalendarKnown(year: number, overrides: DayOverrides): boolean {
  const text = String(year)
  if (publishedYears.has(text)) return true
  for (const date of overrides.keys()) if (date.startsWith(text)) return true
  return false
}

function works(day: number, overrides: DayOverrides): boolean {
  if (overrides.size > 0) {
    const declared = overrides.get(dateOf(day))
    if (declared !== undefined) return declared === 'work'
  }
  if (holidays.has(day)) return false
  return makeUpDays.has(day) || weekdayOf(day) < 5
}
