import { beforeAll, describe, expect, test } from 'vitest'
import type { Answer } from '../../../../test/caller.ts'
import { useHouse } from '../../../../test/house.ts'
import { brokenBalances } from '../../../../test/in-work.ts'
import { scenario } from '../../../../test/scenario.ts'
import { newGuest, openShop, orderFile } from './shop.ts'

const house = useHouse()

beforeAll(async () => {
  await openShop(house)
  const manager = house.as('manager')
  const steps = [{ zh: '作业', en: 'Work', key: false }]
  const criteria = [{ code: 'ok', zh: '目视合格', en: 'Looks right' }]
  for (const [code, nameZh, nameEn, kind, standardMinutes] of [
    ['W-WASH', '洗车', 'Wash', 'wash', 20],
    ['M-TYRE', '轮胎换位', 'Tyre rotation', 'maintenance', 45],
  ] as const) {
    const body = { code, nameZh, nameEn, kind, standardMinutes, skill: 'quick', steps, criteria }
    const draft = await manager.do('serviceItem.add', { body: { ...body, powertrains: [], mandatoryInPackage: false } })
    await manager.do('serviceItem.activate', { id: draft.id, version: draft.version })
    await manager.do('price.set', {
      body: {
        storeId: house.stores.sz,
        kind: 'item',
        refCode: code,
        amountFen: code === 'W-WASH' ? 3500 : 12_000,
        vatBasisPoints: 1300,
        validFrom: '2026-01-01',
      },
    })
  }
}, 60_000)

const advisor = () => house.as('serviceAdvisor')

interface OrderPage extends Answer {
  readonly inspectionLevels: string[]
  readonly lines: { approval: string; kind: string; grossFen: number }[]
  readonly estimates: { state: string; totalFen: number }[]
  readonly papers: { kind: string }[]
}

async function arrival() {
  const { customerId, vehicleId } = await newGuest(house)
  return { storeId: house.stores.sz, customerId, vehicleId }
}

describe('the quick lane', () => {
  scenario(
    'H-14',
    'a wash costs the posted price that the customer was told, and is ready to be dispatched',
    async () => {
      const body = { ...(await arrival()), visitType: 'wash', itemCodes: ['W-WASH'], toldFen: 2000 }
      expect(await advisor().refused('repairOrder.quickIn', { body })).toMatchObject({
        code: 'service.tellPrice',
        details: { totalFen: 3500 },
      })
      const order = await advisor().do('repairOrder.quickIn', { body: { ...body, toldFen: 3500 } })
      const file = await orderFile<OrderPage>(house, order.id)
      expect(file).toMatchObject({
        state: 'agreed',
        visitType: 'wash',
        approvedFen: 3500,
        odometerKm: 10_000,
        inspectionLevels: ['self'],
        lines: [{ kind: 'labour', approval: 'approved', grossFen: 3500 }],
        estimates: [],
        papers: [],
      })
      const told = await house.rows(`select template from kernel.message where record_id = $1`, [order.id])
      expect(told).toEqual([{ template: 'service.carReceived' }])
    },
  )

  scenario('H-15', 'a quick repair leaves the decided estimate with its paper, as a long one does', async () => {
    const body = {
      ...(await arrival()),
      visitType: 'quick',
      itemCodes: ['M-TYRE'],
      toldFen: 12_000,
      odometerKm: 12_345,
    }
    const order = await advisor().do('repairOrder.quickIn', { body })
    const file = await orderFile<OrderPage>(house, order.id)
    expect(file).toMatchObject({ state: 'agreed', odometerKm: 12_345, inspectionLevels: ['self', 'final'] })
    expect(file.estimates).toMatchObject([{ state: 'decided', totalFen: 12_000 }])
    expect(file.papers.map((paper) => paper.kind).toSorted()).toEqual(['estimate', 'serviceAgreement'])
    const [signed] = await house.rows(`select purpose from kernel.signature where record = 'estimate'`)
    expect(signed).toEqual({ purpose: 'approve' })
  })

  test('the lane takes only what belongs to it and fits into it', async () => {
    const guest = await arrival()
    const quick = { ...guest, visitType: 'quick', toldFen: 15_500 }
    expect(
      await advisor().refused('repairOrder.quickIn', { body: { ...quick, itemCodes: ['W-WASH', 'M-TYRE'] } }),
    ).toMatchObject({ code: 'service.otherLane', details: { code: 'W-WASH' } })
    expect(
      await advisor().refused('repairOrder.quickIn', { body: { ...quick, itemCodes: ['M-TYRE', 'R-BRAKE'] } }),
    ).toMatchObject({ code: 'service.tooLongForLane', details: { minutes: 95, limit: 60 } })
    expect(
      await house.as('technician').refused('repairOrder.quickIn', { body: { ...quick, itemCodes: ['M-TYRE'] } }),
    ).toMatchObject({ status: 403 })
    expect(await brokenBalances(house)).toEqual([])
  })
})

describe('visit types', () => {
  test('a tightened rule counts for cars received from then on, and the page says who changed it and what is fixed', async () => {
    const manager = house.as('manager')
    const before = await advisor().do('repairOrder.quickIn', {
      body: { ...(await arrival()), visitType: 'wash', itemCodes: ['W-WASH'], toldFen: 3500 },
    })
    interface Kind extends Answer {
      readonly code: string
      readonly floors: { rule: string; source: string; least: unknown }[]
    }
    const kinds = async () => (await manager.get<{ rows: Kind[] }>('visitType.list')).rows
    const wash = (await kinds()).find((kind) => kind.code === 'wash')
    const call = { id: wash?.id ?? '', version: wash?.version ?? 0 }
    expect(await manager.refused('visitType.edit', { ...call, body: { inspectionLevels: ['final'] } })).toMatchObject({
      code: 'service.lawLoosened',
      details: { rules: ['@service.visitType.field.inspectionLevels'], sources: ['@service.floor.inspection'] },
    })
    await manager.do('visitType.edit', {
      ...call,
      body: { inspectionLevels: ['self', 'team'], needsEstimate: true, because: '客户投诉洗车不净' },
    })
    const after = await advisor().do('repairOrder.quickIn', {
      body: { ...(await arrival()), visitType: 'wash', itemCodes: ['W-WASH'], toldFen: 3500 },
    })
    expect((await orderFile<OrderPage>(house, before.id)).inspectionLevels).toEqual(['self'])
    const file = await orderFile<OrderPage>(house, after.id)
    expect(file.inspectionLevels).toEqual(['self', 'team'])
    expect(file.estimates).toMatchObject([{ state: 'decided' }])
    expect((await kinds()).find((kind) => kind.code === 'wash')).toMatchObject({
      changedBy: 'manager sz',
      changedAt: '2026-03-10T01:00:00.000Z',
      floors: expect.arrayContaining([{ rule: 'inspectionLevels', source: 'inspection', least: ['self'] }]),
    })
  })
})
