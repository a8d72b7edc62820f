import {
  type ChildProcessByStdio,
  type SpawnOptionsWithStdioTuple,
  type StdioNull,
  type StdioPipe,
  spawn,
} from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { StartFailure, asStartFailure, noPermission, systemCode } from '../start-failure.ts'
import { type Binaries, unsupportedPlatform } from './embedded-binaries.ts'
import { explain } from './embedded-explain.ts'
import { alive } from './embedded-processes.ts'
import { type Runner, reachable } from './embedded-runner.ts'

/** The superuser that owns the cluster. */
export const ownerRole = 'open4s_owner'

/** A folder as PostgreSQL is told of it: the working directory to start in, and the path to name. */
export interface Seat {
  readonly cwd: string
  readonly path: string
}

/**
 * The runner often cannot enter the folder above the data (a project in root's home). Linux opens /proc/self/cwd
 * without looking at the folders above, and this process, being root, can start the program there.
 */
export function seat(cluster: string, runner: Runner): Seat {
  if (reachable(cluster, runner)) return { cwd: dirname(cluster), path: cluster }
  if (runner && process.platform === 'linux') return { cwd: cluster, path: '/proc/self/cwd' }
  throw noPermission(cluster)
}

/** Nothing of the surroundings: PGPORT, LC_ALL and their like change what PostgreSQL does. */
function bareEnvironment(): NodeJS.ProcessEnv {
  const kept = ['PATH', 'SystemRoot', 'SYSTEMROOT', 'TEMP', 'TMP', 'TMPDIR', 'USERPROFILE']
  const taken = kept.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]]))
  return { ...Object.fromEntries(taken), TZ: 'UTC' }
}

/** Whether a cluster is there. Refuses one of another major version and a folder that holds something else. */
export function inspectCluster(cluster: string, major: string): boolean {
  if (!existsSync(cluster)) return false
  let entries: string[]
  try {
    entries = readdirSync(cluster)
  } catch (error) {
    throw noPermission(cluster, error)
  }
  if (entries.length === 0) return false
  const found = entries.includes('PG_VERSION') ? readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim() : ''
  if (found === major) return true
  if (found === '') {
    throw new StartFailure('folder_in_the_way', {
      zh: `文件夹 ${cluster} 不为空,但其中没有数据库。请移走其中的文件,或让 DATA_DIR 指向另一个文件夹。`,
      en: `The folder ${cluster} is not empty but holds no database. Move its files away, or point DATA_DIR to another folder.`,
    })
  }
  throw new StartFailure('other_version', {
    zh: `${cluster} 中的数据由 PostgreSQL ${found} 写成,而现在使用的是 PostgreSQL ${major}。请用写成这些数据的 PostgreSQL(那一版 Open4S 或当时的 POSTGRES_BIN)运行 npm run backup,再用现在的在空的 DATA_DIR 中运行 npm run restore。`,
    en: `The data in ${cluster} was written by PostgreSQL ${found}, but PostgreSQL ${major} is to run it. Run npm run backup with the one that wrote it (that Open4S, or POSTGRES_BIN as it was), then npm run restore with this one into an empty DATA_DIR.`,
  })
}

/** Why a program that is there could not be run. */
export function notRunnable(error: unknown, program: string, runner: Runner): unknown {
  const code = systemCode(error)
  // It is the program's loader that is missing: a system with another C library.
  if (code === 'ENOENT') return unsupportedPlatform(error)
  if (runner && (code === 'EPERM' || code === 'EINVAL')) return mayNotSwitch(error)
  return asStartFailure(error, program)
}

function mayNotSwitch(cause: unknown): StartFailure {
  return new StartFailure(
    'no_permission',
    {
      zh: 'PostgreSQL 拒绝以 root 身份运行,而此处的 root 又不能切换到其他用户。请以普通用户身份启动,或设置 DATABASE_URL。',
      en: 'PostgreSQL refuses to run as root, and root may not switch to another user here. Start as an ordinary user, or set DATABASE_URL.',
    },
    cause,
  )
}

interface Outcome {
  readonly code: number | null
  readonly output: string
}

