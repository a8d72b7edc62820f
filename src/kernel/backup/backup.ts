import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createWriteStream, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { Client } from 'pg'
import { copyOut } from '../db/copy-out.ts'
import type { Keys } from '../keys.ts'
import type { FileStore } from '../files/file-store.ts'
import { erasedName } from '../pii/erased-file.ts'
import { StartFailure, asStartFailure } from '../start-failure.ts'
import { type Manifest, manifestName } from './manifest.ts'
import { sealedKeysName, sealKeys } from './sealed-keys.ts'
import { sealedTlsName, sealTls, type TlsPlaces } from './sealed-tls.ts'
import { tablesOf, type TableShape } from './tables.ts'

export interface BackupOptions {
  /** Connects as the owner. */
  readonly databaseUrl: string
  readonly schemas: readonly string[]
  readonly dataDir: string
  readonly tls: TlsPlaces['tls']
  readonly files: Pick<FileStore, 'copyTo'>
  readonly keysFile: string
  readonly keys: Keys
  readonly program: string
  /** The new folder; its parent is made when it is missing. */
  readonly target: string
  /** With it keys and certificates are put in too, encrypted; without it they stay out. */
  readonly passphrase: string | null
}

const backupLock = 40963

/**
 * Writes everything into a new folder, from one snapshot, while the server goes on working. The folder gets its name
 * when it is complete. Throws `StartFailure`.
 */
export async function makeBackup(options: BackupOptions): Promise<Manifest> {
  const { target } = options
  if (existsSync(target)) throw taken(target)
  const draft = `${target}.${process.pid}.unfinished`
  try {
    mkdirSync(draft, { recursive: true, mode: 0o700 })
    const manifest = await fill(options, draft)
    writeFileSync(join(draft, manifestName), `${JSON.stringify(manifest, null, 1)}\n`, { mode: 0o600, flush: true })
    renameSync(draft, target)
    return manifest
  } catch (error) {
    rmSync(draft, { recursive: true, force: true })
    throw asStartFailure(error, target)
  }
}

async function fill(options: BackupOptions, draft: string): Promise<Manifest> {
  const heads = join(options.dataDir, headsName)
  // Before the snapshot: heads of blocks that it does not hold would look like removed blocks.
  if (existsSync(heads)) writeFileSync(join(draft, headsName), readFileSync(heads), { mode: 0o600, flush: true })
  if (options.passphrase !== null) {
    sealKeys(options.keysFile, join(draft, sealedKeysName), options.passphrase)
    sealTls(options, join(draft, sealedTlsName), options.passphrase)
  }
  const erased = join(options.dataDir, erasedName)
  if (existsSync(erased)) writeFileSync(join(draft, erasedName), readFileSync(erased), { mode: 0o600, flush: true })
  const client = new Client({ connectionString: options.databaseUrl, application_name: 'open4s: backup' })
  await client.connect()
  try {
    await alone(client)
    const dumped = await dump(client, options.schemas, draft)
    // After it: what the snapshot names was written before, and files do not change.
    const files = await options.files.copyTo(join(draft, 'files'))
    return { format: 1, program: options.program, keys: namesOf(options.keys), ...dumped, files }
  } finally {
    await client.end()
  }
}

export const headsName = 'ledger-heads.jsonl'

async function alone(client: Client): Promise<void> {
  const { rows } = await client.query<{ free: boolean }>('select pg_try_advisory_lock($1) as free', [backupLock])
  if (rows[0]?.free) return
  throw new StartFailure('database_failed', {
    zh: '另一次备份正在进行。请等它结束后再试。',
    en: 'Another backup is under way. Wait until it has ended and try again.',
  })
}

async function dump(client: Client, schemas: readonly string[], draft: string) {
  await client.query(`set timezone = 'UTC'`)
  await client.query('begin isolation level repeatable read, read only')
  const now = await client.query<{ at: string }>(
    `select to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at`,
  )
  const migrations = await client.query<{ name: string }>(
    `select schema || '/' || name as name from kernel.migration order by 1`,
  )
  const tables: Manifest['tables'] = []
  for (const table of await tablesOf(client, schemas)) tables.push(await dumpTable(client, table, draft))
  const jobs = await waitingJobs(client)
  await client.query('commit')
  return { at: now.rows[0]?.at ?? '', migrations: migrations.rows.map(({ name }) => name), tables, jobs }
}

async function dumpTable(client: Client, { name, columns }: TableShape, draft: string) {
  const file = `${name}.gz`
  const hash = createHash('sha256')
  let rows = 0
  // Text, not PostgreSQL's binary form: that may differ between versions.
  const source = copyOut(client, `copy ${name} (${columns.join(', ')}) to stdout`)
  source.on('data', (chunk: Buffer) => {
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) rows += 1
  })
  const gzip = createGzip({ level: 1 })
  gzip.on('data', (chunk: Buffer) => hash.update(chunk))
  const sink = createWriteStream(join(draft, file), { mode: 0o600, flush: true })
  await pipeline(source, gzip, sink)
  if (!sink.closed) await once(sink, 'close')
  return { name, columns: [...columns], rows, file, sha256: hash.digest('hex') }
}

async function waitingJobs(client: Client): Promise<Manifest['jobs']> {
  const found = await client.query<{ there: boolean }>(
    `select to_regclass('graphile_worker._private_jobs') is not null as there`,
  )
  if (!found.rows[0]?.there) return []
  const { rows } = await client.query<Manifest['jobs'][number]>(
    `select t.identifier as task, j.payload, to_char(j.run_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "runAt",
            greatest(j.max_attempts - j.attempts, 1)::int as "maxAttempts", j.key
       from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id order by j.id`,
  )
  return rows
}

function namesOf(keys: Keys): Manifest['keys'] {
  return { masters: [...keys.masters.keys()], signing: [...keys.verifying.keys()] }
}

function taken(folder: string): StartFailure {
  return new StartFailure('folder_in_the_way', {
    zh: `${folder} 已存在。请为备份另起一个名字,例如 npm run backup -- ${folder}-2。`,
    en: `${folder} exists already. Give the backup another name, for example npm run backup -- ${folder}-2.`,
  })
}
