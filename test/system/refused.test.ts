import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { withScratchDatabase } from '../scratch.ts'
import { query, Site } from './process.ts'

const sites: Site[] = []
const site = () => {
  const made = new Site()
  sites.push(made)
  return made
}

afterAll(async () => {
  for (const made of sites) await made.close()
})

const root = process.getuid?.() === 0

/** A place of 40 MB, if this machine lets us make one. */
function smallDisk(): { folder: string; end: () => void } | null {
  const folder = mkdtempSync(join(tmpdir(), 'open4s-small-'))
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=40m,mode=0755', 'tmpfs', folder], { stdio: 'ignore' })
  } catch {
    rmSync(folder, { recursive: true })
    return null
  }
  const end = () => {
    execFileSync('umount', ['-l', folder])
    rmSync(folder, { recursive: true })
  }
  return { folder, end }
}

const disk = root && process.platform === 'linux' ? smallDisk() : null
afterAll(() => disk?.end())

/** Starts where it cannot, and expects the two sentences and nothing like a stack. */
async function refusal(made: Site, env: Readonly<Record<string, string>>, zh: RegExp, en: RegExp): Promise<void> {
  const { code, output } = await made.run('src/main.ts', ['--empty'], env).ended
  expect(output).toMatch(zh)
  expect(output).toMatch(en)
  expect(output).not.toMatch(/^\s+at /m)
  expect(code).toBe(1)
}

const wrong: readonly (readonly [string, string])[] = [
  ['PORT', 'eighty'],
  ['HTTPS_PORT', '70000'],
  ['HOST', 'no host'],
  ['PUBLIC_URL', '4s.example.com'],
  ['TRUST_PROXY', 'somebody'],
  ['DATABASE_URL', 'mysql://localhost/x'],
  ['SMTP_URL', 'mail.example.com'],
  ['MAIL_FROM', 'nobody'],
  ['SMS_URL', 'gateway'],
  ['RUN_WORKER', 'perhaps'],
  ['LOG_LEVEL', 'loud'],
  ['BACKUP_HOURS', 'daily'],
  ['BACKUP_KEEP', '0'],
  ['BACKUP_PASSPHRASE', 'short'],
  ['TLS_CERT', 'only-one.pem'],
]

describe.concurrent('a start that cannot be says what to do, in both languages', () => {
  test('every wrong setting at once, each with what to write', { timeout: 60_000 }, async () => {
    const made = site()
    const { code, output } = await made.run('src/main.ts', [], Object.fromEntries(wrong)).ended
    expect(code).toBe(1)
    for (const [name] of wrong.filter(([setting]) => setting !== 'TLS_CERT')) {
      expect(output).toMatch(new RegExp(`^${name}.*请写成`, 'm'))
      expect(output).toMatch(new RegExp(`^${name}.*: write `, 'm'))
    }
    expect(output).not.toContain('short')
    await refusal(made, { TLS_CERT: 'only-one.pem' }, /请同时给出两者/, /give both or neither/)
  })

  test('a port in use', { timeout: 60_000 }, async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => other.once('listening', resolve))
    const address = other.address()
    const port = typeof address === 'object' && address ? address.port : 0
    const env = { PORT: String(port) }
    await refusal(site(), env, new RegExp(`端口 ${port} 已被其他程序占用`), new RegExp(`PORT=${port + 1}`))
    other.close()
  })

  test('a data folder of another PostgreSQL', async () => {
    const made = site()
    mkdirSync(join(made.dataDir, 'postgres'), { recursive: true })
    writeFileSync(join(made.dataDir, 'postgres', 'PG_VERSION'), '14\n')
    writeFileSync(join(made.dataDir, 'keys.json'), '')
    rmSync(join(made.dataDir, 'keys.json'))
    await refusal(
      made,
      { KEYS_FILE: join(made.home, 'keys.json') },
      /找不到密钥文件/,
      /is missing although there is data/,
    )
    mkdirSync(join(made.home, 'other'))
    const first = await made.run('scripts/seed.ts', [], {
      DATA_DIR: join(made.home, 'other'),
      DATABASE_URL: 'postgresql://127.0.0.1:1/none',
    }).ended
    expect(first.code).toBe(1)
    const keys = join(made.home, 'other', 'keys.json')
    await refusal(
      made,
      { KEYS_FILE: keys },
      /由 PostgreSQL 14 写成.*npm run backup/,
      /written by PostgreSQL 14.*npm run restore/,
    )
  })

  test('a database of a newer Open4S', { timeout: 60_000 }, async () => {
    await withScratchDatabase(async (databaseUrl) => {
      await query(databaseUrl, 'create schema kernel')
      await query(
        databaseUrl,
        'create table kernel.migration (schema text not null, name text not null, at timestamptz not null default now())',
      )
      await query(databaseUrl, `insert into kernel.migration values ('kernel', '9999_later.sql')`)
      await refusal(site(), { DATABASE_URL: databaseUrl }, /更新版本的 Open4S 写成/, /written by a newer Open4S/)
    })
  })

  test('a database that does not answer', { timeout: 60_000 }, async () => {
    await refusal(
      site(),
      { DATABASE_URL: 'postgresql://127.0.0.1:1/none' },
      /连不上 DATABASE_URL/,
      /DATABASE_URL .*does not answer/,
    )
  })

  test.skipIf(disk === null)('a full disk', { timeout: 60_000 }, async () => {
    await refusal(site(), { DATA_DIR: join(disk?.folder ?? '', 'data') }, /磁盘已满/, /is full/)
  })

  test.skipIf(root)('a data folder that may not be written', async () => {
    const made = site()
    mkdirSync(made.dataDir)
    chmodSync(made.dataDir, 0o500)
    await refusal(made, {}, /没有权限读写/, /may not be read and written/)
  })

  test('a data folder that is a file', async () => {
    const made = site()
    writeFileSync(made.dataDir, '')
    await refusal(made, {}, /DATA_DIR/, /DATA_DIR/)
  })
})
