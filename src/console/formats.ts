import { currentLanguage, type Language } from './preferences.ts'

const fallbackZone = 'Asia/Shanghai'
let zone = fallbackZone

/** Times are shown in the store's zone, wherever the browser stands. */
export function setTimeZone(timeZone: string): void {
  zone = timeZone
}

export function timeZone(): string {
  return zone
}

const formats = new Map<string, Intl.DateTimeFormat>()
const relatives = new Map<Language, Intl.RelativeTimeFormat>()

function format(name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const language = currentLanguage()
  const key = `${language}/${zone}/${name}`
  let known = formats.get(key)
  if (!known) {
    known = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
      timeZone: zone,
      hourCycle: 'h23',
      ...options,
    })
    formats.set(key, known)
  }
  return known
}

/** `2026-11-22` of an instant in the store's zone. */
export function dayOf(instant: number | string): string {
  const parts = new Map(
    format('parts', { year: 'numeric', month: '2-digit', day: '2-digit' })
      .formatToParts(new Date(instant))
      .map((part) => [part.type, part.value]),
  )
  return `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}`
}

/** `08:42` */
export function clockTime(instant: number | string): string {
  return format('clock', { hour: '2-digit', minute: '2-digit' }).format(new Date(instant))
}

/** Year, month, day, weekday, time: nothing left to guess. */
export function fullTime(instant: number | string): string {
  return format('full', { dateStyle: 'full', timeStyle: 'short' }).format(new Date(instant))
}

/** A plain date, with its year only where it is another one. */
export function plainDay(day: string, now: number): string {
  const noon = new Date(`${day}T12:00:00Z`)
  if (Number.isNaN(noon.getTime())) return day
  const sameYear = day.slice(0, 4) === dayOf(now).slice(0, 4)
  const options: Intl.DateTimeFormatOptions = { timeZone: 'UTC', month: 'short', day: 'numeric' }
  return format(sameYear ? 'day' : 'dayYear', sameYear ? options : { ...options, year: 'numeric' }).format(noon)
}

/** “12 分钟后” within the hour, the clock on the same day, else the date with the clock. */
export function nearTime(instant: string, now: number): string {
  const minutes = Math.round((Date.parse(instant) - now) / 60_000)
  if (Number.isNaN(minutes)) return instant
  return Math.abs(minutes) < 60 ? relative(minutes) : dayTime(instant, now)
}

/** The clock on the same day, else the date with the clock. */
export function dayTime(instant: string, now: number): string {
  const day = dayOf(instant)
  return day === dayOf(now) ? clockTime(instant) : `${plainDay(day, now)} ${clockTime(instant)}`
}

function relative(minutes: number): string {
  const language = currentLanguage()
  let known = relatives.get(language)
  if (!known) {
    known = new Intl.RelativeTimeFormat(language, { numeric: 'auto' })
    relatives.set(language, known)
  }
  return minutes === 0 ? known.format(0, 'second') : known.format(minutes, 'minute')
}

/** `1,234` in the person's language. */
export function plainNumber(value: number, digits = 0): string {
  return value.toLocaleString(currentLanguage(), { minimumFractionDigits: digits, maximumFractionDigits: digits })
}

/** Thousandths as people write them: 1000 → 1, 4500 → 4.5. */
export function quantity(thousandths: number): string {
  return (thousandths / 1000).toLocaleString(currentLanguage(), { maximumFractionDigits: 3 })
}

/** `01:35` or `2:01:35` of a duration in seconds. */
export function stopwatch(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds))
  const two = (value: number) => String(value).padStart(2, '0')
  const hours = Math.floor(whole / 3600)
  return `${hours > 0 ? `${hours}:` : ''}${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}`
}
