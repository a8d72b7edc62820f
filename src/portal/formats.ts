import type { Language } from './i18n.tsx'

/** Stores stand in China; a customer abroad still wants the store's time. */
const zone = 'Asia/Shanghai'
const formats = new Map<string, Intl.DateTimeFormat>()

function format(language: Language, name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language}/${name}`
  let known = formats.get(key)
  if (!known) {
    const locale = language === 'en' ? 'en-GB' : 'zh-CN'
    known = new Intl.DateTimeFormat(locale, { timeZone: zone, hourCycle: 'h23', ...options })
    formats.set(key, known)
  }
  return known
}

/** `¥1,280.00` */
export function yuan(fen: number): string {
  const text = (Math.abs(fen) / 100).toFixed(2).replace(/\B(?=(\d{3})+(?!\d)\.)/g, ',')
  const [whole = '', rest = ''] = text.split('.')
  return `${fen < 0 ? '−' : ''}¥${whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',')}.${rest}`
}

/** Thousandths as people write them: `1`, `1.5`. */
export function quantity(thousandths: number): string {
  return String(thousandths / 1000)
}

/** Hours with two places at the most: `1.5`. */
export function hours(minutes: number): string {
  return String(Math.round(minutes / 0.6) / 100)
}

export function clock(language: Language, instant: string): string {
  return format(language, 'clock', { hour: '2-digit', minute: '2-digit' }).format(new Date(instant))
}

export function dayOf(instant: string | number): string {
  return format('zh-CN', 'day', { year: 'numeric', month: '2-digit', day: '2-digit' })
    .format(new Date(instant))
    .replaceAll('/', '-')
}

/** `3月10日周二`, `Tue 10 Mar` */
export function day(language: Language, instant: string): string {
  return format(language, 'short', { month: 'short', day: 'numeric', weekday: 'short' }).format(new Date(instant))
}

/** As `day`, with the year where it is another one than now. */
export function dayOfYear(language: Language, instant: string, now: number): string {
  if (dayOf(instant).slice(0, 4) === dayOf(now).slice(0, 4)) return day(language, instant)
  return format(language, 'year', { year: 'numeric', month: 'short', day: 'numeric' }).format(new Date(instant))
}

const dayMs = 86_400_000

/** Day and time of something to come, today and tomorrow by their names: `今天 14:00`. */
export function ahead(language: Language, instant: string, now: number): string {
  const days = [0, 1].find((each) => dayOf(instant) === dayOf(now + each * dayMs))
  if (days === undefined) return moment(language, instant, now)
  const name = new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(days, 'day')
  return `${name} ${clock(language, instant)}`
}

/** The time today, else day and time. */
export function moment(language: Language, instant: string, now: number): string {
  const time = clock(language, instant)
  return dayOf(instant) === dayOf(now) ? time : `${day(language, instant)} ${time}`
}

/** Nothing left to guess, for a receipt. */
export function fullMoment(language: Language, instant: string): string {
  return format(language, 'full', { dateStyle: 'long', timeStyle: 'medium' }).format(new Date(instant))
}
