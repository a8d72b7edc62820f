import { Radio } from 'antd'
import type { OwnControl } from '../../../console/ui/form/field.ts'

interface AnswerKeysProps {
  readonly control: OwnControl
  readonly options: readonly { readonly value: number | boolean; readonly label: string }[]
}

/** Answers as large keys: one tap while the customer speaks. */
export function AnswerKeys({ control, options }: AnswerKeysProps) {
  const value = typeof control.value === 'number' || typeof control.value === 'boolean' ? control.value : null
  return (
    <Radio.Group id={control.id} block size="large" optionType="button" buttonStyle="solid" value={value}>
      {options.map((option) => (
        <Radio.Button
          key={option.label}
          value={option.value}
          style={{ flex: 1, textAlign: 'center' }}
          onChange={() => control.onChange(option.value)}
        >
          {option.label}
        </Radio.Button>
      ))}
    </Radio.Group>
  )
}
