import { z } from 'zod'
import { instant, longText, shortText } from '../../../kernel/contract/record.ts'
import { courtesySteps } from './courtesy.ts'
import { visitType } from './visit-type.ts'

export const oldPartWishes = ['taken', 'waived', 'none'] as const
export const chargePortStates = ['good', 'worn', 'damaged'] as const

/** What is looked at on the walk around the car beside its outside (G-14). */
export const checkPoints = {
  interior: ['seats', 'trim', 'audio', 'warningLamps'],
  functions: ['lights', 'wipers', 'brakes', 'horn', 'windows', 'airConditioning'],
} as const

const amount = z.int().min(0).max(2_000_000)
const single = {
  customerId: z.uuid(),
  visitType,
  odometerKm: amount,
  lowerBecause: shortText,
  besideBecause: shortText,
  energyPercent: z.int().min(0).max(100),
  chargePort: z.enum(chargePortStates),
  oldParts: z.enum(oldPartWishes),
  waiting: z.boolean(),
  promisedAt: instant,
  /** The customer has heard his problem repeated and agreed that it was understood (G-13). */
  confirmed: z.boolean(),
  /** A word from the advisor to the technician (G-16). */
  handOverNote: longText,
  /** Of a suspected come-back: the order that it comes back from, or that it is none. */
  comebackOf: z.union([z.uuid(), z.literal('none')]),
} as const

const part = z.number().min(0).max(1)
/** A mark on the car's outline: place and type of the damage. */
export const damageMark = z.object({
  panel: z.string().min(1).max(40),
  kind: z.string().min(1).max(20),
  x: part,
  y: part,
  note: shortText.optional(),
})

const many = {
  /** The customer's own sentences. */
  word: z.object({ position: z.int().min(0).max(1000), text: longText }),
  mark: damageMark,
  check: z.object({ good: z.boolean(), note: shortText.optional() }),
  belonging: z.literal(true),
  /** Wanted service items by their code. */
  item: z.literal(true),
  /** Steps of courtesy that were done (G-11). */
  courtesy: z.literal(true),
  /** Photos taken by mistake, by the file's id: they are not shown and do not go to the order. */
  struck: z.literal(true),
} as const

/**
 * What a reception holds, one value under each key: `odometerKm`, and for what there are several of
 * `mark.<id>`, `word.<id>`, `check.<point>`, `belonging.<name>`, `item.<code>`, `courtesy.<step>`, `struck.<file>`. Null takes it back.
 * Two devices meet on a key only when they speak of the same thing.
 */
export type Entries = Readonly<Record<string, unknown>>

/** The schema of a key's value; undefined for a key that nobody knows. */
export function schemaOfEntry(key: string): z.ZodType | undefined {
  const dot = key.indexOf('.')
  if (dot < 0) return Object.entries(single).find(([name]) => name === key)?.[1]
  const name = key.slice(dot + 1)
  if (name.length === 0 || name.length > 60) return undefined
  return Object.entries(many).find(([kind]) => kind === key.slice(0, dot))?.[1]
}

const mostEntries = 300

export const entriesSchema = z.record(z.string().max(80), z.unknown()).superRefine((entries, context) => {
  const keys = Object.keys(entries)
  if (keys.length > mostEntries)
    context.addIssue({ code: 'too_big', origin: 'array', maximum: mostEntries, input: keys })
  for (const key of keys) {
    const schema = schemaOfEntry(key)
    if (entries[key] === null && schema) continue
    const result = schema?.safeParse(entries[key])
    if (!result?.success)
      context.addIssue({ code: 'custom', path: [key], message: result?.error.issues[0]?.message ?? 'unknown key' })
  }
})

type Single = { readonly [K in keyof typeof single]?: z.output<(typeof single)[K]> | undefined }
type One<K extends keyof typeof many> = z.output<(typeof many)[K]> & { readonly id: string }

export interface Noted extends Single {
  readonly words: readonly One<'word'>[]
  readonly marks: readonly One<'mark'>[]
  readonly checks: ReadonlyMap<string, z.output<typeof many.check>>
  readonly belongings: readonly string[]
  readonly items: readonly string[]
  readonly courtesy: readonly (typeof courtesySteps)[number][]
  readonly struck: ReadonlySet<string>
}

const singles = z.object(single).partial()

/** The entries as what they mean; what does not fit is left out. Sentences stand in their order, marks in theirs. */
export function readEntries(entries: Entries): Noted {
  const known = Object.entries(entries).filter(
    ([key, value]) => value !== null && schemaOfEntry(key)?.safeParse(value).success === true,
  )
  const of = <T>(kind: keyof typeof many, schema: z.ZodType<T>): [string, T][] =>
    known
      .filter(([key]) => key.startsWith(`${kind}.`))
      .map(([key, value]) => [key.slice(kind.length + 1), schema.parse(value)])
  const names = (kind: 'belonging' | 'item' | 'courtesy' | 'struck') => of(kind, many[kind]).map(([name]) => name)
  return {
    ...singles.parse(Object.fromEntries(known.filter(([key]) => !key.includes('.')))),
    words: of('word', many.word)
      .map(([id, word]) => ({ id, ...word }))
      .toSorted((a, b) => a.position - b.position || a.id.localeCompare(b.id)),
    marks: of('mark', many.mark)
      .map(([id, mark]) => ({ id, ...mark }))
      .toSorted((a, b) => a.id.localeCompare(b.id)),
    checks: new Map(of('check', many.check)),
    belongings: names('belonging'),
    items: names('item'),
    courtesy: courtesySteps.filter((step) => names('courtesy').includes(step)),
    struck: new Set(names('struck')),
  }
}

/** Sentences that say something. */
export const spokenWords = (noted: Noted) => noted.words.map(({ text }) => text.trim()).filter((text) => text !== '')
