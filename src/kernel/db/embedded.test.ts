import { spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { Client } from 'pg'
import { describe, expect, it } from 'vitest'
import { findBinaries } from './embedded-binaries.ts'
import { ask, kill, nobody, root, scene, server } from './embedded-fixture.ts'
import { alive, readPidFile, until } from './embedded-processes.ts'
import type { Embedded } from './embedded.ts'

const own = scene()

async function startFinished(): Promise<Embedded> {
  own.copyFinished()
  return await own.start()
}

describe('an empty folder', () => {
  it('becomes a database that belongs to the owner, knows 汉字 as letters, and keeps what is written', async () => {
    const first = await own.start()
    expect(first.started).toBe(true)
    expect(await ask(first.url, 'select current_database(), current_user')).toBe('open4s open4s_owner')
    expect(await ask(first.url, 'select usesuper from pg_user where usename = current_user')).toBe('true')
    await ask(first.url, 'create extension pg_trgm')
    expect(await ask(first.url, `select cardinality(show_trgm('王小明'))`)).toBe('4')
    await ask(first.url, 'create table kept (note text)')
    await ask(first.url, `insert into kept values ('保养')`)
    const pid = own.postmaster()
    await first.stop()
    expect(alive(pid)).toBe(false)

    const second = await own.start()
    expect(second.url).toBe(first.url)
    expect(await ask(second.url, 'select note from kept')).toBe('保养')
  })

  it('is served with durable settings, on a socket only', async () => {
    const { url } = await own.start()
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
      'wal_compression off',
    ])
    expect(await ask(url, `select pg_current_logfile()`)).toMatch(/^log\/postgresql-\w{3}\.log$/)
    const socketFolder = readPidFile(join(own.dataDir, 'postgres'))?.socketFolder ?? ''
    expect(statSync(socketFolder).mode & 0o077).toBe(0)
    expect(statSync(join(own.dataDir, 'postgres')).mode & 0o077).toBe(0)
  })

  it('may have a path longer than a socket can have, with signs that shells and lists stumble over', async () => {
    own.dataDir = join(own.home, `数据, "a" 'b' $c ${'d'.repeat(120)}`, 'data')
    const { url } = await own.start()
    expect(await ask(url, 'select 1')).toBe('1')
  })

  it('is not left half made when the first start was killed', async () => {
    mkdirSync(join(own.dataDir, 'cluster-2147483646-abcdef'), { recursive: true })
    await own.start()
    expect(existsSync(join(own.dataDir, 'cluster-2147483646-abcdef'))).toBe(false)
  })
})

describe('a server that was killed', () => {
  it('comes back by itself with every acknowledged row, three times', async () => {
    const { url } = await startFinished()
    await ask(url, 'create table acknowledged (id integer primary key)')
    const acknowledged: number[] = []
    let next = 0
    for (let round = 1; round <= 3; round++) {
      const enough = round * 300
      const killed = own.postmaster()
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
      const back = (): boolean => own.postmaster() !== killed && alive(own.postmaster())
      await until(() => back() && readPidFile(join(own.dataDir, 'postgres'))?.status === 'ready', 30_000)
      const rows = new Set((await ask(url, 'select id from acknowledged')).split(',').map(Number))
      expect(acknowledged.filter((id) => !rows.has(id))).toEqual([])
    }
    expect(acknowledged.length).toBeGreaterThanOrEqual(900)
  })

  it('starts although its number belongs to another process by now', async () => {
    own.copyFinished()
    const other = await own.startElsewhere()
    await ask(other.url, 'create table kept (id integer)')
    const pid = own.postmaster()
    await kill(other.process)
    process.kill(pid, 'SIGKILL')
    await until(() => !alive(pid), 10_000)
    const unrelated = spawn('sleep', ['600'], { stdio: 'ignore', ...server })
    await once(unrelated, 'spawn')
    const file = join(own.dataDir, 'postgres', 'postmaster.pid')
    writeFileSync(file, readFileSync(file, 'utf8').replace(/^\d+/, String(unrelated.pid)))
    const { url, started } = await own.start()
    expect(started).toBe(true)
    expect(await ask(url, 'select count(*) from kept')).toBe('0')
    await kill(unrelated)
  })
})

describe('a server that outlived its process', () => {
  it('is taken over, and stopped by the one who took it over', async () => {
    own.copyFinished()
    const other = await own.startElsewhere()
    const pid = own.postmaster()
    await kill(other.process)
    expect(alive(pid)).toBe(true)
    const { url, started, stop } = await own.start()
    expect([started, url, own.postmaster()]).toEqual([false, other.url, pid])
    await stop()
    expect(alive(pid)).toBe(false)
  })

  it('is restarted when another version or other settings had started it', async () => {
    await (await startFinished()).stop()
    const binaries = findBinaries(own.dataDir, root ? nobody : null)
    const folder = mkdtempSync(join(own.home, 's-'))
    if (root) chownSync(folder, 65534, 65534)
    const args = ['-D', join(own.dataDir, 'postgres'), '-k', folder, '-h', '', '-c', 'shared_buffers=16MB']
    const old = spawn(binaries.postgres, args, { cwd: '/', stdio: 'ignore', ...server })
    await until(() => readPidFile(join(own.dataDir, 'postgres'))?.status === 'ready', 10_000)
    const { url, started } = await own.start()
    expect(started).toBe(true)
    expect(alive(old.pid ?? 0)).toBe(false)
    expect(await ask(url, 'show shared_buffers')).toBe('256MB')
  })

  it('does not stand in the way after its data was moved or deleted', async () => {
    own.copyFinished()
    const other = await own.startElsewhere()
    const moved = own.postmaster()
    await kill(other.process)
    renameSync(own.dataDir, join(own.home, 'moved'))
    const fresh = await own.start()
    expect(fresh.started).toBe(true)
    expect(fresh.url).not.toBe(other.url)
    const again = await own.start(join(own.home, 'moved'))
    expect([again.started, own.postmaster(join(own.home, 'moved'))]).toEqual([false, moved])
    expect(await ask(fresh.url, 'select 1')).toBe('1')
  })
})

describe('two processes on one folder', () => {
  it('share one server, also when both start at once, and the last one stops it', async () => {
    const [here, there] = await Promise.all([own.start(), own.startElsewhere()])
    expect(Number(here.started) + Number(there.started)).toBe(1)
    const pid = own.postmaster()
    await here.stop()
    expect(alive(pid)).toBe(true)
    expect(await ask(there.url, 'select 1')).toBe('1')
    await there.stop()
    expect(alive(pid)).toBe(false)
  })
})
