import { beforeAll, expect } from 'vitest'
import { useHouse } from '../../../../test/house.ts'
import { scenario } from '../../../../test/scenario.ts'
import { newGuest, openShop } from './shop.ts'

const house = useHouse()
const care = () => house.as('careAgent')
const place = '北环大道辅路 17 号灯杆'
const at = { longitude: 114.07123, latitude: 22.56321 }
let unitId: string

beforeAll(async () => {
  await openShop(house)
  const [row] = await house.rows(`select id from people.staff where staff_no = 'sz-technician'`)
  const unit = { nameZh: '救援一号', nameEn: 'Unit', plate: '粤B99999', kind: 'van', technicianId: row?.['id'] }
  const body = { storeId: house.stores.sz, code: 'JY-1', ...unit, longitude: 114.06, latitude: 22.55 }
  unitId = (await house.as('dispatcher').do('rescueUnit.add', { body })).id
}, 60_000)

interface Found {
  readonly rows: { source: string; nameZh: string; longitude: number | null }[]
}

scenario('V-02', 'where a caller stands is sealed under his key, and masked for who does not need it', async () => {
  const { customerId, vehicleId } = await newGuest(house)
  const body = { storeId: house.stores.sz, customerId, vehicleId, kind: 'noStart', dangers: [], place, ...at }
  const made = await care().do('rescue.report', { body })
  const raw = await house.rows(
    `select row_to_json(r)::text as text from service.rescue r
     union all select row_to_json(m)::text from kernel.message m where m.record_id = $1
     union all select row_to_json(e)::text from kernel.entry e where e.record_id = $1 or e.record_id = $2`,
    [made.id, unitId],
  )
  const everything = raw.map((row) => String(row['text'])).join('\n')
  expect(everything).not.toMatch(/北环|114\.0712|22\.5632/)
  expect(await care().get('rescue.get', { id: made.id })).toMatchObject({ place, ...at })
  const driver = house.as('technician')
  expect(await driver.get('rescue.get', { id: made.id })).toMatchObject({ place, ...at })
  for (const [verb, version] of [
    ['accept', 1],
    ['depart', 2],
    ['arrive', 3],
  ] as const)
    await driver.do(`rescue.${verb}`, { id: made.id, version })
  const [unit] = await house.rows('select longitude, latitude from service.rescue_unit where id = $1', [unitId])
  expect(unit).toEqual({ longitude: 114.07, latitude: 22.56 })
  const end = { result: '搭电启动', costFen: 3000, damageAvoidedFen: 30_000 }
  await driver.do('rescue.fix', { id: made.id, version: 4, body: end })
  const masked = { place: '北环****', longitude: null, latitude: null }
  expect(await care().get('rescue.get', { id: made.id })).toMatchObject(masked)
  expect(await driver.get('rescue.list')).toMatchObject({ rows: [masked] })
})

scenario(
  'G-17',
  'places are found by text and by pinyin initials, first where the customer was helped before',
  async () => {
    const lead = house.as('dispatcher')
    const storeId = house.stores.sz
    const known = { storeId, nameZh: '滨海大道加油站', nameEn: 'Binhai filling station', ...at }
    const added = await lead.do('landmark.add', { body: known })
    expect(await lead.refused('landmark.add', { body: known })).toMatchObject({ code: 'service.landmarkThere' })
    await lead.do('landmark.add', { body: { ...known, nameZh: '会展中心车库', nameEn: undefined } })
    const { customerId, vehicleId } = await newGuest(house)
    const before = await care().do('rescue.report', {
      body: { storeId, customerId, vehicleId, kind: 'flatTyre', dangers: [], place: '滨河东路桥下', ...at },
    })
    await care().do('rescue.cancel', { id: before.id, version: before.version, body: { reason: '自行解决' } })
    const find = async (q: string, more = {}) =>
      (await care().get<Found>('landmark.find', { query: { store: storeId, q, ...more } })).rows.map(
        (row) => row.nameZh,
      )
    expect(await find('bhdd')).toEqual(['滨海大道加油站'])
    expect(await find('滨', { customerId })).toEqual(['滨河东路桥下', '滨海大道加油站'])
    expect(await find('BINHAI')).toEqual(['滨海大道加油站'])
    await lead.do('landmark.retire', { id: added.id, version: added.version })
    expect(await find('bhdd')).toEqual([])
  },
)
