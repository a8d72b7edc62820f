import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { expect, test } from 'vitest'
import { useLedgers } from '../../../test/ledger.ts'
import type { Work } from '../work.ts'
import { settleEpoch } from './epoch.ts'
import { type Head, headsFile } from './heads.ts'
import { sealAll, sealGroup } from './sealer.ts'

const newGroup = useLedgers()

test('committed entries are sealed once, and then there is nothing to do', async () => {
  const ledger = await newGroup()
  expect(await ledger.seal()).toBe(0)
  const task = await ledger.addTask()
  await ledger.editTask(task, '再次回访')
  expect(await ledger.seal()).toBe(2)
  expect(await ledger.seal()).toBe(0)
  await ledger.addTask()
  expect(await ledger.seal()).toBe(1)
  const blocks = await ledger.tamper('select no, entry_count, hash from kernel.block where group_id = $1 order by no', [
    ledger.groupId,
  ])
  expect(blocks.map((block) => block['entry_count'])).toEqual([2, 1])
  expect(ledger.heads.map((head) => head.no)).toEqual([1, 2])
  expect(ledger.heads[1]?.hash).toBe(Buffer.isBuffer(blocks[1]?.['hash']) && blocks[1]['hash'].toString('base64url'))
  expect(await ledger.verify()).toEqual([])
})

test('what an open transaction wrote waits, and what committed after it waits with it', async () => {
  const ledger = await newGroup()
  const task = await ledger.addTask()
  await ledger.settled()
  const other = new Client({ connectionString: ledger.url })
  await other.connect()
  await other.query('begin')
  await other.query('select pg_current_xact_id()')
  await ledger.editTask(task, '晚一点')
  expect(await sealGroup(ledger, ledger.groupId)).toBe(1)
  expect(await sealGroup(ledger, ledger.groupId)).toBe(0)
  await other.query('commit')
  await other.end()
  expect(await ledger.seal()).toBe(1)
  expect(await ledger.verify()).toEqual([])
})

test('several servers at once seal every entry once', async () => {
  const ledger = await newGroup()
  for (let round = 0; round < 8; round++) {
    await Promise.all([
      ledger.addTask(),
      sealGroup(ledger, ledger.groupId),
      ledger.addTask(),
      sealGroup(ledger, ledger.groupId),
      ledger.addTask(),
      sealGroup(ledger, ledger.groupId),
    ])
  }
  await ledger.seal()
  const [counts] = await ledger.tamper(
    `select sum(entry_count)::int as sealed, count(*)::int = max(no) as gapless from kernel.block where group_id = $1`,
    [ledger.groupId],
  )
  expect(counts).toEqual({ sealed: 24, gapless: true })
  expect(await ledger.verify()).toEqual([])
})

test('a block ends with a whole transaction, however large it is', async () => {
  const ledger = await newGroup()
  const looks = (count: number) => (work: Work) => {
    for (let i = 0; i < count; i++) work.log('look', null, null, null, { i })
  }
  await ledger.write(looks(3000), looks(2001))
  await ledger.write(looks(30))
  expect(await ledger.seal()).toBe(5031)
  const blocks = await ledger.tamper('select entry_count from kernel.block where group_id = $1 order by no', [
    ledger.groupId,
  ])
  expect(blocks.map((block) => block['entry_count'])).toEqual([5001, 30])
  expect(ledger.heads).toHaveLength(1)
  expect(await ledger.verify()).toEqual([])
})

test('all groups are sealed, also when one of them fails', async () => {
  const ledgers = [await newGroup(), await newGroup(), await newGroup()]
  for (const ledger of ledgers) {
    await ledger.addTask()
    await ledger.settled()
  }
  const sealed: string[] = []
  const [first] = ledgers
  if (!first) throw new Error('No group')
  await sealAll({
    ...first,
    writeHead: async (head) => {
      if (head.groupId === first.groupId) throw new Error('The disk is full')
      sealed.push(head.groupId)
    },
  })
  expect(sealed).toEqual(expect.arrayContaining(ledgers.slice(1).map((ledger) => ledger.groupId)))
})

test('in another cluster, entries from before are sealed as they stand and transaction numbers begin again', async () => {
  const ledger = await newGroup()
  const task = await ledger.addTask()
  await ledger.seal()
  const edited = await ledger.editTask(task, '还没封存')
  // What a restore into another cluster looks like: its identifier is another, and its numbers start far below.
  await ledger.tamper(`update kernel.ledger_epoch set system_identifier = '1'`)
  await ledger.tamper('update kernel.entry set xid = xid + 1000000000 where group_id = $1', [ledger.groupId])
  await ledger.tamper('update kernel.block set to_xid = to_xid + 1000000000 where group_id = $1', [ledger.groupId])
  expect(await sealGroup(ledger, ledger.groupId)).toBe(0)
  expect((await ledger.verify()).map(({ kind, detail }) => [kind, detail['problem']])).toEqual([['block', 'stray']])
  const owner = new Client({ connectionString: ledger.url })
  await owner.connect()
  expect(await settleEpoch(owner)).toEqual({ epoch: 2, moved: true })
  expect(await settleEpoch(owner)).toEqual({ epoch: 2, moved: false })
  await owner.end()
  await ledger.editTask(edited, '恢复以后')
  expect(await ledger.seal()).toBe(2)
  const blocks = await ledger.tamper('select epoch, entry_count from kernel.block where group_id = $1 order by no', [
    ledger.groupId,
  ])
  expect(blocks).toEqual([
    { epoch: 1, entry_count: 1 },
    { epoch: 1, entry_count: 1 },
    { epoch: 2, entry_count: 1 },
  ])
  expect(await ledger.verify()).toEqual([])
})

test('heads are kept in a file that only its owner reads, and survive half a line', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'open4s-heads-'))
  const path = join(folder, 'ledger-heads.jsonl')
  const heads = [1, 2, 3].map(
    (no): Head => ({ groupId: no === 2 ? 'b' : 'a', no, hash: 'x', at: '2026-11-22T00:00:00.000Z' }),
  )
  const read = async (group: string) => {
    const found: (Head | null)[] = []
    for await (const head of headsFile(folder).read(group)) found.push(head)
    return found
  }
  try {
    expect(await read('a')).toEqual([])
    for (const head of heads) await headsFile(folder).write(head)
    expect(statSync(path).mode & 0o777).toBe(0o600)
    expect(await read('a')).toEqual([heads[0], heads[2]])
    writeFileSync(path, '{"groupId":"a","no":4,"ha', { flag: 'a' })
    await headsFile(folder).write({ groupId: 'a', no: 5, hash: 'y', at: '2026-11-22T00:00:00.000Z' })
    expect((await read('b')).map((head) => head?.no)).toEqual([2, undefined])
    expect((await read('a')).map((head) => head?.no)).toEqual([1, 3, undefined, 5])
  } finally {
    rmSync(folder, { recursive: true })
  }
})
