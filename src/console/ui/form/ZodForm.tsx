import { Alert, Button, Flex, theme } from 'antd'
import { type FormEvent, type ReactNode, type Ref, useId, useImperativeHandle } from 'react'
import { useTexts } from '../../texts.ts'
import { Control } from './Control.tsx'
import type { Field } from './field.ts'
import { isRequired } from './rules.ts'
import { type FormSpec, useForm } from './use-form.ts'

export interface ZodFormHandle {
  readonly submit: () => void
}

interface ZodFormProps extends FormSpec {
  readonly ref?: Ref<ZodFormHandle>
}

/** A form of one column whose rules are the schema's: errors stand beside the field and say what to type. */
export function ZodForm({ ref, ...spec }: ZodFormProps) {
  const { form, values, errors, shown, restored, change, leave, submit, clear } = useForm(spec)
  const { record, schema } = spec
  const prefix = useId()
  // A calendar would open and hide the rest of the form: the first field beside it has the cursor.
  const first = shown.find(({ kind }) => kind !== 'day' && kind !== 'instant')
  useImperativeHandle(ref, () => ({ submit: () => void submit() }))
  const send = (event: FormEvent) => {
    event.preventDefault()
    void submit()
  }
  return (
    <form ref={form} noValidate onSubmit={send}>
      <Flex vertical gap={16}>
        <FormNotes restored={restored} clear={clear} general={errors.get('')} />
        {shown.map((field) => {
          const id = `${prefix}${field.name}`
          const required = field.kind !== 'flag' && isRequired(schema, field.name)
          return (
            <FieldRow
              key={field.name}
              id={id}
              field={field}
              record={record}
              required={required}
              error={errors.get(field.name)}
              leave={() => leave(field)}
            >
              <Control
                id={id}
                field={field}
                record={record}
                value={values[field.name]}
                onChange={(value) => change(field.name, value)}
                invalid={errors.has(field.name)}
                autoFocus={field === first}
                required={required}
              />
            </FieldRow>
          )
        })}
      </Flex>
      <button type="submit" hidden aria-hidden tabIndex={-1} />
    </form>
  )
}

interface FormNotesProps {
  readonly restored: boolean
  readonly clear: () => void
  readonly general: string | undefined
}

function FormNotes({ restored, clear, general }: FormNotesProps) {
  const { c } = useTexts()
  const afresh = (
    <Button size="small" onClick={clear}>
      {c('form.clear')}
    </Button>
  )
  return (
    <>
      {restored && <Alert type="info" title={c('form.restored')} action={afresh} />}
      {general && <Alert type="error" role="alert" showIcon title={general} />}
    </>
  )
}

const star = '*'

interface FieldRowProps {
  readonly id: string
  readonly field: Field
  readonly record: string
  readonly required: boolean
  readonly error: string | undefined
  readonly leave: () => void
  readonly children: ReactNode
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
          <span aria-hidden style={{ color: token.colorError, marginInlineStart: 4 }}>
            {star}
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
