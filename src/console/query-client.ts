import { keepPreviousData, QueryClient, type QueryKey } from '@tanstack/react-query'
import { nameOf, recordOf } from './endpoint-key.ts'
import { asProblem } from './problem.ts'

/** Reads are tried again while the connection or the server fails; a refusal stands. */
export function tryAgain(failures: number, error: unknown): boolean {
  const { status } = asProblem(error)
  return (status === 0 || status >= 500) && failures < 3
}

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { retry: tryAgain, staleTime: 15_000, gcTime: 30 * 60_000, refetchOnWindowFocus: true },
    mutations: { retry: false },
  },
})

interface KeyParts {
  readonly id?: string | undefined
  readonly query?: object | undefined
}

/** The key of a read is its endpoint's own name with what was asked. */
export function readKey(key: string, parts: KeyParts): QueryKey {
  return [key, { id: parts.id, query: parts.query }]
}

/** While a list changes its filter the old rows stay; another record's data never stands in for this one. */
export function keepWhileSame(id: string | undefined) {
  return <T>(previous: T | undefined, query: { queryKey: QueryKey } | undefined): T | undefined => {
    const parts = query?.queryKey[1]
    const before = typeof parts === 'object' && parts !== null && 'id' in parts ? parts.id : undefined
    return before === id ? keepPreviousData(previous) : undefined
  }
}

/** Marks everything as old that shows a record of this name, or this very record. */
export function invalidateRecord(record: string, id?: string): void {
  void queryClient.invalidateQueries({
    predicate: ({ queryKey, meta }) => {
      const [key, parts] = queryKey
      if (typeof key !== 'string') return false
      if (key === 'timeline') return typeof parts === 'object' && parts !== null && 'id' in parts && parts.id === id
      const also = meta?.['also']
      if (Array.isArray(also) && also.includes(record)) return true
      if (recordOf(key) !== record) return false
      const single = nameOf(key) === 'get' && typeof parts === 'object' && parts !== null && 'id' in parts
      return !single || id === undefined || parts.id === id
    },
  })
}
