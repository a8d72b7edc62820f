import { beforeAll, describe, expect, test } from 'vitest'
import type { Caller } from '../../../../test/caller.ts'
import { useHouse } from '../../../../test/house.ts'
import { brokenBalances } from '../../../../test/in-work.ts'
import { scenario } from '../../../../test/scenario.ts'
import { decide, labour, openShop } from '../../service/test/shop.ts'
import { addItem, dispatch, type Hand, hire, onCard, repaired } from '../../workshop/test/crew.ts'

const house = useHouse()
let worker: Hand
let colleague: Hand

beforeAll(async () => {
  await openShop(house)
  await addItem(house, {
    code: 'R-PADS',
    criteria: [
      { code: 'pad', zh: '片厚', en: 'Pad thickness', unit: 'mm', min: 3, max: 20 },
      { code: 'noise', zh: '无异响', en: 'No noise' },
    ],
  })
  worker = await hire(house, '做车')
  colleague = await hire(house, '同事')
})

const pads = [labour('R-PADS', { concern: 0 })]
const orderOf = async (id: string) => {
  const [row] = await house.rows(
    'select version, state, inspection_passed, open_cards from service.repair_order where id = $1',
    [id],
  )
  return { id, version: Number(row?.['version']), ...row }
}

interface Sheet {
  readonly level: string | null
  readonly round: number
  readonly last: boolean
  readonly notBy: string[]
  readonly lines: { lineId: string; technicianName: string; criteria: { code: string; min?: number }[] }[]
  readonly mustSign: boolean
  readonly done: {
    level: string
    state: string
    inspectorName: string
    cause: string | null
    signature: { image: string | null; unchanged: boolean } | null
  }[]
}
const sheetOf = (id: string) => house.as('inspector').get<Sheet>('inspection.sheet', { id })

const body = (orderId: string, level: string, more: object = {}) => ({
  storeId: house.stores.sz,
  orderId,
  level,
  readings: [],
  passed: true,
  ...more,
})
const record = (who: Caller, orderId: string, level: string, more: object = {}) =>
  who.do('inspection.record', { body: body(orderId, level, more) })
const refused = (who: Caller, orderId: string, level: string, more: object = {}) =>
  who.refused('inspection.record', { body: body(orderId, level, more) })
const thick = (value: number) => ({ readings: [{ lineId: null, code: 'pad', value, ok: null }] })

