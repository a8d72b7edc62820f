import { beforeAll, describe, expect } from 'vitest'
import type { Answer } from '../../../../test/caller.ts'
import { useHouse } from '../../../../test/house.ts'
import { deliver } from '../../../../test/in-work.ts'
import { scenario } from '../../../../test/scenario.ts'
import { scanDeadlines } from '../../../kernel/clocks/scan.ts'
import { deadlines } from '../server/parameters.ts'
import {
  at,
  brakeJob,
  checkIn,
  decide,
  issueParts,
  labour,
  newGuest,
  openShop,
  orderFile,
  quote,
  repair,
} from './shop.ts'

const house = useHouse()
beforeAll(() => openShop(house))

const advisor = () => house.as('serviceAdvisor')
const today = (time: string) => at(time, '2026-03-10')
const span = { from: '2026-03-10', until: '2026-03-10' }

async function agreed(): Promise<Answer> {
  const order = await checkIn(house, await newGuest(house))
  await quote(house, order, brakeJob, { promisedAt: today('11:00') })
  await decide(house, order.id, 'approved')
  return orderFile<Answer>(house, order.id)
}

async function clock(): Promise<void> {
  await scanDeadlines(house.kernel, deadlines)
  await deliver(house)
}

const tasksOf = (orderId: string) =>
  house.rows(
    `select state, outcome, due_at, owner_id from kernel.task where record_id = $1 and kind = 'promiseContact'`,
    [orderId],
  )
const stateOf = async (orderId: string) => {
  const rows = await house.rows(
    `select state from kernel.deadline where record_id = $1 and name = 'service.promise' order by id`,
    [orderId],
  )
  return rows.map((row) => row['state'])
}
const rate = (by: string) =>
  house
    .as('manager')
    .get<{ total: object; rows: { nameZh: string }[] }>('repairOrder.onTime', { query: { ...span, by } })

