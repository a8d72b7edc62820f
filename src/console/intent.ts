import { useMemo } from 'react'

export interface Intent {
  /** The key for what is wanted: the same while the wish is the same and has not been fulfilled. */
  readonly keyFor: (wish: unknown) => string
  /** The wish was fulfilled: the same again is a new wish. */
  readonly fulfilled: () => void
}

/** `crypto.randomUUID` is missing on plain http addresses other than localhost. */
export function randomKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** An id that a device gives before the server knows of it: a random UUID, also on plain addresses. */
export function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}

export function newIntent(): Intent {
  let wished = ''
  let key = ''
  return {
    keyFor(wish) {
      const text = JSON.stringify(wish)
      if (text !== wished || key === '') {
        wished = text
        key = randomKey()
      }
      return key
    },
    fulfilled() {
      key = ''
    },
  }
}

/** One person's wish on this screen: a double click or a retry repeats its key, a new wish gets a new one. */
export function useIntent(): Intent {
  return useMemo(() => newIntent(), [])
}
