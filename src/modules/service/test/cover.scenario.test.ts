import { beforeAll, describe, expect } from 'vitest'
import { useHouse } from '../../../../test/house.ts'
import { scenario } from '../../../../test/scenario.ts'
import { checkIn, labour, newGuest, openShop, orderFile, promised } from './shop.ts'

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
async function arrive(odometerKm: number) {
  const guest = await newGuest(house)
  const advisor = house.as('serviceAdvisor')
  const file = await advisor.get<{ id: string; version: number }>('vehicle.get', { id: guest.vehicleId })
  await advisor.do('vehicle.edit', { id: file.id, version: file.version, body: { soldOn: '2024-03-01' } })
  return { guest, order: await checkIn(house, guest, { odometerKm }) }
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
})
