import { type RefObject, useEffect, useRef, useState } from 'react'
import type { z } from 'zod'
import type { ProblemError } from '../../problem.ts'
import { type Texts, useTexts } from '../../texts.ts'
import { dropDraft, readDraft, writeDraft } from './draft.ts'
import type { Field } from './field.ts'
import { check, checkField, isRequired, serverErrors, type Values } from './rules.ts'

export interface FormSpec {
  readonly record: string
  readonly schema: z.ZodType
  readonly fields: readonly Field[]
  readonly initial?: Values | undefined
  /** Values that are sent along without a field. */
  readonly fixed?: Values | undefined
  /** Where the draft is kept; none when left out. */
  readonly draftKey?: string | undefined
  /** Refusal code → field beside which it is shown. */
  readonly errorsAt?: Readonly<Record<string, string>> | undefined
  /** Sends the checked values; a problem is shown beside its field. */
  readonly send: (data: Values) => Promise<ProblemError | undefined>
}

interface FormState {
  readonly form: RefObject<HTMLFormElement | null>
  readonly values: Values
  readonly errors: ReadonlyMap<string, string>
  readonly shown: readonly Field[]
  /** What was typed last time and not sent is back. */
  readonly restored: boolean
  readonly change: (name: string, value: unknown) => void
  readonly leave: (field: Field) => void
  readonly submit: () => Promise<void>
  readonly clear: () => void
}

/** A password is never kept, not even until the tab closes. */
function withoutSecrets(values: Values, fields: readonly Field[]): Values {
  const secret = new Set(fields.filter((field) => field.kind === 'password').map((field) => field.name))
  return Object.fromEntries(Object.entries(values).filter(([name]) => !secret.has(name)))
}

const noErrors: ReadonlyMap<string, string> = new Map()

/** The state of a form: values with their draft, errors by field, and the way to send it. */
export function useForm(spec: FormSpec): FormState {
  const { schema, fields, initial, fixed, draftKey, send } = spec
  const texts = useTexts()
  const form = useRef<HTMLFormElement>(null)
  const [draft, setDraft] = useState(() => (draftKey ? readDraft(draftKey) : undefined))
  const [values, setValues] = useState<Values>(() => ({ ...initial, ...draft }))
  const [errors, setErrors] = useState(noErrors)
  const shown = fields.filter((field) => field.when?.(values) ?? true)

  useEffect(() => {
    if (errors.size > 0) form.current?.querySelector<HTMLElement>('[data-invalid] :is(input, textarea)')?.focus()
  }, [errors])
  const change = (name: string, value: unknown) => {
    const next = { ...values, [name]: value }
    setValues(next)
    if (draftKey) writeDraft(draftKey, withoutSecrets(next, fields))
    if (errors.has(name)) setErrors(without(errors, name))
  }
  const submit = async () => {
    const visible = Object.fromEntries(shown.map((field) => [field.name, valueOf(field, values, schema)]))
    const result = check(texts, spec, { ...visible, ...fixed })
    if ('errors' in result) return setErrors(result.errors)
    setErrors(noErrors)
    const problem = await send(result.data)
    if (problem) setErrors(refusalErrors(texts, problem, spec))
    else if (draftKey) dropDraft(draftKey)
  }
  const leave = (field: Field) => {
    const value = values[field.name]
    // An untouched field is not yet wrong; it is asked for when the form is sent.
    if (value === undefined || value === '') return
    const error = checkField(texts, schema, field, value)
    if (error) setErrors(new Map(errors).set(field.name, error))
  }
  const clear = () => {
    if (draftKey) dropDraft(draftKey)
    setDraft(undefined)
    setValues({ ...initial })
    setErrors(noErrors)
  }
  return { form, values, errors, shown, restored: draft !== undefined, change, leave, submit, clear }
}

/** A box that nobody touched says no, where the schema wants an answer. */
function valueOf(field: Field, values: Values, schema: z.ZodType): unknown {
  const value = values[field.name]
  return field.kind === 'flag' && value === undefined && isRequired(schema, field.name) ? false : value
}

function refusalErrors(
  texts: Texts,
  problem: ProblemError,
  { fields, errorsAt }: FormSpec,
): ReadonlyMap<string, string> {
  if (problem.fields.length > 0) return serverErrors(texts, problem.fields, fields)
  return new Map([[errorsAt?.[problem.code] ?? '', texts.problem(problem)]])
}

function without(errors: ReadonlyMap<string, string>, name: string): ReadonlyMap<string, string> {
  const rest = new Map(errors)
  rest.delete(name)
  return rest
}
