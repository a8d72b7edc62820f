import { Checkbox, Input } from 'antd'
import { useTexts } from '../../texts.ts'
import { ChoiceControl, WordsControl } from './ChoiceControl.tsx'
import type { Field } from './field.ts'
import { DayControl } from './late.tsx'
import { type Frame, numberOf, textOf } from './frame.ts'
import { NumberControl } from './NumberControl.tsx'
import { PickControl } from './PickControl.tsx'
import { PlateControl, VinControl } from './PlateControl.tsx'

interface ControlProps {
  readonly id: string
  readonly field: Field
  readonly record: string
  readonly value: unknown
  readonly onChange: (value: unknown) => void
  readonly invalid: boolean
  readonly autoFocus: boolean
  readonly required: boolean
}

/** The control of a field, by its kind. */
export function Control(props: ControlProps) {
  const { id, field, record, value, onChange, invalid, autoFocus, required } = props
  const frame: Frame = {
    id,
    autoFocus,
    'aria-invalid': invalid,
    'aria-required': required,
    ...(invalid ? { status: 'error' } : {}),
  }
  switch (field.kind) {
    case 'text':
    case 'phone':
    case 'password':
    case 'longText':
      return <TextControl frame={frame} field={field} value={textOf(value)} onChange={onChange} />
    case 'plate':
      return <PlateControl frame={frame} value={textOf(value)} onChange={onChange} />
    case 'vin':
      return <VinControl frame={frame} value={textOf(value)} onChange={onChange} />
    case 'number':
    case 'money':
    case 'quantity':
      return <NumberControl frame={frame} field={field} value={numberOf(value)} onChange={onChange} />
    case 'flag':
      return <FlagControl id={id} value={value} onChange={onChange} />
    case 'choice':
      return <ChoiceControl frame={frame} field={field} record={record} value={value} onChange={onChange} />
    case 'words':
      return <WordsControl frame={frame} options={field.options} value={value} onChange={onChange} />
    case 'day':
    case 'instant':
      return (
        <DayControl
          frame={frame}
          withTime={field.kind === 'instant'}
          value={textOf(value) || undefined}
          onChange={onChange}
        />
      )
    case 'pick':
      return (
        <PickControl
          frame={frame}
          from={field.from}
          shown={field.shown}
          value={textOf(value) || undefined}
          onChange={onChange}
        />
      )
    case 'own':
      return field.draw({ id, value, onChange, invalid })
    default:
      return field satisfies never
  }
}

interface TextControlProps {
  readonly frame: Frame
  readonly field: Extract<Field, { kind: 'text' | 'phone' | 'password' | 'longText' }>
  readonly value: string
  readonly onChange: (value: unknown) => void
}

function TextControl({ frame, field, value, onChange }: TextControlProps) {
  const shared = { ...frame, value, onChange: (event: { target: { value: string } }) => onChange(event.target.value) }
  switch (field.kind) {
    case 'longText':
      return <Input.TextArea {...shared} autoSize={{ minRows: field.rows ?? 3, maxRows: 12 }} />
    case 'password':
      return <Input.Password {...shared} autoComplete="new-password" />
    case 'phone':
      return <Input {...shared} type="tel" inputMode="tel" autoComplete="off" />
    case 'text':
      return <Input {...shared} {...(field.placeholder ? { placeholder: field.placeholder } : {})} />
    default:
      return field satisfies never
  }
}

function FlagControl({
  id,
  value,
  onChange,
}: {
  readonly id: string
  readonly value: unknown
  readonly onChange: (value: unknown) => void
}) {
  const { c } = useTexts()
  return (
    <Checkbox id={id} checked={value === true} onChange={(event) => onChange(event.target.checked)}>
      {c('yes')}
    </Checkbox>
  )
}
