import { createHash } from 'node:crypto'
import { createReadStream, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { appendFile, copyFile, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createGunzip } from 'node:zlib'
import { runMigrations } from 'graphile-worker'
import { Client } from 'pg'
import { copyIn, trustOrder } from '../db/copy.ts'
import { type MigrationFolder, migrate, NewerDatabase } from '../db/migrate.ts'
import { openDatabase } from '../db/pool.ts'
import type { FileStore } from '../files/file-store.ts'
import { loadKeys } from '../keys.ts'
import { headsFile } from '../ledger/heads.ts'
import { erasedName } from '../pii/erased-file.ts'
import { acceptRestore } from '../ledger/restore.ts'
import { StartFailure } from '../start-failure.ts'
import { headsName } from './backup.ts'
import type { Manifest } from './manifest.ts'
import { openSealedKeys, sealedKeysName } from './sealed-keys.ts'
import { openSealedTls, sealedTlsName, type TlsPlaces } from './sealed-tls.ts'
import { tablesOf } from './tables.ts'

export interface RestoreOptions {
  /** The backup's folder. */
  readonly source: string
  readonly manifest: Manifest
  readonly folders: readonly MigrationFolder[]
  readonly dataDir: string
  readonly tls: TlsPlaces['tls']
  readonly files: FileStore
  readonly keysFile: string
  readonly passphrase: string | null
}

/** While it lies in the data folder, the restore has not come to its end. */
const unfinishedName = 'restore-unfinished'

/** Refuses to start on data of which a part is missing. Throws `StartFailure`. */
export function refuseUnfinished(dataDir: string): void {
  if (!existsSync(join(dataDir, unfinishedName))) return
  throw new StartFailure('folder_in_the_way', {
    zh: `${dataDir} 中的恢复没有完成。请清空该文件夹(保留 keys.json),再次运行 npm run restore。`,
    en: `The restore into ${dataDir} did not come to its end. Empty the folder (keep keys.json) and run npm run restore again.`,
  })
}

/**
 * Before any database is started: the folder must hold nothing but keys, and those must be the backup's. Puts sealed
 * keys and certificates back where none lie. Throws `StartFailure`.
 */
export async function prepareFolder(options: RestoreOptions): Promise<void> {
  const { dataDir, source, keysFile, manifest, passphrase } = options
  mkdirSync(dataDir, { recursive: true })
  await options.files.demandUsable()
  const data = ['postgres', 'files', headsName, unfinishedName].filter((name) => existsSync(join(dataDir, name)))
  if (data.length > 0) {
    throw new StartFailure('folder_in_the_way', {
      zh: `${dataDir} 中已有数据。恢复只写入空的数据文件夹:请让 DATA_DIR 指向一个新文件夹,例如 DATA_DIR=./data-restored npm run restore -- ${source}。`,
      en: `${dataDir} holds data already. A restore writes into an empty data folder only: point DATA_DIR to a new one, for example DATA_DIR=./data-restored npm run restore -- ${source}.`,
    })
  }
  if (!(await options.files.isEmpty())) {
    throw new StartFailure('folder_in_the_way', {
      zh: '存放照片和文件的文件夹或存储桶不是空的。恢复只写入空的:请让 FILES_DIR 指向一个新文件夹,或让 S3_BUCKET 指向一个新存储桶。',
      en: 'The folder or bucket for photos and files is not empty. A restore writes into an empty one only: point FILES_DIR to a new folder, or S3_BUCKET to a new bucket.',
    })
  }
  const sealed = join(source, sealedKeysName)
  if (!existsSync(keysFile)) {
    if (!existsSync(sealed) || passphrase === null) throw keysNeeded(keysFile, existsSync(sealed))
    openSealedKeys(sealed, keysFile, passphrase)
  }
  const { keys } = loadKeys(dataDir, keysFile)
  const fits = [
    ...manifest.keys.masters.map((id) => keys.masters.has(id)),
    ...manifest.keys.signing.map((id) => keys.verifying.has(id)),
  ].every(Boolean)
  if (!fits) {
    throw new StartFailure('keys_unreadable', {
      zh: `密钥文件 ${keysFile} 不属于这份备份。请把与备份同时期另存的密钥文件放到该处,或用 KEYS_FILE 指明其位置。`,
      en: `The key file ${keysFile} does not belong to this backup. Put the copy that you kept with it in its place, or name its place with KEYS_FILE.`,
    })
  }
  const tls = join(source, sealedTlsName)
  if (existsSync(tls) && passphrase !== null) openSealedTls(tls, options, passphrase)
  writeFileSync(join(dataDir, unfinishedName), '', { mode: 0o600 })
}

function keysNeeded(keysFile: string, sealed: boolean): StartFailure {
  return new StartFailure(
    'keys_missing',
    sealed
      ? {
          zh: `备份中的密钥须用口令打开。请设置 BACKUP_PASSPHRASE,或把另存的密钥文件放到 ${keysFile}。`,
          en: `The keys in this backup need its passphrase. Set BACKUP_PASSPHRASE, or put the key file that you kept at ${keysFile}.`,
        }
      : {
          zh: `这份备份不含密钥。请把另存的密钥文件放到 ${keysFile},或用 KEYS_FILE 指明其位置。`,
          en: `This backup holds no keys. Put the key file that you kept at ${keysFile}, or name its place with KEYS_FILE.`,
        },
  )
}

/** Puts the backup into an empty database and its files into the data folder. Throws `StartFailure`. */
export async function restore(options: RestoreOptions, databaseUrl: string, now: string): Promise<void> {
  const { manifest, folders, dataDir, source } = options
  await demandEmpty(databaseUrl)
  try {
    const refill = { applied: manifest.migrations, load: (client: Client) => load(client, options) }
    await migrate(databaseUrl, folders, refill)
  } catch (error) {
    throw error instanceof NewerDatabase ? newerBackup(error) : error
  }
  await putBackJobs(databaseUrl, manifest)
  await options.files.takeFrom(join(source, 'files'))
  if (existsSync(join(source, headsName))) await copyFile(join(source, headsName), join(dataDir, headsName))
  // Added, not replaced: who was erased after this backup stands in the list that was kept, and is erased again at the start.
  if (existsSync(join(source, erasedName)))
    await appendFile(join(dataDir, erasedName), `\n${await readFile(join(source, erasedName), 'utf8')}`, {
      mode: 0o600,
    })
  const db = openDatabase(databaseUrl, 1, () => {})
  try {
    await acceptRestore(db, headsFile(dataDir), now)
  } finally {
    await db.close()
  }
  rmSync(join(dataDir, unfinishedName))
}

function newerBackup(cause: Error): StartFailure {
  return new StartFailure(
    'other_version',
    {
      zh: '这份备份由更新版本的 Open4S 写成。请用做备份的那一版或更新的版本恢复。',
      en: 'This backup was written by a newer Open4S. Restore it with the version that made it, or a later one.',
    },
    cause,
  )
}

async function demandEmpty(databaseUrl: string): Promise<void> {
  const client = new Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    const { rows } = await client.query<{ used: boolean }>(`select to_regnamespace('kernel') is not null as used`)
    if (rows[0]?.used !== true) return
  } finally {
    await client.end()
  }
  throw new StartFailure('folder_in_the_way', {
    zh: '数据库中已有数据。恢复只写入空的数据库:请新建一个数据库(create database),并用 DATABASE_URL 指明它。',
    en: 'The database holds data already. A restore writes into an empty one only: make a new one (create database) and name it with DATABASE_URL.',
  })
}

