import { beforeAll, describe, expect, test } from 'vitest'
import type { Caller } from '../../../../test/caller.ts'
import { useHouse } from '../../../../test/house.ts'
import { deliver } from '../../../../test/in-work.ts'
import { scenario } from '../../../../test/scenario.ts'
import { scanDeadlines } from '../../../kernel/clocks/scan.ts'
import { declareTopics } from '../../../kernel/outbox.ts'
import { openShop } from '../../service/test/shop.ts'
import { closedVisit, type Crew, hireCrew } from '../../quality/test/visit.ts'
import { at, hire, staffIdOf } from '../../workshop/test/crew.ts'
import { call } from '../server/parameters.ts'
import { orderClosed } from '../server/subscriptions.ts'

const house = useHouse()
let crew: Crew

beforeAll(async () => {
  await openShop(house)
  crew = await hireCrew(house)
})

interface FollowUp {
  readonly id: string
  readonly version: number
  readonly state: string
  readonly agentId: string
  readonly dueAt: string
  readonly late: boolean
}
const callOf = async (orderId: string): Promise<FollowUp> => {
  const { rows } = await house
    .as('manager')
    .get<{ rows: (FollowUp & { orderId: string })[] }>('followUp.list', { query: { limit: 200 } })
  const found = rows.find((row) => row.orderId === orderId)
  if (!found) throw new Error('No call')
  return found
}
const versionOf = async (id: string) =>
  Number((await house.rows('select version from care.follow_up where id = $1', [id]))[0]?.['version'])
const act = async (who: Caller, verb: string, id: string, body: Record<string, unknown>) =>
  who.do(`followUp.${verb}`, { id, version: await versionOf(id), body })
const deadlineOf = async (id: string) =>
  (
    await house.rows(
      `select state, due_at, owner_id from kernel.deadline where record_id = $1 and name = 'care.call'`,
      [id],
    )
  )[0]
const answers = { carRunsWell: true, score: 5, keyPoints: '刹车已无异响,车主满意' }

