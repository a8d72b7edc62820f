import { useSyncExternalStore } from 'react'

const beat = 10_000
const listeners = new Set<() => void>()
let ahead = 0
let shown = Date.now()
let timer: ReturnType<typeof setInterval> | undefined

/** The server's time counts: a tablet whose clock is wrong must not turn a promise red. */
export function setServerNow(instant: string): void {
  ahead = Date.parse(instant) - Date.now()
  tick()
}

/** How far the server's clock is ahead of the device's, as far as is known; milliseconds. */
export const clockAhead = () => ahead

/** The device's clock was so far behind when the server was heard last. */
export function setClockAhead(ms: number): void {
  ahead = ms
  tick()
}

/** Epoch milliseconds by the server's clock. */
export function now(): number {
  return Date.now() + ahead
}

/** The same as an instant, for what a verb takes in. */
export const instantNow = () => new Date(now()).toISOString()

function tick(): void {
  shown = now()
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) {
    shown = now()
    timer = setInterval(tick, beat)
  }
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
    if (listeners.size === 0) clearInterval(timer)
  }
}

/** The time, renewed every ten seconds, the same moment for everything on the screen. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, () => shown)
}
