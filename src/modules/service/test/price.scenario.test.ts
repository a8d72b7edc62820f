import { beforeAll, describe, expect } from 'vitest'
import { useHouse } from '../../../../test/house.ts'
import { scenario } from '../../../../test/scenario.ts'
import {
  brakeJob,
  checkIn,
  estimateOf,
  labour,
  newGuest,
  openShop,
  onePlan,
  orderFile,
  part,
  promised,
} from './shop.ts'

const house = useHouse()
beforeAll(() => openShop(house), 60_000)

const advisor = () => house.as('serviceAdvisor')

/** Refused without approval, granted by the manager only, then sent. */
async function approvePrice(order: { id: string; version: number }, lines: readonly Record<string, unknown>[]) {
  const call = { id: order.id, version: order.version, body: { lines, promisedAt: promised, ...onePlan } }
  const refused = await advisor().refused('repairOrder.quote', call)
  expect(refused).toMatchObject({ code: 'service.priceApproval', details: { excessFen: 1000 } })
  const asked = await advisor().do('approval.ask', {
    body: {
      storeId: house.stores.sz,
      kind: 'price',
      record: 'repairOrder',
      recordId: order.id,
      amountFen: Number(refused.details['excessFen']),
      reason: '客户等车，只能空运',
    },
  })
  expect(await advisor().refused('approval.grant', { id: asked.id, version: 1, body: {} })).toMatchObject({
    status: 403,
  })
  await house.as('manager').do('approval.grant', { id: asked.id, version: 1, body: {} })
  await advisor().do('repairOrder.quote', call)
}

describe('prices in an estimate', () => {
  scenario(
    'H-14',
    'lines come from the public list and add up; one above the list needs a reason and an approval, and shows both',
    async () => {
      const order = await checkIn(house, await newGuest(house))
      const lines = [...brakeJob, { kind: 'other', code: 'WASTE', nameZh: '废油处理', nameEn: 'Waste oil' }]
      const dear = [...lines.slice(0, 1), part('BP-100', { unitFen: 39_000 }), ...lines.slice(2)]
      const refused = await advisor().refused('repairOrder.quote', {
        id: order.id,
        version: order.version,
        body: { lines: dear, promisedAt: promised, ...onePlan },
      })
      expect(refused).toMatchObject({
        code: 'service.deviationReason',
        details: { listUnitFen: 38_000, unitFen: 39_000 },
      })
      dear[1] = part('BP-100', { unitFen: 39_000, deviationReason: '加急空运' })
      await approvePrice(order, dear)
      const { page } = await estimateOf(house, order.id)
      const shown = await page()
      expect(shown).toMatchObject({
        edition: 1,
        hourlyRateFen: 20_000,
        concerns: [{ words: '刹车有异响' }],
        totalFen: 56_167,
      })
      expect(shown.lines.map((line) => [line.code, line.grossFen, line.listUnitFen, line.deviationReason])).toEqual([
        ['R-BRAKE', 16_667, 16_667, null],
        ['BP-100', 39_000, 38_000, '加急空运'],
        ['WASTE', 500, 500, null],
      ])
      expect(shown.lines.reduce((sum, line) => sum + line.grossFen, 0)).toBe(shown.totalFen)
      const file = await orderFile(house, order.id)
      expect(file).toMatchObject({
        lines: [{ priceApprover: null }, { priceApprover: 'manager sz' }, { priceApprover: null }],
      })
    },
  )

  scenario('H-14', 'who may decide on so much sends his own price; more than was approved is refused', async () => {
    const order = await checkIn(house, await newGuest(house))
    const at = (unitFen: number) => [part('BP-100', { unitFen, deviationReason: '加急空运' })]
    await approvePrice(order, at(39_000))
    const again = await orderFile(house, order.id)
    const call = (unitFen: number) => ({
      id: order.id,
      version: again.version,
      body: { lines: at(unitFen), promisedAt: promised, ...onePlan },
    })
    expect(await advisor().refused('repairOrder.quote', call(39_001))).toMatchObject({
      code: 'service.priceApproval',
      details: { excessFen: 1001 },
    })
    await house.as('manager').do('repairOrder.quote', call(39_001))
    expect(await orderFile(house, order.id)).toMatchObject({
      lines: [{ unitFen: 39_001, priceApprover: 'manager sz' }],
    })
  })

  scenario('L-10', 'hours above the standard are refused without a reason', async () => {
    const order = await checkIn(house, await newGuest(house))
    const long = (more: object) => ({
      id: order.id,
      version: order.version,
      body: { lines: [labour('R-BRAKE', { minutes: 80, ...more })], promisedAt: promised, ...onePlan },
    })
    expect(await advisor().refused('repairOrder.quote', long({}))).toMatchObject({
      code: 'service.deviationReason',
      details: { standardMinutes: 50, minutes: 80 },
    })
    expect(await advisor().refused('repairOrder.quote', long({ deviationReason: '螺栓锈死' }))).toMatchObject({
      code: 'service.priceApproval',
      details: { excessFen: 10_000 },
    })
    await house.as('manager').do('repairOrder.quote', long({ deviationReason: '螺栓锈死' }))
    expect(await orderFile(house, order.id)).toMatchObject({
      lines: [
        { standardMinutes: 50, chargedMinutes: 80, unitFen: 26_667, listUnitFen: 16_667, deviationReason: '螺栓锈死' },
      ],
    })
  })
})
