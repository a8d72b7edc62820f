import { beforeAll, expect, test } from 'vitest'
import { useHouse } from '../../../../test/house.ts'
import { brokenBalances, verified } from '../../../../test/in-work.ts'
import { scenario } from '../../../../test/scenario.ts'
import { bookingRounds } from '../server/appointment/rounds.ts'
import { bookTold, depositFile, payDeposit, readyVisit, rule, toldAbout, wish } from './deposit.ts'
import { at, bookingDay, brakeJob, newGuest, openShop, paperTexts, shift } from './shop.ts'
import { settle } from './closing.ts'
import { customerOf } from './signed-in.ts'

const house = useHouse()
const advisor = () => house.as('serviceAdvisor')
const cashier = () => house.as('cashier')

beforeAll(async () => {
  await openShop(house)
  await shift(house, '09:00', '18:00')
}, 60_000)

scenario(
  'G-03',
  'without a rule nothing is asked; with one the booking waits until the customer was told',
  async () => {
    const guest = await newGuest(house)
    const query = {
      store: house.stores.sz,
      customer: guest.customerId,
      vehicle: guest.vehicleId,
      visitType: 'general',
      items: 'R-BRAKE',
      startsAt: at('09:00'),
    }
    expect(await advisor().get('appointment.deposit', { query })).toEqual({ deposit: null })
    await rule(house, 'service.depositFen.general', 20_000)
    const shown = {
      amountFen: 20_000,
      nature: 'advance',
      bindingFen: 0,
      dueAt: at('07:00'),
      releases: true,
      askedBecause: 'visitType',
    }
    expect(await advisor().get('appointment.deposit', { query })).toMatchObject({ deposit: shown })
    const body = wish(house, guest, '09:00')
    expect(await advisor().refused('appointment.book', { body })).toMatchObject({
      code: 'service.depositAsked',
      details: shown,
    })
    const { depositId, booking } = await bookTold(house, '09:00', 20_000)
    expect(await toldAbout(house, booking.id)).toEqual(['service.depositAsked', 'service.appointmentBooked'])
    expect(await advisor().get('appointment.get', { id: booking.id })).toMatchObject({
      deposit: { id: depositId, state: 'asked', amountFen: 20_000, dueAt: at('07:00') },
    })
    const other = await newGuest(house)
    const wash = await advisor().do('appointment.book', {
      body: wish(house, other, '16:00', { visitType: 'warranty' }),
    })
    expect(wash['depositId']).toBeNull()
  },
)

scenario('G-03', 'a customer reads on his phone what is asked, and books only when it is what he read', async () => {
  const guest = await newGuest(house)
  const customer = await customerOf(house, guest)
  const about = `store=${house.stores.sz}&visitType=general&vehicle=${guest.vehicleId}&items=R-BRAKE`
  const { body: times } = await customer.get<{ minutes: number; skill: string; times: { startsAt: string }[] }>(
    `/api/my/times?${about}&from=${bookingDay}&days=1`,
  )
  const startsAt = times.times.at(-1)?.startsAt ?? ''
  const { body: asked } = await customer.get<{ deposit: { amountFen: number } }>(
    `/api/my/deposit?${about}&startsAt=${startsAt}`,
  )
  expect(asked.deposit.amountFen).toBe(20_000)
  const { minutes, skill } = times
  const own = {
    storeId: house.stores.sz,
    vehicleId: guest.vehicleId,
    visitType: 'general',
    itemCodes: ['R-BRAKE'],
    startsAt,
    minutes,
    skill,
  }
  const refused = await customer.post<{ code: string }>('/api/appointments/bookOwn', own)
  expect(refused).toMatchObject({ status: 409, body: { code: 'service.ownDepositAsked' } })
  const booked = await customer.post<{ id: string }>('/api/appointments/bookOwn', { ...own, depositFen: 20_000 })
  expect(booked.status).toBe(200)
  const { body } = await customer.get<{ cars: { bookings: object[] }[] }>('/api/my/cars')
  expect(body.cars[0]?.bookings).toMatchObject([{ deposit: { state: 'asked', amountFen: 20_000 } }])
  // Asked by the verb's own endpoint as well: the desk sees the same.
  expect(await advisor().get('appointment.get', { id: booked.body.id })).toMatchObject({ deposit: { state: 'asked' } })
})

