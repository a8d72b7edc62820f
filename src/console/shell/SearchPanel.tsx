import { SearchOutlined } from '@ant-design/icons'
import { Flex, Input, Modal, Tag, theme } from 'antd'
import { type KeyboardEvent, useEffect, useId, useMemo, useState } from 'react'
import type { z } from 'zod'
import type { searchSpec } from '../../kernel/contract/search.ts'
import { checkPlate } from '../../modules/vehicles/contract/plate.ts'
import { flagWord } from '../flag-word.ts'
import { useGo } from '../navigation.ts'
import { asProblem } from '../problem.ts'
import { type Texts, useTexts } from '../texts.ts'
import { Plate } from '../ui/Plate.tsx'
import { useFirstOnEnter } from '../ui/form/use-first-on-enter.ts'
import { unseen } from '../ui/unseen.ts'
import { shortest, useSearch } from '../use-search.ts'
import { recordPath } from '../web-modules.ts'

interface SearchPanelProps {
  readonly open: boolean
  readonly close: () => void
}

/** A line of the results: a hit, or below it what hangs on it (a customer's car, a car's open order). */
interface Line {
  readonly key: string
  readonly record: string
  readonly id: string
  readonly title: string
  readonly link: string
  readonly subtitle?: string
  readonly flags: readonly string[]
  readonly below: boolean
}

type Hits = z.output<typeof searchSpec.answer>['hits']

function linesOf(hits: Hits): Line[] {
  return hits.flatMap((hit) => [
    { ...hit, key: hit.id, below: false },
    ...hit.related.map((related) => ({ ...related, key: `${hit.id}/${related.id}`, flags: [], below: true })),
  ])
}

/** By what was found, each hit followed by what hangs on it. */
function groupsOf(hits: Hits): Map<string, Line[]> {
  const groups = Map.groupBy(hits, (hit) => hit.record)
  return new Map([...groups].map(([record, members]) => [record, linesOf(members)]))
}

const hrefOf = (line: Line) => recordPath(line.record, line.id) ?? line.link

/** The search itself, over the page. */
export function SearchPanel({ open, close }: SearchPanelProps) {
  const { c } = useTexts()
  return (
    <Modal
      open={open}
      onCancel={close}
      footer={null}
      closable={false}
      width={640}
      style={{ top: 64 }}
      title={<span style={unseen}>{c('search.open')}</span>}
      styles={{ header: { margin: 0 }, body: { minHeight: 120 } }}
      destroyOnHidden
    >
      <SearchContent close={close} />
    </Modal>
  )
}

/** Type, arrows, Enter. */
function SearchContent({ close }: { readonly close: () => void }) {
  const texts = useTexts()
  const go = useGo()
  const listId = useId()
  const [text, setText] = useState('')
  const [pointed, setPointed] = useState<{ at: number; of: unknown }>()
  const { data, error, answered } = useSearch(text)
  const groups = useMemo(() => groupsOf(data?.hits ?? []), [data])
  const hits = useMemo(() => [...groups.values()].flat(), [groups])
  // New results point at their first.
  const active = pointed?.of === data ? (pointed?.at ?? 0) : 0

  const visit = (hit: Line | undefined) => {
    const href = hit && hrefOf(hit)
    if (!href) return
    close()
    go(href)
  }
  const onEnter = useFirstOnEnter(text, answered, hits[active], visit)
  const keys = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      const step = event.key === 'ArrowDown' ? 1 : -1
      setPointed({ at: (active + step + hits.length) % Math.max(1, hits.length), of: data })
    } else if (event.key === 'Enter') onEnter(event)
  }
  return (
    <>
      <Input
        autoFocus
        size="large"
        prefix={<SearchOutlined />}
        placeholder={texts.c('search.hint')}
        value={text}
        maxLength={60}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={keys}
        role="combobox"
        aria-label={texts.c('search.open')}
        aria-expanded={hits.length > 0}
        aria-controls={listId}
        aria-activedescendant={hits[active] ? `${listId}-${active}` : undefined}
      />
      <HitList id={listId} groups={groups} hits={hits} active={hits[active]} visit={visit} />
      <div role="status" style={{ padding: 8 }}>
        {error ? texts.problem(asProblem(error)) : helpFor(texts, text.trim(), data && hits.length)}
      </div>
    </>
  )
}

function helpFor(texts: Texts, text: string, found: number | undefined): string | undefined {
  if (text.length < shortest) return texts.c('search.help')
  return found === 0 ? texts.c('search.nothing', { text }) : undefined
}

interface HitListProps {
  readonly id: string
  readonly groups: ReadonlyMap<string, readonly Line[]>
  readonly hits: readonly Line[]
  readonly active: Line | undefined
  readonly visit: (hit: Line) => void
}

function HitList({ id, groups, hits, active, visit }: HitListProps) {
  const texts = useTexts()
  return (
    <div
      id={id}
      role="listbox"
      aria-label={texts.c('search.results')}
      style={{ maxHeight: '60dvh', overflowY: 'auto', marginTop: 8 }}
    >
      {[...groups].map(([record, members]) => (
        <div key={record} role="group" aria-label={texts.record(record)}>
          <GroupTitle text={texts.record(record)} />
          {members.map((hit) => (
            <Hit
              key={hit.key}
              id={`${id}-${hits.indexOf(hit)}`}
              hit={hit}
              active={active === hit}
              visit={() => visit(hit)}
            />
          ))}
        </div>
      ))}
    </div>
  )
}

function GroupTitle({ text }: { readonly text: string }) {
  const { token } = theme.useToken()
  return (
    <div style={{ padding: '8px 8px 4px', color: token.colorTextDescription, fontSize: token.fontSizeSM }}>{text}</div>
  )
}

interface HitProps {
  readonly id: string
  readonly hit: Line
  readonly active: boolean
  readonly visit: () => void
}

function Hit({ id, hit, active, visit }: HitProps) {
  const { token } = theme.useToken()
  const texts = useTexts()
  useEffect(() => {
    if (active) document.querySelector(`[id="${id}"]`)?.scrollIntoView({ block: 'nearest' })
  }, [active, id])
  return (
    <Flex
      id={id}
      role="option"
      aria-selected={active}
      justify="space-between"
      align="center"
      gap={12}
      onClick={visit}
      style={{
        padding: hit.below ? '4px 8px 4px 28px' : 8,
        borderRadius: token.borderRadius,
        cursor: 'pointer',
        background: active ? token.controlItemBgActive : undefined,
      }}
    >
      <Flex vertical style={{ minWidth: 0 }}>
        <strong>{checkPlate(hit.title).ok ? <Plate plate={hit.title} /> : hit.title}</strong>
        <span style={{ color: token.colorTextDescription }}>{hit.subtitle}</span>
      </Flex>
      <Flex gap={4} wrap justify="end">
        {hit.flags.map((code) => (
          <Tag key={code} color="warning" style={{ margin: 0 }}>
            {flagWord(texts, code)}
          </Tag>
        ))}
      </Flex>
    </Flex>
  )
}
