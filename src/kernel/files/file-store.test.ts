import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { type S3Server, s3Server } from '../../../test/s3-server.ts'
import { StartFailure } from '../start-failure.ts'
import { dayMs, type FileStore, graceMs, keyOf } from './file-store.ts'
import { folderStore } from './folder-store.ts'
import { bucketClient } from './s3-client.ts'
import { s3Store } from './s3-store.ts'

const group = '00000000-0000-7000-8000-000000000001'
const hashOf = (text: string) => createHash('sha256').update(text).digest('hex')

let home: string
let now: number
let server: S3Server

beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), 'open4s-store-'))
  now = Date.parse('2026-03-10T01:00:00Z')
  server = await s3Server(() => now)
})

afterEach(async () => {
  await server.close()
  rmSync(home, { recursive: true, force: true })
})

const inFolder = () => folderStore(join(home, 'files'), join(home, 'cache'), () => now)
const inBucket = () => s3Store(server.bucket, join(home, 'files'), join(home, 'cache'))

async function put(store: FileStore, text: string): Promise<string> {
  const draft = await store.draft()
  writeFileSync(draft, text)
  await store.keep(group, hashOf(text), draft)
  rmSync(draft, { force: true })
  return hashOf(text)
}

async function textOf(store: FileStore, sha256: string, part?: { start: number; end: number }) {
  const kept = await store.read(group, sha256, part)
  return kept && { text: (await buffer(kept.stream)).toString(), size: kept.size }
}

describe.each([
  ['a folder', inFolder],
  ['a bucket', inBucket],
])('a store in %s', (_name, open) => {
  test('gives back what it took, whole or in part', async () => {
    const store = open()
    await store.demandUsable()
    expect(await store.isEmpty()).toBe(true)
    const sha256 = await put(store, 'upright and without its place')
    expect(await textOf(store, sha256)).toEqual({ text: 'upright and without its place', size: 29 })
    expect(await textOf(store, sha256, { start: 8, end: 10 })).toEqual({ text: 'and', size: 3 })
    expect(await store.read(group, hashOf('never seen'))).toBeUndefined()
    expect(await store.isEmpty()).toBe(false)
    expect(readdirSync(join(home, 'files', 'incoming'))).toEqual([])
  })

  test('discards what is old, and nothing that came in a moment ago', async () => {
    const store = open()
    const sha256 = await put(store, 'a photo')
    now += graceMs - 1_000
    expect(await store.discard(group, sha256)).toBe(false)
    expect(await textOf(store, sha256)).toMatchObject({ text: 'a photo' })
    now += 1_000
    await put(store, 'a photo')
    expect(await store.discard(group, sha256)).toBe(false)
    now += graceMs
    mkdirSync(join(home, 'cache', group), { recursive: true })
    writeFileSync(store.smallOf(group, sha256), 'small')
    expect(await store.discard(group, sha256)).toBe(true)
    expect(await store.read(group, sha256)).toBeUndefined()
    expect(readdirSync(join(home, 'cache', group))).toEqual([])
    expect(await store.discard(group, sha256)).toBe(true)
  })

  test('lists what came in longer than a day ago, by first byte', async () => {
    const store = open()
    const texts = Array.from({ length: 2000 }, (_, i) => `photo ${i}`).filter((text) => hashOf(text).startsWith('0a'))
    expect(texts.length).toBeGreaterThan(3)
    const old = await Promise.all(texts.slice(1).map((text) => put(store, text)))
    now += dayMs + 1_000
    await put(store, texts[0] ?? '')
    expect((await store.oldOf(group, 0x0a)).toSorted()).toEqual(old.toSorted())
    expect(await store.oldOf(group, 0x0b)).toEqual([])
  })

  test('is copied to a folder, and from there to another store of either kind', async () => {
    const store = open()
    const hashes = await Promise.all(['one', 'two', 'three', 'four', 'five'].map((text) => put(store, text)))
    expect(await store.copyTo(join(home, 'backup'))).toBe(5)
    for (const other of [folderStore(join(home, 'other'), home, () => now), inBucket()]) {
      server.objects.clear()
      expect(await other.isEmpty()).toBe(true)
      expect(await other.takeFrom(join(home, 'backup'))).toBe(5)
      expect(await textOf(other, hashes[2] ?? '')).toMatchObject({ text: 'three' })
    }
  })
})