scenario(
  'L-06',
  'the cashier takes it by one method, the receipt says what for; an advisor may neither take nor waive',
  async () => {
    const { depositId } = await bookTold(house, '09:30', 20_000)
    const call = { id: depositId, version: 1, body: { method: 'cash' } }
    expect(await advisor().refused('deposit.pay', call)).toMatchObject({ status: 403 })
    expect(await advisor().refused('deposit.waive', { ...call, body: { reason: '老客户' } })).toMatchObject({
      status: 403,
    })
    expect(await cashier().do('deposit.pay', call)).toMatchObject({
      state: 'paid',
      receivedFen: 20_000,
      heldFen: 20_000,
    })
    expect(await cashier().refused('deposit.pay', { ...call, version: 2 })).toMatchObject({ code: 'kernel.wrongState' })
    const { papers, payments } = await depositFile(house, depositId)
    expect(payments).toMatchObject([{ method: 'cash', amountFen: 20_000, billId: null }])
    const text = await paperTexts(house, papers[0]?.id ?? '')
    for (const part of ['收据', '订金', '200.00', '贰佰元整', '不具有定金性质']) expect(text).toContain(part)
    const waived = await bookTold(house, '10:00', 20_000)
    const reason = { id: waived.depositId, version: 1, body: { reason: '门店上次失约' } }
    expect(await house.as('manager').do('deposit.waive', reason)).toMatchObject({ state: 'waived' })
    const clocks = await house.rows(`select state from kernel.deadline where record_id = any($1)`, [
      [depositId, waived.depositId],
    ])
    expect(clocks.map((clock) => clock['state']).toSorted()).toEqual(['cancelled', 'met'])
  },
)

scenario('L-05', 'it stands on the visit and is set off on its bill to the fen', async () => {
  const booked = await bookTold(house, '10:30', 20_000)
  await payDeposit(house, booked.depositId)
  const ready = await readyVisit(house, booked, brakeJob)
  expect(ready).toMatchObject({ depositId: booked.depositId, depositFen: 20_000 })
  const back = { id: booked.depositId, version: 3, body: { reason: '客户要求' } }
  expect(await house.as('manager').refused('deposit.giveBack', back)).toMatchObject({ code: 'money.depositInVisit' })
  const settled = await settle(house, ready)
  const bill = await cashier().get<{ payments: { id: string }[] }>('bill.get', { id: String(settled['billId']) })
  expect(bill).toMatchObject({
    state: 'partlyPaid',
    totalFen: 54_667,
    paidFen: 20_000,
    dueFen: 34_667,
    payments: [{ method: 'deposit', amountFen: 20_000, depositId: booked.depositId }],
  })
  expect(await depositFile(house, booked.depositId)).toMatchObject({ state: 'setOff', setOffFen: 20_000, heldFen: 0 })
  const [paper] = await house.rows(`select id from kernel.paper where record_id = $1 and kind = 'settlement'`, [
    ready.id,
  ])
  const text = await paperTexts(house, String(paper?.['id']))
  for (const part of ['−200.00', '346.67', '546.67']) expect(text).toContain(part)
  const pay = { id: String(settled['billId']), version: 1, body: { method: 'card', amountFen: 34_668 } }
  expect(await cashier().refused('bill.pay', pay)).toMatchObject({ code: 'money.moreThanDue' })
  const exact = { ...pay, body: { method: 'card', amountFen: 34_667 } }
  expect(await cashier().do('bill.pay', exact)).toMatchObject({ state: 'paid', dueFen: 0 })
  expect(await brokenBalances(house)).toEqual([])
})

