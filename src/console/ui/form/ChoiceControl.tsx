import { Radio, Select } from 'antd'
import { usePhone } from '../../screen.ts'
import { useTexts } from '../../texts.ts'
import type { Choice, Field } from './field.ts'
import { type Frame, whole, wordsOf } from './frame.ts'

interface ChoiceControlProps {
  readonly frame: Frame
  readonly field: Extract<Field, { kind: 'choice' }>
  readonly record: string
  readonly value: unknown
  readonly onChange: (value: unknown) => void
}

/** One or several of fixed words. */
export function ChoiceControl({ frame, field, record, value, onChange }: ChoiceControlProps) {
  const texts = useTexts()
  const phone = usePhone()
  const options = field.options.map((option: string | Choice) =>
    typeof option === 'string' ? { value: option, label: texts.value(record, field.name, option) } : option,
  )
  if (field.many)
    return (
      <Select {...frame} style={whole} mode="multiple" options={options} value={wordsOf(value)} onChange={onChange} />
    )
  if (field.keys) {
    return (
      <Radio.Group
        id={frame.id}
        // Four words side by side are wider than a phone.
        block={!phone || options.length < 4}
        size="large"
        optionType="button"
        buttonStyle="solid"
        options={options}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    )
  }
  return (
    <Select
      {...frame}
      style={whole}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      placeholder={texts.c('form.choose')}
      options={options}
      value={value ?? null}
      onChange={(next: unknown) => onChange(next ?? undefined)}
    />
  )
}

interface WordsControlProps {
  readonly frame: Frame
  readonly options: readonly string[] | undefined
  readonly value: unknown
  readonly onChange: (value: unknown) => void
}

/** Several short texts, each closed by Enter or a comma. */
export function WordsControl({ frame, options, value, onChange }: WordsControlProps) {
  return (
    <Select
      {...frame}
      style={whole}
      mode="tags"
      tokenSeparators={[',', '，', '、']}
      options={(options ?? []).map((word) => ({ value: word, label: word }))}
      value={wordsOf(value)}
      onChange={onChange}
      {...(options ? {} : { open: false })}
    />
  )
}