describe('a bucket', () => {
  test('does not lose bytes that come in anew while somebody discards them', async () => {
    const [keeping, clearing] = [inBucket(), inBucket()]
    const sha256 = await put(keeping, 'the same photo')
    now += graceMs
    const again: Promise<string>[] = []
    server.before = (method, key) => {
      if (method === 'DELETE' && key === keyOf(group, sha256) && again.length === 0)
        again.push(put(keeping, 'the same photo'))
      return again.length === 1 ? new Promise((done) => setTimeout(done, 20)) : undefined
    }
    expect(await clearing.discard(group, sha256)).toBe(true)
    await Promise.all(again)
    expect(again).toHaveLength(1)
    expect(await textOf(keeping, sha256)).toMatchObject({ text: 'the same photo' })
    expect([...server.objects.keys()]).toEqual([keyOf(group, sha256)])
  })

  test('a notice that a killed process left holds nobody up, and goes', async () => {
    const notice = `going/${keyOf(group, hashOf('a'))}/left`
    server.objects.set(notice, { bytes: Buffer.alloc(0), at: now })
    now += 601_000
    await put(inBucket(), 'a')
    expect(server.objects.has(notice)).toBe(true)
    await inBucket().clearDrafts()
    expect([...server.objects.keys()]).toEqual([keyOf(group, hashOf('a'))])
  })

  test('holds nothing of an upload whose process was killed', async () => {
    const film = join(home, 'film')
    writeFileSync(film, Buffer.alloc(64 * 1024 * 1024, 'x'))
    const store = JSON.stringify(new URL('s3-store.ts', import.meta.url).href)
    const script = `const { s3Store } = await import(${store}); console.log('begun');
      await s3Store(${JSON.stringify(server.bucket)}, ${JSON.stringify(home)}, ${JSON.stringify(home)}).keep(${JSON.stringify(group)}, '${'0'.repeat(64)}', ${JSON.stringify(film)})`
    const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    await new Promise((done) => child.stdout.once('data', done))
    child.kill('SIGKILL')
    await new Promise((done) => child.once('exit', done))
    expect(await inBucket().isEmpty()).toBe(true)
  })

  test('refuses bytes that are not what their name says', async () => {
    const draft = join(home, 'draft')
    writeFileSync(draft, 'changed on the way')
    await expect(inBucket().keep(group, hashOf('as it was'), draft)).rejects.toMatchObject({ status: 400 })
    expect(server.objects.size).toBe(0)
  })

  test('is asked again when it is busy, and given up when it stays so', async () => {
    server.busy = 2
    const sha256 = await put(inBucket(), 'patience')
    server.busy = 3
    await expect(inBucket().read(group, sha256)).rejects.toMatchObject({ status: 503, code: 'SlowDown' })
  })

  test.each([
    ['S3_BUCKET', { name: 'elsewhere' }],
    ['S3_KEY_ID and S3_SECRET', { keyId: 'AKIDWRONG' }],
    ['S3_KEY_ID and S3_SECRET', { secret: 'another' }],
    ['S3_REGION', { region: 'cn-test-2' }],
    ['S3_ENDPOINT', { endpoint: 'http://127.0.0.1:1' }],
  ])('is refused at the start with what to write: %s', async (hint, wrong) => {
    const failure = await s3Store({ ...server.bucket, ...wrong }, home, home)
      .demandUsable()
      .catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(StartFailure)
    const { zh, en } = (failure as StartFailure).sentence
    expect(en).toMatch(new RegExp(`^${hint}`))
    expect(zh).toMatch(/\p{Script=Han}/u)
    expect(zh + en).not.toContain(server.bucket.secret)
    expect(server.objects.size).toBe(0)
  })

  test('is not taken while photos lie in the folder', async () => {
    mkdirSync(join(home, 'files', group), { recursive: true })
    await expect(inBucket().demandUsable()).rejects.toMatchObject({ code: 'folder_in_the_way' })
  })

  test('stands before the host unless it is to stand in the path', async () => {
    const asked: string[] = []
    vi.stubGlobal('fetch', async (url: URL) => {
      asked.push(url.href)
      return new Response()
    })
    const place = { ...server.bucket, endpoint: 'https://s3.example.com' }
    await bucketClient({ ...place, pathStyle: false })({ method: 'GET', key: 'a/b' })
    await bucketClient(place)({ method: 'GET', key: 'a/b' })
    vi.unstubAllGlobals()
    expect(asked).toEqual(['https://shop-files.s3.example.com/a/b', 'https://s3.example.com/shop-files/a/b'])
  })
})
