import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Answer } from '../../../../test/caller.ts'
import { useHouse } from '../../../../test/house.ts'
import { scenario } from '../../../../test/scenario.ts'
import { openLinks } from '../../../kernel/links.ts'
import { newGuest, openShop, orderFile } from './shop.ts'

const house = useHouse()
const night = (time: string) => new Date(`2026-03-11T${time}:00+08:00`).toISOString()
const breakdown = { longitude: 114.07, latitude: 22.56 }

beforeAll(async () => {
  await openShop(house)
  const technicianId = await staffId('technician')
  const lead = house.as('dispatcher')
  const unit = { storeId: house.stores.sz, nameEn: 'Unit', plate: '粤B99999', technicianId }
  await lead.do('rescueUnit.add', {
    body: { ...unit, code: 'JY-1', nameZh: '救援一号', kind: 'van', longitude: 114.06, latitude: 22.55 },
  })
  await lead.do('rescueUnit.add', { body: { ...unit, code: 'JY-2', nameZh: '拖车二号', kind: 'tow' } })
  await house.as('manager').do('shift.plan', {
    body: {
      storeId: house.stores.sz,
      staffId: await staffId('careAgent'),
      day: '2026-03-11',
      startsAt: night('00:00'),
      endsAt: night('08:00'),
    },
  })
  house.clock.set(night('03:00'))
}, 60_000)

async function staffId(role: string): Promise<string> {
  const [row] = await house.rows('select id from people.staff where staff_no = $1', [`sz-${role}`])
  return String(row?.['id'])
}

const care = () => house.as('careAgent')
const driver = () => house.as('technician')

async function call(more: Record<string, unknown> = {}): Promise<Answer> {
  const guest = await newGuest(house)
  return care().do('rescue.report', {
    body: {
      storeId: house.stores.sz,
      customerId: guest.customerId,
      vehicleId: guest.vehicleId,
      kind: 'noStart',
      dangers: [],
      place: '北环大道辅路',
      ...breakdown,
      ...more,
    },
  })
}

async function act(verb: string, id: string, body: Record<string, unknown> = {}): Promise<Answer> {
  const [row] = await house.rows('select version from service.rescue where id = $1', [id])
  return driver().do(`rescue.${verb}`, { id, version: Number(row?.['version']), body })
}

async function cleared(): Promise<void> {
  for (const row of await house.rows(
    `select id, version from service.rescue where ended_at is null and state <> 'arrived'`,
  ))
    await care().do('rescue.cancel', {
      id: String(row['id']),
      version: Number(row['version']),
      body: { reason: '演练' },
    })
}

async function linkOfRescue(id: string): Promise<string> {
  const [message] = await house.rows(
    `select params from kernel.message where record_id = $1 and params ? 'link' order by created_at desc limit 1`,
    [id],
  )
  const { link } = openLinks(house.kernel.keys, house.groupId, message?.['params']) as { link: string }
  return link.split('/').at(-1) ?? ''
}

interface Follow extends Record<string, unknown> {
  readonly adviceZh: string[]
  readonly version: number
}
interface OpenRow extends Answer {
  readonly dangerRank: number
}

afterEach(cleared)

