import { Checkbox, Input, InputNumber, Radio, Select, Skeleton } from 'antd'
import { lazy, Suspense } from 'react'
import { useTexts } from '../../texts.ts'
import type { Choice, Field } from './field.ts'
import { PickControl } from './PickControl.tsx'
import { PlateControl, VinControl } from './PlateControl.tsx'

// Calendars are the heaviest of the controls: they come when a form has a day.
const DayControl = lazy(() => import('./DayControl.tsx').then((file) => ({ default: file.DayControl })))

interface ControlProps {
  readonly id: string
  readonly field: Field
  readonly record: string
  readonly value: unknown
  readonly onChange: (value: unknown) => void
  readonly invalid: boolean
  readonly autoFocus: boolean
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : '')
const numberOf = (value: unknown) => (typeof value === 'number' ? value : null)
const wordsOf = (value: unknown) => (Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [])

/** The control of a field, by its kind. */
export function Control({ id, field, record, value, onChange, invalid, autoFocus }: ControlProps) {
  const { c } = useTexts()
  const frame = { id, autoFocus, 'aria-invalid': invalid, ...(invalid ? { status: 'error' as const } : {}) }
  const type = (event: { target: { value: string } }) => onChange(event.target.value)
  switch (field.kind) {
    case 'text':
      return <Input {...frame} value={textOf(value)} onChange={type} placeholder={field.placeholder} />
    case 'phone':
      return <Input {...frame} type="tel" inputMode="tel" autoComplete="off" value={textOf(value)} onChange={type} />
    case 'password':
      return <Input.Password {...frame} autoComplete="new-password" value={textOf(value)} onChange={type} />
    case 'longText':
      return (
        <Input.TextArea
          {...frame}
          autoSize={{ minRows: field.rows ?? 3, maxRows: 12 }}
          value={textOf(value)}
          onChange={type}
        />
      )
    case 'plate':
      return <PlateControl frame={frame} value={textOf(value)} onChange={onChange} />
    case 'vin':
      return <VinControl frame={frame} value={textOf(value)} onChange={onChange} />
    case 'number':
      return (
        <Scaled
          frame={frame}
          scale={1}
          digits={field.digits ?? 0}
          unit={field.unit}
          value={numberOf(value)}
          onChange={onChange}
        />
      )
    case 'money':
      return (
        <Scaled
          frame={frame}
          scale={100}
          digits={2}
          unit={c('form.yuan')}
          value={numberOf(value)}
          onChange={onChange}
        />
      )
    case 'quantity':
      return (
        <Scaled frame={frame} scale={1000} digits={3} unit={field.unit} value={numberOf(value)} onChange={onChange} />
      )
    case 'flag':
      return (
        <Checkbox id={id} checked={value === true} onChange={(event) => onChange(event.target.checked)}>
          {c('yes')}
        </Checkbox>
      )
    case 'choice':
      return <ChoiceControl frame={frame} field={field} record={record} value={value} onChange={onChange} />
    case 'words':
      return (
        <Select
          {...frame}
          mode="tags"
          {...(field.options ? {} : { open: false })}
          tokenSeparators={[',', '，', '、']}
          options={(field.options ?? []).map((word) => ({ value: word, label: word }))}
          value={wordsOf(value)}
          onChange={onChange}
        />
      )
    case 'day':
    case 'instant':
      return (
        <Suspense fallback={<Skeleton.Input active block />}>
          <DayControl
            id={id}
            withTime={field.kind === 'instant'}
            value={textOf(value) || undefined}
            onChange={onChange}
            invalid={invalid}
          />
        </Suspense>
      )
    case 'pick':
      return (
        <PickControl
          id={id}
          from={field.from}
          shown={field.shown}
          value={textOf(value) || undefined}
          onChange={onChange}
          invalid={invalid}
        />
      )
    case 'own':
      return field.draw({ id, value, onChange, invalid })
    default:
      return field satisfies never
  }
}

export interface Frame {
  readonly id: string
  readonly autoFocus: boolean
  readonly status?: 'error'
}

interface ScaledProps {
  readonly frame: Frame
  readonly scale: number
  readonly digits: number
  readonly unit: string | undefined
  readonly value: number | null
  readonly onChange: (value: unknown) => void
}

/** Shown in the unit that people use, kept as a whole number in the smallest one. */
function Scaled({ frame, scale, digits, unit, value, onChange }: ScaledProps) {
  return (
    <InputNumber
      {...frame}
      style={{ width: '100%' }}
      controls={false}
      inputMode="decimal"
      precision={digits}
      suffix={unit}
      value={value === null ? null : value / scale}
      onChange={(next) => onChange(typeof next === 'number' ? Math.round(next * scale) : undefined)}
    />
  )
}

interface ChoiceControlProps {
  readonly frame: Frame
  readonly field: Extract<Field, { kind: 'choice' }>
  readonly record: string
  readonly value: unknown
  readonly onChange: (value: unknown) => void
}

function ChoiceControl({ frame, field, record, value, onChange }: ChoiceControlProps) {
  const texts = useTexts()
  const options = field.options.map((option: string | Choice) =>
    typeof option === 'string' ? { value: option, label: texts.value(record, field.name, option) } : option,
  )
  if (field.many)
    return <Select {...frame} mode="multiple" options={options} value={wordsOf(value)} onChange={onChange} />
  if (field.keys)
    return (
      <Radio.Group
        id={frame.id}
        optionType="button"
        options={options}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    )
  return (
    <Select
      {...frame}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      placeholder={texts.c('form.choose')}
      options={options}
      value={value ?? null}
      onChange={(next: unknown) => onChange(next ?? undefined)}
    />
  )
}
