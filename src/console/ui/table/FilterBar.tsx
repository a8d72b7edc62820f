import { SearchOutlined } from '@ant-design/icons'
import { Button, Checkbox, Flex, Input, type InputRef, Select, Skeleton } from 'antd'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { recordOf, statesOf } from '../../endpoints.ts'
import { useHotkey } from '../../hotkeys.ts'
import { useTexts } from '../../texts.ts'
import type { Filter } from './column.ts'
import { activeFilters, type ListState, queryShape } from './use-list.ts'

const DayControl = lazy(() => import('../form/DayControl.tsx').then((file) => ({ default: file.DayControl })))

interface FilterBarProps {
  readonly read: string
  readonly filters: readonly Filter[]
  readonly list: ListState
}

/** Text and filters above a list; `/` goes to the text. */
export function FilterBar({ read, filters, list }: FilterBarProps) {
  const { c } = useTexts()
  const set = activeFilters(list.search, filters)
  const clear = () => list.set(Object.fromEntries(set.map((name) => [name, undefined])))
  return (
    <Flex gap={8} wrap align="center" role="search" data-screen-only>
      {'q' in queryShape(read) && <TextFilter list={list} />}
      {filters.map((filter) => (
        <OneFilter key={filter.name} record={recordOf(read)} filter={filter} list={list} />
      ))}
      {set.length > 0 && (
        <Button type="link" onClick={clear}>
          {c('table.clear')}
        </Button>
      )}
    </Flex>
  )
}

function TextFilter({ list }: { readonly list: ListState }) {
  const { c } = useTexts()
  const input = useRef<InputRef>(null)
  const inAddress = typeof list.search['q'] === 'string' ? list.search['q'] : ''
  const [text, setText] = useState(inAddress)
  const [known, setKnown] = useState(inAddress)
  const [sent, setSent] = useState(inAddress)
  const { set } = list
  if (inAddress !== known) {
    setKnown(inAddress)
    // A change that did not come from this field (back, cleared, a saved view) goes into it.
    if (inAddress !== sent) {
      setSent(inAddress)
      setText(inAddress)
    }
  }
  useHotkey('/', () => input.current?.focus())
  useEffect(() => {
    if (text === inAddress) return undefined
    const timer = setTimeout(() => {
      setSent(text)
      set({ q: text || undefined })
    }, 250)
    return () => clearTimeout(timer)
  }, [text, inAddress, set])
  return (
    <Input
      ref={input}
      allowClear
      prefix={<SearchOutlined />}
      aria-label={c('table.filter')}
      placeholder={c('table.filterHint')}
      value={text}
      maxLength={100}
      style={{ width: 240 }}
      onChange={(event) => setText(event.target.value)}
      onKeyDown={(event) => event.key === 'Escape' && input.current?.blur()}
    />
  )
}

interface OneFilterProps {
  readonly record: string
  readonly filter: Filter
  readonly list: ListState
}

function OneFilter({ record, filter, list }: OneFilterProps) {
  const texts = useTexts()
  const label = texts.field(record, filter.name)
  const raw = list.search[filter.name]
  const value = typeof raw === 'string' ? raw : undefined
  const put = (next: string | undefined) => list.set({ [filter.name]: next })
  if (filter.kind === 'flag') {
    return (
      <Checkbox checked={value === 'true'} onChange={(event) => put(event.target.checked ? 'true' : undefined)}>
        {label}
      </Checkbox>
    )
  }
  if (filter.kind === 'day') {
    return (
      <Suspense fallback={<Skeleton.Input active />}>
        <div style={{ width: 150 }}>
          <DayControl value={value} onChange={put} label={label} />
        </div>
      </Suspense>
    )
  }
  const words = filter.name === 'state' ? (filter.options ?? statesOf(record)) : (filter.options ?? [])
  const options = words.map((word) => ({
    value: word,
    label: filter.name === 'state' ? texts.state(record, word) : texts.value(record, filter.name, word),
  }))
  const common = {
    allowClear: true,
    placeholder: label,
    'aria-label': label,
    options,
    style: { minWidth: 130 },
    popupMatchSelectWidth: false,
  }
  if (filter.many)
    return (
      <Select
        {...common}
        mode="multiple"
        maxTagCount="responsive"
        value={value?.split(',') ?? []}
        onChange={(next: string[]) => put(next.join(',') || undefined)}
      />
    )
  return <Select {...common} value={value ?? null} onChange={(next: string | null) => put(next ?? undefined)} />
}
