import { DownOutlined, SearchOutlined } from '@ant-design/icons'
import { Button, Checkbox, Dropdown, Flex, Input, type InputRef } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { recordOf } from '../../endpoint-key.ts'
import { statesOf } from '../../endpoints.ts'
import { useHotkey } from '../../hotkeys.ts'
import { useTexts } from '../../texts.ts'
import { DayControl } from '../form/late.tsx'
import type { Filter } from './column.ts'
import { activeFilters, type ListState, queryShape } from './use-list.ts'
import { ClearIcon } from '../ClearIcon.tsx'

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
      allowClear={{ clearIcon: <ClearIcon /> }}
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
      <div style={{ width: 150 }}>
        <DayControl value={value} onChange={put} label={label} />
      </div>
    )
  }
  return <ChoiceFilter record={record} filter={filter} label={label} value={value} put={put} />
}

interface ChoiceFilterProps {
  readonly record: string
  readonly filter: Filter
  readonly label: string
  readonly value: string | undefined
  readonly put: (next: string | undefined) => void
}

/** A menu of words; lighter than a select, and the button says what is chosen. */
function ChoiceFilter({ record, filter, label, value, put }: ChoiceFilterProps) {
  const texts = useTexts()
  const isState = filter.name === 'state'
  const words = filter.options ?? (isState ? statesOf(record) : [])
  const wordOf = (word: string) => (isState ? texts.state(record, word) : texts.value(record, filter.name, word))
  const chosen = value?.split(',') ?? []
  const choose = (word: string) => {
    if (!filter.many) return put(chosen.includes(word) ? undefined : word)
    const next = chosen.includes(word) ? chosen.filter((other) => other !== word) : [...chosen, word]
    put(next.join(',') || undefined)
  }
  const text = chosen.map(wordOf).join(texts.language === 'en' ? ', ' : '、')
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: words.map((word) => ({ key: word, label: wordOf(word) })),
        selectable: true,
        multiple: true,
        selectedKeys: chosen,
        onClick: ({ key }) => choose(key),
        style: { maxHeight: '60vh', overflowY: 'auto' },
      }}
    >
      <Button>
        {text ? `${label} · ${text}` : label}
        <DownOutlined style={{ fontSize: 10 }} />
      </Button>
    </Dropdown>
  )
}
