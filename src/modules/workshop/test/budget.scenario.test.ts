import { beforeAll, expect } from 'vitest'
import { useHouse } from '../../../../test/house.ts'
import { scenario } from '../../../../test/scenario.ts'
import {
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
