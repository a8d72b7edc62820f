import { beforeAll, describe, expect } from 'vitest'
import { useHouse } from '../../../../test/house.ts'
import { scenario } from '../../../../test/scenario.ts'
import { labour, openShop } from '../../service/test/shop.ts'
import { type Agreed, agreedOrder, at, dispatch, dispatchBody, hire, onCard } from './crew.ts'

const house = useHouse()
beforeAll(() => openShop(house))

interface Row {
  readonly id: string
  readonly orderId: string
  readonly technicianId: string
  readonly bayId: string | null
  readonly lineIds: string[]
  readonly plannedStart: string
  readonly plannedEnd: string
  readonly readyAt: string
  readonly waiting: boolean
  readonly mark: string
}

interface Plan {
  readonly rows: Row[]
  readonly cards: { id: string; startsAt: string; endsAt: string }[]
  readonly promises: { orderId: string; readyAt: string; lateMinutes: number }[]
}

interface WhatIf {
  readonly refusal: { code: string } | null
  readonly needsReason: boolean
  readonly bayCode: string | null
  readonly startsAt: string
  readonly effects: { orderId: string; isMoved: boolean; readyBefore: string; readyAt: string; lateMinutes: number }[]
}

const plan = () => house.as('dispatcher').get<Plan>('jobCard.proposals', { query: { store: house.stores.sz } })
const whatIf = (query: object) =>
  house.as('dispatcher').get<WhatIf>('jobCard.whatIf', { query: { store: house.stores.sz, ...query } })
const acceptance = (row: Row) => {
  const { orderId, technicianId, bayId, lineIds, plannedStart, mark } = row
  return { storeId: house.stores.sz, orderId, technicianId, bayId, lineIds, plannedStart, proposal: mark }
}
const job = () => agreedOrder(house, [labour('R-BRAKE', { concern: 0 })])
const rowOf = async (order: Agreed) => {
  const row = (await plan()).rows.find((one) => one.orderId === order.id)
  if (!row) throw new Error('The order does not wait')
  return row
}

describe('the plan of the day', () => {
  scenario('I-03', 'the list is a plan: accepted in its order, no proposal has to be overridden', async () => {
    const dispatcher = house.as('dispatcher')
    for (const name of ['计一', '计二']) await hire(house, name)
    const orders = []
    for (let i = 0; i < 5; i++)
      orders.push(await agreedOrder(house, [labour('R-BRAKE', { concern: 0 })], { waiting: i === 4 }))
    const { rows } = await plan()
    expect(rows).toHaveLength(5)
    expect(rows[0]).toMatchObject({
      waiting: true,
      orderId: orders[4]?.id,
      plannedStart: at('09:00'),
      plannedEnd: at('09:50'),
    })
    const cards = []
    for (const row of rows) cards.push(await dispatcher.do('jobCard.dispatch', { body: acceptance(row) }))
    expect(cards.map((card) => card['overrideReason'])).toEqual([null, null, null, null, null])
    const left = await plan()
    expect(left.rows).toEqual([])
    expect(left.cards.map((card) => card.startsAt).toSorted()).toEqual(rows.map((row) => row.plannedStart).toSorted())
    expect(left.promises.every(({ lateMinutes }) => lateMinutes === 0)).toBe(true)
    for (const card of cards) await onCard(house, dispatcher, 'withdraw', card.id, { reason: '试验' })
    expect((await plan()).rows).toHaveLength(5)
  })

  scenario('I-03', 'the mark of a proposal opens only what was proposed', async () => {
    const dispatcher = house.as('dispatcher')
    const busy = await hire(house, '忙人')
    const first = await job()
    await dispatch(house, first, busy.staffId)
    const order = await job()
    const row = await rowOf(order)
    expect(row.technicianId).not.toBe(busy.staffId)
    const other = dispatchBody(house, order, busy.staffId, { proposal: row.mark })
    expect(await dispatcher.refused('jobCard.dispatch', { body: other })).toMatchObject({
      code: 'workshop.overrideReasonNeeded',
    })
    const card = await dispatcher.do('jobCard.dispatch', { body: { ...other, overrideReason: '老客户' } })
    expect(card).toMatchObject({ technicianId: busy.staffId, overrideReason: '老客户' })
  })

  scenario(
    'I-03',
    'before it is dropped a job says what it does to every promise, or why it cannot go there',
    async () => {
      const [able, painter] = [await hire(house, '拖到'), await hire(house, '漆师傅', { skills: ['paint'] })]
      const [stays, moves] = [await job(), await job()]
      const card = await dispatch(house, stays, able.staffId, { plannedStart: at('09:00') })
      const before = await plan()
      const { id: lineId } = await rowOf(moves)
      const target = { technicianId: able.staffId, startsAt: at('09:00'), lineId }
      expect(await whatIf({ ...target, technicianId: painter.staffId })).toMatchObject({
        refusal: { code: 'workshop.skillMissing' },
        effects: [],
      })
      const dropped = await whatIf(target)
      expect(dropped).toMatchObject({ refusal: null, needsReason: true, startsAt: at('09:00') })
      expect(dropped.effects[0]).toMatchObject({ orderId: moves.id, isMoved: true, readyAt: at('10:10') })
      expect(dropped.effects.find((each) => each.orderId === stays.id)).toMatchObject({
        readyBefore: at('10:10'),
        readyAt: at('11:00'),
        lateMinutes: 0,
      })
      const late = await whatIf({ ...target, startsAt: at('16:00') })
      expect(late.effects).toMatchObject([{ orderId: moves.id, readyAt: at('17:10'), lateMinutes: 130 }])
      expect(await whatIf({ technicianId: able.staffId, startsAt: at('11:00'), cardId: card.id })).toMatchObject({
        needsReason: false,
        startsAt: at('11:00'),
      })
      const promised = await house.rows('select promised_at from service.repair_order where id = $1', [moves.id])
      expect(promised).toEqual([{ promised_at: at('15:00') }])
      expect((await plan()).promises).toEqual(before.promises)
    },
  )

  scenario('I-04', 'a broken bay and an absence change the plan at once', async () => {
    const manager = house.as('manager')
    const order = await job()
    const bay = await manager.do('bay.add', {
      body: { storeId: house.stores.sz, code: 'P1', nameZh: '一', nameEn: 'One', kind: 'lift', skills: ['mechanical'] },
    })
    const row = await rowOf(order)
    expect(row).toMatchObject({ bayCode: 'P1' })
    await manager.do('bay.reportFault', { id: bay.id, version: bay.version, body: { reason: '漏油' } })
    expect(await rowOf(order)).toMatchObject({ bayCode: null })
    const absence = { day: '2026-03-10', startsAt: at('08:30'), endsAt: at('18:00'), reason: '病假' }
    await manager.do('shift.absent', { body: { storeId: house.stores.sz, staffId: row.technicianId, ...absence } })
    expect((await rowOf(order)).technicianId).not.toBe(row.technicianId)
    expect(
      await house.as('dispatcher').refused('jobCard.dispatch', { body: acceptance({ ...row, bayId: null }) }),
    ).toMatchObject({ code: 'workshop.notOnShift' })
  })
})
