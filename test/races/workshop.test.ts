import { beforeAll, expect, test } from 'vitest'
import { rebuildDay } from '../../src/modules/capacity/server/public.ts'
import { versionOf } from '../../src/modules/quality/test/visit.ts'
import { wish } from '../../src/modules/service/test/deposit.ts'
import { at, brakeJob, labour, newGuest, openShop } from '../../src/modules/service/test/shop.ts'
import {
  addItem,
  agreedOrder,
  at as today,
  dispatch,
  dispatchBody,
  type Hand,
  hire,
  onCard,
  onShift,
  repaired,
} from '../../src/modules/workshop/test/crew.ts'
import { useHouse } from '../house.ts'
import { atOnce, codes, expectSound, winners } from './at-once.ts'

const house = useHouse()
const turns = [0, 1, 3]
const brakes = [labour('R-BRAKE', { concern: 0 })]
let one: Hand
let other: Hand

beforeAll(async () => {
  await openShop(house)
  one = await hire(house, '壹')
  other = await hire(house, '贰')
}, 60_000)

const manager = () => house.as('manager')
const dispatcher = () => house.as('dispatcher')
const advisor = () => house.as('serviceAdvisor')

/** How an order and its newest card stand. */
async function standOf(orderId: string) {
  const [row] = await house.rows(
    `select o.state, o.open_cards as open, c.state as card, c.technician_id as hand,
       (select count(*)::int from workshop.clock k where k.job_card_id = c.id and k.ended_at is null) as clocks
       from service.repair_order o left join workshop.job_card c on c.order_id = o.id where o.id = $1 order by c.id desc limit 1`,
    [orderId],
  )
  return row
}

async function free(hand: Hand): Promise<void> {
  const cards = await house.rows(
    `select id from workshop.job_card where technician_id = $1 and state = 'working' and paused_because is null`,
    [hand.staffId],
  )
  for (const { id } of cards) await onCard(house, hand, 'pause', String(id), { reason: 'approval' })
}

test.each(turns)('two dispatchers give a job to two people while its order is cancelled (%i)', async (turn) => {
  const order = await agreedOrder(house, brakes)
  const to = (hand: Hand) => ({ body: dispatchBody(house, order, hand.staffId, { overrideReason: '试验' }) })
  const cancel = { id: order.id, version: await versionOf(house, order.id), body: { reason: '客户取走' } }
  const ends = await atOnce(turn, [
    [dispatcher(), 'jobCard.dispatch', to(one)],
    [manager(), 'jobCard.dispatch', to(other)],
    [advisor(), 'repairOrder.cancel', cancel],
  ])
  expect(winners(ends)).toHaveLength(1)
  const [winner] = winners(ends)
  expect(await standOf(order.id)).toMatchObject(
    winner === 2
      ? { state: 'cancelled', open: 0, card: null }
      : { state: 'agreed', open: 1, card: 'assigned', hand: [one, other][winner ?? 0]?.staffId },
  )
})

test.each(turns)('a job is started, dragged, given to another and taken away at once (%i)', async (turn) => {
  await free(one)
  const order = await agreedOrder(house, brakes)
  const { id, version } = await dispatch(house, order, one.staffId)
  const ends = await atOnce(turn, [
    [one, 'jobCard.start', { id, version }],
    [dispatcher(), 'jobCard.replan', { id, version, body: { plannedStart: today('15:00') } }],
    [manager(), 'jobCard.reassign', { id, version, body: { technicianId: other.staffId, reason: '换人' } }],
    [dispatcher(), 'jobCard.withdraw', { id, version, body: { reason: '改派' } }],
  ])
  expect(winners(ends)).toHaveLength(1)
  const stands = [
    { state: 'inRepair', open: 1, card: 'working', hand: one.staffId, clocks: 1 },
    { state: 'agreed', open: 1, card: 'assigned', hand: one.staffId, clocks: 0 },
    { state: 'agreed', open: 1, card: 'assigned', hand: other.staffId, clocks: 0 },
    { state: 'agreed', open: 0, card: 'withdrawn', clocks: 0 },
  ]
  expect(await standOf(order.id)).toMatchObject(stands[winners(ends)[0] ?? 0] ?? {})
})

