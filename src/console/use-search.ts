import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { search } from './kernel-endpoints.ts'
import { asProblem } from './problem.ts'
import { useSession } from './session.tsx'

export const shortest = 2
const patienceMs = 140

/** Asks the one search as soon as the typing rests; what was found before stays until the answer comes. */
export function useSearch(text: string, withoutConnection?: (text: string) => ReturnType<typeof search>) {
  const { store } = useSession()
  const [asked, setAsked] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setAsked(text.trim()), patienceMs)
    return () => clearTimeout(timer)
  }, [text])
  const enabled = asked.length >= shortest
  const { data, error, isFetched, isSuccess, isPlaceholderData } = useQuery({
    queryKey: ['search', asked, store?.id],
    queryFn: ({ signal }) =>
      search(asked, store?.id, signal).catch((problem: unknown) => {
        if (!withoutConnection || !asProblem(problem).lost) throw problem
        return withoutConnection(asked)
      }),
    ...(withoutConnection ? { networkMode: 'offlineFirst' } : {}),
    enabled,
    placeholderData: (before) => (enabled ? before : undefined),
    staleTime: 10_000,
    gcTime: 60_000,
  })
  return {
    data: enabled ? data : undefined,
    error,
    asked,
    isFetched: enabled && isFetched,
    /** What is shown was found for this text. */
    answered: enabled && asked === text.trim() && isSuccess && !isPlaceholderData,
  }
}
