import { useSyncExternalStore } from 'react'

const counts = new Map<string, number>()
const listeners = new Set<() => void>()

/** A room says how many things of its own wait on this device for the connection. */
export function setWaiting(room: string, count: number): void {
  if ((counts.get(room) ?? 0) === count) return
  counts.set(room, count)
  for (const listener of listeners) listener()
}

/** Signed out: nothing of anybody is left here. */
export function nothingWaits(): void {
  counts.clear()
  for (const listener of listeners) listener()
}

export function waitingCount(): number {
  return [...counts.values()].reduce((sum, count) => sum + count, 0)
}

export function useWaiting(): number {
  return useSyncExternalStore((listener) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }, waitingCount)
}
