import { setTimeout as delay } from 'node:timers/promises'
import { Client } from 'pg'
import pino from 'pino'
import { afterAll, beforeAll } from 'vitest'
import { z } from 'zod'
import { inGroup } from '../src/kernel/action.ts'
import { lifecycle } from '../src/kernel/contract/lifecycle.ts'
import { migrate } from '../src/kernel/db/migrate.ts'
import { openDatabase } from '../src/kernel/db/pool.ts'
import { newId } from '../src/kernel/ids.ts'
import { isoNow, type Kernel } from '../src/kernel/kernel.ts'
import { newKeys } from '../src/kernel/keys.ts'
import type { Finding } from '../src/kernel/ledger/finding.ts'
import type { Head } from '../src/kernel/ledger/heads.ts'
import { type Sealing, sealGroup } from '../src/kernel/ledger/sealer.ts'
import { type Verification, verifyGroup } from '../src/kernel/ledger/verify.ts'
import type { Row } from '../src/kernel/db/schema.ts'
import { newPerson, type OpenPerson, sealFor } from '../src/kernel/pii/persons.ts'
import { type RecordFace, Work } from '../src/kernel/work.ts'
import { closingStatements } from '../src/kernel/work-closing.ts'
import { migrationFolders } from '../src/rooms.ts'
import { withScratchDatabase } from './scratch.ts'

/** A record for tests: a task with lines of its own (signatures, whose signer is a sealed column). */
export const taskFace = {
  name: 'task',
  table: 'kernel.task',
  lifecycle: lifecycle('task', ['open', 'done'], {
    add: { to: 'open', permission: 'task.manage', input: z.object({}) },
    edit: { from: ['open'], to: 'same', permission: 'task.manage', input: z.object({}) },
    finish: { from: ['open'], to: 'done', permission: 'task.manage', input: z.object({}) },
  }),
} as const satisfies RecordFace<'kernel.task'>

const settledSql = `select coalesce(max(xid), 0) < pg_snapshot_xmin(pg_current_snapshot())::text::bigint as settled
  from kernel.entry where group_id = $1 and epoch = (select max(epoch) from kernel.ledger_epoch)`

export type Task = Row<'kernel.task'>

/** A ledger of one group in a database that is thrown away. */
export interface TestLedger extends Sealing {
  readonly kernel: Kernel
  readonly url: string
  readonly groupId: string
  readonly heads: Head[]
  /** Writes and commits as verbs do, in one transaction. */
  write(...runs: ((work: Work) => void)[]): Promise<void>
  /** Seals once everything of the group can be: other tests' transactions on the same server hold that up. */
  seal(): Promise<number>
  /** Waits until no transaction is open that is older than the group's entries. */
  settled(): Promise<void>
  /** All that is wrong. */
  verify(more?: Partial<Verification>): Promise<Finding[]>
  /** Behind the ledger's back, as the owner of the database. */
  tamper(sql: string, parameters?: unknown[]): Promise<Record<string, unknown>[]>
  addTask(title?: string): Promise<Task>
  editTask(task: Task, title: string): Promise<Task>
}

/** A database for a test file; the answer makes a group in it, for each test its own. */
export function useLedgers(): () => Promise<TestLedger> {
  let opened: { url: string; owner: Client; kernel: Kernel } | undefined
  const done = Promise.withResolvers<void>()
  let dropped: Promise<void> | undefined
  beforeAll(async () => {
    const ready = Promise.withResolvers<void>()
    dropped = withScratchDatabase(async (url) => {
      await migrate(url, migrationFolders)
      const owner = new Client({ connectionString: url })
      await owner.connect()
      opened = { url, owner, kernel: testKernel(openDatabase(url, 6, () => {})) }
      ready.resolve()
      await done.promise
      await Promise.all([owner.end(), opened.kernel.db.close()])
    })
    await Promise.race([ready.promise, dropped])
  })
  afterAll(async () => {
    done.resolve()
    await dropped
  })
  return async () => {
    if (!opened) throw new Error('The database is not open')
    return newLedger(opened.url, opened.owner, opened.kernel)
  }
}

function testKernel(db: Kernel['db']): Kernel {
  return {
    db,
    clock: { now: () => Date.now() },
    keys: newKeys(),
    log: pino({ level: 'silent' }),
    committed: () => {},
    constraints: new Map(),
  }
}

