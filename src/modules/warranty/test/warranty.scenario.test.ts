import { describe, expect } from 'vitest'
import { useHouse } from '../../../../test/house.ts'
import { scenario } from '../../../../test/scenario.ts'
import { withCheckDigit } from '../../vehicles/contract/vin.ts'

const house = useHouse()
const vinOf = (number: number) => withCheckDigit(`LSVAM4180C2${String(184_000 + number)}`)

const names = { nameZh: '整车包修', nameEn: 'Whole car' }
const policy = {
  ...names,
  scope: 'vehicle',
  years: 3,
  km: 60_000,
  powertrains: [],
  soldFrom: '2022-01-01',
  soldUntil: null,
}

async function car(number: number, more: Record<string, unknown> = {}) {
  const advisor = house.as('serviceAdvisor')
  const owner = await advisor.do('customer.register', {
    body: {
      storeId: house.stores.sz,
      kind: 'person',
      name: '王建国',
      phone: `1390000${1000 + number}`,
      language: 'zh-CN',
      preferredChannel: 'sms',
      source: 'walkIn',
    },
  })
  return advisor.do('vehicle.register', {
    body: {
      storeId: house.stores.sz,
      vin: vinOf(number),
      plate: `粤B${20_000 + number}`,
      powertrain: 'ice',
      ownerId: owner.id,
      odometerKm: 10_000,
      ...more,
    },
  })
}

interface Cover {
  readonly covers: { code: string; lastDay: string }[]
  readonly recalls: { number: string }[]
}
const coverOf = (id: string) => house.as('serviceAdvisor').get<Cover>('warrantyPolicy.ofCar', { id })

describe('warranty policies', () => {
  scenario('P-01', 'below the law is refused; a car keeps the policy that it was sold under', async () => {
    const admin = house.as('administrator')
    const add = (body: object) => admin.do('warrantyPolicy.add', { body: { ...policy, ...body } })
    const short = { body: { ...policy, code: 'W-2', years: 2 } }
    expect(await admin.refused('warrantyPolicy.add', short)).toMatchObject({
      status: 422,
      code: 'warranty.belowLaw',
      details: { years: 3, km: 60_000 },
    })
    expect(await admin.refused('warrantyPolicy.add', { body: { ...policy, code: 'W-K', km: 59_999 } })).toMatchObject({
      code: 'warranty.belowLaw',
    })
    const old = await add({ code: 'W-OLD' })
    const mine = await car(1, { soldOn: '2024-05-10' })
    const later = await car(2, { soldOn: '2025-06-01' })
    await admin.do('warrantyPolicy.end', { id: old.id, version: old.version, body: { soldUntil: '2024-12-31' } })
    await add({ code: 'W-NEW', years: 5, km: 120_000, soldFrom: '2025-01-01' })
    expect((await coverOf(mine.id)).covers).toMatchObject([{ code: 'W-OLD', lastDay: '2027-05-10' }])
    expect((await coverOf(later.id)).covers).toMatchObject([{ code: 'W-NEW', lastDay: '2030-06-01' }])
  })

  scenario('P-01', 'a policy for a model or a group of parts is of those cars and parts alone', async () => {
    const model = await house.as('manager').do('model.add', {
      body: {
        code: 'M1',
        brandZh: '云启',
        brandEn: 'Yunqi',
        nameZh: '一号',
        nameEn: 'One',
        powertrain: 'ice',
        trims: [],
        serviceIntervalKm: 10_000,
        serviceIntervalMonths: 12,
      },
    })
    const admin = house.as('administrator')
    const day = { soldFrom: '2030-01-01' }
    const add = (body: object) => admin.do('warrantyPolicy.add', { body: { ...policy, ...day, ...body } })
    await add({ code: 'W-MODEL', years: 6, modelIds: [model.id] })
    await add({ code: 'W-PADS', scope: 'wear', years: 1, km: 20_000, partGroups: ['brakePads'] })
    // Whatever it is for, the law's least period of the whole car stands.
    const below = { ...policy, ...day, code: 'W-LOW', years: 2, partGroups: ['belt'] }
    expect(await admin.refused('warrantyPolicy.add', { body: below })).toMatchObject({ code: 'warranty.belowLaw' })
    const named = await car(5, { soldOn: '2030-05-01', modelId: model.id })
    const bare = await car(6, { soldOn: '2030-05-01' })
    const codes = async (id: string) =>
      (await coverOf(id)).covers.map(({ code }) => code).filter((code) => ['W-MODEL', 'W-PADS'].includes(code))
    expect((await codes(named.id)).toSorted()).toEqual(['W-MODEL', 'W-PADS'])
    expect(await codes(bare.id)).toEqual(['W-PADS'])
    expect((await coverOf(named.id)).covers).toContainEqual(
      expect.objectContaining({ code: 'W-PADS', partGroups: ['brakePads'], byModel: false }),
    )
  })
})

describe('recalls', () => {
  scenario('P-09', 'a listed car shows its open recall until it is done; the rate of completion counts', async () => {
    const admin = house.as('administrator')
    const mine = await car(3)
    const other = await car(4)
    const words = { titleZh: '制动软管', titleEn: 'Brake hose', dangerZh: '可能渗漏', dangerEn: 'May leak' }
    const body = {
      number: 'S2026M0001',
      ...words,
      remedyZh: '免费更换',
      remedyEn: 'Replaced free of charge',
      stopUse: true,
      startsOn: '2026-03-01',
    }
    const wrong = { ...body, vins: [vinOf(3), 'LSVAM4180C218'] }
    expect(await admin.refused('recallCampaign.add', { body: wrong })).toMatchObject({
      code: 'warranty.notAVin',
      details: { vins: ['LSVAM4180C218'] },
    })
    const recall = await admin.do('recallCampaign.add', { body: { ...body, vins: [vinOf(3), vinOf(99)] } })
    expect((await coverOf(mine.id)).recalls).toMatchObject([{ number: 'S2026M0001' }])
    expect((await coverOf(other.id)).recalls).toEqual([])
    const advisor = house.as('serviceAdvisor')
    const done = { vin: vinOf(3), orderNumber: 'R-SZ01-1' }
    const call = { id: recall.id, version: recall.version }
    expect(
      await advisor.refused('recallCampaign.completeCar', { ...call, body: { ...done, vin: vinOf(4) } }),
    ).toMatchObject({ code: 'warranty.carNotListed' })
    const after = await advisor.do('recallCampaign.completeCar', { ...call, body: done })
    expect(after).toMatchObject({ carCount: 2, doneCount: 1 })
    expect(
      await advisor.refused('recallCampaign.completeCar', { id: recall.id, version: after.version, body: done }),
    ).toMatchObject({ code: 'warranty.carDone' })
    expect((await coverOf(mine.id)).recalls).toEqual([])
    const query = { campaign: recall.id }
    const file = await advisor.get<{ rows: object[] }>('recallCampaign.cars', { query })
    expect(file.rows).toMatchObject([
      { vin: vinOf(99), plate: null, doneAt: null },
      { vin: vinOf(3), plate: '粤B20003', doneOrder: 'R-SZ01-1' },
    ])
  })
})
