import { useSyncExternalStore } from 'react'
import type { Me } from '../../../kernel/contract/session.ts'

/**
 * A person works at a shared tablet without network: the tablet let him in, the server has not heard of it. Lives as
 * long as the page, and so does the PIN, which is never written down: with it he is signed on when the line is back.
 */
export interface Stretch {
  readonly id: string
  readonly me: Me
  readonly pin: string
  readonly token: string
  /** ISO. */
  readonly since: string
  readonly idleMinutes: number
}

const listeners = new Set<() => void>()
let current: Stretch | undefined

export const currentStretch = (): Stretch | undefined => current

/** Begins one, or ends it. */
export function setStretch(stretch: Stretch | undefined): void {
  current = stretch
  for (const listener of listeners) listener()
}

/**
 * Nothing may be asked in somebody's name before the server has let him in: the browser may still hold another's session.
 */
export const mustHold = (path: string): boolean => current !== undefined && !path.startsWith('/api/terminal/')

export function useStretch(): Stretch | undefined {
  return useSyncExternalStore((listener) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }, currentStretch)
}
