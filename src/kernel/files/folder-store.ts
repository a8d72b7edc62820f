import { createReadStream, existsSync } from 'node:fs'
import { copyFile, mkdir, open, readdir, rename, rm, stat, utimes } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { systemCode } from '../start-failure.ts'
import { draftsIn } from './drafts.ts'
import { dayMs, type FileStore, graceMs, keyOf } from './file-store.ts'

const name = /^[0-9a-f]{64}$/

/** Files in a folder. `nowMs` is the kernel's clock: a file bears the time of its coming in. */
export function folderStore(
  folder: string,
  cacheFolder: string,
  nowMs: () => number,
): FileStore & { readonly placeOf: (groupId: string, sha256: string) => string } {
  const drafts = draftsIn(join(folder, 'incoming'))
  const placeOf = (groupId: string, sha256: string) => join(folder, keyOf(groupId, sha256))
  const smallOf = (groupId: string, sha256: string) => join(cacheFolder, groupId, `${sha256}.webp`)
  return {
    ...drafts,
    placeOf,
    smallOf,
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
    async read(groupId, sha256, part) {
      const place = placeOf(groupId, sha256)
      const found = await orMissing(stat(place))
      if (!found) return undefined
      return {
        stream: createReadStream(place, part),
        size: part ? part.end - part.start + 1 : found.size,
      }
    },
    async discard(groupId, sha256) {
      const place = placeOf(groupId, sha256)
      const aside = await drafts.draft()
      if ((await orMissing(rename(place, aside).then(() => true))) === undefined) return true
      const { mtimeMs } = await stat(aside)
      if (nowMs() - mtimeMs < graceMs) {
        await rename(aside, place)
        return false
      }
      await rm(aside, { force: true })
      await rm(smallOf(groupId, sha256), { force: true })
      return true
    },
    async oldOf(groupId, firstByte) {
      const on = join(folder, groupId, firstByte.toString(16).padStart(2, '0'))
      const old: string[] = []
      for (const entry of await readdir(on).catch(() => [])) {
        if (!name.test(entry)) continue
        const { mtimeMs } = await stat(join(on, entry))
        if (nowMs() - mtimeMs > dayMs) old.push(entry)
      }
      return old
    },
    copyTo: (target) => copyTree(folder, target),
    takeFrom: (source) => copyTree(source, folder),
    isEmpty: async () => !existsSync(folder) || (await readdir(folder)).length === 0,
    demandUsable: async () => {},
  }
}

async function orMissing<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return undefined
    throw error
  }
}

async function copyTree(from: string, to: string): Promise<number> {
  if (!existsSync(from)) return 0
  await mkdir(to, { recursive: true, mode: 0o700 })
  let count = 0
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)]
    if (entry.isDirectory()) count += await copyTree(source, target)
    else if (entry.isFile() && (await orMissing(copyFile(source, target).then(() => true)))) count += 1
  }
  return count
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