/** What the migrations themselves have put in gives way to what stood there. All or nothing. */
async function load(client: Client, { source, manifest, folders }: RestoreOptions): Promise<void> {
  const known = new Set(
    (
      await tablesOf(
        client,
        folders.map(({ schema }) => schema),
      )
    ).map(({ name }) => name),
  )
  const missing = manifest.tables.filter(({ name }) => !known.has(name))
  if (missing.length > 0) throw new Error(`Unknown tables: ${missing.map(({ name }) => name).join(', ')}`)
  await client.query('begin')
  await trustOrder(client)
  await client.query(`truncate ${[...known].join(', ')}`)
  for (const table of manifest.tables) {
    const statement = `copy ${table.name} (${table.columns.join(', ')}) from stdin`
    await copyIn(client, statement, unpacked(join(source, table.file), table.sha256))
  }
  await client.query('commit')
  await client.query('analyze')
}

/** A packed table's text; a file that is not what the backup wrote ends in an error, and with it the restore. */
async function* unpacked(file: string, sha256: string): AsyncGenerator<Buffer> {
  const hash = createHash('sha256')
  const packed = createReadStream(file, { highWaterMark: 256 * 1024 })
  packed.on('data', (chunk) => hash.update(chunk))
  const text = createGunzip()
  packed.once('error', (error) => text.destroy(error))
  packed.pipe(text)
  for await (const chunk of text) yield chunk as Buffer
  if (hash.digest('hex') !== sha256) throw damaged(file)
}

function damaged(file: string): StartFailure {
  return new StartFailure('configuration', {
    zh: `${file} 不是备份所写的内容,可能已损坏。请换用另一份备份。`,
    en: `${file} is not what the backup wrote; it may be damaged. Use another backup.`,
  })
}

async function putBackJobs(databaseUrl: string, manifest: Manifest): Promise<void> {
  if (manifest.jobs.length === 0) return
  await runMigrations({ connectionString: databaseUrl })
  const client = new Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    for (const { task, payload, runAt, maxAttempts, key } of manifest.jobs) {
      await client.query(
        'select graphile_worker.add_job($1, $2::json, run_at => $3, max_attempts => $4, job_key => $5)',
        [task, JSON.stringify(payload), runAt, maxAttempts, key],
      )
    }
  } finally {
    await client.end()
  }
}
