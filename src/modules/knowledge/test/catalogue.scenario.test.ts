import { Client } from 'pg'
import { describe, expect, test } from 'vitest'
import { useHouse } from '../../../../test/house.ts'
import { scenario } from '../../../../test/scenario.ts'
import { inGroup } from '../../../kernel/action.ts'
import { Work } from '../../../kernel/work.ts'
import { closingStatements } from '../../../kernel/work-closing.ts'
import { loadFaultCodes } from '../server/load-fault-codes.ts'
import { seedCatalogue } from '../server/seed.ts'
import { seedCatalogue as items } from '../server/service-catalogue.ts'

const house = useHouse()

const draft = (code: string) => ({
  code,
  nameZh: '更换雨刮片',
  nameEn: 'Wiper blades',
  kind: 'maintenance',
  skill: 'quick',
  standardMinutes: 0,
  steps: [],
  criteria: [],
  powertrains: ['ice', 'bev'],
  mandatoryInPackage: false,
})

describe('service catalogue', () => {
  scenario('G-19', 'an item without content, time and criteria cannot be activated', async () => {
    const manager = house.as('manager')
    const added = await manager.do('serviceItem.add', { body: draft('X-WIPER') })
    expect(added).toMatchObject({ state: 'draft' })
    expect(added.actions?.find((action) => action.name === 'activate')?.refusal?.code).toBe('knowledge.itemIncomplete')
    const refused = await manager.refused('serviceItem.activate', { id: added.id, version: 1 })
    expect(refused).toMatchObject({ status: 409, code: 'knowledge.itemIncomplete' })
    expect(refused.details['missing']).toEqual(['steps', 'standardMinutes', 'criteria'])
    const edited = await manager.do('serviceItem.edit', {
      id: added.id,
      version: 1,
      body: {
        standardMinutes: 10,
        steps: [{ zh: '更换雨刮片', en: 'Change the blades' }],
        criteria: [{ code: 'clean', zh: '刮拭干净', en: 'Wipes clean' }],
      },
    })
    expect(await manager.do('serviceItem.activate', { id: added.id, version: edited.version })).toMatchObject({
      state: 'active',
    })
    expect(await manager.refused('serviceItem.edit', { id: added.id, version: 3, body: { steps: [] } })).toMatchObject({
      code: 'knowledge.itemIncomplete',
    })
    const got = await house.as('technician').get('serviceItem.get', { id: added.id })
    expect(got).toMatchObject({ steps: [{ zh: '更换雨刮片', key: false }], criteria: [{ code: 'clean' }] })
  })

  scenario('V-01', 'who does not keep the catalogue cannot change it', async () => {
    const refused = await house.as('serviceAdvisor').refused('serviceItem.add', { body: draft('X-NO') })
    expect(refused).toMatchObject({ status: 403, code: 'kernel.notAllowed' })
  })

  test('a code is used once, limits stand in order', async () => {
    const manager = house.as('manager')
    await manager.do('serviceItem.add', { body: draft('X-ONCE') })
    expect(await manager.refused('serviceItem.add', { body: draft('X-ONCE') })).toMatchObject({
      status: 409,
      code: 'knowledge.itemCodeTaken',
    })
    const criteria = [{ code: 'gap', zh: '间隙', en: 'Gap', unit: 'mm', min: 2, max: 1 }]
    expect(await manager.refused('serviceItem.add', { body: { ...draft('X-LIMITS'), criteria } })).toMatchObject({
      status: 422,
      code: 'knowledge.limitsBackwards',
    })
  })

  test('a new group starts with the whole catalogue, offered', async () => {
    const settings = {
      groupId: house.groupId,
      version: 1,
      stores: new Map(),
      roles: new Map(),
      parameters: [],
      days: {},
    }
    const now = new Date(house.clock.now()).toISOString()
    const work = new Work({ groupId: house.groupId, actor: { kind: 'system', id: 'setup' }, now, settings })
    expect(seedCatalogue(work).every((row) => row.state === 'active')).toBe(true)
    await inGroup(house.kernel, house.groupId, closingStatements(work))
    const list = await house.as('technician').get<{ rows: { code: string }[]; total: number }>('serviceItem.list', {
      query: { state: 'active', q: 'M-', limit: 200, total: true },
    })
    expect(list.rows.map((row) => row.code)).toEqual(
      items
        .map((item) => item.code)
        .filter((code) => code.includes('M-'))
        .sort(),
    )
    expect(list.total).toBe(list.rows.length)
    const page = await house
      .as('technician')
      .get<{ rows: unknown[]; next: string }>('serviceItem.list', { query: { limit: 3 } })
    const next = await house
      .as('technician')
      .get<{ rows: { code: string }[] }>('serviceItem.list', { query: { limit: 3, after: page.next } })
    expect(next.rows).toHaveLength(3)
    expect(page.rows).not.toContainEqual(next.rows[0])
  })
})

test('models are kept by the manager and read by all', async () => {
  const body = {
    code: 'LAVIDA',
    brandZh: '大众',
    brandEn: 'Volkswagen',
    nameZh: '朗逸',
    nameEn: 'Lavida',
    powertrain: 'ice',
    trims: [{ code: '15L', zh: '1.5L 舒适版', en: '1.5L Comfort' }],
    serviceIntervalKm: 10_000,
    serviceIntervalMonths: 12,
  }
  const added = await house.as('manager').do('model.add', { body })
  await house.as('manager').do('model.edit', { id: added.id, version: 1, body: { serviceIntervalKm: 7500 } })
  const list = await house.as('inspector').get('model.list')
  expect(list).toMatchObject({ rows: [{ code: 'LAVIDA', serviceIntervalKm: 7500, trims: [{ code: '15L' }] }] })
  expect(await house.as('manager').refused('model.add', { body })).toMatchObject({ code: 'knowledge.modelCodeTaken' })
})

describe('fault codes', () => {
  const find = async (q: string) => {
    const { rows } = await house
      .as('technician')
      .get<{ rows: { code: string; zh: string }[] }>('model.faultCodes', { query: { q } })
    return rows
  }

  test('are loaded once for an edition and found by code and by words', async () => {
    const owner = new Client({ connectionString: house.url })
    await owner.connect()
    expect(await loadFaultCodes(owner)).toBe(true)
    expect(await loadFaultCodes(owner)).toBe(false)
    await owner.end()
    expect((await find('p0301')).map((row) => row.code)[0]).toBe('P0301')
    expect((await find('P0301-00'))[0]?.code).toBe('P0301')
    expect((await find('P030')).every((row) => row.code.startsWith('P030'))).toBe(true)
    expect((await find('3缸 失火')).map((row) => row.code)).toContain('P0303')
    expect((await find('cylinder 3 misfire')).map((row) => row.code)).toContain('P0303')
    expect(await find('100%')).toEqual([])
  })
})
