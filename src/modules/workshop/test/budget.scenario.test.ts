import { beforeAll, expect } from 'vitest'
import { useHouse } from '../../../../test/house.ts'
import { scenario } from '../../../../test/scenario.ts'
import {
  at,
  brakeJob,
  checkIn,
  decide,
  issueParts,
  newGuest,
  openShop,
  orderFile,
  quote,
  shift,
} from '../../service/test/shop.ts'
import { watchBudgets } from '../server/cost/watch.ts'

const house = useHouse()
beforeAll(async () => {
  await openShop(house)
  await shift(house, '08:00', '18:00', '2026-03-10')
}, 60_000)

const cost = (id: string) => house.as('dispatcher').get('jobCard.cost', { id })

scenario(
  'H-17',
  'actual cost follows clocks and issued parts; above the budget by the limit the workshop hears',
  async () => {
    const order = await checkIn(house, await newGuest(house))
    expect(await cost(order.id)).toEqual({ cost: null })
    await quote(house, order, brakeJob)
    await decide(house, order.id, 'approved')
    // 50 minutes at 90 yuan an hour, one set of pads that cost 30 yuan.
    expect(await cost(order.id)).toMatchObject({
      cost: {
        budgetLabourFen: 7500,
        budgetPartsFen: 3000,
        budgetFen: 10_500,
        limitFen: 11_550,
        totalFen: 0,
        over: false,
      },
    })
    const file = await orderFile<{ lines: { id: string; kind: string }[] }>(house, order.id)
    const [technician] = await house.rows(`select id from people.staff where staff_no = 'sz-technician'`)
    const card = await house.as('dispatcher').do('jobCard.dispatch', {
      body: {
        storeId: house.stores.sz,
        orderId: order.id,
        technicianId: technician?.['id'],
        bayId: null,
        lineIds: file.lines.filter((line) => line.kind === 'labour').map((line) => line.id),
        overrideReason: '客户指定',
      },
    })
    await issueParts(house, order.id)
    const worker = house.as('technician')
    await worker.do('jobCard.start', { id: card.id, version: card.version, body: {} })
    house.clock.forward(55)
    expect(await cost(order.id)).toMatchObject({
      cost: { workedMinutes: 55, labourFen: 8250, partsFen: 3000, over: false },
    })
    await watchBudgets(house.kernel)
    const warnings = () =>
      house.rows(`select role, title_zh from kernel.task where record_id = $1 and kind = 'overBudget'`, [order.id])
    expect(await warnings()).toEqual([])
    house.clock.forward(10)
    expect(await cost(order.id)).toMatchObject({ cost: { labourFen: 9750, totalFen: 12_750, over: true } })
    await watchBudgets(house.kernel)
    await watchBudgets(house.kernel)
    expect(await warnings()).toEqual([
      { role: 'dispatcher', title_zh: expect.stringMatching(/成本 ¥127\.50 已超预算 ¥105\.00/) },
    ])
  },
)

scenario('H-17', 'work of another firm that comes back dearer than agreed warns the workshop, once', async () => {
  const order = await checkIn(house, await newGuest(house))
  await quote(house, order, brakeJob)
  await decide(house, order.id, 'approved')
  const { lines } = await orderFile<{ lines: { id: string; kind: string }[] }>(house, order.id)
  const dispatcher = house.as('dispatcher')
  const ordered = await dispatcher.do('sublet.order', {
    body: {
      storeId: house.stores.sz,
      orderId: order.id,
      lineIds: lines.filter((line) => line.kind === 'labour').map((line) => line.id),
      firm: '利民制动',
      costFen: 20_000,
      dueAt: at('15:00', '2026-03-11'),
    },
  })
  const warnings = async () => {
    await watchBudgets(house.kernel)
    return house.rows(`select role, title_zh from kernel.task where record_id = $1 and kind = 'overBudget'`, [order.id])
  }
  // What was agreed with the firm is part of the budget, and costs nothing before the car is sent.
  expect(await cost(order.id)).toMatchObject({ cost: { budgetFen: 30_500, externalFen: 0, totalFen: 0, over: false } })
  const sent = await dispatcher.do('sublet.send', { id: ordered.id, version: ordered.version })
  expect(await cost(order.id)).toMatchObject({ cost: { externalFen: 20_000, totalFen: 20_000, over: false } })
  expect(await warnings()).toEqual([])
  const body = { finalCostFen: 40_000 }
  await dispatcher.do('sublet.comeBack', { id: sent.id, version: sent.version, body })
  expect(await cost(order.id)).toMatchObject({
    cost: { externalFen: 40_000, totalFen: 40_000, limitFen: 33_550, over: true },
  })
  await warnings()
  expect(await warnings()).toEqual([
    { role: 'dispatcher', title_zh: expect.stringMatching(/成本 ¥400\.00 已超预算 ¥305\.00/) },
  ])
})
