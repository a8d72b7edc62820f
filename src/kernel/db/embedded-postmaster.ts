import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { Logger } from 'pino'
import type { Binaries } from './embedded-binaries.ts'
import { notRunnable, seat, spawnAs } from './embedded-cluster.ts'
import { explain } from './embedded-explain.ts'
import type { Place } from './embedded-place.ts'
import { alive, clusterMark, numberTaken, readPidFile, servesCluster, until } from './embedded-processes.ts'
import type { Runner } from './embedded-runner.ts'

/** Everything that a start needs to know. */
export interface Site {
  readonly cluster: string
  readonly binaries: Binaries
  readonly runner: Runner
  readonly log: Logger
}

const settings: Readonly<Record<string, string>> = {
  max_connections: '60',
  shared_buffers: '256MB',
  // Also how many locks a backend takes without the common table: a verb touches some eighty tables and indexes.
  max_locks_per_transaction: '256',
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  // Rows come from memory or from a solid disk. The usual 4 makes a plan read small tables whole, and a prepared plan
  // keeps doing so when they have grown.
  random_page_cost: '1.1',
  // The binaries lack lz4, and pglz costs more of the two cores than the bytes that it saves.
  wal_compression: 'off',
  // Written for each statement, read by nobody.
  update_process_title: 'off',
  // The same, and a superuser can turn it on when he wants to look.
  track_activities: 'off',
  // The usual five minutes cost a fifth of the throughput while each checkpoint is written.
  checkpoint_timeout: '20min',
  max_wal_size: '4GB',
  // Outbox and queue are emptied as fast as they are filled; a minute of it is more than their indexes should carry.
  autovacuum_naptime: '10s',
  // An order is written a dozen times: at the usual tenth its table was analysed every fifty visits.
  autovacuum_analyze_scale_factor: '0.5',
  // Plans here go by keys: a sample of 9,000 rows serves them as well as the usual 30,000.
  default_statistics_target: '30',
  timezone: 'UTC',
  log_timezone: 'UTC',
  lc_messages: 'C',
  // One file for each day of the week: it bounds the space without anyone sweeping.
  logging_collector: 'on',
  log_directory: 'log',
  log_filename: 'postgresql-%a.log',
  log_truncate_on_rotation: 'on',
  log_rotation_age: '1d',
  log_rotation_size: '0',
  log_min_duration_statement: '1s',
  // Statements carry personal data as parameters.
  log_parameter_max_length: '0',
  log_parameter_max_length_on_error: '0',
}

/** Tells a running server of other programs or settings from one that this version would start. */
export function fingerprint(binaries: Binaries): string {
  return createHash('sha256')
    .update(`${binaries.version}${JSON.stringify(settings)}`)
    .digest('hex')
    .slice(0, 16)
}

function assignments({ binaries, cluster }: Site, place: Place): string[] {
  const where =
    place.socketFolder === ''
      ? { listen_addresses: '127.0.0.1' }
      : // Quoted, or a comma in the path would part it in two.
        { listen_addresses: '', unix_socket_directories: `"${place.socketFolder}"`, unix_socket_permissions: '0700' }
  const all = { ...settings, ...where, port: String(place.port), 'open4s.fingerprint': fingerprint(binaries) }
  return [...Object.entries(all).map(([name, value]) => `${name}=${value}`), clusterMark(cluster)].flatMap((text) => [
    '-c',
    text,
  ])
}

/** How long each log file is, to read later what came after. */
function logLengths(cluster: string): Map<string, number> {
  const folder = join(cluster, 'log')
  try {
    return new Map(readdirSync(folder).map((name) => [join(folder, name), statSync(join(folder, name)).size]))
  } catch {
    return new Map()
  }
}

function logSince(cluster: string, before: ReadonlyMap<string, number>): string {
  const grown = [...logLengths(cluster)].filter(([file, size]) => size > (before.get(file) ?? 0))
  return grown
    .map(([file]) =>
      readFileSync(file)
        .subarray(before.get(file) ?? 0)
        .toString('utf8'),
    )
    .join('')
}

