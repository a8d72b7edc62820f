import { resolve } from 'node:path'
import { mkdirSync, realpathSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'
import { Client } from 'pg'
import type { Logger } from 'pino'
import { StartFailure, asStartFailure, systemCode } from '../start-failure.ts'
import { findBinaries } from './embedded-binaries.ts'
import { createCluster, inspectCluster } from './embedded-cluster.ts'
import { type Place, choosePlace, leavePlace, urlOf } from './embedded-place.ts'
import { type Site, fingerprint, startPostmaster, stopPostmaster } from './embedded-postmaster.ts'
import { type PidFile, readPidFile, servesCluster, until } from './embedded-processes.ts'
import { chooseRunner, claim } from './embedded-runner.ts'
import { systemBinaries } from './embedded-system.ts'

/** The database that the product lives in. */
const databaseName = 'open4s'

export interface EmbeddedOptions {
  /** DATA_DIR; the cluster is its folder `postgres`. */
  readonly dataDir: string
  /** Folder of an installed PostgreSQL's programs, which then run instead of those that come along. */
  readonly programs: string | null
  readonly log: Logger
  /** Called when PostgreSQL has died and could not be started again. */
  readonly onLost?: (failure: unknown) => void
}

export interface Embedded {
  /** Connects as the superuser who owns the database. */
  readonly url: string
  /** False when a running PostgreSQL was taken over or is shared with another process. */
  readonly started: boolean
  /** Lets go of PostgreSQL; the last process that does so stops it. Close your own connections first. */
  readonly stop: () => Promise<void>
}

/**
 * Each process that uses the server holds this lock, shared, as long as it lives; who gets it alone is the last one
 * and may stop the server. A killed process loses its lock with its connection.
 */
const userLock = 0x4f34_5300

interface Hold {
  readonly client: Client
  readonly place: Place
  readonly pid: number
  readonly started: boolean
}

/** Where the server listens, if it has already been told to this process's connections. */
type Told = Place | null

async function flag(client: Client, expression: string): Promise<boolean> {
  const result = await client.query<{ answer: boolean }>(`select ${expression} as answer`)
  return result.rows[0]?.answer === true
}

/** No socket, or nobody behind it: starting, ending, or its socket was swept away with the temporary folder. */
const unheard = new Set(['ENOENT', 'ECONNREFUSED'])
/** Answers that pass by themselves: starting, recovering, stopping, all connections in use. */
const passing = new Set(['ECONNRESET', 'EPIPE', '57P01', '57P02', '57P03', '53300'])

/** The driver gives no code to a connection that ends in the midst of a talk. */
function isPassing(error: unknown): boolean {
  return passing.has(systemCode(error)) || (error instanceof Error && error.message.startsWith('Connection terminated'))
}

async function connect(site: Site, place: Place): Promise<Client | 'deaf' | 'busy'> {
  const client = new Client({
    connectionString: urlOf(place, site.cluster, 'postgres'),
    application_name: 'open4s: holds the database',
  })
  // Without a listener a broken connection would end the process; `end` follows and is dealt with.
  client.on('error', () => undefined)
  try {
    await client.connect()
    return client
  } catch (error) {
    await client.end().catch(() => undefined)
    if (unheard.has(systemCode(error))) return 'deaf'
    if (isPassing(error)) return 'busy'
    throw error
  }
}

/** Whether the server was started by another version; then, if nobody else uses it, it is stopped. */
async function replaced(site: Site, client: Client, pid: number): Promise<boolean> {
  if (await flag(client, `current_setting('open4s.fingerprint', true) = '${fingerprint(site.binaries)}'`)) return false
  await client.query(`select pg_advisory_unlock_shared(${userLock})`)
  if (await flag(client, `pg_try_advisory_lock(${userLock})`)) {
    site.log.info('Restarting PostgreSQL, which was started by another version')
    await stopPostmaster(site, pid)
    return true
  }
  await client.query(`select pg_advisory_lock_shared(${userLock})`)
  site.log.warn('PostgreSQL was started by another version and is in use: it keeps its settings until all have stopped')
  return false
}

/** Takes a share in a running server; otherwise says how it is: deaf, or busy with starting or stopping. */
async function share(site: Site, running: PidFile, started: boolean): Promise<Hold | 'deaf' | 'busy'> {
  const gone = (): boolean => !servesCluster(running.pid, site.cluster)
  if (running.status === 'stopping') {
    await until(gone, 60_000)
    return 'busy'
  }
  const place = { socketFolder: running.socketFolder, port: running.port }
  const client = await connect(site, place)
  if (typeof client === 'string') return running.status === 'ready' ? client : 'busy'
  try {
    if (
      (await flag(client, `pg_try_advisory_lock_shared(${userLock})`)) &&
      !(await replaced(site, client, running.pid))
    ) {
      await ensureDatabase(client)
      return { client, place, pid: running.pid, started }
    }
    // Another process is stopping it, or this one has just done so.
    await client.end()
    await until(gone, 60_000)
    return 'busy'
  } catch (error) {
    await client.end().catch(() => undefined)
    if (isPassing(error) || gone()) return 'busy'
    throw error
  }
}

async function ensureDatabase(client: Client): Promise<void> {
  if (await flag(client, `exists (select from pg_database where datname = '${databaseName}')`)) return
  try {
    await client.query(`create database ${databaseName}`)
  } catch (error) {
    // Two processes that start at once both find it missing.
    if (!['42P04', '23505'].includes(systemCode(error))) throw error
  }
}

/** So many attempts, a twentieth of a second apart, before a deaf server is replaced or a start given up. */
const attempts = 100

/** Brings the server up, or joins the one that runs. */
async function acquire(site: Site, told: Told): Promise<Hold> {
  let deaf = 0
  let started = false
  for (let starts = 0; starts < attempts; ) {
    const running = readPidFile(site.cluster)
    if (running && servesCluster(running.pid, site.cluster)) {
      const hold = await share(site, running, started)
      if (typeof hold === 'object') return hold
      deaf = hold === 'deaf' ? deaf + 1 : 0
      if (deaf === attempts) await stopPostmaster(site, running.pid)
    } else {
      starts += 1
      started = await startPostmaster(site, await choosePlace(site.cluster, site.runner, told))
      if (started) continue
    }
    await delay(50)
  }
  throw new StartFailure('database_failed', {
    zh: `自带的 PostgreSQL 多次启动未成功。请检查是否有另一个程序在使用 ${site.cluster},停止后再启动。`,
    en: `The PostgreSQL that comes along could not be started in many attempts. See whether another program uses ${site.cluster}, stop it and start again.`,
  })
}

async function prepare(options: EmbeddedOptions): Promise<Site> {
  const dataDir = resolve(options.dataDir)
  mkdirSync(dataDir, { recursive: true })
  const cluster = resolve(realpathSync(dataDir), 'postgres')
  const runner = chooseRunner(cluster)
  const binaries = options.programs === null ? findBinaries(dataDir, runner) : systemBinaries(options.programs, runner)
  if (!inspectCluster(cluster, binaries.major)) {
    options.log.info({ cluster }, 'Making the database')
    await createCluster(cluster, binaries, runner)
  }
  claim(runner, cluster)
  return { cluster, binaries, runner, log: options.log }
}

/** Brings the server back after it died under us. The place stays: connection pools know only that one. */
async function revive(site: Site, told: Place): Promise<Hold> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await acquire(site, told)
    } catch (error) {
      site.log.error({ err: error }, 'PostgreSQL could not be started again')
      if (attempt === 5) throw error
      await delay(attempt * 1_000)
    }
  }
}

