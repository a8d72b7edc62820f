import { beforeAll, describe, expect } from 'vitest'
import { useHouse } from '../../../../test/house.ts'
import { scenario } from '../../../../test/scenario.ts'
import { checkIn, labour, newGuest, openShop, orderFile, part, promised, quote } from './shop.ts'

const house = useHouse()
beforeAll(async () => {
  await openShop(house)
  await house.as('administrator').do('warrantyPolicy.add', {
    body: {
      code: 'W-3',
      nameZh: '整车包修',
      nameEn: 'Whole car',
      scope: 'vehicle',
      years: 3,
      km: 60_000,
      powertrains: [],
      soldFrom: '2022-01-01',
      soldUntil: null,
    },
  })
}, 60_000)

/** A car that was sold two years ago comes with this reading. */
async function arrive(odometerKm: number, more: object = {}) {
  const guest = await newGuest(house)
  const advisor = house.as('serviceAdvisor')
  const file = await advisor.get<{ id: string; version: number }>('vehicle.get', { id: guest.vehicleId })
  await advisor.do('vehicle.edit', { id: file.id, version: file.version, body: { soldOn: '2024-03-01' } })
  return { guest, order: await checkIn(house, guest, { odometerKm, ...more }) }
}

const onWarranty = { lines: [labour('R-BRAKE', { concern: 0, payer: 'warranty' })], promisedAt: promised }

describe('warranty at reception', () => {
  scenario('P-02', 'one kilometre over the limit is the customer’s to pay', async () => {
    const advisor = house.as('serviceAdvisor')
    const last = await arrive(60_000)
    const known = await advisor.get<{ covers: object[] }>('reception.arrival', {
      id: last.guest.vehicleId,
      query: { store: house.stores.sz },
    })
    expect(known.covers).toMatchObject([{ code: 'W-3', lastDay: '2027-03-01', km: 60_000 }])
    const { id, version } = last.order
    await advisor.do('repairOrder.quote', { id, version, body: onWarranty })
    expect(await orderFile(house, id)).toMatchObject({ lines: [{ payer: 'warranty' }] })
    const over = await arrive(60_001)
    const call = { id: over.order.id, version: over.order.version }
    expect(await advisor.refused('repairOrder.quote', { ...call, body: onWarranty })).toMatchObject({
      status: 409,
      code: 'warranty.notCovered',
      details: { because: 'km', km: 60_000, odometerKm: 60_001 },
    })
    const own = { ...onWarranty, lines: [labour('R-BRAKE', { concern: 0 })] }
    await advisor.do('repairOrder.quote', { ...call, body: own })
    expect(await orderFile(house, over.order.id)).toMatchObject({ lines: [{ payer: 'customer' }] })
  })

  scenario('P-02', 'who pays is proposed with its ground; another payer needs a reason', async () => {
    const manager = house.as('manager')
    const { rows } = await manager.get<{ rows: { id: string; version: number; code: string }[] }>('visitType.list')
    const general = rows.find((row) => row.code === 'general')
    await manager.do('visitType.edit', {
      id: general?.id ?? '',
      version: general?.version ?? 0,
      body: { needsDiagnosis: false, because: '测试' },
    })
    const wear = { code: 'W-WEAR', nameZh: '易损件', nameEn: 'Wear parts', scope: 'wear', partGroups: ['wear'] }
    await house.as('administrator').do('warrantyPolicy.add', {
      body: { ...wear, years: 1, km: 20_000, powertrains: [], soldFrom: '2022-01-01', soldUntil: null },
    })
    const { order } = await arrive(30_000, { visitType: 'general' })
    const advisor = house.as('serviceAdvisor')
    const lines = 'labour:R-WIPER:,labour:R-BRAKE:0,part:BP-100:0,labour:M-OIL:'
    const asked = await advisor.get<{ rows: object[] }>('repairOrder.payers', { id: order.id, query: { lines } })
    expect(asked.rows).toMatchObject([
      { payer: 'warranty', because: 'covered', code: 'W-3', particular: 'general', km: 60_000 },
      { payer: 'customer', because: 'followsPart', code: 'W-WEAR' },
      { payer: 'customer', because: 'overTime', code: 'W-WEAR', particular: 'partGroup', lastDay: '2025-03-01' },
      null,
    ])
    const { id, version } = order
    const wanted = (more: object) => ({
      lines: [labour('R-WIPER', more), part('BP-100', { concern: 0 })],
      promisedAt: promised,
      onePlanBecause: '只有一种办法',
    })
    expect(await advisor.refused('repairOrder.quote', { id, version, body: wanted({}) })).toMatchObject({
      code: 'service.payerReason',
      details: { code: 'R-WIPER', ground: 'W-3' },
    })
    const own = { payerReason: '客户自行损坏，不属质保' }
    const chosen = await advisor.do('repairOrder.quote', { id, version, body: wanted(own) })
    expect(await orderFile(house, id)).toMatchObject({
      lines: [
        { payer: 'customer', payerReason: own.payerReason, payerBasis: { payer: 'warranty', code: 'W-3' } },
        { payer: 'customer', payerReason: null, payerBasis: { code: 'W-WEAR' } },
      ],
    })
    await quote(house, chosen, [labour('R-WIPER', { payer: 'warranty' }), part('BP-100', { concern: 0 })])
    expect(await orderFile(house, id)).toMatchObject({ lines: [{ payer: 'warranty', payerReason: null }, {}] })
  })
})
