import { existsSync, readFileSync } from 'node:fs'

export const languages = ['zh-CN', 'en'] as const
export type Language = (typeof languages)[number]

interface Messages {
  readonly [key: string]: string | Messages
}

/** By language, then by whole key. */
const books = new Map<string, ReadonlyMap<string, string>>()
/** Of each record the room whose messages name it. */
const rooms = new Map<string, string>()

/** Reads the message files of the kernel and the rooms; `owners` maps a name to its folder. */
export function loadMessages(owners: ReadonlyMap<string, URL>): void {
  for (const language of languages) {
    const book = new Map<string, string>()
    for (const [name, folder] of owners) {
      const file = new URL(`messages/${language}.json`, folder)
      if (existsSync(file)) flatten(JSON.parse(readFileSync(file, 'utf8')) as Messages, name, book)
    }
    books.set(language, book)
    for (const key of book.keys()) {
      const [, room, record] = /^(\w+)\.(\w+)\.name$/.exec(key) ?? []
      if (room && record) rooms.set(record, room)
    }
  }
}

function flatten(node: Messages | string, path: string, into: Map<string, string>): void {
  if (typeof node === 'string') into.set(path, node)
  else for (const [key, value] of Object.entries(node)) flatten(value, `${path}.${key}`, into)
}

/** A message by key with its `{{values}}` filled in; the key itself where none is written, so a gap is seen and not hidden. */
export function textOf(language: string, key: string, values: Readonly<Record<string, unknown>> = {}): string {
  const text = books.get(language === 'en' ? 'en' : 'zh-CN')?.get(key)
  if (text === undefined) return key
  return text.replace(/\{\{\s*(\w+)\s*\}\}/g, (_, name: string) => plain(language, values[name]))
}

const keyPattern = /^@[a-z][A-Za-z]*(?:\.[A-Za-z0-9]+)+$/

/** `@module.key.path` is that message in the same language; lists are read out. */
function plain(language: string, value: unknown): string {
  if (value === undefined || value === null) return ''
  if (Array.isArray(value)) return value.map((one) => plain(language, one)).join(language === 'en' ? ', ' : '、')
  if (typeof value === 'string' && keyPattern.test(value)) return textOf(language, value.slice(1))
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

/**
 * The key of a record's own text, `repairOrder` and `state.agreed` → `service.repairOrder.state.agreed`; undefined where
 * no room names the record or nobody wrote the text.
 */
export function keyOf(record: string, part: string): string | undefined {
  const key = `${rooms.get(record)}.${record}.${part}`
  return books.get('zh-CN')?.has(key) ? key : undefined
}

/** What a record calls a value, `part`, `unit`, `个` → pcs; the value itself where nobody wrote a word for it. */
export function valueOf(language: string, record: string, field: string, value: string): string {
  const key = keyOf(record, `value.${field}.${value}`)
  return key === undefined ? value : textOf(language, key)
}

/** All keys of a language, for the parity test. */
export function messageKeys(language: string): string[] {
  return [...(books.get(language)?.keys() ?? [])]
}
