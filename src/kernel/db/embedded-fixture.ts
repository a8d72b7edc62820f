import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { Client } from 'pg'
import { pino } from 'pino'
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest'
import { alive, readPidFile } from './embedded-processes.ts'
import { type Embedded, startEmbedded } from './embedded.ts'

export const root = process.getuid?.() === 0
/** Whom the server runs as when the test does. */
export const nobody = { uid: 65534, gid: 65534 }
export const server = root ? nobody : {}

/** The same start in a process of its own, which can be killed and can be another user's. */
export interface Elsewhere extends Embedded {
  readonly process: ChildProcess
}

export interface Scene {
  /** A folder of the test's own, open to all to enter. */
  home: string
  /** DATA_DIR in it; it does not exist yet. */
  dataDir: string
  start(folder?: string, programs?: string | null): Promise<Embedded>
  /** Puts a finished cluster into `dataDir`; making one takes longer than most tests. */
  copyFinished(): void
  startElsewhere(user?: { uid?: number; gid?: number }): Promise<Elsewhere>
  /** The number of the server's first process; 0 where none is. */
  postmaster(folder?: string): number
}

const log = pino({ level: 'silent' })

async function startInChild(dataDir: string, user: { uid?: number; gid?: number }): Promise<Elsewhere> {
  const code = `
    import { createInterface } from 'node:readline'
    import { pino } from 'pino'
    import { startEmbedded } from ${JSON.stringify(join(import.meta.dirname, 'embedded.ts'))}
    const options = { dataDir: ${JSON.stringify(dataDir)}, programs: null, log: pino({ level: 'silent' }) }
    const embedded = await startEmbedded(options).catch(({ code }) => (console.log(JSON.stringify({ code })), process.exit(1)))
    console.log(JSON.stringify({ url: embedded.url, started: embedded.started }))
    createInterface({ input: process.stdin }).on('line', () => embedded.stop().then(() => process.exit(0)))`
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], {
    cwd: import.meta.dirname,
    stdio: ['pipe', 'pipe', 'inherit'],
    ...user,
  })
  const told = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).once('line', resolve)
    child.once('exit', (status) => reject(new Error(`ended with ${status}`)))
  })
  const { url, started, code: refused }: { url: string; started: boolean; code?: string } = JSON.parse(told)
  if (refused) throw new Error(refused)
  const stop = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return
    child.stdin.write('stop\n')
    await once(child, 'exit')
  }
  return { url, started, stop, process: child }
}

/** Sets up and clears away a folder for each test of the calling file. */
export function scene(): Scene {
  let open: Pick<Embedded, 'stop'>[] = []
  let finished = ''
  const note = <T extends Embedded>(embedded: T): T => {
    open.push(embedded)
    return embedded
  }
  const own: Scene = {
    home: '',
    dataDir: '',
    start: async (folder = own.dataDir, programs: string | null = null) =>
      note(await startEmbedded({ dataDir: folder, programs, log })),
    // With owners, modes and all.
    copyFinished: () => execFileSync('cp', ['-a', finished, own.dataDir]),
    startElsewhere: async (user = {}) => note(await startInChild(own.dataDir, user)),
    postmaster: (folder = own.dataDir) => readPidFile(join(folder, 'postgres'))?.pid ?? 0,
  }
  const folder = (): string => {
    const made = mkdtempSync(join(tmpdir(), 'open4s-test-'))
    chmodSync(made, 0o755)
    return made
  }
  beforeAll(async () => {
    finished = folder()
    await (await startEmbedded({ dataDir: finished, programs: null, log })).stop()
  })
  beforeEach(() => {
    own.home = folder()
    own.dataDir = join(own.home, 'data')
    open = []
  })
  afterEach(async () => {
    for (const each of open) await each.stop()
    const left = own.postmaster()
    if (left && alive(left)) process.kill(left, 'SIGKILL')
    rmSync(own.home, { recursive: true, force: true })
  })
  afterAll(() => rmSync(finished, { recursive: true, force: true }))
  return own
}

/** The rows of a query, each with its values joined by blanks. */
export async function ask(url: string, sql: string): Promise<string> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    const result = await client.query<Record<string, unknown>>(sql)
    return result.rows.map((row) => Object.values(row).join(' ')).join(',')
  } finally {
    await client.end()
  }
}

export async function kill(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL')
  await once(child, 'exit')
}
