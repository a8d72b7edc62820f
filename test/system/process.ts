import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import pino from 'pino'
import { Client } from 'pg'
import { startEmbedded } from '../../src/kernel/db/embedded.ts'
import { readPidFile } from '../../src/kernel/db/embedded-processes.ts'

const root = new URL('../../', import.meta.url)

export interface Outcome {
  readonly code: number | null
  readonly output: string
}

/** A program of the project in a process of its own, with nothing of the surroundings but what it needs. */
export class Program {
  readonly child: ChildProcess
  readonly ended: Promise<Outcome>
  output = ''

  constructor(script: string, args: readonly string[], env: Readonly<Record<string, string>>, cwd: string) {
    const { PATH = '', HOME = '' } = process.env
    const usual = {
      PATH,
      HOME,
      HTTPS_PORT: '0',
      PORT: '0',
      LOG_LEVEL: 'warn',
      NODE_COMPILE_CACHE: join(tmpdir(), 'open4s-compiled'),
    }
    this.child = spawn(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', new URL(script, root).pathname, ...args],
      {
        cwd,
        env: { ...usual, ...env },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    )
    for (const stream of [this.child.stdout, this.child.stderr]) {
      stream?.on('data', (chunk: Buffer) => {
        this.output += chunk.toString('utf8')
      })
    }
    this.ended = once(this.child, 'close').then(([code]) => ({ code: code as number | null, output: this.output }))
  }

  /** The first group of the pattern, once the program has said it. */
  async says(pattern: RegExp): Promise<string> {
    const found = await until(
      () => pattern.exec(this.output)?.[1] ?? (this.child.exitCode === null ? null : ''),
      40_000,
    )
    if (!found) throw new Error(`The program did not say ${String(pattern)}:\n${this.output}`)
    return found
  }

  async kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    this.child.kill(signal)
    await this.ended
  }
}

/** Waits until the answer is neither null, false nor undefined; then gives it. Null after the time. */
export async function until<T>(
  answer: () => T | null | undefined | false | Promise<T | null | undefined | false>,
  ms: number,
): Promise<T | null> {
  for (const end = performance.now() + ms; performance.now() < end; await delay(25)) {
    const found = await answer()
    if (found !== null && found !== undefined && found !== false) return found
  }
  return null
}

/** A data folder and the programs on it; `close` ends and removes all. */
export class Site {
  readonly home = mkdtempSync(join(tmpdir(), 'open4s-system-'))
  readonly dataDir: string
  private readonly programs: Program[] = []

  constructor(name = 'data') {
    this.dataDir = join(this.home, name)
  }

  run(script: string, args: readonly string[] = [], env: Readonly<Record<string, string>> = {}): Program {
    const program = new Program(script, args, { DATA_DIR: this.dataDir, ...env }, this.home)
    this.programs.push(program)
    return program
  }

  /** Starts the server and answers it with its address once it serves. */
  async serve(env: Readonly<Record<string, string>> = {}): Promise<{ program: Program; url: string }> {
    const program = this.run('src/main.ts', ['--empty'], env)
    return { program, url: `http://127.0.0.1:${await program.says(/127\.0\.0\.1:(\d+)\//)}` }
  }

  /** The number of the embedded PostgreSQL's process. */
  postmaster(): number {
    return readPidFile(join(this.dataDir, 'postgres'))?.pid ?? 0
  }

  /** PostgreSQL and all of its processes, at once. */
  killPostgres(): void {
    const postmaster = this.postmaster()
    for (const pid of [postmaster, ...childrenOf(postmaster)]) tryKill(pid)
  }

  /** Asks the embedded database as its owner. */
  async ask<T extends object>(sql: string, values: readonly unknown[] = []): Promise<T[]> {
    const embedded = await startEmbedded({ dataDir: this.dataDir, programs: null, log: pino({ level: 'silent' }) })
    try {
      return await query<T>(embedded.url, sql, values)
    } finally {
      await embedded.stop()
    }
  }

  /** Recomputes ledger and balances as `npm run verify` does. */
  async verify(env: Readonly<Record<string, string>> = {}): Promise<Outcome> {
    return await this.run('scripts/verify.ts', [], env).ended
  }

  async close(): Promise<void> {
    for (const program of this.programs) if (program.child.exitCode === null) await program.kill()
    this.killPostgres()
    rmSync(this.home, { recursive: true, force: true })
  }
}

export async function query<T extends object>(url: string, sql: string, values: readonly unknown[] = []): Promise<T[]> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<T>(sql, [...values])).rows
  } finally {
    await client.end()
  }
}

function tryKill(pid: number): void {
  try {
    if (pid > 0) process.kill(pid, 'SIGKILL')
  } catch {
    // It has gone by itself.
  }
}

/** Children have sessions of their own, so no signal to a group reaches them. Linux only; elsewhere they notice by themselves. */
function childrenOf(pid: number): number[] {
  if (process.platform !== 'linux' || pid === 0) return []
  return readdirSync('/proc').flatMap((name) => {
    try {
      const parent = /^\d+ \(.*\) \S (\d+)/s.exec(readFileSync(`/proc/${name}/stat`, 'utf8'))?.[1]
      return Number(parent) === pid ? [Number(name)] : []
    } catch {
      return []
    }
  })
}
