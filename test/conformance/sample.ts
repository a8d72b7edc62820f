import { z } from 'zod'

type Shape = {
  readonly type?: string | readonly string[]
  readonly format?: string
  readonly pattern?: string
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly anyOf?: readonly Shape[]
  readonly oneOf?: readonly Shape[]
  readonly required?: readonly string[]
  readonly properties?: Readonly<Record<string, Shape>>
  readonly items?: Shape
  readonly minItems?: number
  readonly minimum?: number
  readonly maximum?: number
  readonly exclusiveMinimum?: number
  readonly minLength?: number
  readonly maxLength?: number
}

/** What stands for a field that names a record: the id that the request is meant to reach. */
export type IdOf = (field: string) => string

/** Texts of the forms that the house knows; the first that fits a pattern is taken. */
const texts = [
  'true',
  '2026-03-10',
  '08:30',
  '13800138000',
  '123456',
  'sample',
  'sample.see',
  'SAMPLE',
  'Asia/Shanghai',
  'SAMPLE-1',
  '粤B12345',
  'LSVAM4187C2184847',
  'sample@example.com',
  'data:image/png;base64,iVBORw0KGgoAAAA=',
]

const shapes = new WeakMap<z.ZodType, Shape>()

function shapeOf(schema: z.ZodType): Shape {
  const known = shapes.get(schema)
  if (known) return known
  const shape = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Shape
  shapes.set(schema, shape)
  return shape
}

/** A value that the schema takes, every optional field filled in; `edge` goes to the limits that it sets. */
export function sample(schema: z.ZodType, idOf: IdOf, edge = false): Record<string, unknown> {
  return make(shapeOf(schema), { field: '', idOf, edge }) as Record<string, unknown>
}

/** The same with those fields alone that the schema demands. */
export function smallSample(schema: z.ZodType, idOf: IdOf): Record<string, unknown> {
  const all = sample(schema, idOf)
  return Object.fromEntries((shapeOf(schema).required ?? []).map((name) => [name, all[name]]))
}

/** Names of the schema's own fields. */
export function fieldsOf(schema: z.ZodType): string[] {
  return Object.keys(shapeOf(schema).properties ?? {})
}

/** Names of the schema's fields that hold a record's id, at any depth. */
export function idFields(schema: z.ZodType): string[] {
  const found: string[] = []
  sample(schema, (field) => {
    found.push(field)
    return '00000000-0000-4000-8000-000000000000'
  })
  return found
}

interface Place {
  readonly field: string
  readonly idOf: IdOf
  readonly edge: boolean
}

function make(shape: Shape, place: Place): unknown {
  if (shape.const !== undefined) return shape.const
  if (shape.enum) return place.edge ? shape.enum.at(-1) : shape.enum[0]
  const branches = shape.anyOf ?? shape.oneOf
  if (branches) return make(branches.find((one) => one.type !== 'null') ?? {}, place)
  const type = typeof shape.type === 'string' ? shape.type : shape.type?.find((one) => one !== 'null')
  switch (type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(shape.properties ?? {}).map(([field, one]) => [field, make(one, { ...place, field })]),
      )
    case 'array':
      return Array.from({ length: Math.max(1, shape.minItems ?? 0) }, () => make(shape.items ?? {}, place))
    case 'integer':
    case 'number':
      return number(shape, place.edge)
    case 'boolean':
      return true
    case 'string':
      return text(shape, place)
    default:
      return 'sample'
  }
}

function number({ minimum = -1e15, maximum = 1e15, exclusiveMinimum }: Shape, edge: boolean): number {
  return edge ? maximum : Math.min(Math.max(1, minimum, exclusiveMinimum ?? 1), maximum)
}

function text(shape: Shape, { field, idOf, edge }: Place): string {
  if (shape.format === 'uuid') return idOf(field)
  if (shape.format === 'date-time') return edge ? '2199-12-31T23:59:59.999Z' : '2026-03-10T02:00:00.000Z'
  const [least, most] = [shape.minLength ?? 0, shape.maxLength ?? 4000]
  if (edge && !shape.pattern && !shape.format) return '𠮷'.repeat(Math.floor(most / 2))
  const pattern = shape.pattern ? new RegExp(shape.pattern, 'u') : /^/
  const fits = (edge ? texts.toReversed() : texts).find((one) => pattern.test(one) && one.length >= least)
  return (fits ?? 'sample'.padEnd(least, 's')).slice(0, most)
}
