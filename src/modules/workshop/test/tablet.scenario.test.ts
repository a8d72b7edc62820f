import { beforeAll, describe, expect, test } from 'vitest'
import { useHouse } from '../../../../test/house.ts'
import { phonePhoto } from '../../../../test/kernel/pictures.ts'
import { scenario } from '../../../../test/scenario.ts'
import { issueParts, labour, linkOf, openShop, part } from '../../service/test/shop.ts'
import { addItem, agreedOrder, at, dispatch, type Hand, hire, onCard } from './crew.ts'

const house = useHouse()

const steps = [
  { zh: '拆下车轮', en: 'Take the wheel off', key: false },
  { zh: '卡钳螺栓按扭矩拧紧', en: 'Caliper bolts to torque', key: false, critical: true, setting: '35 N·m' },
  { zh: '拍摄新制动片', en: 'Photograph the new pads', key: true },
]
beforeAll(async () => {
  await openShop(house)
  await addItem(house, { code: 'R-SAFE', minutes: 60, steps })
  await addItem(house, { code: 'R-MORE', minutes: 30 })
}, 60_000)

interface CardFile {
  readonly version: number
  readonly plannedMinutes: number
  readonly planNote: string | null
  readonly planChanges: object[]
  readonly planChangedAt: string | null
  readonly acknowledgedAt: string | null
  readonly acknowledgedByName: string | null
  readonly jobs: { lineId: string; code: string; steps: object[] }[]
  readonly demands: object[]
  readonly ticks: Record<string, { name: string; at: string }>
  readonly parts: object[]
  readonly asked: { state: string; titleZh: string }[]
  readonly clocks: { id: string; startedAt: string; endedAt: string | null }[]
  readonly corrections: object[]
  readonly actions: { name: string; refusal?: { code: string } }[]
}
const fileOf = (hand: Hand, id: string) => hand.get<CardFile>('jobCard.get', { id })