test.each(turns)(
  'a job is finished while it is taken away, given to another and its work called off (%i)',
  async (turn) => {
    await free(one)
    const order = await agreedOrder(house, brakes)
    const card = await dispatch(house, order, one.staffId)
    const { id, version } = await one.do('jobCard.start', { id: card.id, version: card.version })
    const off = { id: order.id, version: await versionOf(house, order.id) }
    const ends = await atOnce(turn, [
      [one, 'jobCard.finish', { id, version }],
      [dispatcher(), 'jobCard.withdraw', { id, version, body: { reason: '改派' } }],
      [manager(), 'jobCard.reassign', { id, version, body: { technicianId: other.staffId, reason: '换人' } }],
      [advisor(), 'repairOrder.withdraw', { ...off, body: { lineIds: order.lineIds, reason: '客户不做了' } }],
    ])
    expect(winners(ends)).toHaveLength(1)
    const stands = [
      { state: 'awaitingInspection', open: 0, card: 'done', hand: one.staffId, clocks: 0 },
      undefined,
      { state: 'inRepair', open: 1, card: 'assigned', hand: other.staffId, clocks: 0 },
    ]
    expect(await standOf(order.id)).toMatchObject(stands[winners(ends)[0] ?? 0] ?? {})
  },
)

test.each(turns)('two inspectors sign the same level while more work is found (%i)', async (turn) => {
  const worker = await hire(house, `做车${turn}`)
  const colleague = await hire(house, `同事${turn}`)
  const second = await hire(house, `检验${turn}`, { role: 'inspector', skills: ['mechanical', 'inspection'] })
  const order = await repaired(house, worker, brakes)
  const at = (level: string, passed = true) => ({
    body: {
      storeId: house.stores.sz,
      orderId: order.id,
      level,
      readings: [],
      passed,
      ...(passed ? {} : { cause: '异响仍在' }),
    },
  })
  await worker.do('inspection.record', at('self'))
  await colleague.do('inspection.record', at('team'))
  const found = {
    id: order.id,
    version: await versionOf(house, order.id),
    body: {
      lines: [labour('R-WIPER', { concern: 0 })],
      promisedAt: today('22:00'),
      moved: { reason: '追加', told: 'message' },
    },
  }
  const ends = await atOnce(turn, [
    [house.as('inspector'), 'inspection.record', at('final')],
    [second, 'inspection.record', at('final')],
    [second, 'inspection.record', at('final', false)],
    [advisor(), 'repairOrder.supplement', found],
  ])
  // Who finds more work is one of them too: a car with open work is not passed.
  const signed = winners(ends).filter((index) => index < 3)
  expect(signed.length).toBeLessThanOrEqual(1)
  expect(winners(ends).length).toBeGreaterThan(0)
  const rows = await house.rows(`select id from quality.inspection where order_id = $1 and level = 'final'`, [order.id])
  expect(rows).toHaveLength(signed.length)
  const [row] = await house.rows(
    `select state, (select count(*)::int from service.line l where l.order_id = o.id and l.approval = 'pending') as pending
       from service.repair_order o where o.id = $1`,
    [order.id],
  )
  expect([row?.['state'], Number(row?.['pending']) > 0]).not.toEqual(['ready', ends[3]?.ok === false])
})

