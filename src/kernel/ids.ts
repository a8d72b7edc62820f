import { randomFillSync } from 'node:crypto'

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

/** Strict: lower case with hyphens and nothing around, so that a checked id may stand in a `set local` statement. */
export function isUuid(text: string): boolean {
  return uuidPattern.test(text)
}

/**
 * A maker of UUIDv7 (RFC 9562 §5.7) that rises strictly: 12 bits count within a millisecond (§6.2 method 1), and a full
 * counter or a clock that steps back borrows from the next millisecond. `now` answers epoch milliseconds.
 */
export function idMaker(now: () => number, fill: (bytes: Buffer) => void = randomFillSync): () => string {
  const pool = Buffer.allocUnsafe(8 * 256)
  let hex = ''
  let at = 0
  let lastMs = 0
  let count = 0
  let prefix = ''
  const begin = (ms: number) => {
    lastMs = ms
    count = 0
    const time = ms.toString(16).padStart(12, '0')
    prefix = `${time.slice(0, 8)}-${time.slice(8)}-7`
  }
  return () => {
    if (at === hex.length) {
      fill(pool)
      hex = pool.toString('hex')
      at = 0
    }
    const nowMs = Math.floor(now())
    if (nowMs > lastMs) begin(nowMs)
    else if (++count > 0xfff) begin(lastMs + 1)
    const variant = '89ab'[hex.charCodeAt(at) & 3]
    const tail = `${variant}${hex.slice(at + 1, at + 4)}-${hex.slice(at + 4, at + 16)}`
    at += 16
    return `${prefix}${count < 0x100 ? (count < 0x10 ? '00' : '0') : ''}${count.toString(16)}-${tail}`
  }
}

/** The process's own ids. Their time only keeps neighbours together on disk; it is no business fact, so it runs apart from the kernel's clock. */
export const newId: () => string = idMaker(() => performance.timeOrigin + performance.now())
