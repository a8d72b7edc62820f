import { useSyncExternalStore } from 'react'
import { z } from 'zod'

const device = z.object({ token: z.string(), name: z.string() })
/** What makes this device a shared tablet. */
export type Device = z.infer<typeof device>

const place = 'open4s.terminal'
const listeners = new Set<() => void>()
let known = read()

function read(): Device | undefined {
  try {
    const result = device.safeParse(JSON.parse(localStorage.getItem(place) ?? 'null'))
    return result.success ? result.data : undefined
  } catch {
    return undefined
  }
}

export function rememberDevice(value: Device | undefined): void {
  known = value
  try {
    if (value) localStorage.setItem(place, JSON.stringify(value))
    else localStorage.removeItem(place)
  } catch {
    // without storage it is a shared tablet until the page closes
  }
  for (const listener of listeners) listener()
}

/** Whether several people share this device. */
export const isShared = (): boolean => known !== undefined

export function useDevice(): Device | undefined {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => known,
  )
}

/** A key that nobody can guess; the server keeps only its hash. */
export function newSecret(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(32)), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