describe('the call within three days', () => {
  scenario(
    'M-02',
    'the task exists from the departure of the car, owed by name, due at closing on the third day',
    async () => {
      const order = await closedVisit(house, crew)
      const task = await callOf(order.id)
      const agentId = await staffIdOf(house, 'careAgent')
      expect(task).toMatchObject({ state: 'due', agentId, dueAt: at('18:00', '2026-03-13'), late: false })
      expect(await deadlineOf(task.id)).toMatchObject({
        state: 'running',
        due_at: at('18:00', '2026-03-13'),
        owner_id: agentId,
      })
      const file = await house.as('careAgent').get('followUp.get', { id: task.id })
      expect(file).toMatchObject({
        customerName: '王建国',
        advisorName: 'serviceAdvisor sz',
        concerns: [{ words: '刹车有异响', answer: '已更换刹车片' }],
        done: [{ nameZh: '更换前刹车片' }],
        calls: [],
      })
      expect(JSON.stringify(file)).toMatch(/138\*{4}/)
    },
  )

  test('the same event again makes no second call', async () => {
    const order = await closedVisit(house, crew)
    const [row] = await house.rows('select * from service.repair_order where id = $1', [order.id])
    const event = {
      groupId: house.groupId,
      at: String(row?.['closed_at']),
      id: crypto.randomUUID(),
      payload: {
        orderId: order.id,
        storeId: house.stores.sz,
        customerId: row?.['customer_id'],
        vehicleId: row?.['vehicle_id'],
        orderNumber: order.number,
        closedAt: row?.['closed_at'],
        followUp: true,
      },
    }
    await Promise.all([orderClosed.run(house.kernel, event), orderClosed.run(house.kernel, event)])
    await orderClosed.run(house.kernel, { ...event, id: crypto.randomUUID() })
    expect(await house.rows('select id from care.follow_up where order_id = $1', [order.id])).toHaveLength(1)
    expect(
      await house.rows(
        `select id from kernel.deadline where name = 'care.call' and record_id in (select id from care.follow_up where order_id = $1)`,
        [order.id],
      ),
    ).toHaveLength(1)
  })

  scenario(
    'M-02',
    'unreached attempts are logged; a call back comes first when its time is there; the answers end it',
    async () => {
      const agent = house.as('careAgent')
      const first = await callOf((await closedVisit(house, crew)).id)
      house.clock.set(at('09:00', '2026-03-11'))
      const task = await callOf((await closedVisit(house, crew)).id)
      await act(agent, 'attempt', task.id, { outcome: 'noAnswer' })
      const version = await versionOf(task.id)
      const noTime = await agent.refused('followUp.attempt', { id: task.id, version, body: { outcome: 'callBack' } })
      expect(noTime).toMatchObject({ status: 422, code: 'care.callBackTimeNeeded' })
      const callBackAt = new Date(house.clock.now() + 30 * 60_000).toISOString()
      expect(
        await act(agent, 'attempt', task.id, { outcome: 'callBack', callBackAt, note: '在开会，半小时后再打' }),
      ).toMatchObject({ state: 'due', attempts: 2, callBackAt })
      const before = await agent.get<{ id: string; waiting: number }>('followUp.next')
      expect(before.id).not.toBe(task.id)
      house.clock.forward(31)
      expect(await agent.get('followUp.next')).toMatchObject({ id: task.id, waiting: before.waiting + 1 })

      const done = await act(agent, 'complete', task.id, answers)
      expect(done).toMatchObject({
        state: 'done',
        attempts: 3,
        score: 5,
        calledAt: new Date(house.clock.now()).toISOString(),
      })
      expect(done).not.toHaveProperty('keyPoints')
      expect(await deadlineOf(task.id)).toMatchObject({ state: 'met' })
      const file = await agent.get<{ calls: { outcome: string; note: string | null; by: string }[] }>('followUp.get', {
        id: task.id,
      })
      expect(file).toMatchObject({ keyPoints: answers.keyPoints })
      expect(file.calls).toMatchObject([
        { outcome: 'noAnswer', note: null, by: 'careAgent sz' },
        { outcome: 'callBack', note: '在开会，半小时后再打' },
        { outcome: 'reached' },
      ])
      expect((await agent.get<{ id: string }>('followUp.next')).id).not.toBe(task.id)
      expect(first.state).toBe('due')
    },
  )

  scenario('M-02', 'a call missed on the third day is told to the manager, and the on-time rate shows it', async () => {
    const agent = house.as('careAgent')
    const [inTime, late] = [
      await callOf((await closedVisit(house, crew)).id),
      await callOf((await closedVisit(house, crew)).id),
    ]
    const figures = () => agent.get<{ done: number; onTime: number; late: number; open: number }>('followUp.onTime')
    const before = await figures()
    const own = () => agent.get<{ done: number }>('followUp.onTime', { query: { mine: true } })
    const ownBefore = await own()
    const others = () => house.as('manager').get('followUp.onTime', { query: { mine: true } })
    const othersBefore = await others()
    await act(agent, 'complete', inTime.id, answers)
    expect((await own()).done).toBe(ownBefore.done + 1)
    expect(await others()).toEqual(othersBefore)
    expect(await figures()).toMatchObject({ done: before.done + 1, onTime: before.onTime + 1, open: before.open - 1 })
    house.clock.set(late.dueAt)
    house.clock.forward(1)
    await scanDeadlines(house.kernel, [call])
    const [told] = await house.rows(
      `select m.template from kernel.message m join kernel.account a on a.id = m.account_id where m.record_id = $1 and a.login = 'manager.sz'`,
      [late.id],
    )
    expect(told).toEqual({ template: 'kernel.deadlineBreached' })
    expect(
      await callOf(
        (await house.rows('select order_id from care.follow_up where id = $1', [late.id]))[0]?.['order_id'] as string,
      ),
    ).toMatchObject({ late: true })
    const owed = await agent.get<{ rows: { id: string }[]; total: number }>('followUp.list', {
      query: { state: 'due', late: true, total: true },
    })
    expect(owed.rows.map((row) => row.id)).toContain(late.id)
    const then = await figures()
    await act(agent, 'complete', late.id, { ...answers, score: 2 })
    expect(await deadlineOf(late.id)).toMatchObject({ state: 'late' })
    expect(await figures()).toMatchObject({ done: then.done + 1, onTime: then.onTime, late: then.late })
    house.clock.set(at('09:00', '2026-03-16'))
  })

  test('nobody is given up before three tries; then the reason stands in the register', async () => {
    const agent = house.as('careAgent')
    const task = await callOf((await closedVisit(house, crew)).id)
    const reason = '号码停机，微信也不回'
    await act(agent, 'attempt', task.id, { outcome: 'noAnswer' })
    await act(agent, 'attempt', task.id, { outcome: 'wrongNumber' })
    const early = await agent.refused('followUp.giveUp', {
      id: task.id,
      version: await versionOf(task.id),
      body: { reason },
    })
    expect(early).toMatchObject({ code: 'care.tryAgain', details: { attempts: 2, needed: 3 } })
    await act(agent, 'attempt', task.id, { outcome: 'busy' })
    expect(await act(agent, 'giveUp', task.id, { reason })).toMatchObject({ state: 'givenUp' })
    expect(await deadlineOf(task.id)).toMatchObject({ state: 'cancelled' })
    const { calls } = await agent.get<{ calls: object[] }>('followUp.get', { id: task.id })
    expect(calls.at(-1)).toMatchObject({ outcome: 'givenUp', note: reason })
  })

  test('calls go to the agent with the fewest; others see them, strangers do not', async () => {
    const second = await hire(house, '客服二', { role: 'careAgent', skills: [] })
    const task = await callOf((await closedVisit(house, crew)).id)
    expect(task.agentId).toBe(second.staffId)
    expect(await second.get('followUp.next')).toEqual({ id: task.id, waiting: 1, laterAt: null })
    // Nobody answers: not the same call again, and when there is nothing else, when it comes back.
    await act(second, 'attempt', task.id, { outcome: 'noAnswer' })
    const laterAt = new Date(house.clock.now() + 60 * 60_000).toISOString()
    expect(await second.get('followUp.next')).toEqual({ id: null, waiting: 0, laterAt })
    house.clock.forward(60)
    expect(await second.get('followUp.next')).toEqual({ id: task.id, waiting: 1, laterAt: null })
    expect(await second.get('followUp.list', { query: { mine: true, state: 'due' } })).toMatchObject({
      rows: [{ id: task.id }],
    })
    expect(await house.as('careAgent', 'hz').getRefused('followUp.get', { id: task.id })).toMatchObject({ status: 403 })
    expect(await house.as('cashier').getRefused('followUp.list')).toMatchObject({ status: 403 })
    expect(
      await house.as('serviceAdvisor').refused('followUp.complete', { id: task.id, version: 1, body: answers }),
    ).toMatchObject({ status: 403 })
  })

  test('an unhappy customer is told to whoever listens; what he said is sealed and stands in his file', async () => {
    const agent = house.as('careAgent')
    await deliver(house)
    const task = await callOf((await closedVisit(house, crew)).id)
    const complaint = '洗车没洗干净'
    // A room that will look after complaints has opened.
    declareTopics(['care.dissatisfied'])
    await act(agent, 'complete', task.id, { ...answers, score: 4, complaint, wishes: '周末也能取车' })
    const events = await house.rows(`select payload from kernel.outbox where topic = 'care.dissatisfied'`)
    expect(events).toMatchObject([{ payload: { followUpId: task.id, storeId: house.stores.sz } }])
    const [row] = await house.rows('select key_points, complaint, customer_id from care.follow_up where id = $1', [
      task.id,
    ])
    expect([row?.['key_points'], row?.['complaint']].every((text) => String(text).startsWith('s1.'))).toBe(true)
    for (const [table, column] of [
      ['kernel.entry', 'data'],
      ['kernel.idempotency', 'answer'],
    ]) {
      expect(await house.rows(`select 1 as found from ${table} where ${column} like $1`, [`%${complaint}%`])).toEqual(
        [],
      )
    }
    const { groups } = await agent.get<{ groups: Record<string, object[]> }>('customer.file', {
      id: String(row?.['customer_id']),
    })
    expect(groups['satisfaction']).toMatchObject([{ score: 4, complaint, wishes: '周末也能取车' }])
  })
})
