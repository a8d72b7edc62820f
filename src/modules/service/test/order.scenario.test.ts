import { beforeAll, describe, expect, test } from 'vitest'
import type { Answer } from '../../../../test/caller.ts'
import { useHouse } from '../../../../test/house.ts'
import { brokenBalances, deliver } from '../../../../test/in-work.ts'
import { scenario } from '../../../../test/scenario.ts'
import type { Finding } from '../../../kernel/ledger/finding.ts'
import { verifyGroup } from '../../../kernel/ledger/verify.ts'
import { visitTypes } from '../contract/visit-type.ts'
import { handOverBody, readyCar, settle } from './closing.ts'
import {
  at,
  brakeJob,
  checkIn,
  decide,
  estimateOf,
  issueParts,
  labour,
  newGuest,
  openShop,
  orderFile,
  part,
  payBill,
  quote,
  repair,
} from './shop.ts'

const house = useHouse()
beforeAll(() => openShop(house), 60_000)

const advisor = () => house.as('serviceAdvisor')
const today = (time: string) => at(time, '2026-03-10')

describe('the order', () => {
  scenario('I-01', 'moves only along its lifecycle, each step with person and time', async () => {
    const order = await checkIn(house, await newGuest(house))
    const early = {
      settle: {},
      handOver: await handOverBody(house, order),
      supplement: { lines: brakeJob, promisedAt: today('17:00') },
    }
    for (const [verb, body] of Object.entries(early)) {
      const refused = await advisor().refused(`repairOrder.${verb}`, { id: order.id, version: order.version, body })
      expect(refused).toMatchObject({ status: 409, code: 'kernel.wrongState' })
    }
    await quote(house, order, brakeJob)
    house.clock.forward(10)
    await decide(house, order.id, 'approved')
    await repair(house, order.id)
    await issueParts(house, order.id)
    const settled = await settle(house, await orderFile(house, order.id))
    await payBill(house, order.id)
    await advisor().do('repairOrder.handOver', {
      id: order.id,
      version: settled.version,
      body: await handOverBody(house, settled),
    })
    const { steps } = await orderFile<{ steps: { state: string; at: string; by: string }[] }>(house, order.id)
    expect(steps.map(({ state, by }) => [state, by])).toEqual([
      ['received', 'serviceAdvisor sz'],
      ['estimated', 'serviceAdvisor sz'],
      ['agreed', 'customer'],
      ['inRepair', 'system'],
      ['awaitingInspection', 'system'],
      ['ready', 'system'],
      ['settled', 'serviceAdvisor sz'],
      ['closed', 'serviceAdvisor sz'],
    ])
    expect(steps.every(({ at: instant }, i) => instant >= (steps[i - 1]?.at ?? ''))).toBe(true)
  })

  scenario('K-09', 'a closed record cannot be edited; every act stands in its chain', async () => {
    const settled = await settle(house, await readyCar(house))
    await payBill(house, settled.id)
    const closed = await advisor().do('repairOrder.handOver', {
      id: settled.id,
      version: settled.version,
      body: await handOverBody(house, settled),
    })
    const edits: [string, Record<string, unknown>][] = [
      ['complete', { waiting: true }],
      ['quote', { lines: brakeJob, promisedAt: today('20:00') }],
      ['changePromise', { promisedAt: today('20:00'), reason: '延时', told: 'message' }],
      ['cancel', { reason: '作废' }],
    ]
    for (const [verb, body] of edits) {
      const refused = await advisor().refused(`repairOrder.${verb}`, { id: closed.id, version: closed.version, body })
      expect(refused.code).toBe('kernel.wrongState')
    }
    const entries = await house.rows(
      'select version, prev_hash, hash, at, actor_id from kernel.entry where record_id = $1 order by version',
      [closed.id],
    )
    expect(entries).toHaveLength(closed.version)
    entries.slice(1).forEach((entry, i) => expect(entry['prev_hash']).toEqual(entries[i]?.['hash']))
    const { rows } = await advisor().get<{ rows: Answer[] }>('repairOrder.list', {
      query: { q: String(closed['number']) },
    })
    expect(rows).toMatchObject([{ id: closed.id, customerName: '王建国', technicianNames: ['technician sz'] }])
  })

  scenario(
    'I-10',
    'a promised time moves only with a reason and the customer told, and its clock with it',
    async () => {
      const order = await checkIn(house, await newGuest(house))
      const quoted = await quote(house, order, brakeJob)
      const call = { id: order.id, version: quoted.version }
      const later = { promisedAt: today('19:00'), reason: '等配件' }
      expect(
        await advisor().refused('repairOrder.changePromise', { ...call, body: { ...later, told: 'call' } }),
      ).toMatchObject({
        code: 'service.tellCustomer',
      })
      const past = { promisedAt: today('08:00'), reason: '等配件', told: 'message' }
      expect(await advisor().refused('repairOrder.changePromise', { ...call, body: past })).toMatchObject({
        code: 'service.promisePast',
      })
      await advisor().do('repairOrder.changePromise', { ...call, body: { ...later, told: 'message' } })
      const messages = await house.rows(
        `select params from kernel.message where record_id = $1 and template = 'service.promiseChanged'`,
        [order.id],
      )
      expect(messages).toMatchObject([{ params: { reason: '等配件', promisedAt: today('19:00') } }])
      const clocks = await house.rows(
        `select state, due_at from kernel.deadline where record_id = $1 and name = 'service.promise' order by id`,
        [order.id],
      )
      expect(clocks).toEqual([
        { state: 'met', due_at: today('17:00') },
        { state: 'running', due_at: today('19:00') },
      ])
    },
  )

  scenario('F-01', 'the customer’s file shows his maintenance and repair visits', async () => {
    const guest = await newGuest(house)
    const order = await checkIn(house, guest, { visitType: 'general' })
    await quote(house, order, brakeJob)
    await decide(house, order.id, 'approved')
    await checkIn(house, guest, { visitType: 'maintenance', odometerKm: 12_100, besideBecause: '上一单待料' })
    const { groups } = await advisor().get<{ groups: Record<string, Record<string, unknown>[]> }>('customer.file', {
      id: guest.customerId,
    })
    expect(groups['repair']).toMatchObject([
      { number: order['number'], work: ['更换前刹车片', '前刹车片'], approvedFen: 54_667 },
    ])
    expect(groups['maintenance']).toMatchObject([{ visitType: 'maintenance', odometerKm: 12_100 }])
  })

  test('declined work of the car is shown on the next visit', async () => {
    const guest = await newGuest(house)
    const first = await checkIn(house, guest)
    await quote(house, first, [...brakeJob, labour('R-WIPER')])
    await decide(house, first.id, 'approved', { 'R-WIPER': 'deferred' })
    const second = await checkIn(house, guest, { odometerKm: 15_000, besideBecause: '上一单待料' })
    expect(await orderFile(house, second.id)).toMatchObject({
      declined: [{ orderNumber: first['number'], nameZh: '更换雨刮片', grossFen: 4000 }],
    })
    // At the door there is no order yet: the car itself answers.
    const ofCar = () => advisor().get('repairOrder.putOff', { id: guest.vehicleId })
    expect(await ofCar()).toMatchObject({
      totalFen: 4000,
      rows: [{ orderId: first.id, orderNumber: first['number'], approval: 'deferred', grossFen: 4000 }],
    })
    await quote(house, second, [labour('R-WIPER')])
    await decide(house, second.id, 'approved')
    expect(await ofCar()).toEqual({ rows: [], totalFen: 0 })
    expect(
      await house.as('serviceAdvisor', 'hz').getRefused('repairOrder.putOff', { id: guest.vehicleId }),
    ).toMatchObject({ status: 403 })
  })

  test('a cancelled order frees its parts and closes its estimate', async () => {
    const order = await checkIn(house, await newGuest(house))
    await quote(house, order, brakeJob)
    await decide(house, order.id, 'approved')
    const agreed = await orderFile(house, order.id)
    await advisor().do('repairOrder.cancel', { id: order.id, version: agreed.version, body: { reason: '客户不修了' } })
    const [pick] = await house.rows('select state from parts.pick where order_id = $1', [order.id])
    const [clock] = await house.rows(
      `select state from kernel.deadline where record_id = $1 and name = 'service.promise'`,
      [order.id],
    )
    expect([pick?.['state'], clock?.['state']]).toEqual(['released', 'cancelled'])
  })

  test('parts of lines that are not approved any more are free for others', async () => {
    const held = async () => {
      const [stock] = await house.rows(
        `select s.reserved_thousandths as held from parts.stock s join parts.part p on p.group_id = s.group_id and p.id = s.part_id
          where p.part_no = 'BP-100' and s.store_id = $1`,
        [house.stores.sz],
      )
      return Number(stock?.['held'])
    }
    const before = await held()
    const order = await checkIn(house, await newGuest(house))
    await quote(house, order, [...brakeJob, labour('R-WIPER')])
    await decide(house, order.id, 'approved')
    expect(await held()).toBe(before + 1000)
    const agreed = await orderFile<{ lines: { id: string; code: string }[] }>(house, order.id)
    const lineIds = agreed.lines.filter((line) => line.code !== 'R-WIPER').map((line) => line.id)
    await advisor().do('repairOrder.withdraw', {
      id: order.id,
      version: agreed.version,
      body: { lineIds, reason: '客户改变主意' },
    })
    await deliver(house)
    expect(await held()).toBe(before)
    const [pick] = await house.rows(
      `select p.state, p.short_count, l.wanted_thousandths, l.reserved_thousandths from parts.pick p
         join parts.pick_line l on l.group_id = p.group_id and l.pick_id = p.id where p.order_id = $1`,
      [order.id],
    )
    expect(pick).toEqual({ state: 'issued', short_count: 0, wanted_thousandths: 0, reserved_thousandths: 0 })
    // Partly approved and offered anew at another quantity: what was held for it is asked for again.
    const second = await checkIn(house, await newGuest(house))
    await quote(house, second, [...brakeJob, labour('R-WIPER')])
    const { customer, page } = await estimateOf(house, second.id)
    const { id, version, lines } = await page()
    const pads = lines
      .filter((line) => line.code === 'BP-100')
      .map((line) => ({ lineId: line.id, approval: 'approved' }))
    await customer.do('estimate.decide', { id, version, body: { decisions: pads, signer: '王建国' } })
    expect(await held()).toBe(before + 1000)
    const partly = await orderFile(house, second.id)
    await quote(house, partly, [
      labour('R-BRAKE', { concern: 0 }),
      part('BP-100', { concern: 0, quantityThousandths: 2000 }),
    ])
    await deliver(house)
    expect(await held()).toBe(before)
    await decide(house, second.id, 'approved')
    expect(await held()).toBe(before + 2000)
    expect(await brokenBalances(house)).toEqual([])
  })

  test('lists show the late ones, and other stores’ orders to nobody', async () => {
    const order = await checkIn(house, await newGuest(house))
    await quote(house, order, brakeJob, { promisedAt: new Date(house.clock.now() + 60_000).toISOString() })
    house.clock.forward(5)
    const late = await advisor().get<{ rows: Answer[] }>('repairOrder.list', {
      query: { late: true, state: 'estimated,agreed' },
    })
    expect(late.rows.map((row) => row.id)).toContain(order.id)
    const elsewhere = house.as('serviceAdvisor', 'hz')
    expect((await elsewhere.get<{ rows: Answer[] }>('repairOrder.list')).rows).toEqual([])
    expect(await elsewhere.getRefused('repairOrder.get', { id: order.id })).toMatchObject({ status: 403 })
  })

  test('visit types may be tightened and not loosened', async () => {
    const manager = house.as('manager')
    const { rows } = await manager.get<{ rows: (Answer & { code: string; rules: Record<string, unknown> })[] }>(
      'visitType.list',
    )
    expect(rows.map((row) => row.code)).toEqual([...visitTypes])
    const wash = rows.find((row) => row.code === 'wash')
    const call = { id: wash?.id ?? '', version: 1 }
    expect(await house.as('technician').refused('visitType.edit', { ...call, body: { followUp: true } })).toMatchObject(
      { status: 403 },
    )
    const general = rows.find((row) => row.code === 'general')
    expect(
      await manager.refused('visitType.edit', { id: general?.id ?? '', version: 1, body: { needsSignature: false } }),
    ).toMatchObject({
      code: 'service.lawLoosened',
      details: { fields: ['needsSignature'], sources: ['@service.floor.consent'] },
    })
    await manager.do('visitType.edit', { ...call, body: { inspectionLevels: ['self', 'final'] } })
    const order = await checkIn(house, await newGuest(house), { visitType: 'wash', concerns: [] })
    expect(order).toMatchObject({ inspectionLevels: ['self', 'final'] })
  })

  test('an order is found by its number, and an open one through its car', async () => {
    const guest = await newGuest(house)
    const order = await checkIn(house, guest)
    const find = async (q: string) =>
      (await advisor().raw('GET', `/api/search?q=${encodeURIComponent(q)}`)).json<{ hits: Record<string, unknown>[] }>()
        .hits
    expect(await find(String(order['number']))).toMatchObject([
      { record: 'repairOrder', id: order.id, flags: ['openOrder'] },
    ])
    const hits = await find(guest.plate)
    expect(hits.find((hit) => hit['record'] === 'vehicle')).toMatchObject({
      flags: expect.arrayContaining(['openOrder']),
      related: expect.arrayContaining([expect.objectContaining({ record: 'repairOrder', id: order.id })]),
    })
  })

  test('after all this the ledger agrees with the rows, and every balance holds', async () => {
    const findings: Finding[] = []
    const { db, keys } = house.kernel
    await verifyGroup(
      { db, verifyingKeys: keys.verifying, balances: [], report: (one) => findings.push(one) },
      house.groupId,
    )
    expect(findings).toEqual([])
    expect(await brokenBalances(house)).toEqual([])
  })
})
