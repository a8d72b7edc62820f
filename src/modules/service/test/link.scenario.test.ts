import { beforeAll, describe, expect, test } from 'vitest'
import { useHouse } from '../../../../test/house.ts'
import { scenario } from '../../../../test/scenario.ts'
import { brakeJob, checkIn, decide, estimateOf, linkOf, newGuest, openShop, quote, repair } from './shop.ts'

const house = useHouse()
beforeAll(() => openShop(house), 60_000)

describe('the link', () => {
  scenario('V-10', 'a customer sees his own visit and no other', async () => {
    const mine = await checkIn(house, await newGuest(house))
    const other = await checkIn(house, await newGuest(house, { name: '李梅' }))
    await quote(house, other, brakeJob)
    const link = house.withLink(await linkOf(house, mine.id, 'service.carReceived'))
    const { id: estimateId } = await estimateOf(house, other.id)
    expect(await link.getRefused('repairOrder.progress', { id: other.id })).toMatchObject({ status: 403 })
    expect(await link.getRefused('estimate.get', { id: estimateId })).toMatchObject({ status: 403 })
    expect(await link.getRefused('repairOrder.get', { id: mine.id })).toMatchObject({ status: 403 })
    expect(await link.getRefused('repairOrder.list')).toMatchObject({ status: 403 })
    expect(await link.getRefused('vehicle.list')).toMatchObject({ status: 403 })
    const estimate = house.withLink(await linkOf(house, other.id, 'service.estimateReady'))
    expect(await estimate.getRefused('repairOrder.progress', { id: other.id })).toMatchObject({ status: 403 })
    expect(await link.get('repairOrder.progress', { id: mine.id })).toMatchObject({
      number: mine['number'],
      state: 'received',
    })
  })

  scenario('I-09', 'the progress by link is the workshop’s own state, with the link to what is asked', async () => {
    const order = await checkIn(house, await newGuest(house))
    const customer = house.withLink(await linkOf(house, order.id, 'service.carReceived'))
    const progress = () =>
      customer.get<{
        state: string
        steps: { step: string; at: string | null }[]
        estimate: { token: string; state: string; totalFen: number } | null
      }>('repairOrder.progress', { id: order.id })
    expect(await progress()).toMatchObject({ state: 'received', estimate: null, advisorName: 'serviceAdvisor sz' })
    await quote(house, order, brakeJob)
    const asked = await progress()
    expect(asked).toMatchObject({ state: 'estimated', estimate: { state: 'sent', totalFen: 54_667 } })
    expect(asked.estimate?.token).toBe(await linkOf(house, order.id, 'service.estimateReady'))
    // The shop's people see the same page without the key to decide in his name.
    const staff = await house.as('serviceAdvisor').get('repairOrder.progress', { id: order.id })
    expect(staff).toMatchObject({ state: 'estimated', estimate: { token: null } })
    await decide(house, order.id, 'approved')
    house.clock.forward(30)
    await repair(house, order.id)
    const done = await progress()
    const [row] = await house.rows('select state from service.repair_order where id = $1', [order.id])
    expect(done.state).toBe(row?.['state'])
    expect(done.steps.filter((step) => step.at !== null).map((step) => step.step)).toEqual([
      'received',
      'estimated',
      'agreed',
      'inRepair',
      'awaitingInspection',
      'ready',
    ])
  })

  test('an expired link opens nothing', async () => {
    const order = await checkIn(house, await newGuest(house))
    const customer = house.withLink(await linkOf(house, order.id, 'service.carReceived'))
    const before = house.clock.now()
    house.clock.forward(61 * 24 * 60)
    expect(await customer.getRefused('repairOrder.progress', { id: order.id })).toMatchObject({
      code: 'kernel.linkExpired',
    })
    house.clock.set(new Date(before).toISOString())
  })
})
