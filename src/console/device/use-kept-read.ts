import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import { call } from '../client.ts'
import type { AnswerOf, ReadKey } from '../endpoints.ts'
import type { ReadOptions } from '../queries.ts'
import { keepWhileSame, readKey } from '../query-client.ts'
import { useSession } from '../session.tsx'
import { askOrKept } from './kept-reads.ts'

type KeptOptions<K extends ReadKey> = Pick<ReadOptions<K>, 'id' | 'query' | 'also' | 'enabled'>

/** Asks for an answer and keeps it; without connection gives what was kept. For what is taken along before it is shown. */
export function askToKeep<K extends ReadKey>(
  account: string,
  key: K,
  options: KeptOptions<K> & { readonly signal?: AbortSignal },
): Promise<AnswerOf<K>> {
  const { id, query, signal } = options
  return askOrKept(account, { key, parts: { id, query } }, () => call(key, { id, query, signal }))
}

/** As `useRead`, and the answer also lies on a device that works without connection: there it comes back from it. */
export function useKeptRead<K extends ReadKey>(key: K, options: KeptOptions<K> = {}): UseQueryResult<AnswerOf<K>> {
  const { me } = useSession()
  const { id, query, also, enabled = true } = options
  return useQuery<AnswerOf<K>>({
    queryKey: readKey(key, { id, query }),
    queryFn: ({ signal }) => askToKeep(me.accountId, key, { id, query, signal }),
    networkMode: 'offlineFirst',
    enabled,
    placeholderData: keepWhileSame(id),
    ...(also ? { meta: { also } } : {}),
  })
}
