import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { BenchClient } from './http-client.ts'
import { serverEnvironment, serverFlags } from '../../scripts/install.mjs'
import { prepareWorld, type World } from './visits-world.ts'
import { oneVisit } from './visit-requests.ts'

const root = new URL('../..', import.meta.url).pathname

export interface VisitsOptions {
  readonly clients: number
  readonly seconds: number
  /** Driven before the measuring begins: the first seconds of a server are spent on compiling and preparing. */
  readonly warmUpSeconds: number
  /** Leaves the data folder for a look; prints where it is. */
  readonly keep: boolean
  /** A data folder with the demo already in it; it is used as it is and kept. Without it a new one is made and filled. */
  readonly dataDir?: string | undefined
}

/** Runs whole visits through the endpoints against a server of its own on the loaded demo, and prints one JSON line. */
export async function runVisitsBench(options: VisitsOptions): Promise<number> {
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'open4s-bench-'))
  const port = 4700 + (process.pid % 200)
  const server = spawn(process.execPath, [...serverFlags, 'src/main.ts'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...serverEnvironment(), PORT: String(port), HTTPS_PORT: '0', DATA_DIR: dataDir, LOG_LEVEL: 'warn' },
  })
  try {
    await ready(port, () => server.exitCode)
    const world = await prepareWorld(port, options.clients)
    await calm(dataDir)
    const warm = await drive(world, { ...options, seconds: options.warmUpSeconds })
    const before = usage(server.pid ?? 0, dataDir)
    const result = await drive(world, options)
    const after = usage(server.pid ?? 0, dataDir)
    const left = await settled(dataDir)
    const verify = await verified(server, dataDir)
    process.stdout.write(
      `${JSON.stringify({
        bench: 'visits',
        clients: options.clients,
        seconds: options.seconds,
        warm_up_s: options.warmUpSeconds,
        visits: result.visits,
        visits_per_s: round(result.visits / result.elapsed),
        failed: warm.failed + result.failed,
        ...percentiles(result.times),
        requests_per_visit: round(result.times.length / Math.max(1, result.visits)),
        cpu_s_per_visit: {
          server: round((after.server - before.server) / Math.max(1, result.visits), 5),
          database: round((after.database - before.database) / Math.max(1, result.visits), 5),
        },
        server_rss_mib: Math.round(after.rssMib),
        ...left,
        verify,
      })}\n`,
    )
    if (options.keep) process.stderr.write(`${dataDir}\n`)
    return warm.failed + result.failed + left.jobs_left + left.ledger_unsealed === 0 && verify === 'clean' ? 0 : 1
  } finally {
    server.kill('SIGTERM')
    if (server.exitCode === null && server.signalCode === null) await once(server, 'exit')
    if (!options.keep && !options.dataDir) rmSync(dataDir, { recursive: true, force: true })
  }
}

async function ready(port: number, exited: () => number | null): Promise<void> {
  for (let i = 0; i < 1200; i++) {
    if (exited() !== null) throw new Error('The server stopped at its start')
    try {
      if ((await fetch(`http://127.0.0.1:${port}/readyz`)).ok) return
    } catch {
      // not listening yet
    }
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
  throw new Error('The server did not become ready')
}

async function drive(world: World, options: VisitsOptions) {
  const clients = Array.from({ length: options.clients }, () => new BenchClient(world.port))
  await Promise.all(clients.map((client) => client.open()))
  let visits = 0
  let failed = 0
  let firstFailure = ''
  const started = performance.now()
  const end = started + options.seconds * 1000
  await Promise.all(
    clients.map(async (client, index) => {
      while (performance.now() < end) {
        try {
          await oneVisit(client, world, index)
          visits += 1
        } catch (error) {
          failed += 1
          firstFailure ||= String(error)
          if (failed > 20) return
        }
      }
    }),
  )
  const elapsed = (performance.now() - started) / 1000
  for (const client of clients) client.close()
  if (firstFailure) process.stderr.write(`${firstFailure}\n`)
  return { visits, failed, elapsed, times: clients.flatMap((client) => client.times) }
}

function percentiles(times: number[]) {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) => round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0)
  return { p50_ms: at(0.5), p95_ms: at(0.95), p99_ms: at(0.99) }
}