/** Lets go; stops the server when nobody else holds it. */
async function release(site: Site, hold: Hold): Promise<void> {
  try {
    await hold.client.query(`select pg_advisory_unlock_shared(${userLock})`)
    if (await flag(hold.client, `pg_try_advisory_lock(${userLock})`)) {
      await stopPostmaster(site, hold.pid)
      leavePlace(hold.place)
    }
  } catch (error) {
    site.log.debug({ err: error }, 'PostgreSQL was gone before it was stopped')
  }
  await hold.client.end().catch(() => undefined)
}

/**
 * Starts the PostgreSQL that comes along with the product on the data in `dataDir`, or joins the one that already
 * runs there: left over from a killed process, or shared with another. If it dies, it is started again in place.
 * Throws `StartFailure` with an instruction.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const { hold, site } = await begin(options)
  let current = Promise.resolve(hold)
  let stopped: Promise<void> | undefined
  const watch = (held: Hold): void => {
    held.client.once('end', () => {
      if (stopped) return
      site.log.error('The connection to PostgreSQL broke: starting it again')
      current = revive(site, hold.place)
      current.then(watch, (failure: unknown) => options.onLost?.(failure))
    })
  }
  watch(hold)
  return {
    url: urlOf(hold.place, site.cluster, databaseName),
    started: hold.started,
    stop: () => {
      stopped ??= current.then((held) => release(site, held)).catch(() => undefined)
      return stopped
    },
  }
}

async function begin(options: EmbeddedOptions): Promise<{ hold: Hold; site: Site }> {
  try {
    const site = await prepare(options)
    return { hold: await acquire(site, null), site }
  } catch (error) {
    throw asStartFailure(error, options.dataDir)
  }
}