test.each(turns)('a person’s shift is cancelled, he is off sick and a car is booked with him (%i)', async (turn) => {
  const day = `2026-03-${16 + turn}`
  const hand = await hire(house, `缺${turn}`, { shift: false })
  const shift = await onShift(house, hand.staffId, '08:30', '18:00', day)
  await rebuildDay(house.kernel, house.groupId, house.stores.sz, day)
  const guests = [await newGuest(house), await newGuest(house)]
  const wishes = guests.map((guest) => ({
    body: { ...wish(house, guest, '10:00'), startsAt: at('10:00', day), minutes: 60, technicianId: hand.staffId },
  }))
  const sick = {
    storeId: house.stores.sz,
    staffId: hand.staffId,
    day,
    startsAt: at('09:00', day),
    endsAt: at('12:00', day),
  }
  const ends = await atOnce(turn, [
    [advisor(), 'appointment.book', wishes[0] ?? {}],
    [manager(), 'appointment.book', wishes[1] ?? {}],
    [manager(), 'shift.absent', { body: { ...sick, reason: '病假' } }],
    [manager(), 'shift.cancel', { id: shift.id, version: shift.version }],
  ])
  expect(ends.slice(2).map(({ ok }) => ok)).toEqual([true, true])
  const booked = winners(ends).filter((index) => index < 2)
  expect(booked.length).toBeLessThanOrEqual(1)
  expect(codes(ends)).toEqual(codes(ends).map(() => 'service.slotFull'))
  await expectSound(house)
  // Whoever was booked before the news stands on the list of those to be called.
  const { rows } = await advisor().get<{ rows: { startsAt: string }[] }>('appointment.affected', {
    query: { store: house.stores.sz },
  })
  expect(rows.filter(({ startsAt }) => startsAt === at('10:00', day))).toHaveLength(booked.length)
})

test.each(turns)('a device fails while two book the same hour with it (%i)', async (turn) => {
  const { sz } = house.stores
  const day = `2026-03-${[11, 12, 13, 20][turn]}`
  for (const name of ['丙', '丁'])
    await onShift(house, (await hire(house, name, { shift: false })).staffId, '08:30', '18:00', day)
  await rebuildDay(house.kernel, house.groupId, sz, day)
  if (turn === 0) {
    await addItem(house, { code: 'M-ALIGN', minutes: 30, kind: 'maintenance' })
    const [row] = await house.rows(`select id, version from knowledge.service_item where code = 'M-ALIGN'`)
    const body = { needsEquipment: ['alignment'] }
    await manager().do('serviceItem.edit', { id: String(row?.['id']), version: Number(row?.['version']), body })
  }
  const names = { nameZh: '四轮定位仪', nameEn: 'Wheel aligner', kind: 'machine', place: '定位工位', use: 'alignment' }
  const device = await manager().do('equipment.add', { body: { storeId: sz, code: `WA-${turn}`, ...names } })
  const guests = [await newGuest(house), await newGuest(house)]
  const wishes = guests.map((guest) => ({
    body: { ...wish(house, guest, '10:00'), startsAt: at('10:00', day), itemCodes: ['M-ALIGN'] },
  }))
  const ends = await atOnce(turn, [
    [advisor(), 'appointment.book', wishes[0] ?? {}],
    [manager(), 'appointment.book', wishes[1] ?? {}],
    [one, 'equipment.reportFault', { id: device.id, version: device.version, body: { reason: '传感器无信号' } }],
  ])
  expect(ends[2]?.ok).toBe(true)
  const booked = winners(ends).filter((index) => index < 2)
  expect(booked.length).toBeLessThanOrEqual(1)
  expect(codes(ends)).toEqual(codes(ends).map(() => 'service.equipmentTaken'))
  const { rows } = await advisor().get<{ rows: { startsAt: string }[] }>('appointment.affected', {
    query: { store: sz },
  })
  expect(rows.filter(({ startsAt }) => startsAt === at('10:00', day))).toHaveLength(booked.length)
})

test('afterwards every minute, part and entry is where it belongs', async () => {
  await agreedOrder(house, brakeJob)
  await expectSound(house)
  const [row] = await house.rows('select count(*)::int as n from workshop.job_card')
  expect(Number(row?.['n'])).toBeGreaterThan(turns.length * 2)
})
