import { createHash } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  rmdirSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { noPermission } from '../start-failure.ts'
import { passwordFile, ownerRole } from './embedded-cluster.ts'
import { isPostgres, servesCluster } from './embedded-processes.ts'
import { type Runner, reachable } from './embedded-runner.ts'

/** Where a server listens: in a folder on a unix socket, or on a port of 127.0.0.1 where there are no sockets. */
export interface Place {
  /** Empty on Windows. */
  readonly socketFolder: string
  readonly port: number
}

const socketName = '.s.PGSQL.5432'
/** The shortest limit of all systems, macOS's; Linux allows 107. */
const longestPath = 103

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.on('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

/** Another cluster's server may listen here: one that was moved, or whose data was deleted under it. */
function takenByAnother(folder: string, cluster: string): boolean {
  const lock = join(folder, `${socketName}.lock`)
  if (!existsSync(lock)) return false
  const pid = Number(readFileSync(lock, 'utf8').split('\n')[0])
  if (isPostgres(pid)) return !servesCluster(pid, cluster)
  // PostgreSQL itself would take any process that has this number now for a running server.
  rmSync(lock, { force: true })
  rmSync(join(folder, socketName), { force: true })
  return false
}

/** A folder that nobody but the runner (and root) can enter, or null where a stranger has made it first. */
function prepare(folder: string, cluster: string, runner: Runner): string | null {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const stats = lstatSync(folder)
  const owners = [process.getuid?.(), runner?.uid]
  if (!stats.isDirectory() || !owners.includes(stats.uid) || takenByAnother(folder, cluster)) return null
  if (runner) chownSync(folder, runner.uid, runner.gid)
  chmodSync(folder, 0o700)
  return folder
}

/**
 * Chooses where to listen. The path of a unix socket is limited to about a hundred bytes and shared folders cannot
 * hold one, so it lies in the system's temporary folder, under a name made from the cluster's path. A place that
 * connection pools have been told stays.
 */
export async function choosePlace(cluster: string, runner: Runner, told: Place | null): Promise<Place> {
  if (told) {
    if (told.socketFolder !== '') prepare(told.socketFolder, cluster, runner)
    return told
  }
  if (process.platform === 'win32') return { socketFolder: '', port: await freePort() }
  const name = `open4s-${createHash('sha256').update(realpathSync(cluster)).digest('hex').slice(0, 12)}`
  const fits = (parent: string): boolean => Buffer.byteLength(join(parent, `${name}-123456`, socketName)) <= longestPath
  const parent = [tmpdir(), '/tmp', '/var/tmp'].find((folder) => fits(folder) && reachable(folder, runner))
  if (!parent) throw noPermission(tmpdir())
  const folder =
    prepare(join(parent, name), cluster, runner) ?? prepare(mkdtempSync(join(parent, `${name}-`)), cluster, runner)
  if (!folder) throw noPermission(parent)
  return { socketFolder: folder, port: 5432 }
}

/** How the owner reaches a database there. */
export function urlOf(place: Place, cluster: string, database: string): string {
  if (place.socketFolder === '') {
    const password = readFileSync(passwordFile(cluster), 'utf8').trim()
    return `postgresql://${ownerRole}:${password}@127.0.0.1:${place.port}/${database}`
  }
  // Without sslmode, a PGSSLMODE of the surroundings would ask the socket for encryption.
  return `postgresql://${ownerRole}@localhost:${place.port}/${database}?host=${encodeURIComponent(place.socketFolder)}&sslmode=disable`
}

/** Removes the socket's folder once its server has stopped, unless another is already starting there. */
export function leavePlace(place: Place): void {
  if (place.socketFolder === '') return
  try {
    rmdirSync(place.socketFolder)
  } catch {
    // Not empty: in use again.
  }
}
