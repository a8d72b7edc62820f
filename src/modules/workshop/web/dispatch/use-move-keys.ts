import { useEffect } from 'react'

interface MoveKeys {
  /** Answers whether the key leads anywhere. */
  readonly go: (key: string) => boolean
  readonly drop: () => void
  readonly cancel: () => void
}

/** While something is moved the arrow keys move it, Enter puts it down and Escape leaves it where it was. */
export function useMoveKeys(active: boolean, { go, drop, cancel }: MoveKeys): void {
  useEffect(() => {
    if (!active) return undefined
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Enter') drop()
      else if (event.key === 'Escape') cancel()
      else if (!go(event.key)) return
      event.preventDefault()
      event.stopPropagation()
    }
    window.addEventListener('keydown', onKey, true)
    return () => window.removeEventListener('keydown', onKey, true)
  })
}

/** What is carried is put down where the pointer is let go; a pointer that is taken away puts nothing down. */
export function useRelease(active: boolean, { drop, cancel }: Pick<MoveKeys, 'drop' | 'cancel'>): void {
  useEffect(() => {
    if (!active) return undefined
    const stop = new AbortController()
    window.addEventListener('pointerup', drop, { signal: stop.signal })
    window.addEventListener('pointercancel', cancel, { signal: stop.signal })
    return () => stop.abort()
  })
}
