import { expect, test } from 'vitest'
import { newTask, signedTask, taskFace, type TestLedger, useLedgers } from '../../../test/ledger.ts'
import { newId } from '../ids.ts'
import { entryHash } from './entry.ts'
import { sealGroup } from './sealer.ts'
import { type StoredEntry, storedEntry } from './stored-entry.ts'

const newGroup = useLedgers()

const kinds = async (ledger: TestLedger) => (await ledger.verify()).map((found) => found.kind)

test('a clean ledger has nothing to report, sealed or not', async () => {
  const ledger = await newGroup()
  expect(await kinds(ledger)).toEqual([])
  const { task } = await signedTask(ledger)
  expect(await kinds(ledger)).toEqual([])
  await ledger.write((work) => {
    work.move(taskFace, task, 'finish', { outcome: '已回访' })
    work.create(taskFace, 'add', newTask('"引号"、反斜杠 \\ 和\n换行'))
    work.log('refused.task.edit', 'task', task.id, null, { code: 'kernel.notAllowed' })
  })
  expect(await kinds(ledger)).toEqual([])
})

test('the last entries of a record are removed', async () => {
  const ledger = await newGroup()
  const { task } = await signedTask(ledger)
  await ledger.tamper('delete from kernel.entry where record_id = $1 and version = 3', [task.id])
  expect(await ledger.verify()).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ kind: 'block', detail: expect.objectContaining({ problem: 'count' }) }),
      expect.objectContaining({
        kind: 'head',
        recordId: task.id,
        detail: { table: 'kernel.task', expected: 2, found: 3 },
      }),
    ]),
  )
})

test('an entry in the middle is removed, or all of them', async () => {
  const ledger = await newGroup()
  const { task } = await signedTask(ledger)
  await ledger.tamper('delete from kernel.entry where record_id = $1 and version = 2', [task.id])
  expect(await kinds(ledger)).toContain('version')
  await ledger.tamper('delete from kernel.entry where record_id = $1', [task.id])
  expect(await kinds(ledger)).toEqual(['block', 'unrecorded'])
})

test('an entry is altered', async () => {
  const ledger = await newGroup()
  const { task } = await signedTask(ledger)
  await ledger.tamper(`update kernel.entry set actor_id = 'somebody' where record_id = $1 and version = 2`, [task.id])
  expect(await ledger.verify()).toEqual([expect.objectContaining({ kind: 'hash', record: 'task', recordId: task.id })])
  await ledger.tamper(`update kernel.entry set data = 'no json \\u0000' where record_id = $1 and version = 2`, [
    task.id,
  ])
  expect(await kinds(ledger)).toEqual(expect.arrayContaining(['hash', 'unreadable']))
})

test('an entry is altered and the whole chain after it computed anew: the blocks know', async () => {
  const ledger = await newGroup()
  const { task } = await signedTask(ledger)
  const entries = await ledger.tamper(
    `select e.*, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at from kernel.entry e where record_id = $1 order by version`,
    [task.id],
  )
  let prev: Buffer | null = null
  for (const row of entries) {
    const entry: StoredEntry = { ...storedEntry(row), prev, data: String(row['data']).replaceAll('改签', '未改') }
    prev = entryHash(entry)
    await ledger.tamper('update kernel.entry set data = $2, prev_hash = $3, hash = $4 where id = $1', [
      entry.id,
      entry.data,
      entry.prev,
      prev,
    ])
  }
  await ledger.tamper(`update kernel.task set head = $2, title_zh = '未改' where id = $1`, [task.id, prev])
  expect((await ledger.verify()).map(({ kind, detail }) => [kind, detail['problem']])).toEqual([['block', 'root']])
})

