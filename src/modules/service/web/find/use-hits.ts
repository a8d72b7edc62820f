import type { SearchHit } from '../../../../console/kernel-endpoints.ts'
import { useSession } from '../../../../console/session.tsx'
import { useSearch } from '../../../../console/use-search.ts'

/** Cars and customers that a text may mean; without connection among the cars that this device has taken along. */
export function useHits(text: string): {
  readonly hits: readonly SearchHit[]
  /** What is shown was found for this text. */
  readonly answered: boolean
  readonly none: boolean
} {
  const { me } = useSession()
  const { data, answered, isFetched } = useSearch(text, async (asked) => {
    const { hitsOnDevice } = await import('../reception/device/arrivals.ts')
    return { hits: await hitsOnDevice(me.accountId, asked) }
  })
  const hits = (data?.hits ?? []).filter((hit) => hit.record === 'vehicle' || hit.record === 'customer')
  return { hits, answered, none: isFetched && hits.length === 0 }
}
