import { beforeAll, expect, test } from 'vitest'
import { rebuildDay } from '../../src/modules/capacity/server/public.ts'
import { versionOf } from '../../src/modules/quality/test/visit.ts'
import { handOverBody, readyCar, settle } from '../../src/modules/service/test/closing.ts'
import { bookTold, depositFile, payDeposit, readyVisit, rule } from '../../src/modules/service/test/deposit.ts'
import {
  at,
  brakeJob,
  checkIn,
  estimateOf,
  labour,
  newGuest,
  openShop,
  orderFile,
  part,
  payBill,
  quote,
} from '../../src/modules/service/test/shop.ts'
import { agreedOrder, hire, onShift } from '../../src/modules/workshop/test/crew.ts'
import { useHouse } from '../house.ts'
import { atOnce, expectSound, type Runner, winners } from './at-once.ts'

const house = useHouse()
const day = '2026-03-12'
const turns = [0, 1, 3]
const hours = ['10:00', '11:00', '14:00', '15:00']
let receiverId = ''

beforeAll(async () => {
  await openShop(house)
  for (const name of ['甲', '乙', '丙']) receiverId = (await hire(house, name)).staffId
  for (const { id } of await house.rows(`select id from people.staff where position = '技师'`))
    await onShift(house, String(id), '08:30', '18:00', day)
  await rebuildDay(house.kernel, house.groupId, house.stores.sz, day)
  await rule(house, 'service.depositFen.general', 20_000)
}, 60_000)

const advisor = () => house.as('serviceAdvisor')
const manager = () => house.as('manager')
const cashier = () => house.as('cashier')
const first = async (sql: string, values: unknown[]) => (await house.rows(sql, values))[0]

const supplement = (on: { id: string; version: number }): Runner => {
  const body = { lines: [labour('R-WIPER', { concern: 0 })], promisedAt: at('22:00', '2026-03-10') }
  return [advisor(), 'repairOrder.supplement', { ...on, body: { ...body, moved: { reason: '追加', told: 'message' } } }]
}

test.each(turns)(
  'a car is billed at two desks while more work is quoted and its order cancelled (%i)',
  async (turn) => {
    const { id, version } = await readyCar(house)
    const ends = await atOnce(turn, [
      [advisor(), 'repairOrder.settle', { id, version }],
      [manager(), 'repairOrder.settle', { id, version }],
      supplement({ id, version }),
      [manager(), 'repairOrder.cancel', { id, version, body: { reason: '客户取走' } }],
    ])
    expect(winners(ends)).toHaveLength(1)
    const isBilled = (winners(ends)[0] ?? 0) < 2
    const row = await first(
      `select (select count(*)::int from money.bill b where b.order_id = o.id) as bills, state from service.repair_order o where id = $1`,
      [id],
    )
    expect(row).toMatchObject({ bills: isBilled ? 1 : 0, ...(isBilled ? { state: 'settled' } : {}) })
  },
)

test.each(turns)('two tills take the same bill while it is put on account and cancelled (%i)', async (turn) => {
  const order = await readyCar(house)
  await settle(house, order)
  const bill = await first('select id, version, total_fen from money.bill where order_id = $1', [order.id])
  const on = { id: String(bill?.['id']), version: Number(bill?.['version']) }
  const amountFen = Number(bill?.['total_fen'])
  const ends = await atOnce(turn, [
    [cashier(), 'bill.pay', { ...on, body: { method: 'wechat', amountFen } }],
    [manager(), 'bill.pay', { ...on, body: { method: 'cash', amountFen } }],
    [manager(), 'bill.putOnAccount', { ...on, body: { reason: '大客户' } }],
    [manager(), 'bill.cancel', { ...on, body: { reason: '重开' } }],
  ])
  expect(winners(ends)).toHaveLength(1)
  const [winner = 0] = winners(ends)
  const row = await first(
    `select state, paid_fen, (select count(*)::int from money.payment p where p.bill_id = b.id) as payments from money.bill b where id = $1`,
    [on.id],
  )
  const paid = { paid_fen: amountFen, payments: 1, state: 'paid' }
  expect(row).toMatchObject(
    [paid, paid, { paid_fen: 0, payments: 0 }, { state: 'cancelled', payments: 0 }][winner] ?? {},
  )
})

