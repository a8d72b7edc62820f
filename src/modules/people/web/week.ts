import { z } from 'zod'
import { plainDate } from '../../../kernel/contract/record.ts'
import { timeZone } from '../../../console/formats.ts'

/** The Monday of the week on the screen. */
export const shiftsSearch = z.object({ week: plainDate.optional() })

const dayMs = 86_400_000

const dateOf = (epochMs: number) => new Date(epochMs).toISOString().slice(0, 10)

export function addDays(day: string, days: number): string {
  return dateOf(Date.parse(`${day}T00:00:00Z`) + days * dayMs)
}

export function mondayOf(day: string): string {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return addDays(day, -((weekday + 6) % 7))
}

export function daysOf(monday: string): string[] {
  return Array.from({ length: 7 }, (_, index) => addDays(monday, index))
}

/** “11月24日 周一” */
export function weekdayOf(day: string, language: string): string {
  const format = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    timeZone: 'UTC',
    month: 'numeric',
    day: 'numeric',
    weekday: 'short',
  })
  return format.format(new Date(`${day}T12:00:00Z`))
}

/** The UTC instant at which clocks in the store show this time of the day. */
export function instantAt(day: string, clock: string): string {
  const asUtc = Date.parse(`${day}T${clock}:00Z`)
  const shown = new Intl.DateTimeFormat('sv-SE', {
    timeZone: timeZone(),
    dateStyle: 'short',
    timeStyle: 'medium',
  }).format(asUtc)
  const offset = Date.parse(`${shown.replace(' ', 'T')}Z`) - asUtc
  return new Date(asUtc - offset).toISOString()
}
