import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import { z } from 'zod'
import { withQuery } from './transport.ts'

type Search = Readonly<Record<string, unknown>>

/** `?state=booked&day=2026-11-22`: plain words, the same spelling as the server's queries; a name twice is a list. */
export function parseSearch(text: string): Record<string, string | string[]> {
  const out: Record<string, string | string[]> = {}
  for (const [name, value] of new URLSearchParams(text)) {
    const before = out[name]
    out[name] = before === undefined ? value : [...(Array.isArray(before) ? before : [before]), value]
  }
  return out
}

export function writeSearch(search: object): string {
  return withQuery('', search)
}

/** Keeps what fits the schema and drops the rest: an old link opens the page with the filters that still exist. */
export function tolerant(schema: z.ZodObject | undefined): (search: Search) => Search {
  return (search) => {
    if (!schema) return search
    const rest: Record<string, unknown> = { ...search }
    for (const [name, field] of Object.entries(schema.shape)) {
      const result = z.safeParse(field, rest[name])
      if (!result.success) delete rest[name]
    }
    return rest
  }
}

export type SetSearch<T> = (changes: Partial<T>, options?: { readonly replace?: boolean }) => void

/** The page's typed search and how to change it; a filter replaces the address, a new page or tab adds to the history. */
export function usePageSearch<S extends z.ZodObject>(schema: S): [z.output<S>, SetSearch<z.input<S>>] {
  const raw: Search = useSearch({ strict: false })
  const setRaw = useSetSearch()
  const search = useMemo(() => schema.parse(tolerant(schema)(raw)), [schema, raw])
  return [search, setRaw]
}

/** The search as it stands in the address, every value a string or a list of strings. */
export function useRawSearch(): Search {
  return useSearch({ strict: false })
}

export function useSetSearch(): (changes: object, options?: { readonly replace?: boolean }) => void {
  const navigate = useNavigate()
  return useCallback(
    (changes, { replace = true } = {}) => {
      void navigate({
        to: '.',
        replace,
        search: (before: object) =>
          Object.fromEntries(
            Object.entries({ ...before, ...changes }).filter(([, value]) => value !== undefined && value !== ''),
          ),
      })
    },
    [navigate],
  )
}

/** The id in the page's path. */
export function useRecordId(): string {
  const params: { id?: string } = useParams({ strict: false })
  return params.id ?? ''
}