test.each(turns)(
  'keys are handed over at two desks while more work is quoted and the bill cancelled (%i)',
  async (turn) => {
    const order = await readyCar(house)
    await settle(house, order)
    await payBill(house, order.id)
    const file = await orderFile(house, order.id)
    const bill = await first('select id, version from money.bill where order_id = $1', [order.id])
    const on = { id: order.id, version: file.version }
    const over = { ...on, body: await handOverBody(house, file) }
    const cancel = { id: String(bill?.['id']), version: Number(bill?.['version']), body: { reason: '重开' } }
    const ends = await atOnce(turn, [
      [advisor(), 'repairOrder.handOver', over],
      [manager(), 'repairOrder.handOver', over],
      supplement(on),
      [manager(), 'bill.cancel', cancel],
    ])
    expect(winners(ends)).toHaveLength(1)
    expect((winners(ends)[0] ?? 9) < 2).toBe(true)
    expect(await orderFile(house, order.id)).toMatchObject({ state: 'closed' })
  },
)

/** Every fen of a deposit is in one place. */
async function depositRow(id: string) {
  const row = await first('select * from money.deposit where id = $1', [id])
  const of = (name: string) => Number(row?.[`${name}_fen`])
  expect(of('received') + of('compensation')).toBe(
    of('held') + of('set_off') + of('forfeited') + of('owed') + of('returned'),
  )
  return row
}

test.each(turns)('a deposit is given back while its car is taken in and its booking cancelled (%i)', async (turn) => {
  const { guest, booking, depositId } = await bookTold(house, hours[turn] ?? '', 20_000, {
    startsAt: at(hours[turn] ?? '', day),
  })
  await payDeposit(house, depositId)
  const { version } = await depositFile(house, depositId)
  const arrival = { ...guest, storeId: house.stores.sz, visitType: 'maintenance', odometerKm: 12_000, confirmed: true }
  const more = {
    concerns: [{ words: '异响' }],
    belongings: [],
    oldParts: 'none',
    waiting: false,
    appointmentId: booking.id,
  }
  const ends = await atOnce(turn, [
    [manager(), 'deposit.giveBack', { id: depositId, version, body: { reason: '照顾老客户' } }],
    [advisor(), 'repairOrder.checkIn', { body: { ...arrival, ...more } }],
    [
      advisor(),
      'appointment.cancel',
      { id: booking.id, version: booking.version, body: { reason: '不来了', by: 'customer' } },
    ],
  ])
  // One way with the booking, and the money with it: at the visit, or owed to the customer.
  expect([ends[1]?.ok, ends[2]?.ok].filter(Boolean)).toHaveLength(1)
  const isCarried = ends[1]?.ok && !ends[0]?.ok
  expect(await depositRow(depositId)).toMatchObject(
    isCarried ? { state: 'paid', held_fen: 20_000 } : { state: 'toRefund', owed_fen: 20_000, order_id: null },
  )
  const row = await first('select deposit_fen from service.repair_order where appointment_id = $1', [booking.id])
  expect(Number(row?.['deposit_fen'] ?? 0)).toBe(isCarried ? 20_000 : 0)
})

