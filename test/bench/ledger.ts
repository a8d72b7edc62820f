import { parseArgs } from 'node:util'
import { Client } from 'pg'
import pino from 'pino'
import { inGroup } from '../../src/kernel/action.ts'
import { migrate } from '../../src/kernel/db/migrate.ts'
import { openDatabase } from '../../src/kernel/db/pool.ts'
import { newId } from '../../src/kernel/ids.ts'
import { isoNow, type Kernel, systemClock } from '../../src/kernel/kernel.ts'
import { newKeys } from '../../src/kernel/keys.ts'
import { sealGroup } from '../../src/kernel/ledger/sealer.ts'
import { verifyGroup } from '../../src/kernel/ledger/verify.ts'
import { newPerson, sealFor } from '../../src/kernel/pii/persons.ts'
import { Work } from '../../src/kernel/work.ts'
import { closingStatements } from '../../src/kernel/work-closing.ts'
import { migrationFolders } from '../../src/rooms.ts'
import { newTask, taskFace } from '../ledger.ts'
import { withScratchDatabase } from '../scratch.ts'

export interface LedgerBenchResult {
  bench: 'ledger'
  entries: number
  rows: number
  sealedPerSecond: number
  idleSealMs: number
  verifiedPerSecond: number
  verifyMs: number
  memoryMiB: number
  findings: number
}

/** How fast blocks are closed and a ledger is verified: tasks of four entries, each with a signed and sealed line. */
export async function runLedgerBench(entries: number): Promise<LedgerBenchResult> {
  const results: LedgerBenchResult[] = []
  await withScratchDatabase(async (url) => {
    await migrate(
      url,
      migrationFolders.filter((folder) => folder.schema === 'kernel'),
    )
    const db = openDatabase(url, 4, () => {})
    const kernel: Kernel = {
      db,
      clock: systemClock,
      keys: newKeys(),
      log: pino({ level: 'silent' }),
      committed: () => {},
      constraints: new Map(),
    }
    try {
      results.push(await measure(kernel, await fill(kernel, url, entries)))
    } finally {
      await db.close()
    }
  })
  const [result] = results
  if (!result) throw new Error('Nothing was measured')
  return result
}

async function fill(kernel: Kernel, url: string, entries: number): Promise<string> {
  const groupId = newId()
  const owner = new Client({ connectionString: url })
  await owner.connect()
  await owner.query(`insert into kernel.dealer_group values ($1, 'bench', '集团', 'Group', false, 1, now())`, [groupId])
  const tasksPerTransaction = 25
  for (let done = 0; done < entries; done += tasksPerTransaction * 4) {
    const work = new Work({
      groupId,
      actor: { kind: 'staff', id: newId() },
      now: isoNow(kernel.clock),
      settings: { groupId, version: 1, stores: new Map(), roles: new Map(), parameters: [], days: {} },
    })
    for (let i = 0; i < tasksPerTransaction; i++) addTask(work, kernel)
    await inGroup(kernel, groupId, closingStatements(work))
  }
  await owner.query('vacuum analyze')
  await owner.end()
  return groupId
}

function addTask(work: Work, kernel: Kernel): void {
  const person = newPerson(work, kernel.keys)
  let task = work.create(taskFace, 'add', newTask('回访客户'))
  task = work.move(taskFace, task, 'edit', { owner_id: newId() })
  work.insert('kernel.signature', {
    id: newId(),
    signer: sealFor(work, person, '王建国'),
    record: 'task',
    record_id: task.id,
    purpose: 'receipt',
    person_id: person.id,
    signed_at: work.now,
    channel: 'tablet',
    device: 'T1',
    document_sha256: Buffer.alloc(32, 1),
  })
  task = work.move(taskFace, task, 'edit', { title_zh: '再次回访客户' })
  work.move(taskFace, task, 'finish', { outcome: '客户满意' })
}

async function measure(kernel: Kernel, groupId: string): Promise<LedgerBenchResult> {
  const sealing = { ...kernel, writeHead: async () => {} }
  const sealStart = performance.now()
  const sealed = await sealGroup(sealing, groupId)
  const sealMs = performance.now() - sealStart
  const idleStart = performance.now()
  for (let i = 0; i < 100; i++) await sealGroup(sealing, groupId)
  const idleSealMs = (performance.now() - idleStart) / 100
  let findings = 0
  const verifyStart = performance.now()
  const verification = {
    db: kernel.db,
    verifyingKeys: kernel.keys.verifying,
    balances: [],
    report: () => void findings++,
  }
  const verified = await verifyGroup(verification, groupId)
  const verifyMs = performance.now() - verifyStart
  return {
    bench: 'ledger',
    entries: sealed,
    rows: verified.rows,
    findings,
    sealedPerSecond: Math.round(sealed / (sealMs / 1000)),
    idleSealMs: Math.round(idleSealMs * 100) / 100,
    verifiedPerSecond: Math.round(verified.entries / (verifyMs / 1000)),
    verifyMs: Math.round(verifyMs),
    memoryMiB: Math.round(process.resourceUsage().maxRSS / 1024),
  }
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { entries: { type: 'string', default: '100000' } } })
  console.log(JSON.stringify(await runLedgerBench(Number(values.entries))))
}
