import { expect, test } from 'vitest'
import { newTask, type Task, taskFace, type TestLedger, useLedgers } from '../../../test/ledger.ts'
import { newId } from '../ids.ts'
import { newPerson, type OpenPerson, sealFor } from '../pii/persons.ts'
import { entryHash } from './entry.ts'
import { sealGroup } from './sealer.ts'
import { type StoredEntry, storedEntry } from './stored-entry.ts'

const newGroup = useLedgers()

const kinds = async (ledger: TestLedger) => (await ledger.verify()).map((found) => found.kind)

/** A task of three entries with two signatures, of which one was signed anew, all sealed. */
async function signedTask(ledger: TestLedger): Promise<{ task: Task; person: OpenPerson; signatureId: string }> {
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
      image_file_id: null,
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

test('values of every kind are compared as the database keeps them', async () => {
  const ledger = await newGroup()
  const hours = [{ open: '08:30', close: '18:00' }, null]
  await ledger.write((work) => {
    const id = newId()
    work.plain('kernel.region', { id, code: 'SZ', name_zh: '深圳', name_en: 'Shenzhen' })
    const create = (table: 'kernel.store' | 'kernel.role' | 'kernel.parameter', row: object) => {
      work.create({ ...taskFace, name: table.slice(7), table }, 'add', { id: newId(), ...row } as never)
    }
    create('kernel.store', {
      id: newId().toUpperCase(),
      store_id: newId().toUpperCase(),
      region_id: id,
      code: 'SZ01',
      name_zh: '一店',
      name_en: '',
      address_zh: '',
      address_en: '',
      phone: '',
      longitude: 114.057868,
      latitude: 1e-7,
      time_zone: 'Asia/Shanghai',
      hours,
      licence_no: null,
    })
    create('kernel.role', {
      code: 'advisor',
      name_zh: '顾问',
      name_en: 'Advisor',
      permissions: ['a.b', 'c."d', 'e\\,f', ''],
    })
    create('kernel.role', { code: 'nobody', name_zh: '', name_en: '', permissions: [] })
    create('kernel.parameter', {
      key: 'x',
      scope_kind: 'group',
      scope_id: null,
      from_date: '2026-01-01',
      value: { b: 1.5, a: [null, 'x'] },
      reason: '',
    })
    work.create(taskFace, 'add', { ...newTask('时区'), due_at: '2026-11-25T18:00:00+08:00' })
  })
  expect(await ledger.verify()).toEqual([])
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

test('a business row is changed, deleted, added, emptied', async () => {
  const ledger = await newGroup()
  const { task, signatureId } = await signedTask(ledger)
  await ledger.tamper(`update kernel.task set title_zh = '别的', outcome = '补写' where id = $1`, [task.id])
  expect(await ledger.verify()).toEqual([
    expect.objectContaining({
      kind: 'changed',
      record: 'task',
      recordId: task.id,
      detail: { table: 'kernel.task', row: task.id, column: 'title_zh', expected: '改签', found: '别的' },
    }),
    expect.objectContaining({
      kind: 'changed',
      detail: { table: 'kernel.task', row: task.id, column: 'outcome', expected: 'null', found: '补写' },
    }),
  ])
  await ledger.tamper(`update kernel.task set title_zh = '改签', outcome = null, state = 'done' where id = $1`, [
    task.id,
  ])
  expect(await kinds(ledger)).toEqual(['changed'])
  await ledger.tamper(
    `update kernel.task set state = 'open', updated_at = updated_at + interval '1 day' where id = $1`,
    [task.id],
  )
  expect(await kinds(ledger)).toEqual(['changed'])
  await ledger.tamper(`update kernel.task set updated_at = updated_at - interval '1 day', version = 9 where id = $1`, [
    task.id,
  ])
  expect(await kinds(ledger)).toEqual(['head'])
  await ledger.tamper('update kernel.task set version = 3 where id = $1', [task.id])
  await ledger.tamper('update kernel.signature set id = $2 where id = $1', [signatureId, newId()])
  expect((await kinds(ledger)).sort()).toEqual(['missing', 'unrecorded'])
})

test('a row that no entry mentions', async () => {
  const ledger = await newGroup()
  const { task } = await signedTask(ledger)
  const id = newId()
  await ledger.tamper(
    `insert into kernel.role values ($1, $2, 'active', 1, '', now(), now(), 'boss', '', '', '{"*"}')`,
    [ledger.groupId, id],
  )
  await ledger.tamper(
    `insert into kernel.signature select group_id, $2, record, record_id, purpose, person_id, signer, signed_at, channel, device, null, document_sha256
       from kernel.signature where record_id = $1 limit 1`,
    [task.id, newId()],
  )
  const found = await ledger.verify()
  expect(found.map(({ kind, detail }) => `${kind} ${String(detail['table'])}`).sort()).toEqual([
    'unrecorded kernel.role',
    'unrecorded kernel.signature',
  ])
})

test('a personal value is altered in the row, in its history, or taken away', async () => {
  const ledger = await newGroup()
  const { signatureId } = await signedTask(ledger)
  const [row] = await ledger.tamper('select signer from kernel.signature where id = $1', [signatureId])
  const signer = String(row?.['signer'])
  await ledger.tamper('update kernel.signature set signer = $2 where id = $1', [signatureId, signer.replace(/.$/, 'x')])
  const found = await ledger.verify()
  expect(found).toEqual([
    expect.objectContaining({
      kind: 'sealed',
      detail: { table: 'kernel.signature', row: signatureId, column: 'signer' },
    }),
  ])
  await ledger.tamper('update kernel.signature set signer = $2 where id = $1', [signatureId, signer])
  const history =
    "kernel.sealed_value where group_id = $1 and id <> all(select split_part(signer, '.', 2)::uuid from kernel.signature)"
  await ledger.tamper(`update kernel.sealed_value set cipher = cipher || 'x' where id in (select id from ${history})`, [
    ledger.groupId,
  ])
  expect((await ledger.verify()).map(({ kind, detail }) => [kind, detail['problem']])).toEqual([['sealed', 'altered']])
  await ledger.tamper(`delete from ${history}`, [ledger.groupId])
  expect((await ledger.verify()).map(({ kind, detail }) => [kind, detail['problem']])).toEqual([['sealed', 'gone']])
})

test('two records that write one row: the last writer counts, and of two at the same time either', async () => {
  const ledger = await newGroup()
  const [first, second] = [await ledger.addTask('甲'), await ledger.addTask('乙')]
  await ledger.write((work) => {
    work.move(taskFace, second, 'edit', {})
    work.update('kernel.task', first.id, { title_en: 'by the second' })
  })
  expect(await kinds(ledger)).toEqual([])
  await ledger.tamper(`update kernel.task set title_en = 'Call back' where id = $1`, [first.id])
  expect(await kinds(ledger)).toEqual([])
  await ledger.tamper(`update kernel.task set title_en = 'by nobody' where id = $1`, [first.id])
  expect(await kinds(ledger)).toEqual(['changed'])
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
