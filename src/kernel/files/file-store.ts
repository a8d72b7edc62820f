import { createHash, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat, utimes } from 'node:fs/promises'
import { hostname } from 'node:os'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'

const graceMs = 3_600_000
const name = /^[0-9a-f]{64}$/

export interface FileStore {
  /** A place for bytes that are still coming in. */
  readonly draft: () => Promise<string>
  /** Moves a draft to the place of its hash, whole or not at all. */
  readonly keep: (groupId: string, sha256: string, draft: string) => Promise<void>
  readonly placeOf: (groupId: string, sha256: string) => string
  /** Where the small picture lies; may be emptied at any time. */
  readonly smallOf: (groupId: string, sha256: string) => string
  /** Deletes bytes that nobody refers to. False when they came in a moment ago: their row may be on its way. */
  readonly discard: (groupId: string, sha256: string) => Promise<boolean>
  /** Deletes what a killed process left half written. */
  readonly clearDrafts: () => Promise<void>
  /** The hashes whose first byte is this one, of files that came in longer than a day ago. */
  readonly oldOf: (groupId: string, firstByte: number) => Promise<string[]>
}

/** Files in a folder, under their group and their hash. `nowMs` is the kernel's clock: a file bears the time of its coming in. */
export function fileStore(folder: string, cacheFolder: string, nowMs: () => number): FileStore {
  const incoming = join(folder, 'incoming')
  const shelf = (groupId: string, start: string) => join(folder, groupId, start)
  const placeOf = (groupId: string, sha256: string) => join(shelf(groupId, sha256.slice(0, 2)), sha256)
  const smallOf = (groupId: string, sha256: string) => join(cacheFolder, groupId, `${sha256}.webp`)
  return {
    placeOf,
    smallOf,
    async draft() {
      await mkdir(incoming, { recursive: true, mode: 0o700 })
      return join(incoming, `${encodeURIComponent(hostname())}~${process.pid}~${randomUUID()}`)
    },
    async keep(groupId, sha256, draft) {
      const place = placeOf(groupId, sha256)
      await mkdir(dirname(place), { recursive: true, mode: 0o700 })
      await flush(draft)
      const at = nowMs() / 1000
      await utimes(draft, at, at)
      // Also over a file that is there: who discards it at this moment then sees that it is new.
      await rename(draft, place)
      await flush(dirname(place))
    },
    async discard(groupId, sha256) {
      const place = placeOf(groupId, sha256)
      const aside = join(incoming, `${encodeURIComponent(hostname())}~${process.pid}~${randomUUID()}`)
      await mkdir(incoming, { recursive: true, mode: 0o700 })
      try {
        await rename(place, aside)
      } catch (error) {
        if ((error as { code?: string }).code === 'ENOENT') return true
        throw error
      }
      const { mtimeMs } = await stat(aside)
      if (nowMs() - mtimeMs < graceMs) {
        await rename(aside, place)
        return false
      }
      await rm(aside, { force: true })
      await rm(smallOf(groupId, sha256), { force: true })
      return true
    },
    async clearDrafts() {
      for (const entry of await readdir(incoming).catch(() => [])) {
        const [host, pid] = entry.split('~')
        const isOurs = host === encodeURIComponent(hostname())
        const isLeft = isOurs ? !isAlive(Number(pid)) : await isOld(join(incoming, entry))
        if (isLeft) await rm(join(incoming, entry), { force: true })
      }
    },
    async oldOf(groupId, firstByte) {
      const on = shelf(groupId, firstByte.toString(16).padStart(2, '0'))
      const old: string[] = []
      for (const entry of await readdir(on).catch(() => [])) {
        if (!name.test(entry)) continue
        const { mtimeMs } = await stat(join(on, entry))
        if (nowMs() - mtimeMs > 24 * graceMs) old.push(entry)
      }
      return old
    },
  }
}

/** SHA-256 of a file's bytes, in hex. */
export async function hashOfFile(path: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  return hash.digest('hex')
}

async function flush(path: string): Promise<void> {
  // Windows cannot open folders; its file system keeps names in order by itself.
  if (process.platform === 'win32') return
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Of another machine, or come with a restored backup: nothing takes a day to come in. The time is the disk's own. */
async function isOld(path: string): Promise<boolean> {
  const { mtimeMs } = await stat(path)
  return performance.timeOrigin + performance.now() - mtimeMs > 24 * graceMs
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as { code?: string }).code === 'EPERM'
  }
}
