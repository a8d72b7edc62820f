import { beforeAll, describe, expect, test } from 'vitest'
import { useHouse } from '../../../../test/house.ts'
import { scenario } from '../../../../test/scenario.ts'
import {
  at,
  checkIn,
  decide,
  issueParts,
  labour,
  newGuest,
  openShop,
  orderFile,
  promised,
  quote,
  repair,
  shift,
} from './shop.ts'

const house = useHouse()

const pack = { code: 'BASE', nameZh: '基础保养', nameEn: 'Basic', powertrains: ['ice'] }

beforeAll(async () => {
  await openShop(house)
  await shift(house, '09:00', '17:00')
  const manager = house.as('manager')
  const item = await manager.do('serviceItem.add', {
    body: {
      code: 'M-CHECK',
      nameZh: '制动片检查',
      nameEn: 'Brake pad check',
      kind: 'maintenance',
      skill: 'mechanical',
      standardMinutes: 20,
      steps: [{ zh: '测量', en: 'Measure', key: false }],
      criteria: [{ code: 'ok', zh: '合格', en: 'Good' }],
      powertrains: [],
      mandatoryInPackage: true,
    },
  })
  await manager.do('serviceItem.activate', { id: item.id, version: item.version })
}, 60_000)

describe('a maintenance package', () => {
  test('has what the catalogue calls mandatory, and only items that are offered', async () => {
    const manager = house.as('manager')
    const add = (itemCodes: string[], mandatoryCodes: string[]) => ({ body: { ...pack, itemCodes, mandatoryCodes } })
    expect(await manager.refused('servicePackage.add', add(['M-OIL'], ['M-OIL']))).toMatchObject({
      code: 'knowledge.packageLacks',
      details: { items: ['M-CHECK'] },
    })
    expect(await manager.refused('servicePackage.add', add(['M-NONE', 'M-CHECK'], ['M-CHECK']))).toMatchObject({
      code: 'knowledge.packageUnknownItems',
    })
    expect(await manager.refused('servicePackage.add', add(['M-OIL'], ['M-OIL', 'M-CHECK']))).toMatchObject({
      code: 'knowledge.packageMandatoryOutside',
    })
    const made = await manager.do('servicePackage.add', add(['M-OIL', 'M-CHECK'], ['M-OIL', 'M-CHECK']))
    expect(made.state).toBe('active')
    expect(await manager.refused('servicePackage.add', add(['M-CHECK'], ['M-CHECK']))).toMatchObject({
      code: 'knowledge.packageCodeTaken',
    })
    expect(await house.as('technician').refused('servicePackage.retire', { id: made.id, version: 1 })).toMatchObject({
      status: 403,
    })
  })

  scenario('I-16', 'a maintenance order that misses a mandatory item cannot be closed until it is done', async () => {
    const guest = await newGuest(house)
    const advisor = house.as('serviceAdvisor')
    const booked = await advisor.do('appointment.book', {
      body: {
        storeId: house.stores.sz,
        ...guest,
        plate: undefined,
        visitType: 'maintenance',
        itemCodes: [],
        packageCode: 'BASE',
        channel: 'desk',
        startsAt: at('09:00'),
        minutes: 60,
        skill: 'mechanical',
      },
    })
    expect(booked).toMatchObject({ itemCodes: ['M-OIL', 'M-CHECK'], packageCode: 'BASE' })
    const order = await checkIn(house, guest, { visitType: 'maintenance', appointmentId: booked.id })
    expect(order).toMatchObject({ packageCode: 'BASE', mandatoryItems: ['M-OIL', 'M-CHECK'] })
    await quote(house, order, [labour('M-OIL', { concern: 0 })])
    await decide(house, order.id, 'approved')
    await repair(house, order.id)
    await issueParts(house, order.id)
    const settle = async () => ({ id: order.id, version: (await orderFile(house, order.id)).version })
    expect(await advisor.refused('repairOrder.settle', await settle())).toMatchObject({
      code: 'service.packageUndone',
      details: { codes: ['M-CHECK'], itemsZh: ['制动片检查'], itemsEn: ['Brake pad check'] },
    })
    const before = await orderFile(house, order.id)
    await advisor.do('repairOrder.supplement', {
      id: order.id,
      version: before.version,
      body: { lines: [labour('M-CHECK', { concern: 0 })], reason: '套餐必做', promisedAt: promised },
    })
    await decide(house, order.id, 'approved')
    await repair(house, order.id)
    expect(await advisor.do('repairOrder.settle', await settle())).toMatchObject({ state: 'settled' })
  })

  scenario(
    'I-16',
    'where the shop asks for a package, an order without one is not settled until one is chosen',
    async () => {
      const manager = house.as('manager')
      const { rows } = await manager.get<{ rows: { id: string; version: number; code: string }[] }>('visitType.list')
      const kind = rows.find((row) => row.code === 'maintenance')
      await manager.do('visitType.edit', {
        id: kind?.id ?? '',
        version: kind?.version ?? 0,
        body: { needsPackage: true },
      })
      const guest = await newGuest(house)
      const advisor = house.as('serviceAdvisor')
      const order = await checkIn(house, guest, { visitType: 'maintenance' })
      await quote(house, order, [labour('M-OIL', { concern: 0 }), labour('M-CHECK', { concern: 0 })])
      await decide(house, order.id, 'approved')
      await repair(house, order.id)
      const now = async () => ({ id: order.id, version: (await orderFile(house, order.id)).version })
      expect(await advisor.refused('repairOrder.settle', await now())).toMatchObject({ code: 'service.packageNeeded' })
      expect(
        await advisor.refused('repairOrder.choosePackage', { ...(await now()), body: { packageCode: 'NONE' } }),
      ).toMatchObject({ code: 'service.unknownPackage' })
      await advisor.do('repairOrder.choosePackage', { ...(await now()), body: { packageCode: 'BASE' } })
      expect(await advisor.do('repairOrder.settle', await now())).toMatchObject({
        state: 'settled',
        packageCode: 'BASE',
      })
    },
  )
})

scenario('G-19', 'every line of labour points to an item of the catalogue that is offered', async () => {
  const manager = house.as('manager')
  const draft = await manager.do('serviceItem.add', {
    body: {
      code: 'R-NEW',
      nameZh: '新项目',
      nameEn: 'New item',
      kind: 'repair',
      skill: 'mechanical',
      standardMinutes: 30,
      steps: [{ zh: '作业', en: 'Work', key: false }],
      criteria: [{ code: 'ok', zh: '合格', en: 'Good' }],
      powertrains: [],
      mandatoryInPackage: false,
    },
  })
  const order = await checkIn(house, await newGuest(house))
  const advisor = house.as('serviceAdvisor')
  const lines = (code: string) => ({
    id: order.id,
    version: order.version,
    body: { lines: [labour(code, { concern: 0 })], promisedAt: promised },
  })
  for (const code of ['NOT-THERE', 'R-NEW'])
    expect(await advisor.refused('repairOrder.quote', lines(code))).toMatchObject({
      code: 'service.unknownItem',
      details: { code },
    })
  await manager.do('serviceItem.activate', { id: draft.id, version: draft.version })
  await advisor.do('repairOrder.quote', lines('R-NEW'))
  expect(
    await house.rows(
      `select l.code, i.name_zh = l.name_zh as named from service.line l
         join knowledge.service_item i on i.group_id = l.group_id and i.code = l.code where l.order_id = $1`,
      [order.id],
    ),
  ).toEqual([{ code: 'R-NEW', named: true }])
})
