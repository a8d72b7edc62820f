import { expect, test } from 'vitest'
import { before, events, later, scanAt, specOf, start, told, withLimits } from '../../../test/bare-deadlines.ts'
import { bareKernel, withBareKernel } from '../../../test/bare-kernel.ts'
import { newId } from '../ids.ts'
import { startBy } from './deadlines.ts'

test('the owner is warned, then owner and first role are told of the breach, then each further role, each once', async () => {
  await withBareKernel(async (bare) => {
    const group = await bare.group()
    await withLimits(group)
    const agent = await group.account('agent', 'store', group.storeId)
    const supervisor = await group.account('supervisor', 'store', group.storeId)
    await group.account('supervisor', 'store', group.otherStoreId)
    const deputy = await group.account('deputy', 'region', group.regionId)
    const manager = await group.account('manager', 'group', null)
    const { dueAt, warnAt } = await start(group, 'test.answer', { ownerId: agent.staffId })
    expect(warnAt).toBe('2026-03-10T23:00:00.000Z')
    expect(await scanAt(bare, before(warnAt ?? ''))).toBe(0)
    expect(await scanAt(bare, warnAt ?? '')).toBe(1)
    expect(await told(group)).toEqual([
      { template: 'kernel.deadlineWarned', account_id: agent.accountId, state: 'sent', level: '0' },
    ])
    expect(await scanAt(bare, dueAt)).toBe(1)
    const breach = (await told(group)).slice(1)
    expect(new Set(breach.map((m) => m['account_id']))).toEqual(new Set([agent.accountId, supervisor.accountId]))
    expect(await scanAt(bare, before(later(dueAt, 4)))).toBe(0)
    expect(await scanAt(bare, later(dueAt, 4))).toBe(1)
    expect((await told(group)).at(-1)).toMatchObject({ account_id: deputy.accountId, level: '2' })
    expect(await scanAt(bare, later(dueAt, 8))).toBe(1)
    expect((await told(group)).at(-1)).toMatchObject({ account_id: manager.accountId, level: '3' })
    expect(await scanAt(bare, later(dueAt, 1000))).toBe(0)
    expect(await told(group)).toHaveLength(5)
    expect((await events(group)).map((e) => e['topic'])).toEqual([
      'kernel.deadlineWarned',
      'kernel.deadlineBreached',
      'kernel.deadlineBreached',
      'kernel.deadlineBreached',
    ])
    expect(await group.rows(`select verb from kernel.entry where verb = 'deadline.breached'`)).toHaveLength(3)
    expect(bare.changes).toContainEqual({
      groupId: group.groupId,
      storeId: null,
      record: 'inbox',
      id: manager.accountId,
    })
  })
})

test('without an owner the owing role is told; a step that nobody holds is passed over', async () => {
  await withBareKernel(async (bare) => {
    const group = await bare.group()
    await withLimits(group)
    const agent = await group.account('agent', 'store', group.storeId)
    const manager = await group.account('manager', 'store', group.storeId)
    const { dueAt } = await start(group, 'test.answer')
    await scanAt(bare, dueAt)
    expect(new Set((await told(group)).map((m) => m['account_id']))).toEqual(
      new Set([agent.accountId, manager.accountId]),
    )
    expect((await group.rows('select level, next_at from kernel.deadline'))[0]).toEqual({ level: 3, next_at: null })
  })
})

test('two processes that scan at once fire each deadline once', async () => {
  await withBareKernel(async (bare) => {
    const others = [bareKernel(bare.url), bareKernel(bare.url), bareKernel(bare.url)]
    const group = await bare.group()
    await withLimits(group)
    const agent = await group.account('agent', 'store', group.storeId)
    await group.write((work) => {
      for (let n = 0; n < 350; n++) {
        startBy(work, specOf('test.tell'), {
          record: 'case',
          recordId: newId(),
          storeId: group.storeId,
          ownerId: agent.staffId,
        })
      }
    })
    const counts = await Promise.all([bare, ...others].map((b) => scanAt(b, '2026-03-10T10:00:00.000Z')))
    expect(counts.reduce((sum, n) => sum + n, 0)).toBe(350)
    expect(await told(group)).toHaveLength(350)
    expect(await events(group)).toHaveLength(350)
    await Promise.all(others.map((b) => b.kernel.db.close()))
  })
})

test('after a time without server nothing is lost: the breach comes, the slept-through warning does not', async () => {
  await withBareKernel(async (bare) => {
    const group = await bare.group()
    await withLimits(group)
    const agent = await group.account('agent', 'store', group.storeId)
    const supervisor = await group.account('supervisor', 'store', group.storeId)
    await group.account('deputy', 'store', group.storeId)
    const { dueAt } = await start(group, 'test.answer', { ownerId: agent.staffId })
    const awake = later(dueAt, 100)
    expect(await scanAt(bare, awake)).toBe(1)
    expect(new Set((await told(group)).map((m) => `${String(m['template'])} ${String(m['account_id'])}`))).toEqual(
      new Set([`kernel.deadlineBreached ${agent.accountId}`, `kernel.deadlineBreached ${supervisor.accountId}`]),
    )
    expect((await group.rows('select next_at from kernel.deadline'))[0]).toEqual({ next_at: later(awake, 4) })
  })
})

test('deadlines of one group do not wait for the trouble of another', async () => {
  await withBareKernel(async (bare) => {
    const [bad, good] = [await bare.group(), await bare.group()]
    for (const group of [bad, good]) {
      await withLimits(group)
      await start(group, 'test.greet')
    }
    // A row that breaks its scan: an account whose grants cannot be read.
    await bad.account('advisor', 'store', bad.storeId)
    await bad.write((work) =>
      work.sql({
        sql: `update kernel.account set grants = '[{"role":"advisor"}]' where group_id = $1`,
        parameters: [bad.groupId],
      }),
    )
    expect(await scanAt(bare, '2026-03-10T02:00:00.000Z')).toBe(1)
    expect((await good.rows('select state from kernel.deadline'))[0]).toEqual({ state: 'breached' })
    expect((await bad.rows('select state from kernel.deadline'))[0]).toEqual({ state: 'running' })
  })
})
