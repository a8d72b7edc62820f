import { beforeAll, describe, expect, test } from 'vitest'
import { useHouse } from '../../../../test/house.ts'
import { scenario } from '../../../../test/scenario.ts'
import { labour, openShop, part } from '../../service/test/shop.ts'
import {
  addItem,
  agreedOrder,
  at,
  day,
  dispatch,
  dispatchBody,
  hire,
  onCard,
  onShift,
  setRate,
  staffIdOf,
} from './crew.ts'

const house = useHouse()
beforeAll(async () => {
  await openShop(house)
  await setRate(house, 'highVoltage')
  await addItem(house, { code: 'E-HVOFF', skill: 'highVoltage', minutes: 20 })
})

interface ProposalRow {
  readonly orderId: string
  readonly technicianId: string | null
  readonly technicianName: string | null
  readonly bayCode: string | null
  readonly plannedStart: string | null
  readonly minutes: number
  readonly lineIds: string[]
  readonly reasons: { code: string; details: Record<string, unknown> }[]
  readonly candidates: { technicianId: string; loadMinutes: number; refusal: { code: string } | null }[]
}

const proposals = async () => {
  const query = { store: house.stores.sz }
  const { rows } = await house.as('dispatcher').get<{ rows: ProposalRow[] }>('jobCard.proposals', { query })
  return rows
}
const proposalOf = async (orderId: string) => (await proposals()).find((row) => row.orderId === orderId)

