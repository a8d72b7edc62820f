import { beforeAll, expect, test } from 'vitest'
import { rebuildDay } from '../../src/modules/capacity/server/public.ts'
import { wish } from '../../src/modules/service/test/deposit.ts'
import {
  at,
  brakeJob,
  checkIn,
  estimateOf,
  type Guest,
  newGuest,
  openShop,
  promised,
  quote,
} from '../../src/modules/service/test/shop.ts'
import { hire, onShift } from '../../src/modules/workshop/test/crew.ts'
import { versionOf } from '../../src/modules/quality/test/visit.ts'
import { useHouse } from '../house.ts'
import { atOnce, codes, expectSound, winners } from './at-once.ts'

const house = useHouse()
const day = '2026-03-12'
const turns = [0, 1, 3]
const hours = ['10:00', '11:00', '14:00', '15:00']
const hour = (turn: number) => at(hours[turn] ?? '', day)

beforeAll(async () => {
  await openShop(house)
  for (const name of ['甲', '乙']) await onShift(house, (await hire(house, name)).staffId, '08:30', '18:00', day)
  await rebuildDay(house.kernel, house.groupId, house.stores.sz, day)
}, 60_000)

const advisor = () => house.as('serviceAdvisor')
const manager = () => house.as('manager')
const arrival = (guest: Guest, more: object = {}) => ({
  body: {
    storeId: house.stores.sz,
    customerId: guest.customerId,
    vehicleId: guest.vehicleId,
    visitType: 'maintenance',
    odometerKm: 12_000,
    concerns: [{ words: '刹车有异响' }],
    confirmed: true,
    belongings: [],
    oldParts: 'none',
    waiting: false,
    ...more,
  },
})
const book = (guest: Guest, startsAt: string, more: object = {}) => ({
  body: { ...wish(house, guest, '10:00'), visitType: 'maintenance', itemCodes: [], startsAt, ...more },
})
const ordersOf = (guest: Guest) =>
  house.rows('select state, beside_because from service.repair_order where vehicle_id = $1 order by id', [
    guest.vehicleId,
  ])

test.each(turns)('one car under two bookings and without: it is taken in once (%i)', async (turn) => {
  const guest = await newGuest(house)
  const first = await advisor().do('appointment.book', book(guest, hour(turn)))
  const second = await advisor().do('appointment.book', book(guest, at('16:00', day)))
  const ends = await atOnce(turn, [
    [advisor(), 'repairOrder.checkIn', arrival(guest, { appointmentId: first.id })],
    [manager(), 'repairOrder.checkIn', arrival(guest, { appointmentId: second.id })],
    [advisor(), 'repairOrder.checkIn', arrival(guest)],
  ])
  expect(winners(ends)).toHaveLength(1)
  expect(codes(ends)).toEqual(['service.carIsHere', 'service.carIsHere'])
  expect(await ordersOf(guest)).toHaveLength(1)
  const number = ends.find(({ ok }) => ok)?.body['number']
  const refused = await advisor().refused('repairOrder.checkIn', arrival(guest))
  expect(refused).toMatchObject({ status: 409, title: expect.stringContaining(String(number)) })
  // Who has a reason says it, and the order carries it.
  await advisor().do('repairOrder.checkIn', arrival(guest, { besideBecause: '保险另案理赔' }))
  expect(await ordersOf(guest)).toMatchObject([{ beside_because: null }, { beside_because: '保险另案理赔' }])
  const left = [first, second].filter(({ id }) => id !== ends.find(({ ok }) => ok)?.body['appointmentId'])
  for (const one of left)
    await advisor().do('appointment.cancel', { id: one.id, version: one.version, body: { reason: '已合并' } })
})

test.each(turns)(
  'one booking on two tablets while it is cancelled or missed: one of them counts (%i)',
  async (turn) => {
    const guest = await newGuest(house)
    const booked = await advisor().do('appointment.book', book(guest, hour(turn)))
    const on = { id: booked.id, version: booked.version }
    const ends = await atOnce(turn, [
      [advisor(), 'repairOrder.checkIn', arrival(guest, { appointmentId: booked.id })],
      [manager(), 'repairOrder.checkIn', arrival(guest, { appointmentId: booked.id })],
      [advisor(), 'appointment.cancel', { ...on, body: { reason: '客户改主意' } }],
      [manager(), 'appointment.noShow', on],
    ])
    expect(winners(ends)).toHaveLength(1)
    const isIn = (winners(ends)[0] ?? 0) < 2
    expect(await ordersOf(guest)).toHaveLength(isIn ? 1 : 0)
    const [row] = await house.rows(
      'select state, order_id is not null as taken from service.appointment where id = $1',
      [booked.id],
    )
    expect(row).toEqual({ state: isIn ? 'arrived' : ['cancelled', 'noShow'][(winners(ends)[0] ?? 2) - 2], taken: isIn })
  },
)

test.each(turns)('one guest at two desks gets one file (%i)', async (turn) => {
  const body = {
    storeId: house.stores.sz,
    kind: 'person',
    name: '周晓',
    phone: `1397000${1000 + turn}`,
    language: 'zh-CN',
    preferredChannel: 'sms',
    source: 'walkIn',
  }
  const ends = await atOnce(turn, [
    [advisor(), 'customer.register', { body }],
    [manager(), 'customer.register', { body: { ...body, phone: `+86 ${body.phone}` } }],
    [house.as('careAgent'), 'customer.register', { body }],
  ])
  expect(winners(ends)).toHaveLength(1)
  expect(codes(ends)).toEqual(['customers.known', 'customers.known'])
})

test.each(turns)(
  'the customer decides by link and at the desk while the price changes: one answer counts (%i)',
  async (turn) => {
    const order = await checkIn(house, await newGuest(house))
    await quote(house, order, brakeJob)
    const { customer, page, id } = await estimateOf(house, order.id)
    const { version, lines } = await page()
    const say = (approval: string, more: object = {}) => ({
      id,
      version,
      body: { decisions: lines.map((line) => ({ lineId: line.id, approval })), signer: '王建国', ...more },
    })
    const on = { id: order.id, version: await versionOf(house, order.id) }
    const dearer = {
      lineId: lines.find(({ kind }) => kind === 'part')?.id,
      unitFen: 39_000,
      deviationReason: '现在涨价',
    }
    const ends = await atOnce(turn, [
      [customer, 'estimate.decide', say('approved')],
      [advisor(), 'estimate.decide', say('declined', { channel: 'desk' })],
      [manager(), 'repairOrder.revise', { ...on, body: { changes: [dearer], promisedAt: promised } }],
    ])
    expect(winners(ends)).toHaveLength(1)
    const [row] = await house.rows(
      `select o.state, o.approved_fen, (select sum(gross_fen)::int from service.line l where l.order_id = o.id) as offered,
       (select string_agg(distinct l.approval, ',') from service.line l where l.order_id = o.id and l.dropped_at is null) as said
       from service.repair_order o where o.id = $1`,
      [order.id],
    )
    const asked = { approved_fen: 0, said: 'pending' }
    const wanted = [
      { state: 'agreed', approved_fen: 54_667, said: 'approved', offered: 54_667 },
      { state: 'ready', approved_fen: 0, said: 'declined' },
      asked,
    ]
    expect(row).toMatchObject(wanted[winners(ends)[0] ?? 0] ?? {})
  },
)

test('afterwards every minute and every entry is where it belongs', async () => {
  await expectSound(house)
  const [row] = await house.rows('select count(*)::int as n from service.repair_order')
  expect(Number(row?.['n'])).toBeGreaterThan(turns.length * 2)
})