test.each(turns)('a deposit is set off, given back and handed out at once (%i)', async (turn) => {
  const booked = await bookTold(house, hours[turn] ?? '', 20_000, {
    startsAt: at(['10:30', '11:30', '14:30', '15:30'][turn] ?? '', day),
  })
  await payDeposit(house, booked.depositId)
  const order = await readyVisit(house, booked, brakeJob)
  const on = { id: booked.depositId, version: (await depositFile(house, booked.depositId)).version }
  const ends = await atOnce(turn, [
    [manager(), 'deposit.giveBack', { ...on, body: { reason: '照顾老客户' } }],
    [advisor(), 'repairOrder.settle', { id: order.id, version: order.version }],
    [cashier(), 'deposit.refund', { ...on, body: { method: 'cash' } }],
  ])
  expect(winners(ends)).toEqual([1])
  expect(await depositRow(booked.depositId)).toMatchObject({ state: 'setOff', set_off_fen: 20_000, returned_fen: 0 })
})

test.each(turns)(
  'the last part is agreed to in three orders at once: one has it, two wait for it (%i)',
  async (turn) => {
    const clerk = house.as('partsClerk')
    const partNo = `LAST-${turn}`
    const names = { nameZh: '末件', nameEn: 'Last one', unit: '件', origin: 'original', category: 'wear' }
    const { id } = await clerk.do('part.add', { body: { partNo, ...names } })
    const price = { kind: 'part', refCode: partNo, amountFen: 1000, vatBasisPoints: 1300, validFrom: '2026-01-01' }
    await manager().do('price.set', { body: { storeId: house.stores.sz, ...price } })
    const lines = [{ partId: id, quantityThousandths: 1000, unitCost: 1000, bin: 'A-01' }]
    await clerk.do('stockReceipt.receive', { body: { storeId: house.stores.sz, supplier: '原厂', lines } })
    const asked: Runner[] = []
    for (let n = 0; n < 3; n++) {
      const order = await checkIn(house, await newGuest(house))
      await quote(house, order, [part(partNo, { concern: 0 })])
      const { customer, page, id: estimateId } = await estimateOf(house, order.id)
      const shown = await page()
      const decisions = shown.lines.map((line) => ({ lineId: line.id, approval: 'approved' }))
      asked.push([
        customer,
        'estimate.decide',
        { id: estimateId, version: shown.version, body: { decisions, signer: '王建国' } },
      ])
    }
    expect(winners(await atOnce(turn, asked))).toEqual([0, 1, 2])
    const held = await house.rows(
      'select reserved_thousandths as n from parts.pick_line where part_id = $1 order by 1',
      [id],
    )
    expect(held.map(({ n }) => Number(n))).toEqual([0, 0, 1000])
  },
)

test.each(turns)('parts are handed out at two counters while the job is called off (%i)', async (turn) => {
  const clerk = house.as('partsClerk')
  const order = await agreedOrder(house, brakeJob)
  type Pick = { id: string; version: number; lines: { id: string; wantedThousandths: number }[] }
  const { rows } = await clerk.get<{ rows: Pick[] }>('pick.list', { query: { orderId: order.id } })
  const [pick] = rows
  const lines = pick?.lines.map((line) => ({ lineId: line.id, quantityThousandths: line.wantedThousandths }))
  const issue = { id: pick?.id ?? '', version: pick?.version ?? 0, body: { receiverId, lines } }
  const on = { id: order.id, version: await versionOf(house, order.id) }
  const ends = await atOnce(turn, [
    [clerk, 'pick.issue', issue],
    [manager(), 'pick.issue', issue],
    [advisor(), 'repairOrder.cancel', { ...on, body: { reason: '客户取走' } }],
  ])
  const issued = winners(ends).filter((index) => index < 2)
  expect(issued.length).toBeLessThanOrEqual(1)
  const row = await first(
    `select sum(issued_thousandths - returned_thousandths)::int as out, sum(reserved_thousandths)::int as held
       from parts.pick_line where pick_id = $1`,
    [pick?.id],
  )
  expect(row).toEqual({ out: issued.length * 1000, held: 0 })
})

test('afterwards every fen, part and entry is where it belongs', async () => {
  await expectSound(house)
  const row = await first('select count(*)::int as n from money.payment', [])
  expect(Number(row?.['n'])).toBeGreaterThan(turns.length * 3)
})
