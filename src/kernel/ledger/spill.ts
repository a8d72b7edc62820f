import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const bucketCount = 128
const mostCharacters = 16 * 1024 * 1024

/**
 * Brings together what belongs together when it comes in another order and is too much for the memory: lines are
 * dealt out to buckets by key and read one bucket at a time, each in the order in which they came. Little stays in
 * memory; much goes to temporary files that only this user can read.
 */
export class Spill {
  private readonly buckets: string[][] = Array.from({ length: bucketCount }, () => [])
  private folder: string | undefined
  private held = 0

  /** A line must not contain a line break. */
  add(key: string, line: string): void {
    this.buckets[bucketOf(key)]?.push(line)
    this.held += line.length
    if (this.held > mostCharacters) this.flush()
  }

  *read(): Generator<string[]> {
    for (const [index, lines] of this.buckets.entries()) {
      const path = this.folder ? join(this.folder, String(index)) : ''
      const earlier = path && existsSync(path) ? readFileSync(path, 'utf8').split('\n').slice(0, -1) : []
      yield [...earlier, ...lines]
      this.buckets[index] = []
    }
  }

  close(): void {
    if (this.folder) rmSync(this.folder, { recursive: true, force: true })
  }

  private flush(): void {
    this.folder ??= mkdtempSync(join(tmpdir(), 'open4s-verify-'))
    for (const [index, lines] of this.buckets.entries()) {
      if (lines.length === 0) continue
      appendFileSync(join(this.folder, String(index)), `${lines.join('\n')}\n`, { mode: 0o600 })
      this.buckets[index] = []
    }
    this.held = 0
  }
}

/** FNV-1a. */
function bucketOf(key: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < key.length; index++) hash = Math.imul(hash ^ key.charCodeAt(index), 0x01000193)
  return (hash >>> 0) % bucketCount
}
