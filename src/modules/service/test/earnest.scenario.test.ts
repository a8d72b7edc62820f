import { beforeAll, expect } from 'vitest'
import { useHouse } from '../../../../test/house.ts'
import { brokenBalances } from '../../../../test/in-work.ts'
import { scenario } from '../../../../test/scenario.ts'
import { type Booked, bookTold, depositFile, payDeposit, rule, wish } from './deposit.ts'
import { at, newGuest, openShop, paperTexts, shift } from './shop.ts'

const house = useHouse()
const advisor = () => house.as('serviceAdvisor')
const manager = () => house.as('manager')
const reason = { reason: '按约定' }
/** Brake pads: 50 minutes at 200 yuan an hour. */
const priceFen = 16_667
/** The law's fifth of it (民法典 586). */
const bindingFen = 3333

beforeAll(async () => {
  await openShop(house)
  await shift(house, '09:00', '18:00')
  await rule(house, 'service.depositIsEarnest', true)
  await rule(house, 'service.depositPercent.general', 30)
}, 60_000)

const told = { depositFen: 5000 }

async function paid(time: string): Promise<Booked> {
  const booked = await bookTold(house, time, told.depositFen)
  await payDeposit(house, booked.depositId)
  return booked
}

const end = async ({ booking }: Booked, body: object) =>
  advisor().do('appointment.cancel', { id: booking.id, version: 1, body: { reason: '改天', ...body } })

scenario('G-03', 'a share of the reckoned price is asked as 定金, with the part that binds by law', async () => {
  const guest = await newGuest(house)
  const refused = await advisor().refused('appointment.book', { body: wish(house, guest, '09:00') })
  expect(refused).toMatchObject({
    code: 'service.depositAsked',
    details: { amountFen: 5000, nature: 'earnest', priceFen, bindingFen, freeMinutes: 240 },
  })
  const body = { ...wish(house, guest, '09:00'), depositFen: 4000 }
  expect(await advisor().refused('appointment.book', { body })).toMatchObject({ code: 'service.depositAsked' })
  const { depositId } = await paid('09:00')
  const { papers } = await depositFile(house, depositId)
  const text = await paperTexts(house, papers[0]?.id ?? '')
  for (const part of ['定金', '民法典第五百八十六', '33.33', '4 小时']) expect(text).toContain(part)
})

scenario(
  'G-05',
  'cancelled late by the customer, only the part that binds may be kept, and only by who may',
  async () => {
    const inTime = await paid('17:00')
    const late = await paid('10:00')
    house.clock.set(at('08:00'))
    await end(inTime, {})
    await end(late, {})
    expect(await depositFile(house, inTime.depositId)).toMatchObject({ state: 'toRefund', owedFen: 5000, breach: null })
    const row = await depositFile(house, late.depositId)
    expect(row).toMatchObject({ state: 'paid', breach: 'lateCancel', heldFen: 5000 })
    const call = { id: row.id, version: row.version, body: reason }
    expect(await house.as('cashier').refused('deposit.forfeit', call)).toMatchObject({ status: 403 })
    const kept = await manager().do('deposit.forfeit', call)
    expect(kept).toMatchObject({ state: 'toRefund', forfeitedFen: bindingFen, owedFen: 5000 - bindingFen })
    const back = { id: row.id, version: kept.version, body: { method: 'wechat' } }
    expect(await house.as('cashier').do('deposit.refund', back)).toMatchObject({
      state: 'forfeited',
      returnedFen: 1667,
    })
    const tasks = await house.rows('select role, state from kernel.task where record_id = $1 order by id', [row.id])
    expect(tasks).toEqual([
      { role: 'manager', state: 'done' },
      { role: 'cashier', state: 'done' },
    ])
    expect(await brokenBalances(house)).toEqual([])
  },
)

scenario('G-05', 'without a default nothing is kept; the shop that fails gives the binding part twice', async () => {
  const booked = await paid('11:00')
  const row = await depositFile(house, booked.depositId)
  const call = { id: row.id, version: row.version, body: reason }
  expect(await manager().refused('deposit.forfeit', call)).toMatchObject({ code: 'money.depositNoBreach' })
  await end(booked, { by: 'shop' })
  const owed = await depositFile(house, booked.depositId)
  expect(owed).toMatchObject({ state: 'toRefund', owedFen: 5000 + bindingFen, compensationFen: bindingFen })
  const back = { id: row.id, version: owed.version, body: { method: 'transfer' } }
  expect(await house.as('cashier').do('deposit.refund', back)).toMatchObject({ returnedFen: 8333, state: 'refunded' })
  expect(await brokenBalances(house)).toEqual([])
})

scenario(
  'G-03',
  'who has missed bookings is asked for one, whatever the kind; what he paid as 订金 cannot be kept',
  async () => {
    await rule(house, 'service.depositNoShows', 2)
    await rule(house, 'service.depositIsEarnest', false, '2026-03-11')
    const guest = await newGuest(house)
    const wash = (time: string) => ({ ...wish(house, guest, time), visitType: 'quick', itemCodes: [] })
    for (const time of ['12:00', '12:30']) {
      const booked = await advisor().do('appointment.book', { body: wash(time) })
      await advisor().do('appointment.noShow', { id: booked.id, version: 1 })
    }
    const refused = await advisor().refused('appointment.book', { body: wash('16:00') })
    expect(refused).toMatchObject({ details: { amountFen: 10_000, askedBecause: 'noShows', nature: 'advance' } })
    const booking = await advisor().do('appointment.book', { body: { ...wash('16:00'), depositFen: 10_000 } })
    const id = String(booking['depositId'])
    await payDeposit(house, id)
    const { version } = await depositFile(house, id)
    const keep = { id, version, body: reason }
    expect(await manager().refused('deposit.forfeit', keep)).toMatchObject({ code: 'money.depositNotBinding' })
    await advisor().do('appointment.noShow', { id: booking.id, version: 1 })
    expect(await depositFile(house, id)).toMatchObject({ state: 'toRefund', owedFen: 10_000, forfeitedFen: 0 })
  },
)

scenario('L-06', 'the law’s limits hold: more than a fifth binding, or a later refund, cannot be set', async () => {
  const set = (key: string, value: number) => ({
    body: { key, scopeKind: 'group', scopeId: null, fromDate: '2026-03-11', value, reason: '试验' },
  })
  const admin = house.as('administrator')
  for (const [key, value] of [
    ['money.earnestPercent', 25],
    ['money.depositRefundDays', 20],
  ] as const)
    expect(await admin.refused('parameter.set', set(key, value))).toMatchObject({ code: 'kernel.looserThanLaw' })
  expect(await admin.do('parameter.set', set('money.earnestPercent', 10))).toMatchObject({ value: 10 })
})
