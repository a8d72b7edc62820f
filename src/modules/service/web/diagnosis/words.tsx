import { Button, Flex, Tag } from 'antd'
import type { ReactNode } from 'react'
import { useTexts } from '../../../../console/texts.ts'

/** A finger's size on the tablet. */
export const touch = { minHeight: 48, minWidth: 88 } as const

interface KeysProps {
  readonly name: string
  readonly options: readonly string[]
  readonly chosen: readonly string[]
  readonly choose: (value: string) => void
  readonly disabled?: boolean
}

/** Fixed words as big keys, one or several of them pressed; those chosen alone where nothing may be changed. */
export function Keys({ name, options, chosen, choose, disabled = false }: KeysProps) {
  const texts = useTexts()
  if (disabled) {
    const shown = options.filter((option) => chosen.includes(option))
    return (
      <Flex gap={8} wrap>
        {shown.length === 0 && '–'}
        {shown.map((option) => (
          <Tag key={option} style={{ margin: 0 }}>
            {texts.value('diagnosis', name, option)}
          </Tag>
        ))}
      </Flex>
    )
  }
  return (
    <Flex gap={8} wrap role="group" aria-label={texts.field('diagnosis', name)}>
      {options.map((option) => (
        <Button
          key={option}
          size="large"
          style={touch}
          type={chosen.includes(option) ? 'primary' : 'default'}
          aria-pressed={chosen.includes(option)}
          onClick={() => choose(option)}
        >
          {texts.value('diagnosis', name, option)}
        </Button>
      ))}
    </Flex>
  )
}

/** A label above its control. */
export function Labelled({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <Flex vertical gap={4}>
      <strong>{label}</strong>
      {children}
    </Flex>
  )
}

interface OneOfProps<T extends string> {
  readonly name: string
  readonly options: readonly T[]
  readonly value: T | null
  readonly onChange: (value: T | null) => void
  readonly disabled: boolean
}

/** One of some words as big keys, under its label. */
export function OneOf<T extends string>({ name, options, value, onChange, disabled }: OneOfProps<T>) {
  const texts = useTexts()
  return (
    <Labelled label={texts.field('diagnosis', name)}>
      <Keys
        name={name}
        options={options}
        chosen={value === null ? [] : [value]}
        disabled={disabled}
        choose={(chosen) => onChange(options.find((one) => one === chosen) ?? null)}
      />
    </Labelled>
  )
}