scenario('L-06', 'what a bill does not need is owed back; a bill made anew takes it again', async () => {
  const booked = await bookTold(house, '11:00', 20_000)
  await payDeposit(house, booked.depositId)
  const ready = await readyVisit(house, booked, [{ kind: 'labour', code: 'R-BRAKE' }])
  const settled = await settle(house, ready)
  const id = String(settled['billId'])
  const { payments, ...bill } = await cashier().get<{ payments: { id: string }[] }>('bill.get', { id })
  expect(bill).toMatchObject({ state: 'paid', totalFen: 16_667, dueFen: 0 })
  expect(await depositFile(house, booked.depositId)).toMatchObject({
    state: 'toRefund',
    setOffFen: 16_667,
    owedFen: 3333,
  })
  const off = (amountFen: number) => ({
    id,
    version: 1,
    body: { paymentId: payments[0]?.id, amountFen, reason: '重开' },
  })
  expect(await house.as('manager').refused('bill.refund', off(100))).toMatchObject({ code: 'money.depositWhole' })
  expect(await house.as('manager').do('bill.refund', off(16_667))).toMatchObject({ state: 'open', paidFen: 0 })
  expect(await depositFile(house, booked.depositId)).toMatchObject({ state: 'paid', heldFen: 20_000, owedFen: 0 })
  expect(
    await house.rows(`select id from kernel.task where record_id = $1 and state = 'open'`, [booked.depositId]),
  ).toEqual([])
  expect(await brokenBalances(house)).toEqual([])
})

scenario('G-05', 'cancelled in time all of it goes back, as a task of the cashier with a clock', async () => {
  const { depositId, booking } = await bookTold(house, '14:00', 20_000)
  await payDeposit(house, depositId)
  await advisor().do('appointment.cancel', { id: booking.id, version: 1, body: { reason: '客户有事' } })
  expect(await toldAbout(house, booking.id)).toContain('service.depositBack')
  const owed = await depositFile(house, depositId)
  expect(owed).toMatchObject({ state: 'toRefund', owedFen: 20_000 })
  const tasks = () =>
    house.rows(
      `select t.role, t.state, d.state as clock, d.due_at from kernel.task t
         join kernel.deadline d on d.group_id = t.group_id and d.record_id = t.id where t.record_id = $1`,
      [depositId],
    )
  expect(await tasks()).toMatchObject([
    { role: 'cashier', state: 'open', clock: 'running', due_at: expect.stringMatching(/^2026-03-13/) },
  ])
  expect(
    await advisor().refused('deposit.refund', { id: depositId, version: owed.version, body: { method: 'wechat' } }),
  ).toMatchObject({ status: 403 })
  const back = await cashier().do('deposit.refund', {
    id: depositId,
    version: owed.version,
    body: { method: 'wechat' },
  })
  expect(back).toMatchObject({ state: 'refunded', returnedFen: 20_000, owedFen: 0 })
  expect(await tasks()).toMatchObject([{ state: 'done', clock: 'met' }])
  expect(await brokenBalances(house)).toEqual([])
})

test('the till counts a deposit when it is paid and when it is given back, not when it is set off', async () => {
  const { methods } = await cashier().get<{ methods: { method: string; fen: number }[] }>('bill.takings', {
    query: { store: house.stores.sz },
  })
  expect(methods.map(({ method }) => method).toSorted()).toEqual(['card', 'cash', 'wechat'])
  expect(methods.find(({ method }) => method === 'wechat')?.fen).toBe(40_000)
})

scenario(
  'G-06',
  'unpaid, the customer is reminded before, then the booking is released and its time free',
  async () => {
    const { depositId, booking } = await bookTold(house, '15:00', 20_000)
    await rule(house, 'service.depositReleases', false)
    const kept = await bookTold(house, '15:30', 20_000)
    house.clock.set(at('07:00'))
    await bookingRounds(house.kernel)
    await bookingRounds(house.kernel)
    expect((await toldAbout(house, booking.id)).filter((one) => one === 'service.depositReminder')).toHaveLength(1)
    expect(await toldAbout(house, kept.booking.id)).toContain('service.depositReminderKept')
    house.clock.set(at('09:00'))
    await bookingRounds(house.kernel)
    expect(await toldAbout(house, booking.id)).toContain('service.depositUnpaid')
    expect(await advisor().get('appointment.get', { id: booking.id })).toMatchObject({ state: 'cancelled' })
    expect(await depositFile(house, depositId)).toMatchObject({ state: 'lapsed' })
    expect(
      await cashier().refused('deposit.pay', { id: depositId, version: 3, body: { method: 'cash' } }),
    ).toMatchObject({ code: 'kernel.wrongState' })
    expect(await advisor().get('appointment.get', { id: kept.booking.id })).toMatchObject({
      state: 'booked',
      deposit: { state: 'asked' },
    })
    expect(await verified(house)).toEqual([])
  },
)
