import { useSyncExternalStore } from 'react'

type Listener = () => void

const listeners = new Set<Listener>()
let answered = true

function tell(): void {
  for (const listener of listeners) listener()
}

/** Every request reports whether an answer came: the browser's own `onLine` does not notice a dead server. */
export function reportAnswer(came: boolean): void {
  if (came === answered) return
  answered = came
  tell()
}

function subscribe(listener: Listener): () => void {
  listeners.add(listener)
  globalThis.addEventListener('online', tell)
  globalThis.addEventListener('offline', tell)
  return () => {
    listeners.delete(listener)
    globalThis.removeEventListener('online', tell)
    globalThis.removeEventListener('offline', tell)
  }
}

export function useConnected(): boolean {
  return useSyncExternalStore(subscribe, () => answered && navigator.onLine)
}

/** Told when an answer comes after a time without, or the browser sees its network again. */
export function whenAnswered(listener: Listener): () => void {
  const back = () => {
    if (answered) listener()
  }
  listeners.add(back)
  globalThis.addEventListener('online', listener)
  return () => {
    listeners.delete(back)
    globalThis.removeEventListener('online', listener)
  }
}
