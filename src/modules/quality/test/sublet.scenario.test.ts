import { beforeAll, describe, expect, test } from 'vitest'
import { useHouse } from '../../../../test/house.ts'
import { brokenBalances } from '../../../../test/in-work.ts'
import { scenario } from '../../../../test/scenario.ts'
import { labour, openShop, orderFile } from '../../service/test/shop.ts'
import { agreedOrder, at, dispatch, dispatchBody, hire, onCard } from '../../workshop/test/crew.ts'

const house = useHouse()
beforeAll(() => openShop(house), 60_000)

const advisor = () => house.as('serviceAdvisor')
const inspector = () => house.as('inspector')

interface Line {
  readonly id: string
  readonly code: string
  readonly executed: boolean
}

const given = (orderId: string, lineIds: string[]) => ({
  storeId: house.stores.sz,
  orderId,
  lineIds,
  firm: '南山精钣喷漆厂',
  costFen: 60_000,
  dueAt: at('16:00'),
})

describe('work of others', () => {
  scenario('K-01', 'what another firm did is checked at its return before the car is inspected', async () => {
    const hand = await hire(house, '梁五')
    const order = await agreedOrder(house, [labour('R-BRAKE', { concern: 0 }), labour('R-WIPER', { concern: 0 })])
    const { lines } = await orderFile<{ lines: Line[] }>(house, order.id)
    const out = lines.filter((line) => line.code === 'R-WIPER').map((line) => line.id)
    const sublet = await advisor().do('sublet.order', { body: given(order.id, out) })
    const own = { ...order, lineIds: order.lineIds.filter((id) => !out.includes(id)) }
    const both = dispatchBody(house, order, hand.staffId, { overrideReason: '试验' })
    expect(await house.as('dispatcher').refused('jobCard.dispatch', { body: both })).toMatchObject({
      code: 'workshop.lineTaken',
    })
    const card = await dispatch(house, own, hand.staffId)
    await onCard(house, hand, 'start', card.id)
    house.clock.forward(20)
    await onCard(house, hand, 'finish', card.id)
    expect(await orderFile(house, order.id)).toMatchObject({ state: 'inRepair', openSublets: 1 })
    const check = { storeId: house.stores.sz, orderId: order.id, level: 'self', readings: [], passed: true }
    expect(await hand.refused('inspection.record', { body: check })).toMatchObject({
      code: 'service.subletOpen',
      details: { count: 1 },
    })
    const sent = await advisor().do('sublet.send', { id: sublet.id, version: sublet.version, body: {} })
    house.clock.forward(60)
    const back = await advisor().do('sublet.comeBack', {
      id: sublet.id,
      version: sent.version,
      body: { finalCostFen: 65_000 },
    })
    expect(back).toMatchObject({ state: 'returned', finalCostFen: 65_000 })
    const look = { id: sublet.id, version: back.version }
    expect(await inspector().refused('sublet.check', { ...look, body: { good: false } })).toMatchObject({
      code: 'service.findingNeeded',
    })
    const again = await inspector().do('sublet.check', { ...look, body: { good: false, finding: '漆面有流挂' } })
    expect(again).toMatchObject({ state: 'sent', returnedAt: null })
    const second = await advisor().do('sublet.comeBack', { id: sublet.id, version: again.version, body: {} })
    await inspector().do('sublet.check', { id: sublet.id, version: second.version, body: { good: true } })
    const file = await orderFile<{ state: string; lines: Line[] }>(house, order.id)
    expect(file).toMatchObject({ state: 'awaitingInspection', openSublets: 0 })
    expect(file.lines.every((line) => line.executed)).toBe(true)
    expect(await hand.do('inspection.record', { body: check })).toMatchObject({ state: 'passed' })
    const costs = await house.rows('select cost_fen from service.sublet_cost where order_id = $1', [order.id])
    expect(costs).toEqual([{ cost_fen: 65_000 }])
    expect(await brokenBalances(house)).toEqual([])
  })

  test('an order that only others work on goes its way too; what is taken back is the shop’s own again', async () => {
    const order = await agreedOrder(house, [labour('R-WIPER', { concern: 0 })])
    const first = await advisor().do('sublet.order', { body: given(order.id, order.lineIds) })
    expect(await advisor().refused('sublet.order', { body: given(order.id, order.lineIds) })).toMatchObject({
      code: 'service.lineInWork',
    })
    const reason = { id: first.id, version: first.version, body: { reason: '对方没有档期' } }
    await advisor().do('sublet.cancel', reason)
    const next = await advisor().do('sublet.order', { body: given(order.id, order.lineIds) })
    const sent = await advisor().do('sublet.send', { id: next.id, version: next.version, body: {} })
    const back = await advisor().do('sublet.comeBack', { id: next.id, version: sent.version, body: {} })
    await inspector().do('sublet.check', { id: next.id, version: back.version, body: { good: true } })
    expect(await orderFile(house, order.id)).toMatchObject({ state: 'awaitingInspection', openSublets: 0 })
    const check = { storeId: house.stores.sz, orderId: order.id, level: 'self', readings: [], passed: true }
    const hand = await hire(house, '苏六')
    expect(await hand.do('inspection.record', { body: check })).toMatchObject({ state: 'passed' })
  })
})
