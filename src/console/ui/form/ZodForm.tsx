import { Alert, Button, Flex, theme } from 'antd'
import {
  type FormEvent,
  type KeyboardEvent,
  useEffect,
  useId,
  useImperativeHandle,
  useRef,
  useState,
  type Ref,
} from 'react'
import type { z } from 'zod'
import type { ProblemError } from '../../problem.ts'
import { type Texts, useTexts } from '../../texts.ts'
import { Control } from './Control.tsx'
import { dropDraft, readDraft, writeDraft } from './draft.ts'
import type { Field } from './field.ts'
import { check, checkField, isRequired, serverErrors, type Values } from './rules.ts'

export interface ZodFormHandle {
  readonly submit: () => void
}

interface ZodFormProps {
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
  readonly ref?: Ref<ZodFormHandle>
}

const noErrors: ReadonlyMap<string, string> = new Map()

function refusalErrors(
  texts: Texts,
  problem: ProblemError,
  { fields, errorsAt }: Pick<ZodFormProps, 'fields' | 'errorsAt'>,
) {
  if (problem.fields.length > 0) return serverErrors(texts, problem.fields, fields)
  return new Map([[errorsAt?.[problem.code] ?? '', texts.problem(problem)]])
}

/** A form of one column whose rules are the schema's: errors stand beside the field and say what to type. */
export function ZodForm(props: ZodFormProps) {
  const { record, schema, fields, initial, fixed, draftKey, send, ref } = props
  const texts = useTexts()
  const form = useRef<HTMLFormElement>(null)
  const [restored, setRestored] = useState(() => (draftKey ? readDraft(draftKey) : undefined))
  const [values, setValues] = useState<Values>(() => ({ ...initial, ...restored }))
  const [errors, setErrors] = useState(noErrors)
  const prefix = useId()
  const shown = fields.filter((field) => field.when?.(values) ?? true)

  useEffect(() => {
    if (errors.size > 0)
      form.current?.querySelector<HTMLElement>('[aria-invalid="true"], [data-invalid] input')?.focus()
  }, [errors])
  const change = (name: string, value: unknown) => {
    const next = { ...values, [name]: value }
    setValues(next)
    if (draftKey) writeDraft(draftKey, next)
    if (errors.has(name)) setErrors(without(errors, name))
  }
  const submit = async () => {
    const visible = Object.fromEntries(shown.map((field) => [field.name, values[field.name]]))
    const result = check(texts, props, { ...visible, ...fixed })
    if ('errors' in result) return setErrors(result.errors)
    setErrors(noErrors)
    const problem = await send(result.data)
    if (problem) setErrors(refusalErrors(texts, problem, props))
    else if (draftKey) dropDraft(draftKey)
  }
  useImperativeHandle(ref, () => ({ submit: () => void submit() }))
  const leave = (field: Field) => {
    const value = values[field.name]
    // An untouched field is not yet wrong; it is asked for when the form is sent.
    if (value === undefined || value === '') return
    const error = checkField(texts, schema, field, value)
    if (error) setErrors(new Map(errors).set(field.name, error))
  }
  const clear = () => {
    if (draftKey) dropDraft(draftKey)
    setRestored(undefined)
    setValues({ ...initial })
    setErrors(noErrors)
  }
  const keys = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void submit()
  }
  const general = errors.get('')
  return (
    <form
      ref={form}
      noValidate
      onKeyDown={keys}
      onSubmit={(event: FormEvent) => {
        event.preventDefault()
        void submit()
      }}
    >
      <Flex vertical gap={16}>
        {restored && (
          <Alert
            type="info"
            title={texts.c('form.restored')}
            action={
              <Button size="small" onClick={clear}>
                {texts.c('form.clear')}
              </Button>
            }
          />
        )}
        {general && <Alert type="error" role="alert" showIcon title={general} />}
        {shown.map((field, index) => (
          <FieldRow
            key={field.name}
            id={`${prefix}${field.name}`}
            field={field}
            record={record}
            required={isRequired(schema, field.name)}
            error={errors.get(field.name)}
            leave={() => leave(field)}
          >
            <Control
              id={`${prefix}${field.name}`}
              field={field}
              record={record}
              value={values[field.name]}
              onChange={(value) => change(field.name, value)}
              invalid={errors.has(field.name)}
              autoFocus={index === 0}
            />
          </FieldRow>
        ))}
      </Flex>
      <button type="submit" hidden aria-hidden tabIndex={-1} />
    </form>
  )
}

function without(errors: ReadonlyMap<string, string>, name: string): ReadonlyMap<string, string> {
  const rest = new Map(errors)
  rest.delete(name)
  return rest
}

interface FieldRowProps {
  readonly id: string
  readonly field: Field
  readonly record: string
  readonly required: boolean
  readonly error: string | undefined
  readonly leave: () => void
  readonly children: React.ReactNode
}

function FieldRow({ id, field, record, required, error, leave, children }: FieldRowProps) {
  const texts = useTexts()
  const { token } = theme.useToken()
  const help = field.help ? texts.t(field.help) : texts.maybe(record, `help.${field.name}`)
  return (
    <div onBlur={leave} data-invalid={error ? true : undefined}>
      <label htmlFor={id} style={{ display: 'block', marginBottom: 4 }}>
        {field.label ? texts.t(field.label) : texts.field(record, field.name)}
        {required && (
          <span style={{ color: token.colorError }} title={texts.c('issue.required')}>
            {texts.c('form.star')}
          </span>
        )}
      </label>
      {children}
      {help && (
        <div style={{ color: token.colorTextDescription, fontSize: token.fontSizeSM, marginTop: 2 }}>{help}</div>
      )}
      {error && (
        <div role="alert" style={{ color: token.colorError, marginTop: 2 }}>
          {error}
        </div>
      )}
    </div>
  )
}
