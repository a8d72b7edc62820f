import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { formatYuan } from '../kernel/money.ts'
import { now } from './clock.ts'
import { dayTime } from './formats.ts'
import { i18n } from './i18n.ts'
import { type BookIndex, indexOf } from './message-book.ts'
import type { FieldProblem, ProblemError } from './problem.ts'

type Values = Readonly<Record<string, unknown>>

/** The words of the house. Rooms keep their own texts; the record's name is enough to find them. */
export interface Texts {
  readonly language: string
  /** A text by its full key. */
  readonly t: (key: string, values?: Values) => string
  readonly has: (key: string) => boolean
  /** A console text: `kernel.console.<key>`. */
  readonly c: (key: string, values?: Values) => string
  readonly record: (record: string) => string
  readonly state: (record: string, state: string) => string
  readonly verb: (record: string, verb: string) => string
  readonly field: (record: string, field: string) => string
  /** Whether somebody wrote a word for the field. */
  readonly hasField: (record: string, field: string) => boolean
  /** The word for a value of a fixed list; the value itself where nobody wrote one. */
  readonly value: (record: string, field: string, value: string) => string
  /** A text of a record that may be missing: `help.<field>`, `final.<verb>`, `done.<verb>`. */
  readonly maybe: (record: string, key: string, values?: Values) => string | undefined
  readonly refusal: (refusal: { readonly code: string; readonly details?: Values | undefined }) => string
  readonly problem: (problem: ProblemError) => string
  /** What to type, for a field that the rules refuse. */
  readonly issue: (issue: FieldProblem & { readonly minimum?: unknown; readonly maximum?: unknown }) => string
  /** The one of two stored names that suits the language. */
  readonly name: (zh: string | null | undefined, en: string | null | undefined) => string
}

const fixedT = (key: string, values?: Values) => i18n.t(key, { ...values })
const has = (key: string) => i18n.exists(key) && typeof i18n.t(key, { returnObjects: true }) === 'string'

function firstOf(keys: readonly (string | undefined)[]): string | undefined {
  return keys.find((key): key is string => key !== undefined && has(key))
}

const namedDetails = z.object({
  record: z.string().optional(),
  verb: z.string().optional(),
  state: z.string().optional(),
})

function bookIndex(language: string): BookIndex {
  return indexOf(i18n.getResourceBundle(language, 'translation') ?? {})
}

/** Builds the texts of a language; screens use `useTexts`. */
export function textsOf(language: string): Texts {
  const index = bookIndex(language)
  const at = (record: string, key: string) => `${index.rooms.get(record) ?? record}.${record}.${key}`
  const fieldKeys = (record: string, field: string) => [at(record, `field.${field}`), `kernel.field.${field}`]
  const texts: Texts = {
    language,
    t: fixedT,
    has,
    c: (key, values) => fixedT(`kernel.console.${key}`, values),
    record: (record) => fixedT(at(record, 'name')),
    state: (record, state) => fixedT(at(record, `state.${state}`)),
    verb: (record, verb) => fixedT(at(record, `verb.${verb}`)),
    field: (record, field) => fixedT(firstOf(fieldKeys(record, field)) ?? at(record, `field.${field}`)),
    hasField: (record, field) => firstOf(fieldKeys(record, field)) !== undefined,
    value(record, field, value) {
      const room = index.values.get(field)
      const key = firstOf([
        at(record, `value.${field}.${value}`),
        room ? `${room}.value.${field}.${value}` : undefined,
        at(record, `${field}.${value}`),
      ])
      return key ? fixedT(key) : value
    },
    maybe: (record, key, values) => (has(at(record, key)) ? fixedT(at(record, key), values) : undefined),
    refusal({ code, details }) {
      const key = code.replace('.', '.refusal.')
      return has(key)
        ? fixedT(key, readable(texts, details ?? {}))
        : fixedT('kernel.refusal.failure', { reference: code })
    },
    problem(problem) {
      if (problem.lost) return fixedT('kernel.console.lost')
      const own = problem.code.replace('.', '.refusal.')
      return has(own) || problem.title === '' ? texts.refusal(problem) : problem.title
    },
    issue: issueText,
    name: (zh, en) => (language === 'en' ? en || zh : zh || en) ?? '',
  }
  return texts
}

/** Details carry codes and fen; a person reads words and yuan. */
function readable(texts: Texts, details: Values): Values {
  const named = namedDetails.safeParse(details)
  const { record, verb, state } = named.success ? named.data : {}
  const out: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(details)) {
    if (typeof value === 'number' && name.endsWith('Fen')) out[name] = formatYuan(value)
    else if (typeof value === 'string' && /(?:At|[Uu]ntil)$/.test(name) && value.includes('T'))
      out[name] = dayTime(value, now())
    else out[name] = spoken(value)
  }
  if (record) {
    out['record'] = texts.record(record)
    if (verb) out['verb'] = texts.verb(record, verb)
    if (state) out['state'] = texts.state(record, state)
  }
  return out
}

/** `@module.key.path` is that text, as on the server; lists are read out. */
function spoken(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(spoken).join(i18n.language === 'en' ? ', ' : '、')
  return typeof value === 'string' && /^@[a-z][A-Za-z]*(?:\.[A-Za-z0-9]+)+$/.test(value)
    ? fixedT(value.slice(1))
    : value
}

const issueText: Texts['issue'] = (issue) => {
  if (issue.message && has(issue.message)) return fixedT(issue.message)
  const bounds = { minimum: issue.minimum, maximum: issue.maximum }
  const key = `kernel.console.issue.${issue.code}`
  return has(key) ? fixedT(key, bounds) : fixedT('kernel.console.issue.other')
}

/** The texts in the language on the screen; the component is drawn again when the language changes. */
export function useTexts(): Texts {
  // What is loaded, not what is wanted: while a language comes, the old one stays.
  const { language } = useTranslation().i18n
  return useMemo(() => textsOf(language), [language])
}
