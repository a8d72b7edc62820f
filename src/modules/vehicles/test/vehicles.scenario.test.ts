import { describe, expect, test } from 'vitest'
import type { Caller } from '../../../../test/caller.ts'
import { useHouse } from '../../../../test/house.ts'
import { scenario } from '../../../../test/scenario.ts'
import { verifyGroup } from '../../../kernel/ledger/verify.ts'
import { erase } from '../../../kernel/pii/erasure.ts'
import { modules } from '../../../modules.ts'
import { withCheckDigit } from '../contract/vin.ts'

const house = useHouse()
let serial = 2_184_841
let digits = 10_000

const nextVin = () => withCheckDigit(`LSVAM4180C${serial++}`)
const nextPlate = () => `粤B${digits++}`
const wrongVin = (vin: string) => vin.slice(0, 8) + (vin[8] === '0' ? '1' : '0') + vin.slice(9)

async function customer(by: Caller, name: string, phone: string): Promise<string> {
  const body = {
    storeId: house.stores.sz,
    kind: 'person',
    name,
    phone,
    language: 'zh-CN',
    preferredChannel: 'sms',
    source: 'walkIn',
  }
  return (await by.do('customer.register', { body: { ...body, evenIfKnown: true } })).id
}

const car = (ownerId: string) => ({
  storeId: house.stores.sz,
  ownerId,
  vin: nextVin(),
  plate: nextPlate(),
  powertrain: 'ice',
  soldOn: '2024-05-01',
})

describe('registration', () => {
  scenario('G-12', 'check digit and plate are validated; a manager may accept what stands on the car', async () => {
    const advisor = house.as('serviceAdvisor')
    const ownerId = await customer(advisor, '王小明', '13800138000')
    const body = car(ownerId)
    const doubtful = { ...body, vin: wrongVin(body.vin) }
    expect(await advisor.refused('vehicle.register', { body: doubtful })).toMatchObject({
      status: 422,
      code: 'vehicles.vinDoubtful',
      details: { problem: 'checkDigit' },
    })
    expect(await advisor.refused('vehicle.register', { body: { ...doubtful, override: '铭牌如此' } })).toMatchObject({
      status: 403,
      code: 'vehicles.overrideNotAllowed',
    })
    expect(
      await advisor.refused('vehicle.register', { body: { ...body, vin: `${body.vin.slice(0, 16)}O` } }),
    ).toMatchObject({
      code: 'vehicles.vinInvalid',
    })
    expect(await advisor.refused('vehicle.register', { body: { ...body, plate: '粤B1234' } })).toMatchObject({
      code: 'vehicles.plateInvalid',
    })
    const accepted = await house.as('manager').do('vehicle.register', { body: { ...doubtful, override: '铭牌如此' } })
    expect(accepted).toMatchObject({ vin: doubtful.vin, vinOverride: '铭牌如此' })
    const registered = await advisor.do('vehicle.register', {
      body: { ...body, vin: body.vin.toLowerCase(), plate: '粤b·d00001', powertrain: 'bev' },
    })
    expect(registered).toMatchObject({
      vin: body.vin,
      plate: '粤BD00001',
      plateKind: 'nevSmall',
      plateColour: 'green',
      state: 'active',
    })
  })

  scenario('F-05', 'a VIN is registered once, a plate hangs on one car', async () => {
    const advisor = house.as('serviceAdvisor')
    const ownerId = await customer(advisor, '李梅', '13800138001')
    const body = car(ownerId)
    const first = await advisor.do('vehicle.register', { body })
    expect(await advisor.refused('vehicle.register', { body: { ...body, plate: nextPlate() } })).toMatchObject({
      status: 409,
      code: 'vehicles.vinKnown',
      details: { vehicleId: first.id },
    })
    const second = { ...body, vin: nextVin() }
    expect(await advisor.refused('vehicle.register', { body: second })).toMatchObject({
      code: 'vehicles.plateTaken',
      details: { vehicleId: first.id },
    })
    const moved = nextPlate()
    await advisor.do('vehicle.changePlate', { id: first.id, version: 1, body: { plate: moved, since: '2026-03-10' } })
    expect(await advisor.do('vehicle.register', { body: second })).toMatchObject({ plate: body.plate })
    const file = await advisor.get<{ plates: { plate: string; until: string | null }[] }>('vehicle.get', {
      id: first.id,
    })
    expect(file.plates.map(({ plate, until }) => [plate, until])).toEqual([
      [moved, null],
      [body.plate, '2026-03-10'],
    ])
  })

  test('two at once: one car stands', async () => {
    const advisor = house.as('serviceAdvisor')
    const body = car(await customer(advisor, '周宁', '13800138002'))
    const answers = await Promise.allSettled([1, 2].map(() => advisor.do('vehicle.register', { body })))
    expect(answers.filter((answer) => answer.status === 'fulfilled')).toHaveLength(1)
    expect(await house.rows('select from vehicles.vehicle where vin = $1', [body.vin])).toHaveLength(1)
  })

  test('a new car has no plate yet; owner and model must exist', async () => {
    const advisor = house.as('serviceAdvisor')
    const body = car(await customer(advisor, '吴静', '13800138003'))
    const nobody = '01980000-0000-7000-8000-000000000000'
    expect(await advisor.refused('vehicle.register', { body: { ...body, ownerId: nobody } })).toMatchObject({
      code: 'vehicles.unknownCustomer',
    })
    expect(await advisor.refused('vehicle.register', { body: { ...body, modelId: nobody } })).toMatchObject({
      code: 'vehicles.unknownModel',
    })
    const added = await advisor.do('vehicle.register', { body: { ...body, plate: '' } })
    expect(added).toMatchObject({ plate: '', plateKind: 'none' })
    const plated = await advisor.do('vehicle.changePlate', {
      id: added.id,
      version: 1,
      body: { plate: '临深A12345', plateType: 'temporary', since: '2026-03-10' },
    })
    expect(plated).toMatchObject({ plateKind: 'temporary' })
  })
})

