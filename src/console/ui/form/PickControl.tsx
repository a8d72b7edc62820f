import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useEffect, useState } from 'react'
import { useTexts } from '../../texts.ts'
import type { PickSource } from './field.ts'
import { type Frame, whole } from './frame.ts'

interface PickControlProps {
  readonly frame: Frame
  readonly from: PickSource
  readonly value: string | undefined
  readonly onChange: (value: string | undefined) => void
  /** The label of the value that stands there at the start. */
  readonly shown: string | undefined
}

/** Finds a record by typing and keeps its id. */
export function PickControl({ frame, from, value, onChange, shown }: PickControlProps) {
  const { c } = useTexts()
  const [text, setText] = useState('')
  const [asked, setAsked] = useState('')
  const [label, setLabel] = useState(shown)
  useEffect(() => {
    const timer = setTimeout(() => setAsked(text.trim()), 160)
    return () => clearTimeout(timer)
  }, [text])
  const { data, isFetching } = useQuery({
    queryKey: [from.key, { query: { pick: asked } }],
    queryFn: ({ signal }) => from.find(asked, signal),
    placeholderData: (before) => before,
  })
  const options = [...(data ?? [])]
  if (value && !options.some((option) => option.value === value)) options.unshift({ value, label: label ?? value })
  return (
    <Select
      {...frame}
      style={whole}
      showSearch={{ filterOption: false, onSearch: setText }}
      allowClear
      value={value ?? null}
      options={options}
      loading={isFetching}
      placeholder={c('form.pick')}
      notFoundContent={isFetching ? c('loading') : c('form.nothingFound')}
      onChange={(next: string | null) => {
        setLabel(options.find((option) => option.value === next)?.label)
        onChange(next ?? undefined)
      }}
    />
  )
}
