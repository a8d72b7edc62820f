import { beforeAll, describe, expect, test } from 'vitest'
import { useHouse } from '../../../../test/house.ts'
import { scenario } from '../../../../test/scenario.ts'
import { labour, openShop } from '../../service/test/shop.ts'
import { addItem, agreedOrder, dispatch, dispatchBody, hire, onCard, setRate } from './crew.ts'

const house = useHouse()
beforeAll(async () => {
  await openShop(house)
  await setRate(house, 'highVoltage')
  await addItem(house, { code: 'E-PACK', skill: 'highVoltage', minutes: 60 })
}, 60_000)

async function electrician() {
  const hand = await hire(house, '雷工', { skills: ['highVoltage', 'mechanical'] })
  await house.as('manager').do('certificate.register', {
    body: {
      storeId: house.stores.sz,
      staffId: hand.staffId,
      kind: 'highVoltage',
      number: 'HV-2026-01',
      validFrom: '2025-01-01',
      validUntil: '2027-01-01',
    },
  })
  return hand
}

describe('high voltage', () => {
  scenario(
    'I-04',
    'only the certified electrician, and only after the cut-off with name, time and voltage',
    async () => {
      const order = await agreedOrder(house, [labour('E-PACK', { concern: 0 })])
      const unfit = await hire(house, '甲', { skills: ['highVoltage'] })
      const refused = await house
        .as('dispatcher')
        .refused('jobCard.dispatch', { body: dispatchBody(house, order, unfit.staffId) })
      expect(refused.code).toBe('workshop.certificateMissing')
      const hand = await electrician()
      const card = await dispatch(house, order, hand.staffId)
      expect(card).toMatchObject({ needsCutOff: true, cutOffAt: null })
      const call = { id: card.id, version: card.version }
      expect(await hand.refused('jobCard.start', { ...call, body: {} })).toMatchObject({ code: 'workshop.cutOffFirst' })
      const cutOff = (body: object) => hand.refused('jobCard.cutOff', { ...call, body: { ...body } })
      expect(await cutOff({ locked: false, residualVolts: 2 })).toMatchObject({ code: 'workshop.lockFirst' })
      expect(await cutOff({ locked: true, residualVolts: 380 })).toMatchObject({
        code: 'workshop.stillLive',
        details: { volts: 380, safeVolts: 60 },
      })
      const dead = await hand.do('jobCard.cutOff', { ...call, body: { locked: true, residualVolts: 2 } })
      expect(dead).toMatchObject({ cutOffBy: hand.staffId, cutOffAt: '2026-03-10T01:00:00.000Z', cutOffVolts: 2 })
      await onCard(house, hand, 'start', card.id)
      const { cutOffByName } = await hand.get<{ cutOffByName: string }>('jobCard.get', { id: card.id })
      expect(cutOffByName).toBe('雷工')
    },
  )

  scenario('V-09', 'cut off while there was no network, it counts by its own time and is looked at again', async () => {
    const hand = await electrician()
    const card = await dispatch(house, await agreedOrder(house, [labour('E-PACK', { concern: 0 })]), hand.staffId)
    const file = await hand.get<{ safeVolts: number }>('jobCard.get', { id: card.id })
    expect(file.safeVolts).toBe(60)
    const call = { id: card.id, version: card.version }
    house.clock.forward(30)
    const at = new Date(house.clock.now() - 20 * 60_000).toISOString()
    const live = { locked: true, residualVolts: 60, at }
    expect((await hand.refused('jobCard.cutOff', { ...call, body: live })).code).toBe('workshop.stillLive')
    const never = { locked: true, residualVolts: 0, at: '2026-01-01T00:00:00.000Z' }
    expect((await hand.refused('jobCard.cutOff', { ...call, body: never })).code).toBe('workshop.deviceClockWrong')
    await hand.do('jobCard.cutOff', { ...call, body: { ...live, residualVolts: 12 } })
    expect(await hand.get('jobCard.get', { id: card.id })).toMatchObject({ cutOffAt: at, cutOffVolts: 12 })
  })

  test('who takes the job over makes sure for himself; other work has no such step', async () => {
    const [first, second] = [await electrician(), await electrician()]
    const order = await agreedOrder(house, [labour('E-PACK', { concern: 0 })])
    const card = await dispatch(house, order, first.staffId)
    await onCard(house, first, 'cutOff', card.id, { locked: true, residualVolts: 0 })
    const given = await onCard(house, house.as('dispatcher'), 'reassign', card.id, {
      technicianId: second.staffId,
      reason: '换班',
    })
    expect(given).toMatchObject({ needsCutOff: true, cutOffAt: null, cutOffVolts: null })
    const brakes = await agreedOrder(house, [labour('R-BRAKE', { concern: 0 })])
    const plain = await dispatch(house, brakes, first.staffId)
    expect(plain).toMatchObject({ needsCutOff: false })
    const call = { id: plain.id, version: plain.version, body: { locked: true, residualVolts: 0 } }
    expect(await first.refused('jobCard.cutOff', call)).toMatchObject({ code: 'workshop.noCutOffNeeded' })
  })
})