/** Spawns as the runner. Some errors are thrown, others are events: both reach `failed`, explained. */
export function spawnAs(
  runner: Runner,
  program: string,
  args: readonly string[],
  options: SpawnOptionsWithStdioTuple<StdioNull, StdioPipe, StdioPipe>,
  failed: (error: unknown) => void,
): ChildProcessByStdio<null, Readable, Readable> | null {
  try {
    const child = spawn(program, args, { ...options, env: bareEnvironment(), ...runner })
    child.on('error', (error) => failed(notRunnable(error, program, runner)))
    return child
  } catch (error) {
    failed(notRunnable(error, program, runner))
    return null
  }
}

/** Runs a program to its end. */
function run(program: string, args: readonly string[], cwd: string, runner: Runner): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = spawnAs(runner, program, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] }, reject)
    let output = ''
    const collect = (chunk: Buffer): void => {
      output += chunk.toString('utf8')
    }
    child?.stdout.on('data', collect)
    child?.stderr.on('data', collect)
    child?.on('close', (code) => resolve({ code, output }))
  })
}

/** Character classes decide whether search finds 汉字: with plain C they would not count as letters. */
function characterTypes(): string {
  if (process.platform === 'win32') return 'C'
  return process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8'
}

const initdbFlags: readonly string[] = [
  `--username=${ownerRole}`,
  '--encoding=UTF8',
  '--locale=C',
  '--lc-collate=C',
  '--data-checksums',
  '--no-instructions',
]

/** From 17 on PostgreSQL has rules of its own for letters, the same on every system. */
const builtinLocale: readonly string[] = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8']

/** On Windows PostgreSQL listens on 127.0.0.1, where every account of the machine could knock: there it has a password. */
export function passwordFile(cluster: string): string {
  return join(cluster, 'open4s-password')
}

/** Drafts of processes that were killed while making the cluster. */
function sweepDrafts(cluster: string): void {
  const parent = dirname(cluster)
  const draft = /^cluster-(\d+)-/
  for (const name of readdirSync(parent)) {
    const owner = draft.exec(name)?.[1]
    if (owner && !alive(Number(owner))) rmSync(join(parent, name), { recursive: true, force: true })
  }
}

function handOver(folder: string, runner: Runner): void {
  if (!runner) return
  try {
    chownSync(folder, runner.uid, runner.gid)
  } catch (error) {
    throw mayNotSwitch(error)
  }
}

async function initialise(draft: string, binaries: Binaries, runner: Runner): Promise<Outcome> {
  const { cwd, path } = seat(draft, runner)
  const own = Number(binaries.major) >= 17 ? builtinLocale : []
  const flags = [...initdbFlags, ...own, `--lc-ctype=${characterTypes()}`, '-D', path]
  if (process.platform !== 'win32') return await run(binaries.initdb, [...flags, '--auth=trust'], cwd, runner)
  const password = randomBytes(24).toString('base64url')
  const given = `${draft}-password`
  writeFileSync(given, password, { mode: 0o600 })
  try {
    return await run(binaries.initdb, [...flags, '--auth=scram-sha-256', `--pwfile=${given}`], cwd, runner)
  } finally {
    renameSync(given, passwordFile(draft))
  }
}

/**
 * Makes the cluster in a draft folder and renames it into place: a start that is killed half-way leaves nothing
 * half made, and of two processes that start at once one wins and the other takes the winner's.
 */
export async function createCluster(cluster: string, binaries: Binaries, runner: Runner): Promise<void> {
  mkdirSync(dirname(cluster), { recursive: true })
  sweepDrafts(cluster)
  const draft = mkdtempSync(join(dirname(cluster), `cluster-${process.pid}-`))
  try {
    chmodSync(draft, 0o700)
    handOver(draft, runner)
    const { code, output } = await initialise(draft, binaries, runner)
    if (code !== 0) throw explain(output, cluster)
    if (existsSync(cluster) && readdirSync(cluster).length === 0) rmdirSync(cluster)
    renameSync(draft, cluster)
  } catch (error) {
    rmSync(draft, { recursive: true, force: true })
    if (!existsSync(join(cluster, 'PG_VERSION'))) throw error
  }
}