describe('dispatch', () => {
  scenario(
    'I-03',
    'with equal skills the less loaded technician is proposed; another needs a reason, which is kept',
    async () => {
      const dispatcher = house.as('dispatcher')
      const [lin, mo] = [await hire(house, '林一'), await hire(house, '莫二')]
      const first = await agreedOrder(house, [labour('R-BRAKE', { concern: 0 })])
      const idle = await proposalOf(first.id)
      expect(idle).toMatchObject({
        technicianName: '林一',
        plannedStart: at('09:00'),
        minutes: 50,
        lineIds: first.lineIds,
      })
      await dispatcher.do('jobCard.dispatch', { body: dispatchBody(house, first, lin.staffId) })

      const second = await agreedOrder(house, [labour('R-BRAKE', { concern: 0 })])
      expect(await proposalOf(second.id)).toMatchObject({ technicianName: '莫二', plannedStart: at('09:00') })
      const refused = await dispatcher.refused('jobCard.dispatch', { body: dispatchBody(house, second, lin.staffId) })
      expect(refused).toMatchObject({ code: 'workshop.overrideReasonNeeded', details: { technician: '莫二' } })
      expect(refused.title).toContain('莫二')
      const overrideReason = '客户的车一直由他做'
      const card = await dispatcher.do('jobCard.dispatch', {
        body: dispatchBody(house, second, lin.staffId, { overrideReason }),
      })
      expect(card).toMatchObject({ state: 'assigned', overrideReason, plannedStart: at('09:50'), plannedMinutes: 50 })
      const [entry] = await house.rows(`select data from kernel.entry where record_id = $1 and verb = 'dispatch'`, [
        card.id,
      ])
      expect(entry?.['data']).toContain(overrideReason)
      expect(mo.staffId).not.toBe(lin.staffId)
    },
  )

  scenario(
    'I-03',
    'a technician whom the customer asked for is kept while he is free, else the board says to ask',
    async () => {
      const [wu, zhao] = [await hire(house, '吴三'), await hire(house, '赵四')]
      const wished = await agreedOrder(house, [labour('R-WIPER', { concern: 0 })])
      const [row] = await house.rows('select vehicle_id from service.repair_order where id = $1', [wished.id])
      const vehicleId = String(row?.['vehicle_id'])
      const advisor = house.as('serviceAdvisor')
      const { version } = await advisor.get<{ version: number }>('vehicle.get', { id: vehicleId })
      await advisor.do('vehicle.edit', { id: vehicleId, version, body: { preferredTechnicianId: zhao.staffId } })
      expect(await proposalOf(wished.id)).toMatchObject({
        technicianName: '赵四',
        reasons: [{ code: 'wished' }, {}, {}, {}, {}, { code: 'kept' }],
      })
      await dispatch(house, await agreedOrder(house, [labour('R-BRAKE', { concern: 0 })]), zhao.staffId)
      const busy = await proposalOf(wished.id)
      expect(busy?.technicianId).not.toBe(zhao.staffId)
      expect(busy?.reasons[0]).toMatchObject({
        code: 'wishedBusy',
        details: { technician: '赵四', freeAt: at('09:50') },
      })
      expect(wu.staffId).toBeTruthy()
    },
  )

  scenario(
    'I-04',
    'an expired certificate removes the technician from proposals and blocks manual choice',
    async () => {
      const [manager, dispatcher] = [house.as('manager'), house.as('dispatcher')]
      const chen = await hire(house, '陈电', { skills: ['highVoltage'] })
      const order = await agreedOrder(house, [labour('E-HVOFF', { concern: 0 })])
      const body = dispatchBody(house, order, chen.staffId)
      expect(await dispatcher.refused('jobCard.dispatch', { body })).toMatchObject({
        code: 'workshop.certificateMissing',
      })
      const certificate = await manager.do('certificate.register', {
        body: {
          storeId: house.stores.sz,
          staffId: chen.staffId,
          kind: 'highVoltage',
          number: 'DG-1',
          validFrom: '2023-03-10',
          validUntil: '2026-03-09',
        },
      })
      const none = await proposalOf(order.id)
      expect(none).toMatchObject({ technicianId: null, reasons: [{ code: 'nobody' }, { code: 'noBay' }] })
      const expired = none?.candidates.find((one) => one.technicianId === chen.staffId)
      expect(expired?.refusal?.code).toBe('workshop.certificateExpired')
      const refused = await dispatcher.refused('jobCard.dispatch', { body: { ...body, overrideReason: '只有他' } })
      expect(refused).toMatchObject({
        status: 409,
        code: 'workshop.certificateExpired',
        details: { until: '2026-03-09' },
      })
      expect(refused.title).toMatch(/陈电.*高压.*2026年3月9日/)

      await manager.do('certificate.renew', { id: certificate.id, version: 1, body: { validUntil: '2029-03-09' } })
      expect(await proposalOf(order.id)).toMatchObject({ technicianId: chen.staffId })
      expect(await dispatcher.do('jobCard.dispatch', { body })).toMatchObject({
        state: 'assigned',
        technicianId: chen.staffId,
      })
    },
  )

  scenario('I-04', 'nobody gets a job without its skill, off shift, or from another store', async () => {
    const dispatcher = house.as('dispatcher')
    const painter = await hire(house, '漆工', { skills: ['paint'] })
    const absent = await hire(house, '休息', { shift: false })
    const order = await agreedOrder(house, [labour('R-BRAKE', { concern: 0 })])
    const give = (staffId: string) =>
      dispatcher.refused('jobCard.dispatch', { body: dispatchBody(house, order, staffId, { overrideReason: '试验' }) })
    const unskilled = await give(painter.staffId)
    expect(unskilled).toMatchObject({ code: 'workshop.skillMissing' })
    expect(unskilled.title).toContain('机')
    expect(await give(absent.staffId)).toMatchObject({ code: 'workshop.notOnShift' })
    const [other] = await house.rows(`select id from people.staff where staff_no = 'hz-technician'`)
    expect(await give(String(other?.['id']))).toMatchObject({ code: 'workshop.technicianUnknown' })
    await onShift(house, absent.staffId)
    expect(await dispatch(house, order, absent.staffId)).toMatchObject({ technicianId: absent.staffId })
  })

  test('who goes home or loses a skill is given no more from that moment on', async () => {
    const [manager, dispatcher] = [house.as('manager'), house.as('dispatcher')]
    const hand = await hire(house, '回家', { shift: false })
    const shift = await onShift(house, hand.staffId)
    await dispatch(house, await agreedOrder(house, [labour('R-BRAKE', { concern: 0 })]), hand.staffId)
    const order = await agreedOrder(house, [labour('R-BRAKE', { concern: 0 })])
    const body = dispatchBody(house, order, hand.staffId, { overrideReason: '试验' })
    await manager.do('shift.cancel', { id: shift.id, version: shift.version })
    expect(await dispatcher.refused('jobCard.dispatch', { body })).toMatchObject({ code: 'workshop.notOnShift' })
    await onShift(house, hand.staffId)
    const { version } = await manager.get<{ version: number }>('staff.get', { id: hand.staffId })
    const paint = await manager.do('staff.edit', { id: hand.staffId, version, body: { skills: ['paint'] } })
    expect(await dispatcher.refused('jobCard.dispatch', { body })).toMatchObject({ code: 'workshop.skillMissing' })
    await manager.do('staff.edit', { id: hand.staffId, version: paint.version, body: { skills: ['mechanical'] } })
    expect(await dispatcher.do('jobCard.dispatch', { body })).toMatchObject({ technicianId: hand.staffId })
  })

  test('two dispatchers give the same job away at once: one wins, the other is told', async () => {
    const order = await agreedOrder(house, [labour('R-BRAKE', { concern: 0 })])
    const technicianId = (await hire(house, '同时')).staffId
    const body = dispatchBody(house, order, technicianId, { overrideReason: '试验' })
    const answers = await Promise.all(
      (['dispatcher', 'manager'] as const).map((role) => house.as(role).raw('POST', '/api/job-cards/dispatch', body)),
    )
    expect(answers.map((answer) => answer.status).sort()).toEqual([428, 428])
    const [one, two] = await Promise.allSettled(
      (['dispatcher', 'manager'] as const).map((role) => house.as(role).do('jobCard.dispatch', { body })),
    )
    const lost = [one, two].filter((result) => result?.status === 'rejected')
    expect(lost).toHaveLength(1)
    expect(String(lost[0]?.reason)).toContain('workshop.lineTaken')
    expect(await house.rows('select id from workshop.job_card where order_id = $1', [order.id])).toHaveLength(1)
    const [row] = await house.rows('select open_cards from service.repair_order where id = $1', [order.id])
    expect(row).toEqual({ open_cards: 1 })
  })

  test('what is not agreed, in a broken bay or of another store is refused', async () => {
    const dispatcher = house.as('dispatcher')
    const technicianId = (await hire(house, '工位')).staffId
    const order = await agreedOrder(house, [labour('R-BRAKE', { concern: 0 })])
    const bay = await house.as('manager').do('bay.add', {
      body: {
        storeId: house.stores.sz,
        code: 'L1',
        nameZh: '举升 1',
        nameEn: 'Lift 1',
        kind: 'lift',
        skills: ['mechanical'],
      },
    })
    expect(await proposalOf(order.id)).toMatchObject({ bayCode: 'L1' })
    await dispatcher.do('bay.reportFault', { id: bay.id, version: bay.version, body: { reason: '漏油' } })
    const body = dispatchBody(house, order, technicianId, { bayId: bay.id, overrideReason: '试验' })
    expect(await dispatcher.refused('jobCard.dispatch', { body })).toMatchObject({ code: 'workshop.bayOut' })
    expect(await proposalOf(order.id)).toMatchObject({ bayCode: null })
    const elsewhere = { ...body, bayId: null, storeId: house.stores.hz }
    expect(await dispatcher.refused('jobCard.dispatch', { body: elsewhere })).toMatchObject({ status: 403 })
    const strange = { ...body, bayId: null, lineIds: [technicianId] }
    expect(await dispatcher.refused('jobCard.dispatch', { body: strange })).toMatchObject({
      code: 'workshop.lineUnknown',
    })
    expect(await house.as('technician').refused('jobCard.dispatch', { body })).toMatchObject({ status: 403 })
  })

  test('withdrawn work waits again; reassigned work stops the clock and goes to who may have it', async () => {
    const dispatcher = house.as('dispatcher')
    const [from, to] = [await hire(house, '交出'), await hire(house, '接手')]
    const order = await agreedOrder(house, [labour('R-BRAKE', { concern: 0 })])
    const first = await dispatch(house, order, from.staffId)
    await onCard(house, dispatcher, 'withdraw', first.id, { reason: '客户改主意' })
    expect(await proposalOf(order.id)).toMatchObject({ lineIds: order.lineIds })
    const card = await dispatch(house, order, from.staffId)
    await onCard(house, from, 'start', card.id)
    house.clock.forward(20)
    const moved = await onCard(house, dispatcher, 'reassign', card.id, { technicianId: to.staffId, reason: '换班' })
    expect(moved).toMatchObject({ state: 'assigned', technicianId: to.staffId, workedMinutes: 20 })
    expect(await from.refused('jobCard.start', { id: card.id, version: moved.version })).toMatchObject({ status: 403 })
    await onCard(house, to, 'start', card.id)
    house.clock.forward(25)
    expect(await onCard(house, to, 'finish', card.id)).toMatchObject({ state: 'done', workedMinutes: 45 })
    const file = await to.get<{ clocks: { technicianName: string; reason: string | null }[] }>('jobCard.get', {
      id: card.id,
    })
    expect(file.clocks).toMatchObject([
      { technicianName: '交出', reason: 'reassigned' },
      { technicianName: '接手', reason: null },
    ])
    expect(await staffIdOf(house, 'technician')).toBeTruthy()
    expect(day).toBe('2026-03-10')
  })

  test('the card is kept on paper as it was given, and again when it is given to somebody else', async () => {
    const dispatcher = house.as('dispatcher')
    const [from, to] = [await hire(house, '纸一'), await hire(house, '纸二')]
    const order = await agreedOrder(house, [labour('R-BRAKE', { concern: 0 }), part('BP-100', { concern: 0 })])
    const card = await dispatch(house, order, from.staffId)
    await onCard(house, dispatcher, 'reassign', card.id, { technicianId: to.staffId, reason: '换班' })
    const { papers } = await to.get<{ papers: { id: string; kind: string; number: string }[] }>('jobCard.get', {
      id: card.id,
    })
    expect(papers.map((paper) => paper.kind)).toEqual(['jobCard', 'jobCard'])
    const texts = await Promise.all(papers.map(async (paper) => (await to.raw('GET', `/api/papers/${paper.id}`)).body))
    expect(texts[0]).toContain('纸一')
    expect(texts[1]).toContain('纸二')
    for (const word of ['派工单', '刹车有异响', '前刹车片', order.number, '50 分钟']) expect(texts[1]).toContain(word)
    expect(texts.join()).not.toContain('王建国')
    const pdf = await to.raw('GET', `/api/papers/${papers[0]?.id ?? ''}.pdf`)
    expect(pdf.status).toBe(200)
    expect(pdf.body.startsWith('%PDF')).toBe(true)
  })
})
