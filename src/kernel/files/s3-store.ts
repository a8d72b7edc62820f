import { randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { setTimeout as delay } from 'node:timers/promises'
import { draftsIn } from './drafts.ts'
import { dayMs, type FileStore, graceMs, hashOfFile, keyOf } from './file-store.ts'
import { type AskBucket, type Bucket, bucketClient, streamOf } from './s3-client.ts'
import { demandBucket } from './s3-demand.ts'
import { listAll, type Listed } from './s3-list.ts'

const kept = /^[0-9a-f-]{36}\/[0-9a-f]{2}\/[0-9a-f]{64}$/
/** Who discards has to be done within this time; a notice that is older was left by a killed process. */
const noticeMs = 600_000
const atOnce = 6

/**
 * Files in a bucket of an S3 store, `draftFolder` on this machine for those that are coming in. An object is there whole
 * or not at all, and the store itself compares it with its hash. Ages are by the store's clock alone.
 */
export function s3Store(bucket: Bucket, draftFolder: string, cacheFolder: string): FileStore {
  const ask = bucketClient(bucket)
  const smallOf = (groupId: string, sha256: string) => join(cacheFolder, groupId, `${sha256}.webp`)
  const drafts = draftsIn(join(draftFolder, 'incoming'))
  return {
    draft: drafts.draft,
    heap: drafts.heap,
    smallOf,
    async keep(groupId, sha256, draft) {
      const key = keyOf(groupId, sha256)
      const body = await bodyOf(draft, sha256)
      do await ask({ method: 'PUT', key, body })
      while (!(await stays(ask, key)))
    },
    async read(groupId, sha256, part) {
      const headers = part ? { range: `bytes=${part.start}-${part.end}` } : {}
      const answer = await ask({ method: 'GET', key: keyOf(groupId, sha256), headers })
      const stream = streamOf(answer)
      return stream && { stream, size: Number(answer.headers.get('content-length')) }
    },
    async discard(groupId, sha256) {
      const gone = await discardOld(ask, keyOf(groupId, sha256))
      if (gone) await rm(smallOf(groupId, sha256), { force: true })
      return gone
    },
    async clearDrafts() {
      await drafts.clearDrafts()
      for await (const { key, ageMs } of listAll(ask, 'going/'))
        if (ageMs > noticeMs) await ask({ method: 'DELETE', key })
    },
    async oldOf(groupId, firstByte) {
      const old: string[] = []
      const shelf = `${groupId}/${firstByte.toString(16).padStart(2, '0')}/`
      for await (const { key, ageMs } of listAll(ask, shelf))
        if (kept.test(key) && ageMs > dayMs) old.push(key.slice(shelf.length))
      return old
    },
    copyTo: (folder) => copyAll(ask, folder),
    takeFrom: (folder) => takeAll(ask, folder),
    async isEmpty() {
      for await (const { key } of listAll(ask, '')) if (kept.test(key)) return false
      return true
    },
    demandUsable: () => demandBucket(bucket, ask, draftFolder),
  }
}

async function bodyOf(path: string, sha256: string) {
  const { size } = await stat(path)
  return { size, sha256, open: () => createReadStream(path) }
}

/** Bytes that were put while somebody had just found them old and unused may go with those: looks until it is certain. */
async function stays(ask: AskBucket, key: string): Promise<boolean> {
  while (await isGoing(ask, key)) await delay(200)
  return (await ask({ method: 'HEAD', key })).status !== 404
}

async function isGoing(ask: AskBucket, key: string): Promise<boolean> {
  for await (const { ageMs } of listAll(ask, `going/${key}/`)) if (ageMs < noticeMs) return true
  return false
}

/** Says first that the object is about to go, then looks at its age: who puts it anew meanwhile reads the notice. */
async function discardOld(ask: AskBucket, key: string): Promise<boolean> {
  const notice = `going/${key}/${randomUUID()}`
  const begun = performance.now()
  await ask({ method: 'PUT', key: notice })
  try {
    const found = await ask({ method: 'HEAD', key })
    if (found.status === 404) return true
    const age = Date.parse(found.headers.get('date') ?? '') - Date.parse(found.headers.get('last-modified') ?? '')
    const late = performance.now() - begun > noticeMs / 2
    if (!(age >= graceMs) || late) return false
    await ask({ method: 'DELETE', key })
    return true
  } finally {
    await ask({ method: 'DELETE', key: notice })
  }
}

async function copyAll(ask: AskBucket, folder: string): Promise<number> {
  let count = 0
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await eachOf(listAll(ask, ''), async ({ key }) => {
    if (!kept.test(key)) return
    const stream = streamOf(await ask({ method: 'GET', key }))
    if (!stream) return
    const place = join(folder, key)
    await mkdir(dirname(place), { recursive: true, mode: 0o700 })
    await pipeline(stream, createWriteStream(place, { mode: 0o600, flush: true }))
    count += 1
  })
  return count
}

async function takeAll(ask: AskBucket, folder: string): Promise<number> {
  const names = await readdir(folder, { recursive: true }).catch(() => [])
  const keys = names.map((name) => name.replaceAll('\\', '/')).filter((name) => kept.test(name))
  await eachOf(keys, async (key) => {
    const path = join(folder, key)
    await ask({ method: 'PUT', key, body: await bodyOf(path, await hashOfFile(path)) })
  })
  return keys.length
}

/** A few at once: each waits for the network most of the time. */
async function eachOf<T extends Listed | string>(
  items: AsyncIterable<T> | Iterable<T>,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const running = new Set<Promise<void>>()
  for await (const item of items) {
    const one = work(item).finally(() => running.delete(one))
    running.add(one)
    if (running.size >= atOnce) await Promise.race(running)
  }
  await Promise.all(running)
}
