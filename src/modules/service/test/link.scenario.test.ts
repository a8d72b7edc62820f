import { beforeAll, describe, expect, test } from 'vitest'
import { useHouse } from '../../../../test/house.ts'
import { scenario } from '../../../../test/scenario.ts'
import { brakeJob, checkIn, decide, estimateOf, labour, linkOf, newGuest, openShop, quote, repair } from './shop.ts'

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

  scenario('H-15', 'the advisor shows the customer his own links at the desk, and every look is known', async () => {
    const order = await checkIn(house, await newGuest(house))
    const advisor = house.as('serviceAdvisor')
    type Shown = { link: string; expiresAt: string } | null
    const links = () => advisor.get<{ visit: Shown; estimate: Shown }>('repairOrder.customerLinks', { id: order.id })
    expect(await links()).toMatchObject({ visit: { link: expect.stringMatching(/^\/p\/v\//) }, estimate: null })
    const estimated = await quote(house, order, brakeJob)
    const shown = await links()
    expect(shown.visit?.link).toBe(`/p/v/${await linkOf(house, order.id, 'service.carReceived')}`)
    expect(shown.estimate?.link).toBe(`/p/e/${await linkOf(house, order.id, 'service.estimateReady')}`)
    // The older edition's link opens nothing any more.
    await quote(house, estimated, [labour('R-BRAKE', { concern: 0 })])
    const newer = (await links()).estimate?.link ?? ''
    expect(newer).not.toBe(shown.estimate?.link)
    const { id } = await estimateOf(house, order.id)
    expect(await house.withLink(newer.slice(5)).get('estimate.get', { id })).toMatchObject({
      state: 'sent',
      edition: 2,
    })
    const looks = await house.rows(
      `select actor_kind, data from kernel.entry where record_id = $1 and verb = 'shown.customerLinks' order by id`,
      [order.id],
    )
    expect(looks).toHaveLength(3)
    expect(JSON.stringify(looks)).not.toContain(newer.slice(5))
    for (const role of ['technician', 'partsClerk', 'cashier'] as const)
      expect(await house.as(role).getRefused('repairOrder.customerLinks', { id: order.id })).toMatchObject({
        status: 403,
      })
    expect(
      await house.as('serviceAdvisor', 'hz').getRefused('repairOrder.customerLinks', { id: order.id }),
    ).toMatchObject({ status: 403 })
  })

  scenario('V-02', 'no link that opens lies in the tables', async () => {
    const order = await checkIn(house, await newGuest(house))
    await quote(house, order, brakeJob)
    const kept = await house.rows('select params from kernel.message where record_id = $1 order by id', [order.id])
    expect(kept).toHaveLength(2)
    for (const template of ['service.carReceived', 'service.estimateReady']) {
      const token = await linkOf(house, order.id, template)
      expect(await house.withLink(token).raw('GET', '/api/portal/link')).toMatchObject({ status: 200 })
      const secret = token.slice(token.indexOf('.') + 1)
      expect(secret.length).toBeGreaterThan(40)
      expect(JSON.stringify(kept)).not.toContain(secret)
      expect(await house.rows('select id from kernel.link where token_hash = $1', [secret])).toEqual([])
    }
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
