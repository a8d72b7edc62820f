import { InputNumber } from 'antd'
import { useTexts } from '../../texts.ts'
import type { Field } from './field.ts'
import { type Frame, whole } from './frame.ts'

interface NumberControlProps {
  readonly frame: Frame
  readonly field: Extract<Field, { kind: 'number' | 'money' | 'quantity' }>
  readonly value: number | null
  readonly onChange: (value: unknown) => void
}

const scales = { number: 1, money: 100, quantity: 1000 } as const

/** Shown in the unit that people use, kept as a whole number in the smallest one. */
export function NumberControl({ frame, field, value, onChange }: NumberControlProps) {
  const { c } = useTexts()
  const scale = scales[field.kind]
  const digits = field.kind === 'money' ? 2 : field.kind === 'quantity' ? 3 : (field.digits ?? 0)
  const keep = (next: number) => (field.kind === 'number' ? next : Math.round(next * scale))
  return (
    <InputNumber
      {...frame}
      style={whole}
      controls={false}
      inputMode="decimal"
      precision={digits}
      suffix={field.kind === 'money' ? c('form.yuan') : field.unit}
      value={value === null ? null : value / scale}
      onChange={(next) => onChange(typeof next === 'number' ? keep(next) : undefined)}
    />
  )
}
