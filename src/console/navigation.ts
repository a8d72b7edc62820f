import { useRouter } from '@tanstack/react-router'
import { useCallback } from 'react'

interface Neighbours {
  /** Address of the list, with filter and page. */
  readonly list: string
  readonly before: string | undefined
  readonly after: string | undefined
}

interface ListTrail {
  readonly href: string
  readonly ids: readonly string[]
}

/** What a list looked like when it was left; for as long as the tab lives. */
export interface ListPlace {
  readonly active: number
  readonly selected: readonly string[]
}

const trails = new Map<string, ListTrail>()
const places = new Map<string, ListPlace>()

/** A list tells which records it shows, so that their pages know the next and the previous one. */
export function rememberList(record: string, trail: ListTrail): void {
  trails.set(record, trail)
}

export function rememberPlace(href: string, place: ListPlace): void {
  places.set(href, place)
}

export function placeOf(href: string): ListPlace | undefined {
  return places.get(href)
}

/** The list from which a record was opened, and its neighbours there. */
export function neighboursOf(record: string, id: string): Neighbours | undefined {
  const trail = trails.get(record)
  if (!trail) return undefined
  const at = trail.ids.indexOf(id)
  return {
    list: trail.href,
    before: at > 0 ? trail.ids[at - 1] : undefined,
    after: at >= 0 ? trail.ids[at + 1] : undefined,
  }
}

/** Opens an address of the console, with or without a search. */
export function useGo(): (href: string) => void {
  const router = useRouter()
  return useCallback((href) => router.history.push(href), [router])
}
