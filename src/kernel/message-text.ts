import { epochMsOf } from './clocks/zone.ts'
import { textOf } from './i18n.ts'
import { formatYuan } from './money.ts'

export interface MessageText {
  readonly subject?: string
  readonly text: string
}

export interface TextSource {
  /** `<module>.<name>` */
  readonly template: string
  readonly language: string
  readonly params: unknown
  /** Zone in which instants are shown: the store's. */
  readonly timeZone: string
}

let publicUrl = ''

/** Called once when the house is composed: the address under which people outside reach it. */
export function declarePublicUrl(url: string | null | undefined): void {
  publicUrl = url?.replace(/\/+$/, '') ?? ''
}

/** A path of the house as people outside open it; the path alone while no public address is set. */
export function publicAddress(path: string): string {
  return publicUrl + path
}

/** The texts of a template in a language; the bare key where none is written, so that a gap is seen. */
export function messageText(source: TextSource, more: Readonly<Record<string, string>> = {}): MessageText {
  const key = source.template.replace('.', '.message.')
  const values = { ...shown(source), ...more }
  const text = textOf(source.language, `${key}.text`, values)
  const subject = textOf(source.language, `${key}.subject`, values)
  return subject === `${key}.subject` ? { text } : { subject, text }
}

/** `messageText` for what leaves the house: a bare key must not. */
export function writtenText(source: TextSource, more: Readonly<Record<string, string>> = {}): MessageText {
  const written = messageText(source, more)
  if (written.text === `${source.template.replace('.', '.message.')}.text`) {
    throw new Error(`No text for message ${source.template} in ${source.language}`)
  }
  return written
}

const instantPattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,3})?Z$/
const datePattern = /^\d{4}-\d{2}-\d{2}$/
const keyPattern = /^@[a-z][A-Za-z]*(?:\.[A-Za-z]+)+$/

/**
 * What stands in the text for each parameter: instants (`2026-11-22T01:02:03.000Z`) and plain dates as people write
 * them, whole numbers whose name ends in `Fen` as money, `@module.key.path` as that message, the path in `link` as an
 * address that can be opened.
 */
export function shown(source: Omit<TextSource, 'template'>): Record<string, unknown> {
  const params = typeof source.params === 'object' && source.params !== null ? source.params : {}
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, asText(name, value, source)]))
}

function asText(name: string, value: unknown, { language, timeZone }: Omit<TextSource, 'template'>): unknown {
  if (typeof value === 'number' && name.endsWith('Fen')) return formatYuan(value)
  if (typeof value !== 'string') return value
  if (instantPattern.test(value)) return formatOf(language, timeZone, true).format(epochMsOf(value))
  if (datePattern.test(value)) return formatOf(language, 'UTC', false).format(epochMsOf(`${value}T00:00:00.000Z`))
  if (keyPattern.test(value)) return textOf(language, value.slice(1))
  if (name === 'link' && value.startsWith('/')) return publicAddress(value)
  return value
}

const formats = new Map<string, Intl.DateTimeFormat>()

/** `2026年11月22日 14:30`, `22 Nov 2026, 14:30` */
function formatOf(language: string, timeZone: string, withTime: boolean): Intl.DateTimeFormat {
  const key = `${language}/${timeZone}/${withTime}`
  let format = formats.get(key)
  if (!format) {
    const chinese = language !== 'en'
    format = new Intl.DateTimeFormat(chinese ? 'zh-CN' : 'en-GB', {
      timeZone,
      year: 'numeric',
      month: chinese ? 'long' : 'short',
      day: 'numeric',
      ...(withTime ? { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } : {}),
    })
    formats.set(key, format)
  }
  return format
}
