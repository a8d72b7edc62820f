import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import { call } from './client.ts'
import type { AnswerOf, QueryOf, ReadKey } from './endpoints.ts'
import { keepWhileSame, readKey } from './query-client.ts'

export interface ReadOptions<K extends ReadKey> {
  readonly id?: string | undefined
  readonly query?: QueryOf<K> | undefined
  readonly enabled?: boolean
  /** Other records that this answer shows: a change of theirs makes it old, too. */
  readonly also?: readonly string[]
  /** Seconds between asking anew, for what changes without a verb (the clock). */
  readonly everySeconds?: number
}

/** Reads an endpoint: `useRead('appointment.list', { query: { store, state: 'booked' } })`. */
export function useRead<K extends ReadKey>(key: K, options: ReadOptions<K> = {}): UseQueryResult<AnswerOf<K>> {
  const { id, query, enabled = true, also, everySeconds } = options
  return useQuery<AnswerOf<K>>({
    queryKey: readKey(key, { id, query }),
    queryFn: ({ signal }) => call(key, { id, query, signal }),
    enabled,
    placeholderData: keepWhileSame(id),
    ...(also ? { meta: { also } } : {}),
    ...(everySeconds ? { refetchInterval: everySeconds * 1000 } : {}),
  })
}