async function newLedger(url: string, owner: Client, kernel: Kernel): Promise<TestLedger> {
  const groupId = newId()
  const { db } = kernel
  const heads: Head[] = []
  const sealing: Sealing = {
    db,
    clock: kernel.clock,
    log: kernel.log,
    keys: kernel.keys,
    writeHead: async (head) => {
      heads.push(head)
    },
  }
  await owner.query(`insert into kernel.dealer_group values ($1, $2, '集团', 'Group', false, 1, now())`, [
    groupId,
    groupId,
  ])
  const settings = { groupId, version: 1, stores: new Map(), roles: new Map(), parameters: [], days: {} }
  const ledger: TestLedger = {
    ...sealing,
    kernel,
    url,
    groupId,
    heads,
    async write(...runs) {
      const statements = runs.flatMap((run) => {
        const work = new Work({ groupId, actor: { kind: 'staff', id: 'tester' }, now: isoNow(kernel.clock), settings })
        run(work)
        return closingStatements(work)
      })
      await inGroup(kernel, groupId, statements)
    },
    async seal() {
      await ledger.settled()
      return sealGroup(sealing, groupId)
    },
    async settled() {
      for (let attempt = 0; attempt < 1000; attempt++) {
        const [state] = await ledger.tamper(settledSql, [groupId])
        if (state?.['settled'] === true) return
        await delay(10)
      }
      throw new Error('A transaction stays open')
    },
    async verify(more = {}) {
      const findings: Finding[] = []
      await verifyGroup(
        {
          db,
          verifyingKeys: kernel.keys.verifying,
          balances: [],
          report: (finding) => findings.push(finding),
          heads: async function* () {
            yield* heads
          },
          ...more,
        },
        groupId,
      )
      return findings
    },
    tamper: async (sql, parameters = []) => (await owner.query<Record<string, unknown>>(sql, parameters)).rows,
    async addTask(title = '回访') {
      const rows: Task[] = []
      await ledger.write((work) => rows.push(work.create(taskFace, 'add', newTask(title))))
      return only(rows)
    },
    async editTask(task, title) {
      const rows: Task[] = []
      await ledger.write((work) => rows.push(work.move(taskFace, task, 'edit', { title_zh: title })))
      return only(rows)
    },
  }
  return ledger
}

export function newTask(title: string) {
  return {
    id: newId(),
    store_id: newId(),
    kind: 'call',
    record: 'visit',
    record_id: newId(),
    title_zh: title,
    title_en: 'Call back',
    role: 'careAgent',
    owner_id: null,
    due_at: '2026-11-25T10:00:00.000Z',
  }
}

function only<T>(rows: readonly T[]): T {
  const [row] = rows
  if (row === undefined) throw new Error('Nothing was written')
  return row
}

/** A task of three entries with two signatures, of which one was signed anew, all sealed. */
export async function signedTask(ledger: TestLedger): Promise<{ task: Task; person: OpenPerson; signatureId: string }> {
  const signatureId = newId()
  const first = await ledger.addTask()
  const done: { task?: Task; person?: OpenPerson } = {}
  await ledger.write((work) => {
    const person = newPerson(work, ledger.kernel.keys)
    const task = work.move(taskFace, first, 'edit', { owner_id: newId(), due_at: null })
    const signature = {
      record: 'task',
      record_id: first.id,
      purpose: 'receipt',
      person_id: person.id,
      signed_at: '2026-11-22T03:04:05.600Z',
      channel: 'tablet',
      device: 'T1',
      document_sha256: Buffer.alloc(32, 7),
    }
    work.insert('kernel.signature', { id: signatureId, signer: sealFor(work, person, '王建国'), ...signature })
    work.insert('kernel.signature', { id: newId(), signer: sealFor(work, person, '王建国'), ...signature })
    Object.assign(done, { task, person })
  })
  const { task, person } = done
  if (!task || !person) throw new Error('Nothing was written')
  await ledger.write((work) => {
    done.task = work.move(taskFace, task, 'edit', { title_zh: '改签' })
    work.update('kernel.signature', signatureId, { signer: sealFor(work, person, '王建国(代)') })
  })
  await ledger.seal()
  return { task: done.task ?? task, person, signatureId }
}
