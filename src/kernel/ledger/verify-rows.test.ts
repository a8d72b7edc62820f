import { expect, test } from 'vitest'
import { newTask, signedTask, taskFace, type TestLedger, useLedgers } from '../../../test/ledger.ts'
import { newId } from '../ids.ts'

const newGroup = useLedgers()

const kinds = async (ledger: TestLedger) => (await ledger.verify()).map((found) => found.kind)

test('values of every kind are compared as the database keeps them', async () => {
  const ledger = await newGroup()
  const hours = [{ open: '08:30', close: '18:00' }, null]
  await ledger.write((work) => {
    const id = newId()
    work.plain('kernel.region', { id, code: 'SZ', name_zh: '深圳', name_en: 'Shenzhen' })
    const create = (table: 'kernel.store' | 'kernel.role' | 'kernel.parameter', row: object) => {
      work.create({ ...taskFace, name: table.slice(7), table }, 'add', { id: newId(), ...row })
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
