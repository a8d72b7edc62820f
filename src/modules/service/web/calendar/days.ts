import { clockTime, timeZone } from '../../../../console/formats.ts'
import { currentLanguage } from '../../../../console/preferences.ts'
import { dayNumber } from '../../../../kernel/clocks/plain-date.ts'
import { instantOf, wallClockMs } from '../../../../kernel/clocks/zone.ts'

/** Another day in the calendar, counted at noon so that no zone matters. */
export function addDays(day: string, by: number): string {
  return new Date(Date.parse(`${day}T12:00:00Z`) + by * 86_400_000).toISOString().slice(0, 10)
}

export function mondayOf(day: string): string {
  const weekday = (new Date(`${day}T12:00:00Z`).getUTCDay() + 6) % 7
  return addDays(day, -weekday)
}

/** The instant at which a half hour of a local day begins. */
export function instantAt(day: string, half: number): string {
  return instantOf(wallClockMs(dayNumber(day), half * 30, timeZone()))
}

/** In which half hour of its local day an instant lies. */
export function halfOf(instant: string): number {
  const [hours = '0', minutes = '0'] = clockTime(instant).split(':')
  return Number(hours) * 2 + Math.floor(Number(minutes) / 30)
}

/** `09:30` of a half hour counted from midnight. */
export function halfTime(half: number): string {
  return `${String(Math.floor(half / 2)).padStart(2, '0')}:${half % 2 === 0 ? '00' : '30'}`
}

/** “周三 11日”, “Wed 11” */
export function weekday(day: string): string {
  return new Date(`${day}T12:00:00Z`).toLocaleDateString(currentLanguage() === 'en' ? 'en-GB' : 'zh-CN', {
    timeZone: 'UTC',
    weekday: 'short',
    day: 'numeric',
  })
}