describe('a promise that cannot be kept', () => {
  scenario('I-10', 'a delayed job gives the advisor a contact task; without contact it is a breach', async () => {
    house.clock.set(today('09:00'))
    const [told, forgotten] = [await agreed(), await agreed()]
    await clock()
    expect(await tasksOf(told.id)).toEqual([])
    house.clock.set(today('10:30'))
    await clock()
    expect(await tasksOf(told.id)).toMatchObject([{ state: 'open', due_at: today('11:00') }])
    const call = { id: told.id, version: told.version }
    const words = { reason: '配件晚到', solution: '借代步车，明早 9 点交车' }
    expect(await advisor().refused('repairOrder.contact', { ...call, body: { ...words, told: 'call' } })).toMatchObject(
      { code: 'service.tellCustomer' },
    )
    expect(await tasksOf(told.id)).toMatchObject([{ state: 'open' }])
    await advisor().do('repairOrder.contact', { ...call, body: { ...words, told: 'call', callNote: '王先生同意' } })
    expect(await tasksOf(told.id)).toMatchObject([{ state: 'done', outcome: words.solution }])
    const [kept] = await house.rows(
      'select reason, solution, call_note from service.promise_contact where order_id = $1',
      [told.id],
    )
    expect(kept).toEqual({ reason: words.reason, solution: words.solution, call_note: '王先生同意' })
    house.clock.set(today('11:01'))
    await clock()
    expect(await stateOf(told.id)).toEqual(['met'])
    expect(await stateOf(forgotten.id)).toEqual(['breached'])
    expect((await rate('outlet')).total).toMatchObject({ orders: 2, late: 2, uncontacted: 1 })
  })

  scenario('I-10', 'a promise that was given never moves silently', async () => {
    house.clock.set(today('09:00'))
    const order = await checkIn(house, await newGuest(house), { promisedAt: today('12:00') })
    const call = { id: order.id, version: order.version }
    const silent = { ...call, body: { promisedAt: today('13:00') } }
    expect(await advisor().refused('repairOrder.complete', silent)).toMatchObject({ code: 'service.promiseGiven' })
    const [before] = await house.rows('select promised_at from service.repair_order where id = $1', [order.id])
    expect(before).toEqual({ promised_at: today('12:00') })
    const quoted = await quote(house, { ...order }, brakeJob, { promisedAt: today('12:00') })
    const said = { promisedAt: today('13:00'), reason: '等配件', told: 'message' }
    await advisor().do('repairOrder.changePromise', { id: order.id, version: quoted.version, body: said })
    const [after] = await house.rows('select promised_at from service.repair_order where id = $1', [order.id])
    expect(after).toEqual({ promised_at: today('13:00') })
    const sent = await house.rows(
      `select params from kernel.message where record_id = $1 and template = 'service.promiseChanged'`,
      [order.id],
    )
    expect(sent).toMatchObject([{ params: { reason: '等配件', promisedAt: today('13:00') } }])
  })

  scenario('I-10', 'new work that moves the promise tells the customer why, beside the estimate', async () => {
    house.clock.set(today('09:00'))
    const order = await agreed()
    const more = { lines: [labour('R-WIPER', { concern: 0 })], promisedAt: today('13:00') }
    const add = (body: object) => ({ id: order.id, version: order.version, body: { ...more, ...body } })
    expect(await advisor().refused('repairOrder.supplement', add({}))).toMatchObject({
      code: 'service.promiseMoves',
      details: { from: today('11:00'), to: today('13:00') },
    })
    const moved = { reason: '拆检发现雨刮老化', told: 'call' }
    expect(await advisor().refused('repairOrder.supplement', add({ moved }))).toMatchObject({
      code: 'service.tellCustomer',
    })
    const file = await orderFile<{ promisedAt: string; lines: object[] }>(house, order.id)
    expect(file).toMatchObject({ promisedAt: today('11:00'), lines: [{}, {}] })
    await advisor().do('repairOrder.supplement', add({ moved: { ...moved, told: 'message' } }))
    const told = await house.rows(
      `select params from kernel.message where record_id = $1 and template = 'service.promiseChanged'`,
      [order.id],
    )
    expect(told).toMatchObject([{ params: { reason: moved.reason, promisedAt: today('13:00') } }])
    const kept = 'select reason, told, promised_from, promised_to from service.promise_contact where order_id = $1'
    expect(await house.rows(kept, [order.id])).toEqual([
      { reason: moved.reason, told: 'message', promised_from: today('11:00'), promised_to: today('13:00') },
    ])
    expect(await stateOf(order.id)).toEqual(['met', 'running'])
    // A time that stays asks for nothing; one that a new price moves does.
    await decide(house, order.id, 'approved')
    const next = await orderFile<{ version: number; lines: { id: string; code: string }[] }>(house, order.id)
    const wiper = next.lines.find((line) => line.code === 'R-WIPER')?.id
    const revise = (promisedAt: string, how: object = {}) => ({
      id: order.id,
      version: next.version,
      body: {
        changes: [{ lineId: wiper, unitFen: 100, deviationReason: '老客户' }],
        promisedAt,
        ...how,
      },
    })
    expect(await advisor().refused('repairOrder.revise', revise(today('14:00')))).toMatchObject({
      code: 'service.promiseMoves',
    })
    await advisor().do('repairOrder.revise', revise(today('13:00')))
    expect(await house.rows(kept, [order.id])).toHaveLength(1)
  })

  scenario('I-10', 'a second estimate before the first decision moves the promise only with a reason', async () => {
    house.clock.set(today('09:00'))
    const order = await checkIn(house, await newGuest(house))
    const first = await quote(house, { ...order }, brakeJob, { promisedAt: today('11:00') })
    const again = (body: object) => ({
      id: order.id,
      version: first.version,
      body: { lines: brakeJob, promisedAt: today('13:00'), ...body },
    })
    expect(await advisor().refused('repairOrder.quote', again({}))).toMatchObject({
      code: 'service.promiseMoves',
      details: { from: today('11:00'), to: today('13:00') },
    })
    const moved = { reason: '配件要调货', told: 'message' }
    await advisor().do('repairOrder.quote', again({ moved }))
    const kept = 'select reason, promised_from, promised_to from service.promise_contact where order_id = $1'
    expect(await house.rows(kept, [order.id])).toEqual([
      { reason: moved.reason, promised_from: today('11:00'), promised_to: today('13:00') },
    ])
    expect(await stateOf(order.id)).toEqual(['met', 'running'])
  })

  scenario('I-12', 'the rate of kept promises is reckoned anew when an order ends late', async () => {
    house.clock.set(today('09:00'))
    const before = await rate('item')
    expect(before.rows).toEqual([])
    const [good, bad] = [await agreed(), await agreed()]
    house.clock.set(today('10:00'))
    await issueParts(house, good.id)
    await repair(house, good.id)
    const named = (rows: readonly object[]) => rows.filter((row) => 'nameZh' in row && row.nameZh === '更换前刹车片')
    expect(named((await rate('item')).rows)).toMatchObject([{ orders: 1, late: 0, onTimeBasisPoints: 10_000 }])
    house.clock.set(today('12:00'))
    await issueParts(house, bad.id)
    await repair(house, bad.id)
    expect(named((await rate('item')).rows)).toMatchObject([{ orders: 2, late: 1, onTimeBasisPoints: 5000 }])
    for (const by of ['advisor', 'technician'])
      expect((await rate(by)).rows.some((row) => 'late' in row && Number(row.late) > 0)).toBe(true)
    const { rows } = await house.as('manager').get<{ rows: object[] }>('repairOrder.onTimeOrders', {
      query: { ...span, by: 'item', key: 'R-BRAKE', late: 'true' },
    })
    expect(rows).toMatchObject([{ id: bad.id, lateMinutes: 60, contacted: false }])
    expect(await advisor().getRefused('repairOrder.onTime', { query: { ...span, by: 'item' } })).toMatchObject({
      status: 403,
    })
  })
})