describe('roadside rescue', () => {
  scenario(
    'G-17',
    'at three in the night the locked-in child goes first, a unit is sent at once and the caller sees it',
    async () => {
      const flat = await call({ kind: 'flatTyre' })
      house.clock.forward(2)
      const child = await call({ dangers: ['occupantLockedIn', 'child'] })
      const { rows } = await care().get<{ rows: OpenRow[] }>('rescue.list', { query: { open: true } })
      expect(rows.map((row) => [row.id, row.dangerRank])).toEqual([
        [child.id, 1],
        [flat.id, 4],
      ])
      expect(flat).toMatchObject({ state: 'assigned', distanceMetres: 1514, expectedAt: night('03:09') })
      const paged = await house.rows(
        `select a.login, m.template from kernel.message m join kernel.account a on a.id = m.account_id where m.record_id = $1 order by a.login`,
        [child.id],
      )
      expect(paged).toEqual([
        { login: 'careagent.sz', template: 'service.rescueUrgent' },
        { login: 'technician.sz', template: 'service.rescueUrgent' },
      ])
      const caller = house.withLink(await linkOfRescue(flat.id))
      const seen = await caller.get<Follow>('rescue.follow', { id: flat.id })
      expect(seen).toMatchObject({
        state: 'assigned',
        unitNameZh: '救援一号',
        unitLongitude: 114.06,
        expectedAt: night('03:09'),
      })
      expect(seen.adviceZh[0]).toContain('不要再行驶')
      expect(await caller.getRefused('rescue.follow', { id: child.id })).toMatchObject({ status: 403 })
      const located = await caller.do('rescue.locate', {
        id: flat.id,
        version: seen.version,
        body: { longitude: 114.061, latitude: 22.551 },
      })
      expect(located).toMatchObject({ distanceMetres: 151 })
      expect(await caller.get('rescue.follow', { id: flat.id })).toMatchObject({ longitude: 114.061 })
    },
  )

  scenario('G-17', 'the clock of the unit’s yes warns who leads; a third call waits until a unit is free', async () => {
    const [first] = [await call(), await call()]
    const third = await call({ dangers: ['occupantLockedIn'] })
    expect(third).toMatchObject({ state: 'reported', unitId: null })
    const due = await house.rows(
      `select state, due_at from kernel.deadline where name = 'service.rescueAccept' and record_id = $1`,
      [first.id],
    )
    expect(due).toMatchObject([{ state: 'running', due_at: night('03:12') }])
    const unitId = String(first['unitId'])
    const give = { id: third.id, version: third.version, body: { unitId } }
    expect(await care().refused('rescue.assign', give)).toMatchObject({ code: 'service.unitNotFree' })
    await care().do('rescue.cancel', { id: first.id, version: first.version, body: { reason: '客户自行解决' } })
    expect(await care().do('rescue.assign', give)).toMatchObject({ state: 'assigned', unitId })

    await cleared()
    expect(await house.rows(`select state from service.rescue_unit order by code`)).toEqual([
      { state: 'free' },
      { state: 'free' },
    ])
  })

  scenario('G-18', 'every step has its time; what cannot be fixed is towed and its order is open', async () => {
    const guest = await newGuest(house)
    const rescue = await call({ customerId: guest.customerId, vehicleId: undefined, kind: 'accident' })
    expect(rescue).toMatchObject({ state: 'assigned', vehicleId: null })
    house.clock.forward(4)
    await act('accept', rescue.id)
    await act('depart', rescue.id)
    house.clock.forward(5)
    const near = await act('position', rescue.id, { longitude: 114.069, latitude: 22.559 })
    expect(near).toMatchObject({ distanceMetres: 151, expectedAt: night('03:12') })
    house.clock.forward(6)
    await act('arrive', rescue.id)
    const end = { result: '水箱破损，无法行驶', costFen: 18_000, damageAvoidedFen: 50_000 }
    const [row] = await house.rows('select version from service.rescue where id = $1', [rescue.id])
    const version = Number(row?.['version'])
    expect(await driver().refused('rescue.tow', { id: rescue.id, version, body: end })).toMatchObject({
      code: 'service.rescueNeedsCar',
    })
    await care().do('rescue.complete', { id: rescue.id, version, body: { vehicleId: guest.vehicleId } })
    const towed = await act('tow', rescue.id, end)
    const order = await orderFile<Answer & { concerns: { words: string }[] }>(house, String(towed['orderId']))
    expect(order).toMatchObject({
      state: 'received',
      visitType: 'accident',
      concerns: [{ words: '交通事故：水箱破损，无法行驶' }],
      vehicleId: guest.vehicleId,
    })
    expect(await care().get('rescue.get', { id: rescue.id })).toMatchObject({
      state: 'towed',
      responseMinutes: 4,
      arrivalMinutes: 15,
      costFen: 18_000,
      orderNumber: order['number'],
    })
    const figures = await house.as('manager').get('rescue.figures', { query: { from: '2026-03-11', to: '2026-03-11' } })
    expect(figures).toMatchObject({ towed: 1, medianResponseMinutes: 4, medianArrivalMinutes: 15, acceptedInTime: 1 })
    const [unit] = await house.rows(`select state, longitude from service.rescue_unit where code = 'JY-2'`)
    expect(unit).toEqual({ state: 'free', longitude: 114.05 })
    // Whoever took the call at night is no advisor: the order goes to the one who receives the car.
    const received = { id: order.id, version: order.version, body: { confirmed: true } }
    await house.as('serviceAdvisor').do('repairOrder.complete', received)
    const [advisor] = await house.rows(`select id from people.staff where staff_no = 'sz-serviceAdvisor'`)
    const advisorId = advisor?.['id']
    expect(order['advisorId']).not.toBe(advisorId)
    expect(await orderFile(house, order.id)).toMatchObject({ advisorId })
  })

  test('only the driver of the case moves it, and only those who take calls take them', async () => {
    const rescue = await call()
    await act('accept', rescue.id)
    const advisor = house.as('cashier')
    expect(await advisor.refused('rescue.depart', { id: rescue.id, version: 2, body: {} })).toMatchObject({
      status: 403,
    })
    expect(
      await house.as('technician', 'hz').refused('rescue.depart', { id: rescue.id, version: 2, body: {} }),
    ).toMatchObject({ status: 403 })
    await act('depart', rescue.id)
    await act('arrive', rescue.id)
    const fixed = await act('fix', rescue.id, { result: '搭电启动', costFen: 3000, damageAvoidedFen: 30_000 })
    expect(fixed).toMatchObject({ state: 'fixed', endedAt: expect.any(String) })
  })
})