describe('three levels', () => {
  scenario(
    'K-01',
    'where the shop wants it, the last level is signed by hand and what was signed is proved',
    async () => {
      const parameters = house.as('administrator')
      const limit = { key: 'quality.signedLevels', scopeKind: 'group', scopeId: null, fromDate: '2026-03-01' }
      const set = await parameters.do('parameter.set', { body: { ...limit, value: 1, reason: '终检签字' } })
      const order = await repaired(house, worker, pads)
      await record(worker, order.id, 'self')
      await record(colleague, order.id, 'team')
      expect(await sheetOf(order.id)).toMatchObject({ level: 'final', mustSign: true })
      const inspector = await hire(house, '终检', { role: 'inspector', skills: ['inspection'] })
      expect(await refused(inspector, order.id, 'final', thick(8))).toMatchObject({ code: 'quality.signatureNeeded' })
      const signature = `data:image/png;base64,iVBORw0KGgo${'A'.repeat(40)}`
      const noise = { lineId: null, code: 'noise', value: null, ok: true }
      const readings = [...thick(8).readings, noise]
      const signed = await record(inspector, order.id, 'final', { readings, signature })
      expect(signed.state).toBe('passed')
      const kept = await house.rows(
        `select signer, image, purpose from kernel.signature where record = 'inspection' and record_id = $1`,
        [signed.id],
      )
      expect(kept).toEqual([{ purpose: 'final', signer: expect.any(String), image: expect.any(String) }])
      expect(JSON.stringify(kept)).not.toContain('iVBORw0KGgo')
      const { done } = await sheetOf(order.id)
      await parameters.do('parameter.withdraw', { id: set.id, version: set.version, body: { reason: '试完' } })
      expect(done.map((one) => one.signature)).toMatchObject([null, null, { image: signature, unchanged: true }])
    },
  )

  scenario('K-01', 'the same person on two levels is refused; delivery is locked until all have passed', async () => {
    const inspector = house.as('inspector')
    const order = await repaired(house, worker, pads)
    const settle = async () => ({ id: order.id, version: (await orderOf(order.id)).version })
    expect(await house.as('serviceAdvisor').refused('repairOrder.settle', await settle())).toMatchObject({
      status: 409,
    })

    expect(await refused(colleague, order.id, 'self')).toMatchObject({ code: 'quality.selfByWorker' })
    expect(await refused(inspector, order.id, 'final')).toMatchObject({
      code: 'quality.wrongLevel',
      details: { level: '@quality.value.level.self' },
    })
    expect((await refused(inspector, order.id, 'final')).title).toContain('自检')
    expect(await record(worker, order.id, 'self')).toMatchObject({
      state: 'passed',
      round: 1,
      inspectorId: worker.staffId,
    })

    expect(await refused(worker, order.id, 'team')).toMatchObject({ status: 409, code: 'quality.samePerson' })
    const sheet = await sheetOf(order.id)
    expect(sheet).toMatchObject({ level: 'team', round: 1, last: false, notBy: [worker.staffId] })
    await record(colleague, order.id, 'team')

    expect(await refused(colleague, order.id, 'final', thick(10))).toMatchObject({ code: 'quality.samePerson' })
    expect(await refused(await hire(house, '第三人'), order.id, 'final', thick(10))).toMatchObject({
      code: 'quality.finalByInspector',
    })
    expect(await house.as('serviceAdvisor').refused('repairOrder.settle', await settle())).toMatchObject({
      status: 409,
    })
    expect(await orderOf(order.id)).toMatchObject({ state: 'awaitingInspection', inspection_passed: false })

    await record(inspector, order.id, 'final', thick(10))
    expect(await orderOf(order.id)).toMatchObject({ state: 'ready', inspection_passed: true })
    expect(await house.as('serviceAdvisor').do('repairOrder.settle', await settle())).toMatchObject({
      state: 'settled',
    })
    expect(await refused(inspector, order.id, 'final', thick(10))).toMatchObject({ code: 'quality.notWaiting' })
    expect((await sheetOf(order.id)).done.map((one) => one.level)).toEqual(['self', 'team', 'final'])
  })

  scenario('K-01', 'two inspections of one level at once: one counts', async () => {
    const order = await repaired(house, worker, pads)
    await record(worker, order.id, 'self')
    const third = await hire(house, '第四人')
    const results = await Promise.allSettled([record(colleague, order.id, 'team'), record(third, order.id, 'team')])
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1)
    const lost = results.find((result) => result.status === 'rejected')
    expect(lost?.status === 'rejected' ? String(lost.reason) : '').toContain('quality.wrongLevel')
    const rows = await house.rows(`select level from quality.inspection where order_id = $1`, [order.id])
    expect(rows).toHaveLength(2)
  })

  test('the database has the last word on levels and persons', async () => {
    const order = await repaired(house, worker, pads)
    await record(worker, order.id, 'self')
    const again = (level: string, inspectorId: string) =>
      house.rows(
        `insert into quality.inspection select (jsonb_populate_record(i, jsonb_build_object('id', gen_random_uuid(), 'level', $2::text, 'inspector_id', $3::uuid))).*
           from quality.inspection i where order_id = $1`,
        [order.id, level, inspectorId],
      )
    await expect(again('self', colleague.staffId)).rejects.toMatchObject({ constraint: 'inspection_level_key' })
    await expect(again('team', worker.staffId)).rejects.toMatchObject({ constraint: 'inspection_person_key' })
  })

  test('a wash needs only its self-check', async () => {
    const order = await repaired(house, worker, [labour('R-WIPER', { concern: 0 })], { visitType: 'wash' })
    expect(await sheetOf(order.id)).toMatchObject({ level: 'self', last: true })
    await record(worker, order.id, 'self')
    expect(await orderOf(order.id)).toMatchObject({ state: 'ready', inspection_passed: true })
  })

  test('nobody inspects in another store, or for one', async () => {
    const order = await repaired(house, worker, pads)
    const other = house.as('inspector', 'hz')
    expect(await refused(other, order.id, 'self')).toMatchObject({ status: 403 })
    const lie = { ...body(order.id, 'self'), storeId: house.stores.hz }
    expect(await other.refused('inspection.record', { body: lie })).toMatchObject({ status: 404 })
    expect(await other.getRefused('inspection.sheet', { id: order.id })).toMatchObject({ status: 403 })
    expect(await house.as('cashier').refused('inspection.record', { body: body(order.id, 'self') })).toMatchObject({
      status: 403,
    })
  })
})