describe('history', () => {
  scenario('F-13', 'a lower mileage is refused until a reason is given', async () => {
    const advisor = house.as('serviceAdvisor')
    const added = await advisor.do('vehicle.register', {
      body: { ...car(await customer(advisor, '郑云', '13800138004')), odometerKm: 18_902 },
    })
    const read = (version: number, body: Record<string, unknown>) => ({
      id: added.id,
      version,
      body: { on: '2026-03-10', ...body },
    })
    expect(await advisor.refused('vehicle.readOdometer', read(1, { km: 18_000 }))).toMatchObject({
      status: 409,
      code: 'vehicles.odometerLower',
      details: { lastKm: 18_902, lastOn: '2026-03-10' },
    })
    expect(await advisor.do('vehicle.readOdometer', read(1, { km: 12, lowerBecause: '更换仪表' }))).toMatchObject({
      odometerKm: 12,
    })
    expect(await advisor.do('vehicle.readOdometer', read(2, { km: 9000, on: '2025-01-01' }))).toMatchObject({
      odometerKm: 12,
      odometerOn: '2026-03-10',
    })
    expect(await advisor.refused('vehicle.readOdometer', read(3, { km: 20, on: '2026-03-11' }))).toMatchObject({
      code: 'vehicles.inFuture',
    })
    const file = await advisor.get('vehicle.get', { id: added.id })
    expect(file['odometer']).toMatchObject([
      { km: 12, lowerBecause: '更换仪表' },
      { km: 18_902, lowerBecause: null },
      { km: 9000, on: '2025-01-01' },
    ])
  })

  scenario('F-13', 'a change of owner keeps the history and separates privacy', async () => {
    const advisor = house.as('serviceAdvisor')
    const [former, bringer, next] = [
      await customer(advisor, '冯旧主', '13800138005'),
      await customer(advisor, '陈司机', '13800138006'),
      await customer(advisor, '褚新主', '13800138007'),
    ]
    const body = { ...car(former), odometerKm: 30_000 }
    const added = await advisor.do('vehicle.register', { body })
    await advisor.do('vehicle.addBringer', { id: added.id, version: 1, body: { customerId: bringer } })
    expect(
      await advisor.refused('vehicle.addBringer', { id: added.id, version: 2, body: { customerId: former } }),
    ).toMatchObject({ code: 'vehicles.bringerKnown' })
    expect(
      await advisor.refused('vehicle.changeOwner', {
        id: added.id,
        version: 2,
        body: { customerId: former, since: '2026-03-10' },
      }),
    ).toMatchObject({ code: 'vehicles.sameOwner' })
    await advisor.do('vehicle.changeOwner', {
      id: added.id,
      version: 2,
      body: { customerId: next, since: '2026-03-10' },
    })
    const file = await advisor.get<{ people: Record<string, unknown>[] }>('vehicle.get', { id: added.id })
    expect(file.people).toEqual([
      { customerId: next, role: 'owner', name: '褚新主', phoneMasked: '138****8007', since: '2026-03-10', until: null },
      { customerId: null, role: 'owner', name: '', phoneMasked: '', since: '2026-03-10', until: '2026-03-10' },
      { customerId: null, role: 'bringer', name: '', phoneMasked: '', since: '2026-03-10', until: '2026-03-10' },
    ])
    expect(file).toMatchObject({ odometer: [{ km: 30_000 }], plates: [{ plate: body.plate }] })
    const cars = async (customerId: string) =>
      (await advisor.get<{ rows: { id: string }[] }>('vehicle.list', { query: { customerId } })).rows.map(
        (row) => row.id,
      )
    expect(await cars(former)).toEqual([])
    expect(await cars(next)).toEqual([added.id])
    const groups = async (id: string) =>
      (await advisor.get<{ groups: Record<string, unknown> }>('customer.file', { id })).groups
    expect(await groups(next)).toMatchObject({
      purchase: [{ vin: body.vin, plate: body.plate, soldOn: '2024-05-01' }],
      model: [{ powertrain: 'ice' }],
    })
    expect(await groups(former)).toMatchObject({ purchase: [{ vin: body.vin, plate: null, until: '2026-03-10' }] })
    expect(JSON.stringify(await groups(next))).not.toContain('冯旧主')
  })

  scenario('F-12', 'a technician sees the car, not whom to call', async () => {
    const advisor = house.as('serviceAdvisor')
    const added = await advisor.do('vehicle.register', { body: car(await customer(advisor, '卫小明', '13800138008')) })
    const file = await house.as('technician').get<{ people: unknown[] }>('vehicle.get', { id: added.id })
    expect(file.people).toMatchObject([{ customerId: null, name: '卫**', phoneMasked: '' }])
    expect(
      (
        await house
          .as('technician')
          .refused('vehicle.readOdometer', { id: added.id, version: 1, body: { km: 1, on: '2026-03-10' } })
      ).status,
    ).toBe(403)
    expect((await house.as('technician', 'hz').getRefused('vehicle.get', { id: added.id })).status).toBe(403)
    expect(file).not.toHaveProperty('phone')
  })

  test('a scrapped car takes no reading; its plate is free', async () => {
    const advisor = house.as('serviceAdvisor')
    const ownerId = await customer(advisor, '蒋安', '13800138009')
    const body = car(ownerId)
    const added = await advisor.do('vehicle.register', { body })
    expect(
      await advisor.do('vehicle.scrap', {
        id: added.id,
        version: 1,
        body: { on: '2026-03-10', reason: '达到报废标准' },
      }),
    ).toMatchObject({
      state: 'scrapped',
      scrappedOn: '2026-03-10',
    })
    expect(
      (await advisor.refused('vehicle.readOdometer', { id: added.id, version: 2, body: { km: 1, on: '2026-03-10' } }))
        .code,
    ).toBe('kernel.wrongState')
    expect(await advisor.do('vehicle.register', { body: { ...body, vin: nextVin() } })).toMatchObject({
      plate: body.plate,
    })
  })
})

test('the ledger agrees with every row, also after an owner was erased', async () => {
  const { kernel, groupId } = house
  const advisor = house.as('serviceAdvisor')
  const ownerId = await customer(advisor, '沈可', '13800138010')
  await advisor.do('vehicle.register', { body: { ...car(ownerId), odometerKm: 100 } })
  const [row] = await house.rows('select person_id from customers.customer where id = $1', [ownerId])
  const request = {
    groupId,
    personId: String(row?.['person_id']),
    actor: { kind: 'system', id: 'test' } as const,
    reason: 'asked',
  }
  await erase(kernel, modules, request)
  const findings: unknown[] = []
  const report = (finding: unknown) => void findings.push(finding)
  const verified = await verifyGroup(
    { db: kernel.db, verifyingKeys: kernel.keys.verifying, balances: [], report },
    groupId,
  )
  expect(findings).toEqual([])
  expect(verified.rows).toBeGreaterThan(20)
})
