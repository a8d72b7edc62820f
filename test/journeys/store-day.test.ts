import { beforeAll, expect, test } from 'vitest'
import { handOverBody, readyCar, settle } from '../../src/modules/service/test/closing.ts'
import {
  at,
  brakeJob,
  checkIn,
  newGuest,
  openShop,
  orderFile,
  payBill,
  quote,
  shift,
} from '../../src/modules/service/test/shop.ts'
import type { Answer } from '../caller.ts'
import { useHouse } from '../house.ts'

const house = useHouse()
const today = '2026-03-10'

beforeAll(async () => {
  await openShop(house)
  await shift(house, '09:00', '12:00')
  await shift(house, '09:00', '18:00', today)
}, 60_000)

interface Rows<R> {
  rows: R[]
}
interface StoreToday {
  storeId: string
  expected: number
  waiting: number
  received: number
  inShop: number
  states: Record<string, number>
  late: number
  closed: number
}

const ofStore = async (store: string) => {
  const { rows } = await house.as('manager').get<Rows<StoreToday>>('repairOrder.today')
  const row = rows.find((one) => one.storeId === store)
  if (!row) throw new Error('The store has no figures')
  return row
}

/** How many rows the list behind a figure has. */
const listed = async (key: string, query: Record<string, string | boolean>) =>
  (await house.as('manager').get<{ total: number }>(key, { query: { ...query, total: true, limit: 1 } })).total

async function book(time: string) {
  const guest = await newGuest(house)
  const when = { startsAt: at(time, today), minutes: 30, skill: 'mechanical' }
  const body = { ...when, storeId: house.stores.sz, ...guest, visitType: 'maintenance', itemCodes: [], channel: 'desk' }
  return { guest, booked: await house.as('serviceAdvisor').do('appointment.book', { body }) }
}

test('the figures of a store’s day are those of the lists behind them', async () => {
  const { sz } = house.stores
  expect(await ofStore(sz)).toMatchObject({ expected: 0, waiting: 0, received: 0, inShop: 0, late: 0, closed: 0 })
  await book('14:00')
  const { booked } = await book('15:00')
  await house.as('serviceAdvisor').do('appointment.arrive', { id: booked.id, version: booked.version })
  await checkIn(house, await newGuest(house))
  const late = await checkIn(house, await newGuest(house))
  await quote(house, late, brakeJob, { promisedAt: new Date(house.clock.now() + 60_000).toISOString() })
  const done = await readyCar(house)
  await settle(house, done)
  await payBill(house, done.id)
  const settled = await orderFile(house, done.id)
  await house.as('serviceAdvisor').do('repairOrder.handOver', {
    id: done.id,
    version: settled.version,
    body: await handOverBody(house, settled),
  })
  house.clock.forward(10)

  const figures = await ofStore(sz)
  expect(figures).toEqual({
    storeId: sz,
    expected: 1,
    waiting: 1,
    received: 3,
    inShop: 2,
    states: { received: 1, estimated: 1 },
    late: 1,
    closed: 1,
    booked30Days: 2,
    selfBooked30Days: 0,
  })
  expect(await listed('appointment.list', { state: 'booked', from: today, to: today })).toBe(figures.expected)
  expect(await listed('appointment.list', { waiting: true })).toBe(figures.waiting)
  expect(await listed('repairOrder.list', { state: 'received,estimated' })).toBe(figures.inShop)
  expect(await listed('repairOrder.list', { late: true })).toBe(figures.late)
  expect(await listed('repairOrder.list', { closedOn: today })).toBe(figures.closed)
  expect(await listed('repairOrder.list', { closedOn: '2026-03-09' })).toBe(0)

  const takings = await house.as('manager').get<{
    rows: { storeId: string; todayFen: number; monthFen: number; lastMonthFen: number }[]
    days: { day: string; fen: number }[]
    methods: { method: string; fen: number; payments: number }[]
  }>('bill.takings')
  const [bill] = await house.rows('select paid_fen from money.bill where order_id = $1', [done.id])
  const paid = Number(bill?.['paid_fen'])
  expect(paid).toBeGreaterThan(0)
  expect(takings.rows).toEqual([{ storeId: sz, todayFen: paid, monthFen: paid, lastMonthFen: 0 }])
  expect(takings.days).toHaveLength(14)
  expect(takings.days.at(-1)).toEqual({ day: today, fen: paid })
  expect(takings.methods.every((row) => row.payments > 0)).toBe(true)
  expect(takings.methods.reduce((sum, row) => sum + row.fen, 0)).toBe(paid)

  const still = await house
    .as('manager')
    .get<Rows<{ cause: string; count: number; since: string }>>('jobCard.standstill')
  expect(still.rows.map((row) => [row.cause, row.count]).toSorted()).toEqual([
    ['estimate', 1],
    ['estimateApproval', 1],
  ])
  const load = await house
    .as('manager')
    .get<Rows<{ day: string; totalMinutes: number; takenMinutes: number }>>('bay.load', { query: { from: today } })
  expect(load.rows).toMatchObject([
    { day: today, totalMinutes: 540, takenMinutes: 60 },
    { day: '2026-03-11', totalMinutes: 180, takenMinutes: 0 },
  ])
})

test('the next day and the next month begin anew', async () => {
  const { sz } = house.stores
  house.clock.set('2026-04-01T01:00:00.000Z')
  expect(await ofStore(sz)).toMatchObject({ expected: 0, received: 0, closed: 0, inShop: 2 })
  const manager = house.as('manager')
  const month = await manager.get<
    Rows<{ todayFen: number; monthFen: number; lastMonthFen: number }> & { methods: object[] }
  >('bill.takings')
  expect(month.methods).toEqual([])
  // Until the same day of the month before: the first of March, when nothing had come in.
  expect(month.rows).toMatchObject([{ todayFen: 0, monthFen: 0, lastMonthFen: 0 }])
  house.clock.set('2026-04-10T01:00:00.000Z')
  const later = await manager.get<Rows<{ lastMonthFen: number }>>('bill.takings')
  expect(later.rows[0]?.lastMonthFen).toBeGreaterThan(0)
})

test('who leads one store sees that one, and others see nothing of it', async () => {
  const elsewhere = await house.as('manager', 'hz').get<Rows<Answer & StoreToday>>('repairOrder.today')
  expect(elsewhere.rows.map((row) => row.storeId)).toEqual([house.stores.hz])
  for (const key of ['repairOrder.today', 'bill.takings', 'jobCard.standstill'])
    expect(await house.as('manager', 'hz').getRefused(key, { query: { store: house.stores.sz } })).toMatchObject({
      status: 403,
    })
  expect(await house.as('technician').getRefused('bill.takings')).toMatchObject({ status: 403 })
})
