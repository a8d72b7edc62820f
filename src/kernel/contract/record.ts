import { z } from 'zod'
import type { Lifecycle, VerbSpec } from './lifecycle.ts'

/** A possible verb on a record, with the reason when it cannot be done now. */
export const actionSchema = z.object({
  name: z.string(),
  refusal: z.object({ code: z.string(), details: z.record(z.string(), z.unknown()).optional() }).optional(),
})
export type PossibleAction = z.infer<typeof actionSchema>

/** What every record answers, whatever it is. */
export const recordShape = {
  id: z.uuid(),
  version: z.int(),
  state: z.string(),
  actions: z.array(actionSchema).optional(),
} as const

const calendarDay = z.iso.date()
/** Nobody means another day: a slip of the finger, and years that the database or the language cannot reckon with. */
const isModern = (text: string) => text >= '1900' && text < '2200'
/** Plain date in the store's zone, `2026-11-22`; a day that the calendar has. */
export const plainDate = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .refine((text) => isModern(text) && calendarDay.safeParse(text).success)
/** UTC instant, `2026-11-22T01:02:03.000Z`. */
export const instant = z.iso.datetime().refine(isModern)
/** Money in fen (1/100 yuan), VAT included unless the name says net. */
export const fen = z.int().min(-1e12).max(1e12)
/** A measured value or a limit of one, in its own unit; beyond a thousand million nothing is measured in a workshop. */
export const measuredValue = z.number().min(-1e9).max(1e9)
/** Quantity in thousandths of the unit. */
export const thousandths = z.int().min(-1e12).max(1e12)
export const shortText = z.string().trim().max(200)
export const longText = z.string().trim().max(4000)

/** A question to the server: a list or a single record; never writes. */
export interface ReadSpec<Q extends z.ZodType = z.ZodType, A extends z.ZodType = z.ZodType> {
  readonly permission: string
  readonly path: string
  readonly query?: Q
  readonly answer: A
  readonly link?: string
}

/** A record's face: its verbs become `POST` endpoints, its reads `GET` endpoints. */
export interface RecordContract<
  L extends Lifecycle = Lifecycle,
  A extends z.ZodType = z.ZodType,
  R extends Record<string, ReadSpec> = Record<string, ReadSpec>,
> {
  readonly name: L['name']
  readonly path: string
  readonly lifecycle: L
  readonly schema: A
  readonly reads: R
}

/**
 * Joins schema, lifecycle and reads into the record's endpoints.
 * `path` is the collection, for example `/api/appointments`; a creation is `POST {path}/{verb}`,
 * every other verb `POST {path}/:id/{verb}`.
 */
export function record<L extends Lifecycle, A extends z.ZodType, const R extends Record<string, ReadSpec>>(
  lifecycle: L,
  schema: A,
  path: string,
  reads: R,
): RecordContract<L, A, R> {
  return { name: lifecycle.name, path, lifecycle, schema, reads }
}

export interface EndpointInfo {
  readonly key: string
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly permission: string
  readonly link?: string
  readonly creates: boolean
  readonly input?: z.ZodType
  readonly answer: z.ZodType
}

/** What a verb answers: the record, and what it says besides. */
export function verbAnswer(schema: z.ZodType, { also }: VerbSpec): z.ZodType {
  if (!also) return schema
  if (!(schema instanceof z.ZodObject)) throw new Error('Only the answer of an object can carry more')
  return schema.extend(also.shape)
}

/** All endpoints of a record, in the order in which they are registered. */
export function endpointsOf(contract: RecordContract): EndpointInfo[] {
  const reads = Object.entries(contract.reads).map(([name, read]) => ({
    key: `${contract.name}.${name}`,
    method: 'GET' as const,
    path: read.path,
    permission: read.permission,
    creates: false,
    answer: read.answer,
    ...(read.link ? { link: read.link } : {}),
    ...(read.query ? { input: read.query } : {}),
  }))
  const open = Object.entries(contract.lifecycle.verbs).filter(([, verb]: [string, VerbSpec]) => !verb.internal)
  const verbs = open.map(([name, verb]: [string, VerbSpec]) => ({
    key: `${contract.name}.${name}`,
    method: 'POST' as const,
    path: verb.from ? `${contract.path}/:id/${name}` : `${contract.path}/${name}`,
    permission: verb.permission,
    creates: !verb.from,
    input: verb.input,
    answer: verbAnswer(contract.schema, verb),
    ...(verb.link ? { link: verb.link } : {}),
  }))
  return [...reads, ...verbs]
}

/** One page of a list: rows, the cursor of the next page, and an exact total only where asked for. */
export function pageOf<T extends z.ZodType>(row: T) {
  return z.object({
    rows: z.array(row),
    next: z.string().optional(),
    total: z.int().optional(),
    totalCapped: z.boolean().optional(),
  })
}

/** What every list understands: filter text, sort, cursor, size. */
export const listQuery = {
  store: z.uuid().optional(),
  q: z.string().trim().max(100).optional(),
  sort: z.string().max(60).optional(),
  after: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  total: z.stringbool().optional(),
} as const
