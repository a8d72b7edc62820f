import { beforeAll, describe, expect, test } from 'vitest'
import { brokenBalances } from '../../../../test/in-work.ts'
import { useHouse } from '../../../../test/house.ts'
import { scenario } from '../../../../test/scenario.ts'
import { issueParts, labour, openShop, part } from '../../service/test/shop.ts'
import { addItem, agreedOrder, day, dispatch, hire, onCard, onShift, staffIdOf } from './crew.ts'

const house = useHouse()
beforeAll(async () => {
  await openShop(house)
  await addItem(house, { code: 'R-LONG', minutes: 120 })
})

const job = [labour('R-BRAKE', { concern: 0 })]

interface Board {
  readonly day: string
  readonly technicians: { id: string; loadMinutes: number; shifts: object[]; cards: { id: string; state: string }[] }[]
  readonly cars: {
    orderId: string
    state: string
    standstill: string | null
    standstillSince: string | null
    technicianNames: string[]
  }[]
}
const board = () => house.as('dispatcher').get<Board>('jobCard.board', { query: { store: house.stores.sz } })
const carOf = async (orderId: string) => (await board()).cars.find((car) => car.orderId === orderId)

describe('job clock', () => {
  scenario(
    'I-08',
    'start, person, content and end are captured; a technician clocks only on his own cards',
    async () => {
      const hand = await hire(house, '计时')
      const order = await agreedOrder(house, job)
      const card = await dispatch(house, order, hand.staffId)
      const other = await hire(house, '旁人')
      expect(await other.refused('jobCard.start', { id: card.id, version: card.version })).toMatchObject({
        status: 403,
      })
      const started = await onCard(house, hand, 'start', card.id)
      expect(started).toMatchObject({ state: 'working', startedAt: new Date(house.clock.now()).toISOString() })
      house.clock.forward(10)
      const paused = await onCard(house, hand, 'pause', card.id, { reason: 'tool', remark: '等举升机' })
      expect(paused).toMatchObject({ state: 'working', pausedBecause: 'tool', workedMinutes: 10 })
      expect(paused.actions?.find((action) => action.name === 'finish')?.refusal?.code).toBe('workshop.stillPaused')
      expect(await hand.refused('jobCard.finish', { id: card.id, version: paused.version })).toMatchObject({
        code: 'workshop.stillPaused',
      })
      house.clock.forward(60)
      await onCard(house, hand, 'resume', card.id)
      house.clock.forward(15)
      expect(await onCard(house, hand, 'finish', card.id)).toMatchObject({ state: 'done', workedMinutes: 25 })
      const [row] = await house.rows('select state from service.repair_order where id = $1', [order.id])
      expect(row).toEqual({ state: 'awaitingInspection' })
      const clocks = await house.rows(
        'select technician_id, reason, remark from workshop.clock where job_card_id = $1 order by started_at',
        [card.id],
      )
      expect(clocks).toEqual([
        { technician_id: hand.staffId, reason: 'tool', remark: '等举升机' },
        { technician_id: hand.staffId, reason: null, remark: null },
      ])
    },
  )

  scenario('I-08', 'two simultaneous clock-ons of one technician are refused, naming the other card', async () => {
    const hand = await hire(house, '双开')
    const [first, second] = [await agreedOrder(house, job), await agreedOrder(house, job)]
    const cards = [await dispatch(house, first, hand.staffId), await dispatch(house, second, hand.staffId)]
    const results = await Promise.allSettled(
      cards.map((card) => hand.do('jobCard.start', { id: card.id, version: card.version })),
    )
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1)
    const started = results[0]?.status === 'fulfilled' ? 0 : 1
    const lost = results[1 - started]
    expect(lost?.status === 'rejected' ? String(lost.reason) : '').toContain('workshop.clockedOnElsewhere')
    const waiting = cards[1 - started]
    const refused = await hand.refused('jobCard.start', { id: String(waiting?.id), version: Number(waiting?.version) })
    expect(refused).toMatchObject({
      status: 409,
      details: { order: [first, second][started]?.number, technician: '双开' },
    })
    await onCard(house, hand, 'pause', String(cards[started]?.id), { reason: 'approval' })
    expect(await onCard(house, hand, 'start', String(waiting?.id))).toMatchObject({ state: 'working' })
    expect(await hand.refused('jobCard.resume', { id: String(cards[started]?.id), version: 3 })).toMatchObject({
      code: 'workshop.clockedOnElsewhere',
    })
    const running = await house.rows('select id from workshop.clock where technician_id = $1 and ended_at is null', [
      hand.staffId,
    ])
    expect(running).toHaveLength(1)
  })

  test('the database itself refuses two running stretches of one person', async () => {
    const hand = await hire(house, '重叠')
    const card = await dispatch(house, await agreedOrder(house, job), hand.staffId)
    await onCard(house, hand, 'start', card.id)
    const again = house.rows(
      `insert into workshop.clock (group_id, id, job_card_id, technician_id, started_at)
       values ($1, gen_random_uuid(), $2, $3, $4)`,
      [house.groupId, card.id, hand.staffId, new Date(house.clock.now()).toISOString()],
    )
    await expect(again).rejects.toMatchObject({ constraint: 'clock_running_key' })
  })

  test('the order waits for its inspection when the last card of several is done', async () => {
    const [a, b] = [await hire(house, '甲'), await hire(house, '乙')]
    const order = await agreedOrder(house, [labour('R-BRAKE', { concern: 0 }), labour('R-LONG', { concern: 0 })])
    const [first = '', second = ''] = order.lineIds
    const cards = [
      await dispatch(house, { ...order, lineIds: [first] }, a.staffId),
      await dispatch(house, { ...order, lineIds: [second] }, b.staffId),
    ]
    await onCard(house, a, 'start', String(cards[0]?.id))
    await onCard(house, b, 'start', String(cards[1]?.id))
    await onCard(house, a, 'finish', String(cards[0]?.id))
    const state = async () =>
      (await house.rows('select state, open_cards from service.repair_order where id = $1', [order.id]))[0]
    expect(await state()).toEqual({ state: 'inRepair', open_cards: 1 })
    await onCard(house, b, 'finish', String(cards[1]?.id))
    expect(await state()).toEqual({ state: 'awaitingInspection', open_cards: 0 })
  })

  test('an order is cancelled only when its cards are withdrawn', async () => {
    const hand = await hire(house, '取消')
    const order = await agreedOrder(house, job)
    const card = await dispatch(house, order, hand.staffId)
    const version = async () =>
      Number((await house.rows('select version from service.repair_order where id = $1', [order.id]))[0]?.['version'])
    const cancel = async () => ({ id: order.id, version: await version(), body: { reason: '客户取走' } })
    const advisor = house.as('serviceAdvisor')
    expect(await advisor.refused('repairOrder.cancel', await cancel())).toMatchObject({ code: 'service.cardsOpen' })
    await onCard(house, house.as('dispatcher'), 'withdraw', card.id, { reason: '客户取走' })
    expect(await advisor.do('repairOrder.cancel', await cancel())).toMatchObject({ state: 'cancelled' })
    expect(await brokenBalances(house)).toEqual([])
  })
})

