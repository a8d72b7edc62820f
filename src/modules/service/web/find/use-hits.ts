import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { type SearchHit, search } from '../../../../console/kernel-endpoints.ts'
import { useSession } from '../../../../console/session.tsx'

const shortest = 2
const patienceMs = 140

/** Cars and customers that a text may mean, asked as soon as the typing rests. */
export function useHits(text: string): {
  readonly hits: readonly SearchHit[]
  readonly asked: string
  readonly none: boolean
} {
  const { store } = useSession()
  const [asked, setAsked] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setAsked(text.trim()), patienceMs)
    return () => clearTimeout(timer)
  }, [text])
  const enabled = asked.length >= shortest
  const { data, isFetched } = useQuery({
    queryKey: ['search', asked, store?.id],
    queryFn: ({ signal }) => search(asked, store?.id, signal),
    enabled,
    placeholderData: (before) => (enabled ? before : undefined),
    staleTime: 10_000,
  })
  const hits = enabled ? (data?.hits ?? []).filter((hit) => hit.record === 'vehicle' || hit.record === 'customer') : []
  return { hits, asked, none: enabled && isFetched && hits.length === 0 }
}