describe('readings decide', () => {
  scenario('K-03', 'a reading outside its limit turns the check to failed, whatever is ticked', async () => {
    const inspector = house.as('inspector')
    const order = await repaired(house, worker, pads)
    await record(worker, order.id, 'self')
    await record(colleague, order.id, 'team')
    const missing = await refused(inspector, order.id, 'final')
    expect(missing).toMatchObject({ status: 422, code: 'quality.readingMissing', details: { codes: ['pad'] } })
    expect(missing.title).toContain('片厚')
    const failed = await record(inspector, order.id, 'final', { ...thick(2.4), passed: true })
    expect(failed).toMatchObject({
      state: 'failed',
      failedCodes: ['pad'],
      cause: '片厚 / Pad thickness: 2.4 mm (≥ 3, ≤ 20)',
    })

    expect(await orderOf(order.id)).toMatchObject({ state: 'inRepair', inspection_passed: false, open_cards: 1 })
    const [card] = await house.rows(
      'select id, state, rework_round, rework_cause from workshop.job_card where order_id = $1',
      [order.id],
    )
    expect(card).toMatchObject({
      id: failed['backToCardId'],
      state: 'assigned',
      rework_round: 1,
      rework_cause: failed['cause'],
    })
    expect(await refused(inspector, order.id, 'final', thick(9))).toMatchObject({ code: 'quality.notWaiting' })
    const rework = () => inspector.get<{ rows: { id: string }[] }>('jobCard.list', { query: { rework: true } })
    expect((await rework()).rows).toMatchObject([{ id: card?.['id'], reworkCause: failed['cause'] }])

    const dispatcher = house.as('dispatcher')
    const [{ version } = {}] = await house.rows('select version from workshop.job_card where id = $1', [card?.['id']])
    const taken = { id: String(card?.['id']), version: Number(version), body: { reason: '不做了' } }
    expect(await dispatcher.refused('jobCard.withdraw', taken)).toMatchObject({ code: 'workshop.reworkOwed' })
    await onCard(house, worker, 'start', String(card?.['id']))
    house.clock.forward(20)
    expect(await onCard(house, worker, 'finish', String(card?.['id']))).toMatchObject({
      state: 'done',
      workedMinutes: 50,
    })
    expect(await sheetOf(order.id)).toMatchObject({ level: 'self', round: 2, notBy: [] })
    await record(worker, order.id, 'self')
    await record(colleague, order.id, 'team')
    expect(await record(inspector, order.id, 'final', thick(11))).toMatchObject({ state: 'passed', round: 2 })
    expect(await orderOf(order.id)).toMatchObject({ state: 'ready', inspection_passed: true })
    expect(await brokenBalances(house)).toEqual([])
  })

  scenario(
    'K-03',
    'what is judged by eye fails with its cause, at any level, and goes back to the card named',
    async () => {
      const order = await repaired(house, worker, pads)
      const looked = { readings: [{ lineId: null, code: 'noise', value: null, ok: true }] }
      expect(await refused(worker, order.id, 'self', { passed: false, ...looked })).toMatchObject({
        code: 'quality.causeNeeded',
      })
      const [card] = await house.rows('select id from workshop.job_card where order_id = $1', [order.id])
      const strange = { passed: false, cause: '异响仍在', backToCardId: order.id }
      expect(await refused(worker, order.id, 'self', strange)).toMatchObject({ code: 'quality.noCard' })
      const failed = await record(worker, order.id, 'self', {
        passed: false,
        cause: '异响仍在',
        backToCardId: card?.['id'],
      })
      expect(failed).toMatchObject({ state: 'failed', cause: '异响仍在', failedCodes: [], backToCardId: card?.['id'] })
      const { rows } = await house.as('manager').get<{ rows: object[]; total: number }>('inspection.list', {
        query: { state: 'failed', orderId: order.id, total: true },
      })
      expect(rows).toMatchObject([{ level: 'self', inspectorName: '做车', cause: '异响仍在' }])
    },
  )

  test('work after a check begins a new round', async () => {
    const order = await repaired(house, worker, pads)
    await record(worker, order.id, 'self')
    const before = await orderOf(order.id)
    const promisedAt = '2026-03-10T12:00:00.000Z'
    await house.as('serviceAdvisor').do('repairOrder.supplement', {
      id: order.id,
      version: before.version,
      body: {
        lines: [labour('R-WIPER', { concern: 0 })],
        promisedAt,
        moved: { reason: '拆检发现还要更换', told: 'message' },
      },
    })
    await decide(house, order.id, 'approved')
    const [line] = await house.rows(`select id from service.line where order_id = $1 and code = 'R-WIPER'`, [order.id])
    const card = await dispatch(house, { ...order, lineIds: [String(line?.['id'])] }, colleague.staffId)
    await onCard(house, colleague, 'start', card.id)
    house.clock.forward(5)
    await onCard(house, colleague, 'finish', card.id)
    expect(await sheetOf(order.id)).toMatchObject({ level: 'self', round: 2, notBy: [] })
    expect((await sheetOf(order.id)).lines.map((one) => one.technicianName)).toEqual(['做车', '同事'])
  })

  test('the queue names the next level and who may not do it', async () => {
    const order = await repaired(house, worker, pads)
    await record(worker, order.id, 'self')
    const { rows } = await house.as('inspector').get<{ rows: { orderId: string; since: string }[] }>('inspection.queue')
    const mine = rows.find((row) => row.orderId === order.id)
    expect(mine).toMatchObject({ number: order.number, level: 'team', round: 1, notBy: [worker.staffId] })
    expect(mine).toMatchObject({ technicians: [{ id: worker.staffId, name: '做车' }] })
    expect(mine?.since).toBe(new Date(house.clock.now()).toISOString())
    expect(await house.as('inspector', 'hz').get('inspection.queue')).toEqual({ rows: [] })
  })
})
