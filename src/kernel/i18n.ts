import { existsSync, readFileSync } from 'node:fs'

export const languages = ['zh-CN', 'en'] as const
export type Language = (typeof languages)[number]

interface Messages {
  readonly [key: string]: string | Messages
}

const books = new Map<string, Messages>()

/** Reads the message files of the kernel and the rooms; `owners` maps a name to its folder. */
export function loadMessages(owners: ReadonlyMap<string, URL>): void {
  for (const language of languages) {
    const book: Record<string, Messages> = {}
    for (const [name, folder] of owners) {
      const file = new URL(`messages/${language}.json`, folder)
      if (existsSync(file)) book[name] = JSON.parse(readFileSync(file, 'utf8')) as Messages
    }
    books.set(language, book)
  }
}

/** A message by key with its `{{values}}` filled in; the key itself where none is written, so a gap is seen and not hidden. */
export function textOf(language: string, key: string, values: Readonly<Record<string, unknown>> = {}): string {
  let node: Messages | string | undefined = books.get(language === 'en' ? 'en' : 'zh-CN')
  for (const part of key.split('.')) node = typeof node === 'object' ? node[part] : undefined
  if (typeof node !== 'string') return key
  return node.replace(/\{\{\s*(\w+)\s*\}\}/g, (_, name: string) => plain(language, values[name]))
}

const keyPattern = /^@[a-z][A-Za-z]*(?:\.[A-Za-z0-9]+)+$/

/** `@module.key.path` is that message in the same language; lists are read out. */
function plain(language: string, value: unknown): string {
  if (value === undefined || value === null) return ''
  if (Array.isArray(value)) return value.map((one) => plain(language, one)).join(language === 'en' ? ', ' : '、')
  if (typeof value === 'string' && keyPattern.test(value)) return textOf(language, value.slice(1))
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

/** All keys of a language, for the parity test. */
export function messageKeys(language: string): string[] {
  const walk = (node: Messages | string, path: string): string[] =>
    typeof node === 'string'
      ? [path]
      : Object.entries(node).flatMap(([key, value]) => walk(value, path ? `${path}.${key}` : key))
  return walk(books.get(language) ?? {}, '')
}