describe('board', () => {
  scenario('I-11', 'the board shows why a car stands still, from dispatch to handover', async () => {
    const hand = await hire(house, '看板')
    const order = await agreedOrder(house, [labour('R-BRAKE', { concern: 0 }), part('BP-100', { concern: 0 })])
    expect(await carOf(order.id)).toMatchObject({ state: 'agreed', standstill: 'dispatch', technicianNames: [] })
    const card = await dispatch(house, order, hand.staffId)
    expect(await carOf(order.id)).toMatchObject({ standstill: 'start', technicianNames: ['看板'] })
    await onCard(house, hand, 'start', card.id)
    expect(await carOf(order.id)).toMatchObject({ state: 'inRepair', standstill: null })
    const seen = (await board()).technicians.find((technician) => technician.id === hand.staffId)
    expect(seen).toMatchObject({
      loadMinutes: 50,
      shifts: [{ kind: 'work' }],
      cards: [{ id: card.id, state: 'working' }],
    })
    house.clock.forward(10)
    await onCard(house, hand, 'pause', card.id, { reason: 'parts' })
    const pausedAt = new Date(house.clock.now()).toISOString()
    house.clock.forward(5)
    expect(await carOf(order.id)).toMatchObject({ standstill: 'parts', standstillSince: pausedAt })
    const { rows } = await house
      .as('partsClerk')
      .get<{ rows: { waiting: boolean }[] }>('pick.list', { query: { orderId: order.id } })
    expect(rows[0]).toMatchObject({ waiting: true })
    await issueParts(house, order.id)
    await onCard(house, hand, 'resume', card.id)
    expect(await carOf(order.id)).toMatchObject({ standstill: null })
    await onCard(house, hand, 'finish', card.id)
    expect(await carOf(order.id)).toMatchObject({ state: 'awaitingInspection', standstill: 'inspection' })
  })

  scenario('I-11', 'a car whose parts the store does not have waits for them before anybody has begun', async () => {
    const clerk = house.as('partsClerk')
    const added = await clerk.do('part.add', {
      body: { partNo: 'SH-1', nameZh: '减振器', nameEn: 'Damper', unit: '件', origin: 'original', category: 'wear' },
    })
    await house.as('manager').do('price.set', {
      body: {
        storeId: house.stores.sz,
        kind: 'part',
        refCode: 'SH-1',
        amountFen: 50_000,
        vatBasisPoints: 1300,
        validFrom: '2026-01-01',
      },
    })
    expect(added.state).toBe('active')
    const order = await agreedOrder(house, [labour('R-BRAKE', { concern: 0 }), part('SH-1', { concern: 0 })])
    expect(await carOf(order.id)).toMatchObject({ state: 'agreed', standstill: 'parts', partsExpectedOn: null })
    const { rows } = await clerk.get<{ rows: { id: string; version: number }[] }>('pick.list', {
      query: { orderId: order.id },
    })
    const call = { id: rows[0]?.id ?? '', version: rows[0]?.version ?? 0 }
    const on = (expectedOn: string) => ({ ...call, body: { expectedOn } })
    expect(await clerk.refused('pick.expect', on('2026-03-09'))).toMatchObject({ code: 'parts.expectedPast' })
    await clerk.do('pick.expect', on('2026-03-12'))
    expect(await carOf(order.id)).toMatchObject({ standstill: 'parts', partsExpectedOn: '2026-03-12' })
    const tomorrow = await house
      .as('dispatcher')
      .get<Board>('jobCard.board', { query: { store: house.stores.sz, day: '2026-03-11' } })
    expect(tomorrow).toMatchObject({ day: '2026-03-11' })
    expect((await board()).day).toBe(day)
  })

  test('the technician’s page has the car, the customer’s sentence, steps and parts', async () => {
    const hand = await hire(house, '页面')
    const order = await agreedOrder(house, [labour('R-BRAKE', { concern: 0 }), part('BP-100', { concern: 0 })])
    const card = await dispatch(house, order, hand.staffId)
    const mine = await hand.get<{ rows: { id: string; orderState: string }[]; total: number }>('jobCard.list', {
      query: { mine: true, total: true },
    })
    expect(mine).toMatchObject({ total: 1, rows: [{ id: card.id, orderState: 'agreed' }] })
    expect(await hand.get('jobCard.get', { id: card.id })).toMatchObject({
      technicianName: '页面',
      concerns: [{ words: '刹车有异响' }],
      parts: [{ partNo: 'BP-100', wantedThousandths: 1000, issuedThousandths: 0 }],
      jobs: [{ code: 'R-BRAKE', standardMinutes: 50, steps: [{ zh: '作业' }] }],
      odometerKm: 12_000,
    })
    const other = await house.as('technician', 'hz').getRefused('jobCard.get', { id: card.id })
    expect(other.status).toBe(403)
    const page = await house
      .as('dispatcher')
      .get<{ rows: unknown[]; next?: string }>('jobCard.list', { query: { limit: 2 } })
    expect(page.rows).toHaveLength(2)
    const rest = await house
      .as('dispatcher')
      .get<{ rows: { id: string }[] }>('jobCard.list', { query: { limit: 200, after: String(page.next) } })
    const all = await house.rows('select count(*)::integer as count from workshop.job_card')
    expect(rest.rows.length + 2).toBe(all[0]?.['count'])
    await onShift(house, await staffIdOf(house, 'technician'))
  })
})