test('blocks are deleted, altered or forged', async () => {
  const ledger = await newGroup()
  await signedTask(ledger)
  const task = await ledger.addTask()
  await ledger.seal()
  await ledger.editTask(task, '第三块')
  await ledger.seal()
  const problems = async () => (await ledger.verify()).map(({ kind, detail }) => `${kind} ${String(detail['problem'])}`)
  await ledger.tamper('create table middle as select * from kernel.block where group_id = $1', [ledger.groupId])
  const restore = async () => {
    await ledger.tamper('delete from kernel.block where group_id = $1', [ledger.groupId])
    await ledger.tamper('insert into kernel.block select * from middle')
  }
  await ledger.tamper('delete from kernel.block where group_id = $1 and no = 3', [ledger.groupId])
  expect(await problems()).toEqual(['outside gone'])
  await ledger.seal()
  expect(await problems()).toEqual(['outside other'])
  await restore()
  ledger.heads.pop()
  await ledger.tamper('delete from kernel.block where group_id = $1 and no = 2', [ledger.groupId])
  expect(await problems()).toEqual(['block height', 'block range', 'block stray', 'outside gone'])
  await restore()
  await ledger.tamper('update kernel.block set root = prev_hash where group_id = $1 and no = 2', [ledger.groupId])
  expect(await problems()).toEqual(['block hash', 'block root'])
  await restore()
  await ledger.tamper('update kernel.block set signature = prev_hash || prev_hash where group_id = $1 and no = 2', [
    ledger.groupId,
  ])
  expect(await problems()).toEqual(['block signature'])
  await ledger.tamper(`update kernel.block set key_id = 'k2' where group_id = $1 and no = 2`, [ledger.groupId])
  expect(await problems()).toEqual(['block hash'])
  await restore()
  expect(await problems()).toEqual([])
  await ledger.tamper('drop table middle')
})

test('an entry is smuggled in below the sealed ones, or above all numbers', async () => {
  const ledger = await newGroup()
  const { task } = await signedTask(ledger)
  const smuggle = (xid: string) =>
    ledger.tamper(
      `insert into kernel.entry (group_id, id, at, actor_kind, actor_id, verb, hash, data, xid)
       select group_id, $2, at, actor_kind, actor_id, 'look', hash, '[]', ${xid} from kernel.entry where record_id = $1 and version = 1`,
      [task.id, newId()],
    )
  await smuggle('3')
  expect(await kinds(ledger)).toEqual(['block', 'hash'])
  await ledger.tamper('delete from kernel.entry where group_id = $1 and xid = 3', [ledger.groupId])
  await smuggle('9223372036854775807')
  expect(await sealGroup(ledger, ledger.groupId)).toBe(0)
  expect(await kinds(ledger)).toEqual(['block', 'hash'])
})

test('blocks lost on purpose by a restore are given up, and no others', async () => {
  const ledger = await newGroup()
  const task = await ledger.addTask()
  await ledger.seal()
  const head = ledger.heads[0]
  await ledger.editTask(task, '备份之后')
  await ledger.seal()
  await ledger.tamper('delete from kernel.block where group_id = $1 and no = 2', [ledger.groupId])
  expect(await kinds(ledger)).toEqual(['outside'])
  if (head) await ledger.writeHead({ ...head, restored: true })
  expect(await kinds(ledger)).toEqual([])
  await ledger.seal()
  expect(await kinds(ledger)).toEqual([])
  await ledger.tamper('delete from kernel.block where group_id = $1 and no = 2', [ledger.groupId])
  expect(await kinds(ledger)).toEqual(['outside'])
})

test('balances that do not hold', async () => {
  const ledger = await newGroup()
  await signedTask(ledger)
  const balances = [
    { name: 'holds', sql: 'select id from kernel.task where group_id = $1 and version < 1' },
    { name: 'fails', sql: 'select version from kernel.task where group_id = $1' },
  ]
  expect(await ledger.verify({ balances })).toEqual([
    { kind: 'balance', record: null, recordId: null, entryId: null, detail: { name: 'fails', row: '{"version":3}' } },
  ])
})

test('what another group wrote is not looked at', async () => {
  const ledger = await newGroup()
  const other = await newGroup()
  const { task } = await signedTask(other)
  await other.tamper('delete from kernel.entry where record_id = $1', [task.id])
  expect(await kinds(ledger)).toEqual([])
})
