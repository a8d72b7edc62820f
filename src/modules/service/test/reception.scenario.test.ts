import { beforeAll, describe, expect } from 'vitest'
import { useHouse } from '../../../../test/house.ts'
import { scenario } from '../../../../test/scenario.ts'
import { brakeJob, checkIn, labour, newGuest, openShop, orderFile, promised, quote } from './shop.ts'

const house = useHouse()
beforeAll(() => openShop(house), 60_000)

const advisor = () => house.as('serviceAdvisor')
const body = { lines: brakeJob, promisedAt: promised }

describe('reception', () => {
  scenario('G-13', 'no quote before the problem is described and confirmed', async () => {
    const order = await checkIn(house, await newGuest(house), { concerns: [], confirmed: false })
    const call = { id: order.id, version: order.version }
    const bare = { ...body, lines: [labour('R-BRAKE')] }
    expect(order.actions).toContainEqual({ name: 'quote', refusal: { code: 'service.notConfirmed', details: {} } })
    expect(await advisor().refused('repairOrder.quote', { ...call, body: bare })).toMatchObject({
      code: 'service.notConfirmed',
    })
    const confirmed = await advisor().do('repairOrder.complete', { ...call, body: { confirmed: true } })
    const next = { id: order.id, version: confirmed.version }
    expect(await advisor().refused('repairOrder.quote', { ...next, body: bare })).toMatchObject({
      code: 'service.noConcern',
    })
    // A new sentence takes the confirmation back until he has heard it repeated.
    const described = await advisor().do('repairOrder.complete', {
      ...next,
      body: { concerns: [{ words: '刹车有异响' }] },
    })
    expect(described['confirmedAt']).toBeNull()
    expect(
      await advisor().refused('repairOrder.quote', { id: order.id, version: described.version, body: bare }),
    ).toMatchObject({ code: 'service.notConfirmed' })
    const ready = await advisor().do('repairOrder.complete', {
      id: order.id,
      version: described.version,
      body: { confirmed: true },
    })
    expect(await quote(house, ready, brakeJob)).toMatchObject({ state: 'estimated' })
    expect(await orderFile(house, order.id)).toMatchObject({
      concerns: [{ position: 1, words: '刹车有异响', answer: null }],
    })
  })

  scenario('G-12', 'registration keeps reading and confirmation; a lower reading asks why', async () => {
    const guest = await newGuest(house)
    await expect(checkIn(house, guest, { odometerKm: 9000 })).rejects.toThrow('vehicles.odometerLower')
    const order = await checkIn(house, guest, { odometerKm: 9000, lowerBecause: '更换仪表' })
    expect(order).toMatchObject({
      state: 'received',
      number: expect.stringMatching(/^R-SZ01-20260310-\d{4}$/),
      odometerKm: 9000,
      confirmedAt: '2026-03-10T01:00:00.000Z',
      inspectionLevels: ['self', 'team', 'final'],
    })
    const car = await advisor().get('vehicle.get', { id: guest.vehicleId })
    expect(car).toMatchObject({
      odometer: expect.arrayContaining([expect.objectContaining({ km: 9000, source: 'visit' })]),
    })
  })
})
