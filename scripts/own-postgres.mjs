import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'

/** PostgreSQL refuses to run as root: then as nobody, who needs no home. */
const nobody = 65534

/** The programs of the oldest PostgreSQL from 15 on that is installed: what an operator brings. */
export function findPostgres() {
  const debian = '/usr/lib/postgresql'
  const versions = existsSync(debian)
    ? readdirSync(debian)
        .map(Number)
        .filter((version) => version >= 15)
    : []
  const folders = [
    ...versions.sort((a, b) => a - b).map((version) => join(debian, String(version), 'bin')),
    ...(process.env.PATH ?? '').split(delimiter),
  ]
  const folder = folders.find((bin) => existsSync(join(bin, 'initdb')) && existsSync(join(bin, 'postgres')))
  if (!folder) return undefined
  const said = spawnSync(join(folder, 'postgres'), ['--version'], { encoding: 'utf8' }).stdout
  const version = Number(/(\d+)(?:\.\d+)?/.exec(said)?.[1])
  return version >= 15 ? { folder, version } : undefined
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

/**
 * Starts a server of its own in a folder of its own, which goes with it. It may lose its data: it holds tests.
 * @param {string} folder where `initdb` and `postgres` are
 * @returns {Promise<{ url: string, stop: () => Promise<void> }>}
 */
export async function startPostgres(folder) {
  const home = mkdtempSync(join(tmpdir(), 'open4s-own-pg-'))
  const user = process.getuid?.() === 0 ? { uid: nobody, gid: nobody } : {}
  const data = join(home, 'data')
  mkdirSync(data)
  if (user.uid !== undefined) {
    for (const path of [home, data]) chownSync(path, user.uid, user.gid)
  }
  chmodSync(data, 0o700)
  const env = { ...process.env, HOME: home, LC_ALL: 'C' }
  const initdb = ['-D', data, '-U', 'postgres', '--auth=trust', '--encoding=UTF8', '--no-sync']
  const made = spawnSync(join(folder, 'initdb'), initdb, { ...user, env, encoding: 'utf8' })
  if (made.status !== 0) {
    rmSync(home, { recursive: true, force: true })
    throw new Error(`initdb: ${made.stderr || made.error}`)
  }
  const port = await freePort()
  const options = ['fsync=off', 'max_connections=200', 'listen_addresses=127.0.0.1', `unix_socket_directories=${home}`]
  const args = ['-D', data, '-p', String(port), ...options.flatMap((option) => ['-c', option])]
  const server = spawn(join(folder, 'postgres'), args, { ...user, env, cwd: home, stdio: ['ignore', 'ignore', 'pipe'] })
  const stop = async () => {
    if (server.exitCode === null && server.kill('SIGINT')) await once(server, 'exit')
    rmSync(home, { recursive: true, force: true })
  }
  try {
    await ready(server)
  } catch (error) {
    await stop()
    throw error
  }
  return { url: `postgres://postgres@127.0.0.1:${port}/postgres`, stop }
}

/** @param {import('node:child_process').ChildProcess} server */
async function ready(server) {
  let said = ''
  await new Promise((resolve, reject) => {
    server.stderr?.on('data', (text) => {
      said = (said + text).slice(-4000)
      if (said.includes('ready to accept connections')) resolve(undefined)
    })
    server.once('error', reject)
    server.once('exit', () => reject(new Error(`postgres: ${said}`)))
  })
}
