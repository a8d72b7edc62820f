import type { SearchHit } from '../../../../console/kernel-endpoints.ts'
import { useSearch } from '../../../../console/use-search.ts'

/** Cars and customers that a text may mean. */
export function useHits(text: string): {
  readonly hits: readonly SearchHit[]
  /** What is shown was found for this text. */
  readonly answered: boolean
  readonly none: boolean
} {
  const { data, answered, isFetched } = useSearch(text)
  const hits = (data?.hits ?? []).filter((hit) => hit.record === 'vehicle' || hit.record === 'customer')
  return { hits, answered, none: isFetched && hits.length === 0 }
}
