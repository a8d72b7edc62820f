import { InputNumber } from 'antd'

interface QuantityBoxProps {
  readonly label: string
  readonly unit: string
  readonly thousandths: number
  readonly most: number
  readonly onChange: (thousandths: number) => void
}

/** A quantity in units, kept in thousandths. */
export function QuantityBox({ label, unit, thousandths, most, onChange }: QuantityBoxProps) {
  return (
    <InputNumber<number>
      controls={false}
      aria-label={label}
      inputMode="decimal"
      min={0}
      max={most / 1000}
      value={thousandths / 1000}
      onChange={(value) => onChange(Math.round((value ?? 0) * 1000))}
      disabled={most === 0}
      suffix={unit}
      style={{ width: 104 }}
    />
  )
}