const round = (value: number, digits = 2) => Math.round(value * 10 ** digits) / 10 ** digits

/** CPU seconds of the server and of all PostgreSQL processes, and the server's memory, from /proc (Linux). */
function usage(pid: number, dataDir: string): { server: number; database: number; rssMib: number } {
  const postmaster = Number(readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0])
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      const stat = statOf(Number(name))
      return stat ? [stat] : []
    })
  const database = all.filter((stat) => stat.pid === postmaster || stat.parent === postmaster)
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  return {
    server: statOf(pid)?.own ?? 0,
    // Backends that have ended are counted with their parent.
    database: database.reduce((sum, stat) => sum + stat.own + (stat.pid === postmaster ? stat.reaped : 0), 0),
    rssMib: Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024,
  }
}

const ticksPerSecond = 100

function statOf(pid: number): { pid: number; parent: number; own: number; reaped: number } | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = text
      .slice(text.lastIndexOf(') ') + 2)
      .split(' ')
      .map(Number)
    const sum = (first: number) => ((fields[first] ?? 0) + (fields[first + 1] ?? 0)) / ticksPerSecond
    return { pid, parent: fields[1] ?? 0, own: sum(11), reaped: sum(13) }
  } catch {
    return undefined
  }
}

/** Cleans up after the bulk load as the server would in the next minutes, so that it is not measured by chance. */
async function calm(dataDir: string): Promise<void> {
  const client = await owner(dataDir)
  await client.query('vacuum (analyze)')
  await client.query('checkpoint')
  await client.end()
}

/** Stops the server and lets `npm run verify` look at what it left: chains, rows, stock and money. */
async function verified(server: ChildProcess, dataDir: string): Promise<'clean' | 'findings'> {
  server.kill('SIGTERM')
  if (server.exitCode === null) await once(server, 'exit')
  const verify = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', 'scripts/verify.ts'], {
    cwd: root,
    stdio: ['ignore', 2, 'inherit'],
    env: { ...process.env, DATA_DIR: dataDir },
  })
  const [code] = await once(verify, 'exit')
  return code === 0 ? 'clean' : 'findings'
}

async function owner(dataDir: string): Promise<Client> {
  const pid = readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')
  const client = new Client({ host: pid[4] ?? '', port: Number(pid[3]), user: 'open4s_owner', database: 'open4s' })
  await client.connect()
  return client
}

/** Jobs left and entries unsealed, within ten seconds of the end. */
async function settled(dataDir: string): Promise<{ jobs_left: number; ledger_unsealed: number }> {
  const client = await owner(dataDir)
  try {
    let left = { jobs_left: -1, ledger_unsealed: -1 }
    for (let i = 0; i < 20; i++) {
      const { rows } = await client.query<{ jobs: string; unsealed: string }>(leftSql)
      left = { jobs_left: Number(rows[0]?.jobs), ledger_unsealed: Number(rows[0]?.unsealed) }
      if (left.jobs_left === 0 && left.ledger_unsealed === 0) break
      await new Promise((resolve) => setTimeout(resolve, 500))
    }
    return left
  } finally {
    await client.end()
  }
}

const leftSql = `select (select count(*) from kernel.outbox) + (select count(*) from graphile_worker.jobs where attempts < max_attempts and run_at <= now()) as jobs,
  (select count(*) from kernel.entry e where not exists (select 1 from kernel.block b where b.group_id = e.group_id and b.epoch = e.epoch and e.xid > b.from_xid and e.xid <= b.to_xid)) as unsealed`