describe('at the car', () => {
  scenario('I-06', 'a critical step that is not signed keeps the job open; signed, it is finished', async () => {
    const hand = await hire(house, '签字')
    const order = await agreedOrder(house, [labour('R-SAFE', { concern: 0 })], { visitType: 'maintenance' })
    const card = await dispatch(house, order, hand.staffId)
    await onCard(house, hand, 'start', card.id)
    const before = await fileOf(hand, card.id)
    const lineId = before.jobs[0]?.lineId ?? ''
    expect(before.jobs[0]?.steps[1]).toMatchObject({ critical: true, setting: '35 N·m' })
    expect(before.demands).toEqual([
      { lineId, position: 1, zh: steps[1]?.zh, en: steps[1]?.en, sign: true, photo: false },
    ])
    const refusal = before.actions.find((action) => action.name === 'finish')?.refusal
    expect(refusal).toMatchObject({ code: 'workshop.stepsUnsigned', details: { count: 1, keys: [`${lineId}.1`] } })
    expect(await hand.refused('jobCard.finish', { id: card.id, version: before.version })).toMatchObject({
      code: 'workshop.stepsUnsigned',
    })
    const sign = { lineId, position: 1, done: true }
    const unknown = { id: card.id, version: before.version, body: { ...sign, position: 9 } }
    expect(await hand.refused('jobCard.tick', unknown)).toMatchObject({ code: 'workshop.stepUnknown' })
    await onCard(house, hand, 'tick', card.id, sign)
    await onCard(house, hand, 'tick', card.id, { ...sign, done: false })
    const again = await fileOf(hand, card.id)
    expect(again.ticks).toEqual({})
    await onCard(house, hand, 'tick', card.id, sign)
    expect((await fileOf(hand, card.id)).ticks).toMatchObject({ [`${lineId}.1`]: { name: '签字' } })
    house.clock.forward(40)
    expect(await onCard(house, hand, 'finish', card.id)).toMatchObject({ state: 'done' })
  })

  scenario(
    'I-07',
    'a key step without its photo blocks the inspection request; with it the car waits for it',
    async () => {
      const hand = await hire(house, '照片')
      const order = await agreedOrder(house, [labour('R-SAFE', { concern: 0 })], { visitType: 'recall' })
      const card = await dispatch(house, order, hand.staffId)
      await onCard(house, hand, 'start', card.id)
      const { jobs } = await fileOf(hand, card.id)
      const lineId = jobs[0]?.lineId ?? ''
      const signed = await onCard(house, hand, 'tick', card.id, { lineId, position: 1, done: true })
      expect(await hand.refused('jobCard.finish', { id: card.id, version: signed.version })).toMatchObject({
        code: 'workshop.photosMissing',
        details: { count: 1, stepsZh: '拍摄新制动片' },
      })
      const state = async () =>
        (await house.rows('select state from service.repair_order where id = $1', [order.id]))[0]
      expect(await state()).toEqual({ state: 'inRepair' })
      const place = { record: 'jobCard', recordId: card.id, kind: 'step', subjectId: lineId, position: 2 }
      expect((await hand.upload(place, await phonePhoto())).status).toBe(200)
      await onCard(house, hand, 'finish', card.id)
      expect(await state()).toEqual({ state: 'awaitingInspection' })
    },
  )

  scenario('I-07', 'the customer sees the photo of the key step by his link, another’s link does not', async () => {
    const hand = await hire(house, '给客户看')
    const order = await agreedOrder(house, [labour('R-SAFE', { concern: 0 })], { visitType: 'recall' })
    const card = await dispatch(house, order, hand.staffId)
    await onCard(house, hand, 'start', card.id)
    const { jobs } = await fileOf(hand, card.id)
    const customer = house.withLink(await linkOf(house, order.id, 'service.carReceived'))
    const seen = () => customer.get<{ rows: { id: string }[] }>('jobCard.pictures', { id: order.id })
    expect((await seen()).rows).toEqual([])
    const place = { record: 'jobCard', recordId: card.id, kind: 'step', subjectId: jobs[0]?.lineId ?? '', position: 2 }
    await hand.upload(place, await phonePhoto())
    const { rows } = await seen()
    expect(rows).toMatchObject([{ kind: 'step', stepZh: '拍摄新制动片', stepEn: 'Photograph the new pads' }])
    const photo = `/api/files/${rows[0]?.id}?size=small`
    const other = await agreedOrder(house, [labour('R-BRAKE', { concern: 0 })])
    const stranger = house.withLink(await linkOf(house, other.id, 'service.carReceived'))
    expect(await stranger.raw('GET', photo)).toMatchObject({ status: 403 })
    expect(await stranger.getRefused('jobCard.pictures', { id: order.id })).toMatchObject({ status: 403 })
    expect(await customer.raw('GET', photo)).toMatchObject({ status: 200 })
  })

  scenario(
    'I-05',
    'an edited plan is on the terminal and needs acknowledgement; the desk sees who has not',
    async () => {
      const hand = await hire(house, '计划')
      const order = await agreedOrder(house, [labour('R-BRAKE', { concern: 0 }), labour('R-MORE', { concern: 0 })])
      const [first = '', second = ''] = order.lineIds
      const card = await dispatch(house, { ...order, lineIds: [first] }, hand.staffId)
      await onCard(house, hand, 'start', card.id)
      const desk = house.as('dispatcher')
      expect(await desk.refused('jobCard.replan', { id: card.id, version: 2, body: {} })).toMatchObject({
        code: 'workshop.nothingChanged',
      })
      await onCard(house, desk, 'replan', card.id, { lineIds: [first, second], note: '客户在休息区等' })
      const seen = await fileOf(hand, card.id)
      expect(seen).toMatchObject({ plannedMinutes: 80, planNote: '客户在休息区等', acknowledgedAt: null })
      expect(seen.jobs).toHaveLength(2)
      expect(seen.planChanges).toMatchObject([
        { field: 'plannedMinutes', from: '50', to: '80' },
        { field: 'note', from: null },
        { field: 'added', to: '项目 R-MORE' },
      ])
      const unread = () => desk.get<{ rows: { id: string }[] }>('jobCard.list', { query: { unread: true } })
      expect((await unread()).rows.map((row) => row.id)).toContain(card.id)
      expect(await hand.refused('jobCard.finish', { id: card.id, version: seen.version })).toMatchObject({
        code: 'workshop.planUnread',
      })
      const late = {
        id: card.id,
        version: seen.version,
        body: { at: new Date(house.clock.now() - 86_400_000).toISOString() },
      }
      expect(await hand.refused('jobCard.acknowledge', late)).toMatchObject({ code: 'workshop.deviceClockWrong' })
      await onCard(house, hand, 'acknowledge', card.id)
      expect((await unread()).rows.map((row) => row.id)).not.toContain(card.id)
      expect(await fileOf(hand, card.id)).toMatchObject({
        acknowledgedAt: new Date(house.clock.now()).toISOString(),
        acknowledgedByName: '计划',
      })
      await onCard(house, desk, 'replan', card.id, { lineIds: [first] })
      await onCard(house, hand, 'acknowledge', card.id)
      expect(await onCard(house, hand, 'finish', card.id)).toMatchObject({ state: 'done' })
      const [left] = await house.rows('select state from service.repair_order where id = $1', [order.id])
      expect(left).toEqual({ state: 'inRepair' })
    },
  )

  test('agreed parts are called for at the counter; others go to the advisor first', async () => {
    const hand = await hire(house, '叫料')
    const order = await agreedOrder(house, [labour('R-BRAKE', { concern: 0 }), part('BP-100', { concern: 0 })])
    const card = await dispatch(house, order, hand.staffId)
    await onCard(house, hand, 'callParts', card.id)
    const { rows } = await house.as('partsClerk').get<{ rows: object[] }>('pick.list', { query: { orderId: order.id } })
    expect(rows).toMatchObject([{ calledAt: new Date(house.clock.now()).toISOString(), technician: '叫料' }])
    await issueParts(house, order.id)
    const called = await fileOf(hand, card.id)
    expect(await hand.refused('jobCard.callParts', { id: card.id, version: called.version })).toMatchObject({
      code: 'workshop.noPartsToCall',
    })
    await onCard(house, hand, 'askParts', card.id, { words: '制动液 DOT4', quantityThousandths: 2000 })
    expect((await fileOf(hand, card.id)).asked).toMatchObject([{ state: 'open' }])
    const tasks = await house.as('serviceAdvisor').get<{ rows: { recordId: string; titleZh: string }[] }>('task.list', {
      query: { mine: true },
    })
    const own = tasks.rows.find((task) => task.recordId === order.id)
    expect(own?.titleZh).toContain('制动液 DOT4 × 2')
  })

  test('what was done without network counts by its own time, within bounds, and not twice', async () => {
    const hand = await hire(house, '断网')
    const card = await dispatch(house, await agreedOrder(house, [labour('R-BRAKE', { concern: 0 })]), hand.staffId)
    const started = new Date(house.clock.now() + 60_000).toISOString()
    house.clock.forward(45)
    const call = { id: card.id, version: card.version, body: { at: started }, key: 'offline-start-1' }
    const first = await hand.do('jobCard.start', call)
    const again = await hand.do('jobCard.start', call)
    expect(again).toMatchObject({ version: first.version, startedAt: started })
    const early = { id: card.id, version: first.version, body: { reason: 'tool', at: at('08:00') } }
    expect(await hand.refused('jobCard.pause', early)).toMatchObject({ code: 'workshop.deviceClockWrong' })
    const ahead = { ...early, body: { reason: 'tool', at: new Date(house.clock.now() + 3_600_000).toISOString() } }
    expect(await hand.refused('jobCard.pause', ahead)).toMatchObject({ code: 'workshop.deviceClockWrong' })
    const paused = await onCard(house, hand, 'pause', card.id, {
      reason: 'tool',
      at: new Date(house.clock.now() - 14 * 60_000).toISOString(),
    })
    expect(paused).toMatchObject({ workedMinutes: 30 })
    const clocks = await house.rows('select started_at from workshop.clock where job_card_id = $1', [card.id])
    expect(clocks).toHaveLength(1)
  })
})
