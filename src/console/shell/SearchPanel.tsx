import { SearchOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Flex, Input, Modal, Tag, theme } from 'antd'
import { type KeyboardEvent, useEffect, useId, useMemo, useState } from 'react'
import { checkPlate } from '../../modules/vehicles/contract/plate.ts'
import { type SearchHit, search } from '../kernel-endpoints.ts'
import { useGo } from '../navigation.ts'
import { asProblem } from '../problem.ts'
import { useSession } from '../session.tsx'
import { type Texts, useTexts } from '../texts.ts'
import { Plate } from '../ui/Plate.tsx'
import { unseen } from '../ui/unseen.ts'
import { recordPath } from '../web-modules.ts'

interface SearchPanelProps {
  readonly open: boolean
  readonly close: () => void
}

const shortest = 2

function useHits(text: string) {
  const { store } = useSession()
  const [asked, setAsked] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setAsked(text.trim()), 140)
    return () => clearTimeout(timer)
  }, [text])
  return useQuery({
    queryKey: ['search', asked, store?.id],
    queryFn: ({ signal }) => search(asked, store?.id, signal),
    enabled: asked.length >= shortest,
    placeholderData: (before) => (asked.length >= shortest ? before : undefined),
    staleTime: 10_000,
    gcTime: 60_000,
  })
}

const hrefOf = (hit: SearchHit) => recordPath(hit.record, hit.id) ?? hit.link

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
  const { data, error } = useHits(text)
  const groups = useMemo(() => Map.groupBy(data?.hits ?? [], (hit) => hit.record), [data])
  const hits = useMemo(() => [...groups.values()].flat(), [groups])
  // New results point at their first.
  const active = pointed?.of === data ? (pointed?.at ?? 0) : 0

  const visit = (hit: SearchHit | undefined) => {
    const href = hit && hrefOf(hit)
    if (!href) return
    close()
    go(href)
  }
  const keys = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      const step = event.key === 'ArrowDown' ? 1 : -1
      setPointed({ at: (active + step + hits.length) % Math.max(1, hits.length), of: data })
    } else if (event.key === 'Enter') visit(hits[active])
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
  readonly groups: ReadonlyMap<string, readonly SearchHit[]>
  readonly hits: readonly SearchHit[]
  readonly active: SearchHit | undefined
  readonly visit: (hit: SearchHit) => void
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
              key={hit.id}
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
  readonly hit: SearchHit
  readonly active: boolean
  readonly visit: () => void
}

function Hit({ id, hit, active, visit }: HitProps) {
  const { token } = theme.useToken()
  const { has, t } = useTexts()
  const flag = (code: string) => (has(`kernel.console.flag.${code}`) ? t(`kernel.console.flag.${code}`) : code)
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
        padding: 8,
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
            {flag(code)}
          </Tag>
        ))}
      </Flex>
    </Flex>
  )
}
