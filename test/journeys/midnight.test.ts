import { beforeAll, expect, test } from 'vitest'
import { rebuildDay } from '../../src/modules/capacity/server/public.ts'
import { handOverBody, settle } from '../../src/modules/service/test/closing.ts'
import {
  brakeJob,
  checkIn,
  decide,
  issueParts,
  newGuest,
  openShop,
  orderFile,
  payBill,
  quote,
  repair,
} from '../../src/modules/service/test/shop.ts'
import { dispatch, hire, onCard, onShift } from '../../src/modules/workshop/test/crew.ts'
import type { Answer } from '../caller.ts'
import { useHouse } from '../house.ts'
import { expectSound } from '../races/at-once.ts'

const house = useHouse()

beforeAll(async () => {
  await openShop(house)
}, 60_000)

const advisor = (store: 'sz' | 'hz' = 'sz') => house.as('serviceAdvisor', store)
/** A visit that begins now, its promise some hours ahead. */
async function begun(): Promise<Answer> {
  const order = await checkIn(house, await newGuest(house))
  const promisedAt = new Date(house.clock.now() + 6 * 3_600_000).toISOString()
  await quote(house, order, brakeJob, { promisedAt })
  await decide(house, order.id, 'approved')
  return order
}
/** Repaired, billed, paid and handed over. */
async function doneAndGone(order: Answer): Promise<Answer> {
  await repair(house, order.id)
  await issueParts(house, order.id)
  await settle(house, await orderFile(house, order.id))
  await payBill(house, order.id)
  const file = await orderFile(house, order.id)
  const body = await handOverBody(house, file)
  return advisor().do('repairOrder.handOver', { id: order.id, version: file.version, body })
}

const billOf = async (orderId: string) =>
  (await house.rows('select number from money.bill where order_id = $1', [orderId]))[0]?.['number']

test('a visit goes on over midnight: its job runs on, its papers have the day on which they are made', async () => {
  house.clock.set('2026-03-10T15:50:00.000Z')
  const hand = await hire(house, '夜班', { shift: false })
  await onShift(house, hand.staffId, '20:00', '23:59', '2026-03-10')
  await onShift(house, hand.staffId, '00:00', '06:00', '2026-03-11')
  const order = await begun()
  expect(order['number']).toMatch(/^R-SZ01-20260310-/)
  const lines = await house.rows(`select id from service.line where order_id = $1 and kind = 'labour'`, [order.id])
  const given = { id: order.id, number: String(order['number']), lineIds: lines.map(({ id }) => String(id)) }
  const card = await dispatch(house, given, hand.staffId)
  house.clock.set('2026-03-10T15:59:30.000Z')
  await onCard(house, hand, 'start', card.id)
  house.clock.set('2026-03-10T16:30:30.000Z')
  expect(await onCard(house, hand, 'finish', card.id)).toMatchObject({ state: 'done', workedMinutes: 31 })
  const next = await checkIn(house, await newGuest(house))
  expect(next['number']).toBe('R-SZ01-20260311-0001')
  // The number of what stood before does not move with the day.
  expect(await orderFile(house, order.id)).toMatchObject({ number: order['number'], state: 'awaitingInspection' })
})

test('a booking of one day is met in the first minutes of the next', async () => {
  house.clock.set('2026-03-11T02:00:00.000Z')
  const hand = await hire(house, '晚班', { shift: false })
  const day = '2026-03-12'
  await onShift(house, hand.staffId, '17:00', '18:00', day)
  await rebuildDay(house.kernel, house.groupId, house.stores.sz, day)
  const guest = await newGuest(house)
  const startsAt = '2026-03-12T09:30:00.000Z'
  const wish = { storeId: house.stores.sz, ...guest, visitType: 'maintenance', itemCodes: [], channel: 'desk' }
  const booked = await advisor().do('appointment.book', {
    body: { ...wish, startsAt, minutes: 30, skill: 'mechanical' },
  })
  house.clock.set('2026-03-12T15:59:00.000Z')
  const arrived = await advisor().do('appointment.arrive', { id: booked.id, version: booked.version })
  house.clock.set('2026-03-12T16:01:00.000Z')
  expect(arrived['arrivedAt']).toBe('2026-03-12T15:59:00.000Z')
  const order = await checkIn(house, guest, { appointmentId: booked.id })
  expect(order['number']).toBe('R-SZ01-20260313-0001')
})

test('the year ends at another hour in another zone: numbers begin anew by each store’s own day', async () => {
  const manager = house.as('administrator')
  const [row] = await house.rows('select id, version from kernel.store where id = $1', [house.stores.hz])
  await manager.do('store.edit', {
    id: house.stores.hz,
    version: Number(row?.['version']),
    body: { timeZone: 'Asia/Urumqi' },
  })
  house.clock.set('2026-12-31T15:59:00.000Z')
  const old = await checkIn(house, await newGuest(house))
  expect(old['number']).toMatch(/^R-SZ01-20261231-/)
  house.clock.set('2026-12-31T16:01:00.000Z')
  expect((await checkIn(house, await newGuest(house)))['number']).toBe('R-SZ01-20270101-0001')
  const guest = await newGuest(house)
  const arrival = {
    ...guest,
    visitType: 'maintenance',
    odometerKm: 12_000,
    concerns: [{ words: '异响' }],
    confirmed: true,
  }
  const body = { ...arrival, storeId: house.stores.hz, belongings: [], oldParts: 'none', waiting: false }
  const there = await advisor('hz').do('repairOrder.checkIn', { body })
  expect(there['number']).toBe('R-HZ01-20261231-0001')
  // What was begun in the old year is finished in the new one.
  await quote(house, old, brakeJob, { promisedAt: '2027-01-01T09:00:00.000Z' })
  await decide(house, old.id, 'approved')
  expect(await doneAndGone(old)).toMatchObject({ state: 'closed', number: old['number'] })
  // The bill is known by its order's number.
  expect(await billOf(old.id)).toBe(String(old['number']).replace('R-', 'J-'))
})

test('the 29th of February is a day to work on in a leap year, and no day in another', async () => {
  house.clock.set('2028-02-29T01:00:00.000Z')
  const hand = await hire(house, '闰日', { shift: false })
  await onShift(house, hand.staffId, '08:30', '18:00', '2028-02-29')
  expect(await doneAndGone(await begun())).toMatchObject({ state: 'closed', number: 'R-SZ01-20280229-0001' })
  const refused = await house.as('manager').refused('shift.plan', {
    body: {
      storeId: house.stores.sz,
      staffId: hand.staffId,
      day: '2027-02-29',
      startsAt: '2027-03-01T01:00:00.000Z',
      endsAt: '2027-03-01T09:00:00.000Z',
    },
  })
  expect(refused).toMatchObject({ status: 422 })
})

test('a clock that is set back a few minutes leaves nothing out of order', async () => {
  house.clock.set('2028-03-01T02:10:00.000Z')
  const order = await begun()
  house.clock.set('2028-03-01T02:05:00.000Z')
  expect(await doneAndGone(order)).toMatchObject({ state: 'closed' })
  await expectSound(house)
})
