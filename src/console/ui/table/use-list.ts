import { useQuery } from '@tanstack/react-query'
import { useLocation } from '@tanstack/react-router'
import { useMemo } from 'react'
import { z } from 'zod'
import { askRows } from '../../client.ts'
import { endpoint, type ListKey } from '../../endpoints.ts'
import { keepWhileSame, readKey } from '../../query-client.ts'
import { tolerant, useRawSearch, useSetSearch } from '../../search-params.ts'
import { useSession } from '../../session.tsx'
import type { Filter } from './column.ts'

type Search = Readonly<Record<string, unknown>>

/** What the list may be asked, by the read's own schema. */
export function queryShape(read: string): Readonly<Record<string, unknown>> {
  const { input } = endpoint(read)
  return input instanceof z.ZodObject ? input.shape : {}
}

export interface ListState {
  /** The part of the address that the list understands. */
  readonly search: Search
  /** What is asked: address, fixed part and store together. */
  readonly query: Search
  readonly href: string
  readonly set: (changes: Search, options?: { readonly replace?: boolean }) => void
}

/** The list's state is the address: a link shows the same to a colleague. */
export function useListState(read: ListKey, fixed: object | undefined): ListState {
  const raw = useRawSearch()
  const set = useSetSearch()
  const { href } = useLocation()
  const { store } = useSession()
  return useMemo(() => {
    const { input } = endpoint(read)
    const shape = queryShape(read)
    const known = tolerant(input instanceof z.ZodObject ? input : undefined)(raw)
    const search = Object.fromEntries(Object.entries(known).filter(([name]) => name in shape && name !== 'store'))
    const query = { ...('store' in shape && store ? { store: store.id } : {}), ...search, ...fixed }
    return { search, query, href, set: (changes, options) => set({ after: undefined, ...changes }, options) }
  }, [raw, read, fixed, href, set, store])
}

/** The rows of the page in the address; the old ones stay until the new ones have come. */
export function useRows<K extends ListKey>(read: K, query: Search, also: readonly string[] | undefined) {
  return useQuery({
    queryKey: readKey(read, { query }),
    queryFn: ({ signal }) => askRows<K>(read, query, signal),
    placeholderData: keepWhileSame(undefined),
    ...(also ? { meta: { also } } : {}),
  })
}

/** How many there are in all; asked only when somebody wants to know. */
export function useTotal<K extends ListKey>(read: K, query: Search, wanted: boolean) {
  const whole = { ...query, after: undefined, limit: 1, total: true }
  return useQuery({
    queryKey: readKey(read, { query: whole }),
    queryFn: ({ signal }) => askRows<K>(read, whole, signal),
    enabled: wanted,
  })
}

/** The filters that are set, for “clear” and for the empty page's words. */
export function activeFilters(search: Search, filters: readonly Filter[]): string[] {
  return ['q', ...filters.map((filter) => filter.name)].filter((name) => search[name] !== undefined)
}

const trail = new Map<string, (string | undefined)[]>()
const trailKey = (read: string, search: Search) => `${read} ${JSON.stringify({ ...search, after: undefined })}`

/** A keyset has no page numbers: the way back is the way that was gone. */
export function stepOn(read: string, search: Search): void {
  const key = trailKey(read, search)
  trail.set(key, [...(trail.get(key) ?? []), typeof search['after'] === 'string' ? search['after'] : undefined])
}

/** The cursor of the page before; of the first page where the way is not known. */
export function stepBack(read: string, search: Search): string | undefined {
  return trail.get(trailKey(read, search))?.pop()
}
