import { useSyncExternalStore } from 'react'

type Fields = Readonly<Record<string, unknown>>

/** Somebody else was quicker: what was seen, what it is now, and the way to do the verb all the same. */
export interface Conflict {
  readonly record: string
  readonly verb: string
  readonly seen: Fields | undefined
  readonly fresh: Fields
  readonly decide: (again: boolean) => void
}

let open: Conflict | undefined
const listeners = new Set<() => void>()

function put(conflict: Conflict | undefined): void {
  open = conflict
  for (const listener of listeners) listener()
}

/** Shows both versions and waits for the choice: do it on the fresh record, or leave it. */
export function askAboutConflict(conflict: Omit<Conflict, 'decide'>): Promise<boolean> {
  return new Promise((resolve) => {
    put({
      ...conflict,
      decide: (again) => {
        put(undefined)
        resolve(again)
      },
    })
  })
}

export function useConflict(): Conflict | undefined {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => open,
  )
}

const unimportant = new Set(['actions', 'version', 'id', 'updatedAt'])

/** The fields that differ, by name. */
export function differences(seen: Fields | undefined, fresh: Fields): string[] {
  if (!seen) return []
  return Object.keys(fresh).filter(
    (name) => !unimportant.has(name) && name in seen && JSON.stringify(seen[name]) !== JSON.stringify(fresh[name]),
  )
}
