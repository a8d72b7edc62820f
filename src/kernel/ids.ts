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
  let at = pool.length
  let lastMs = 0
  let count = 0
  return () => {
    if (at === pool.length) {
      fill(pool)
      at = 0
    }
    const tail = pool.toString('hex', at, at + 8)
    at += 8
    const nowMs = Math.floor(now())
    if (nowMs > lastMs) {
      lastMs = nowMs
      count = 0
    } else if (++count > 0xfff) {
      lastMs += 1
      count = 0
    }
    const time = lastMs.toString(16).padStart(12, '0')
    const variant = '89ab'[Number.parseInt(tail[0] ?? '0', 16) & 3]
    return `${time.slice(0, 8)}-${time.slice(8)}-7${count.toString(16).padStart(3, '0')}-${variant}${tail.slice(1, 4)}-${tail.slice(4)}`
  }
}

/** The process's own ids. Their time only keeps neighbours together on disk; it is no business fact, so it runs apart from the kernel's clock. */
export const newId: () => string = idMaker(() => performance.timeOrigin + performance.now())
