import { Client } from 'pg'
import { expect, test } from 'vitest'
import { before, events, later, scanAt, specOf, start, withLimits } from '../../../test/bare-deadlines.ts'
import { withBareKernel } from '../../../test/bare-kernel.ts'
import { ownDeadlines } from './deadlines.ts'
import { openDeadlines } from './open-deadlines.ts'

test.each([
  // The clock stands at Tuesday 10 March 2026, 9:00 in Shanghai; the store closes at 18:00.
  ['test.greet', {}, '2026-03-10T01:05:00.000Z'],
  ['test.answer', {}, '2026-03-11T01:00:00.000Z'],
  ['test.call', {}, '2026-03-13T10:00:00.000Z'],
  ['test.tell', {}, '2026-03-10T10:00:00.000Z'],
  ['test.reply', {}, '2026-03-24T10:00:00.000Z'],
  ['test.prepare', { from: '2026-03-12T02:00:00.000Z' }, '2026-03-11T02:00:00.000Z'],
])('%s fires at its instant, once, and not before', async (name, more, dueAt) => {
  await withBareKernel(async (bare) => {
    const group = await bare.group()
    await withLimits(group)
    const agent = await group.account('agent', 'store', group.storeId)
    const started = await start(group, name, { ...more, ownerId: agent.staffId })
    expect(started.dueAt).toBe(dueAt)
    const warned = started.warnAt === null ? 0 : 1
    expect(await scanAt(bare, before(dueAt))).toBe(warned)
    expect((await group.rows('select state from kernel.deadline'))[0]).toEqual({ state: 'running' })
    expect(await scanAt(bare, dueAt)).toBe(1)
    expect(await scanAt(bare, dueAt)).toBe(0)
    expect(await scanAt(bare, later(dueAt, 1000))).toBe(name === 'test.answer' ? 1 : 0)
    const fired = (await events(group)).filter((e) => e['topic'] === 'kernel.deadlineBreached')
    expect(fired[0]?.['payload']).toEqual({
      name,
      record: specOf(name).record,
      recordId: started.recordId,
      storeId: group.storeId,
      ownerId: agent.staffId,
      level: 1,
    })
    const [row] = await group.rows('select state, breached_at from kernel.deadline')
    expect(row).toEqual({ state: 'breached', breached_at: dueAt })
  })
})

test('a deadline that was met in time never fires; one that was met late stays late', async () => {
  await withBareKernel(async (bare) => {
    const group = await bare.group()
    await withLimits(group)
    const [met, late] = [await start(group, 'test.greet'), await start(group, 'test.greet')]
    bare.at('2026-03-10T01:04:00.000Z')
    await group.write((work) => work.stopDeadline('test.greet', met.recordId))
    expect(await scanAt(bare, '2026-03-10T01:05:00.000Z')).toBe(1)
    await group.write((work) => work.stopDeadline('test.greet', late.recordId))
    expect(await scanAt(bare, '2026-03-11T01:05:00.000Z')).toBe(0)
    expect(await group.rows('select record_id, state from kernel.deadline order by record_id')).toEqual([
      { record_id: met.recordId, state: 'met' },
      { record_id: late.recordId, state: 'late' },
    ])
  })
})

test('the limit is the nearest scope in force that day; a change leaves running ones alone', async () => {
  await withBareKernel(async (bare) => {
    const group = await bare.group()
    await withLimits(group)
    await group.limit('test.answerHours', 12, { kind: 'store', id: group.otherStoreId, from: '2026-01-01' })
    await group.limit('test.answerHours', 6, { kind: 'group', id: null, from: '2026-03-11' })
    const old = await start(group, 'test.answer')
    expect(old.dueAt).toBe('2026-03-11T01:00:00.000Z')
    expect((await start(group, 'test.answer', { storeId: group.otherStoreId })).dueAt).toBe('2026-03-10T13:00:00.000Z')
    // Midnight in Shanghai: the new value holds.
    bare.at('2026-03-10T16:00:00.000Z')
    expect((await start(group, 'test.answer')).dueAt).toBe('2026-03-10T22:00:00.000Z')
    expect(await group.rows('select due_at from kernel.deadline where record_id = $1', [old.recordId])).toEqual([
      { due_at: old.dueAt },
    ])
  })
})

test('where a law stands beside the company, the stricter counts', async () => {
  await withBareKernel(async (bare) => {
    const owner = new Client({ connectionString: bare.url })
    await owner.connect()
    await owner.query(
      `insert into kernel.law_limit (key, from_date, value, unit, source)
       values ('test.replyDays', '2018-01-01', '7', 'workingDay', 'law'), ('test.prepareMinutes', '2018-01-01', '2880', 'minute', 'law')`,
    )
    await owner.end()
    const group = await bare.group()
    await withLimits(group)
    expect((await start(group, 'test.reply')).dueAt).toBe('2026-03-19T10:00:00.000Z')
    // Ahead of an instant more minutes are the stricter.
    const from = '2026-03-20T02:00:00.000Z'
    expect((await start(group, 'test.prepare', { from })).dueAt).toBe('2026-03-18T02:00:00.000Z')
  })
})

test('open deadlines of a person, soonest first, with the time that is left; handing over moves them', async () => {
  await withBareKernel(async (bare) => {
    const group = await bare.group()
    await withLimits(group)
    const [one, two] = [
      await group.account('agent', 'store', group.storeId),
      await group.account('agent', 'store', group.storeId),
    ]
    const answer = await start(group, 'test.answer', { ownerId: one.staffId })
    await start(group, 'test.greet', { ownerId: one.staffId })
    await start(group, 'test.tell', { ownerId: two.staffId })
    await scanAt(bare, '2026-03-10T01:10:00.000Z')
    const open = async (ownerId: string) => {
      const load = openDeadlines(
        group.groupId,
        { stores: [group.storeId], ownerId, limit: 10 },
        '2026-03-10T23:00:00.000Z',
      )
      return load.read(await group.rows(load.statement.sql, [...load.statement.parameters]))
    }
    expect((await open(one.staffId)).map((d) => [d.name, d.state, d.nearness, d.leftSeconds])).toEqual([
      ['test.greet', 'breached', 'late', -78_900],
      ['test.answer', 'running', 'soon', 7200],
    ])
    await group.write((work) => ownDeadlines(work, answer.recordId, two.staffId))
    expect((await open(one.staffId)).map((d) => d.name)).toEqual(['test.greet'])
    expect((await open(two.staffId)).map((d) => d.name)).toEqual(['test.tell', 'test.answer'])
  })
})