/** What another start at the same moment, or the last moments of a killed server, make a start say. */
const passing = /lock file ".*" already exists|pre-existing shared memory block|could not (create|open|read) lock file/

/** Null once the server answers; what it said if it gave up. */
async function spawnPostmaster(site: Site, place: Place): Promise<string | null> {
  const { cwd, path } = seat(site.cluster, site.runner)
  let output = ''
  const { promise: end, resolve, reject } = Promise.withResolvers<true>()
  const child = spawnAs(
    site.runner,
    site.binaries.postgres,
    ['-D', path, ...assignments(site, place)],
    // Ctrl-C at the terminal must reach this process only, which then stops PostgreSQL last: hence detached.
    { cwd, stdio: ['ignore', 'pipe', 'pipe'], detached: true },
    reject,
  )
  child?.unref()
  child?.stderr.on('data', (chunk: Buffer) => {
    output += chunk.toString('utf8')
  })
  child?.once('close', () => resolve(true))
  try {
    for (let waited = 0; ; waited += 10) {
      const file = readPidFile(site.cluster)
      if (file && file.pid === child?.pid && file.status === 'ready') return null
      if (waited === 2_000) site.log.info('PostgreSQL is recovering after an unclean stop')
      if (await Promise.race([end, delay(10, false)])) return output
    }
  } finally {
    child?.stdout.destroy()
    child?.stderr.destroy()
  }
}

function pgCtl(site: Site, args: readonly string[]): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const child = spawn(site.binaries.pgCtl, [...args, '-D', site.cluster, '-w'], {
      stdio: 'ignore',
      windowsHide: true,
    })
    child.once('error', (error) => reject(notRunnable(error, site.binaries.pgCtl, null)))
    child.once('exit', resolve)
  })
}

/** Windows: pg_ctl drops an administrator's rights, which PostgreSQL refuses just as it refuses root. */
async function startWithPgCtl(site: Site, place: Place): Promise<string | null> {
  const start = join(site.cluster, 'start.log')
  const code = await pgCtl(site, ['start', '-t', '600', '-l', start, '-o', assignments(site, place).join(' ')])
  return code === 0 ? null : readFileSync(start, 'utf8')
}

/**
 * PostgreSQL trusts a left-over postmaster.pid whose number some other process has by now. The file is kept, with
 * a number that no process can have, for it also names the shared memory that PostgreSQL must find unused.
 */
function disown(cluster: string): void {
  const left = readPidFile(cluster)
  if (!left || !numberTaken(left.pid) || servesCluster(left.pid, cluster)) return
  const file = join(cluster, 'postmaster.pid')
  writeFileSync(file, readFileSync(file, 'utf8').replace(/^\d+/, '2147483646'))
}

/** Starts the server; false when the attempt should be made again, because another server was starting or ending. */
export async function startPostmaster(site: Site, place: Place): Promise<boolean> {
  disown(site.cluster)
  const before = logLengths(site.cluster)
  const said = await (process.platform === 'win32' ? startWithPgCtl(site, place) : spawnPostmaster(site, place))
  if (said === null) return true
  const all = said + logSince(site.cluster, before)
  if (passing.test(all)) return false
  throw explain(all, site.cluster)
}

/** Stops the server: first in order, then, if it has not gone after a minute, at once (it recovers at the next start). */
export async function stopPostmaster(site: Site, pid: number): Promise<void> {
  if (process.platform === 'win32') {
    await pgCtl(site, ['stop', '-m', 'fast'])
    return
  }
  const gone = (): boolean => !alive(pid)
  for (const [signal, patience] of [
    ['SIGINT', 60_000],
    ['SIGQUIT', 10_000],
    ['SIGKILL', 5_000],
  ] as const) {
    if (!servesCluster(pid, site.cluster)) return
    process.kill(pid, signal)
    if (await until(gone, patience)) return
    site.log.warn({ pid, signal }, 'PostgreSQL does not stop')
  }
}
