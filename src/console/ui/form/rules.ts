import { z } from 'zod'
import { formatYuan } from '../../../kernel/money.ts'
import type { FieldProblem } from '../../problem.ts'
import type { Texts } from '../../texts.ts'
import type { Field } from './field.ts'

export type Values = Readonly<Record<string, unknown>>

type Issue = z.core.$ZodIssue

/** The schema of one field, where the form's schema is an object. */
export function fieldSchema(schema: z.ZodType, name: string): z.ZodType | undefined {
  if (!(schema instanceof z.ZodObject)) return undefined
  const field: unknown = schema.shape[name]
  return field instanceof z.ZodType ? field : undefined
}

const accepts = (schema: z.ZodType | undefined, value: unknown) =>
  schema === undefined || schema.safeParse(value).success

/** A field that must be filled in: neither nothing nor an empty text will do. */
export function isRequired(schema: z.ZodType, name: string): boolean {
  const field = fieldSchema(schema, name)
  return !accepts(field, undefined) && !accepts(field, '') && !accepts(field, null) && !accepts(field, [])
}

const isEmpty = (value: unknown) => value === '' || value === null || value === undefined

/** What the screen leaves empty becomes what the schema calls empty; what was there and was taken away is said so. */
export function cleaned(schema: z.ZodType, values: Values, initial: Values = {}): Values {
  const out: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(values)) {
    if (!isEmpty(value)) out[name] = value
    else {
      const field = fieldSchema(schema, name)
      const candidates = isEmpty(initial[name]) ? [undefined, null, ''] : [null, '', undefined]
      const empty = candidates.find((candidate) => accepts(field, candidate))
      if (empty !== undefined) out[name] = empty
    }
  }
  return out
}

function bound(value: unknown, field: Field | undefined): unknown {
  if (typeof value !== 'number') return value
  if (field?.kind === 'money') return formatYuan(value)
  return field?.kind === 'quantity' ? value / 1000 : value
}

/** A zod issue as an instruction: what to type, with the limits in the unit that the field shows. */
export function instruction(texts: Texts, issue: Issue, field: Field | undefined): string {
  const limits =
    'minimum' in issue
      ? { minimum: bound(issue.minimum, field) }
      : 'maximum' in issue
        ? { maximum: bound(issue.maximum, field) }
        : {}
  const origin = 'origin' in issue ? String(issue.origin) : ''
  const empty = isEmpty(issue.input)
  const required = empty || (issue.code === 'too_small' && origin === 'string' && issue.minimum === 1)
  if (required && issue.code !== 'custom')
    return texts.c(field?.kind === 'choice' || field?.kind === 'pick' ? 'issue.choose' : 'issue.required')
  const code =
    (issue.code === 'too_small' || issue.code === 'too_big') && origin
      ? `${issue.code}_${origin === 'int' ? 'number' : origin}`
      : issue.code
  return texts.issue({ path: issue.path.join('.'), code, message: issue.message, ...limits })
}

interface Checked {
  readonly schema: z.ZodType
  readonly fields: readonly Field[]
  readonly initial?: Values | undefined
}

/** Checks everything; the issues by field, those without a field of the form under ''. */
export function check(texts: Texts, form: Checked, values: Values): { data: Values } | { errors: Map<string, string> } {
  const { schema, fields, initial } = form
  const result = schema.safeParse(cleaned(schema, values, initial), { reportInput: true })
  if (result.success) return { data: objectOf(result.data) }
  const errors = new Map<string, string>()
  for (const issue of result.error.issues) {
    const field = fields.find((candidate) => candidate.name === issue.path[0])
    const text = instruction(texts, issue, field)
    const name = field?.name ?? ''
    if (!errors.has(name)) errors.set(name, field ? text : `${issue.path.join('.')} ${text}`)
  }
  return { errors }
}

const objectOf = (value: unknown): Values => z.record(z.string(), z.unknown()).parse(value)

/** Checks one field as soon as the person leaves it. */
export function checkField(texts: Texts, schema: z.ZodType, field: Field, value: unknown): string | undefined {
  const rule = fieldSchema(schema, field.name)
  if (!rule) return undefined
  const { [field.name]: clean } = cleaned(schema, { [field.name]: value })
  const result = rule.safeParse(clean, { reportInput: true })
  const issue = result.error?.issues[0]
  return issue ? instruction(texts, issue, field) : undefined
}

/** The server's complaints by field, those without a field of the form under ''. */
export function serverErrors(
  texts: Texts,
  complaints: readonly FieldProblem[],
  fields: readonly Field[],
): Map<string, string> {
  const errors = new Map<string, string>()
  for (const complaint of complaints) {
    const field = fields.find((candidate) => candidate.name === complaint.path.split('.')[0])
    errors.set(field?.name ?? '', field ? texts.issue(complaint) : `${complaint.path} ${texts.issue(complaint)}`)
  }
  return errors
}
