import { expect, test } from 'vitest'
import { giveNewSeeds, seedsVersion } from '../../src/kernel/admin/seeds.ts'
import type { Module } from '../../src/kernel/module.ts'
import { modules } from '../../src/modules.ts'
import type { Answer } from '../caller.ts'
import { useHouse } from '../house.ts'
import { verified } from '../in-work.ts'

const house = useHouse()
const packs = 'knowledge.service_package'
const items = 'knowledge.service_item'

/** The same rooms as an earlier version had them, without some codes. */
const without = (gone: readonly string[]): readonly Module[] =>
  modules.map((module) =>
    module.seeds
      ? {
          ...module,
          seeds: module.seeds.map((set) => ({ ...set, codes: set.codes.filter((code) => !gone.includes(code)) })),
        }
      : module,
  )

const rowsOf = (table: string) =>
  house.rows(`select id, code, state, version, name_zh from ${table} where group_id = $1 order by code`, [
    house.groupId,
  ])
const one = async (table: string, code: string) => (await rowsOf(table)).find((row) => row['code'] === code)
const seeds = async () => {
  const [row] = await house.rows('select seeds from kernel.dealer_group where group_id = $1', [house.groupId])
  return row?.['seeds']
}

test('a group gets what a later version brings, once; its own change and its own retirement stay', async () => {
  const older = without(['M-OIL', 'SEASON', 'G-START'])
  expect(await giveNewSeeds(house.kernel, older)).toBe(1)
  expect(await one(items, 'M-OIL')).toBeUndefined()
  expect(await one(packs, 'BASIC')).toMatchObject({ state: 'active' })
  const manager = house.as('administrator')
  const [oilFilter, cabin] = [await one(items, 'M-OILFILTER'), await one(items, 'M-CABIN')]
  const changed = { id: String(oilFilter?.['id']), version: Number(oilFilter?.['version']) }
  await manager.do('serviceItem.edit', { ...changed, body: { nameZh: '本店机滤' } })
  const retired: Answer = await manager.do('serviceItem.retire', {
    id: String(cabin?.['id']),
    version: Number(cabin?.['version']),
    body: { reason: '本店不做' },
  })

  // Two processes start with the new version at the same moment.
  expect(await Promise.all([giveNewSeeds(house.kernel, modules), giveNewSeeds(house.kernel, modules)])).toContain(1)
  expect(await one(items, 'M-OIL')).toMatchObject({ state: 'active' })
  expect(await one(items, 'M-OILFILTER')).toMatchObject({ name_zh: '本店机滤', version: changed.version + 1 })
  expect(await one(items, 'M-CABIN')).toMatchObject({ state: 'retired', version: retired.version })
  const season = await house.rows(`select item_codes from ${packs} where code = 'SEASON'`)
  // What the shop does not offer is not in a package that comes later.
  expect(season).toMatchObject([{ item_codes: expect.not.arrayContaining(['M-CABIN']) }])
  expect(season).toMatchObject([{ item_codes: expect.arrayContaining(['M-OIL']) }])
  const codes = (await rowsOf(items)).map((row) => row['code'])
  expect(new Set(codes).size).toBe(codes.length)
  expect(await seeds()).toBe(seedsVersion(modules))

  const before = await house.rows('select count(*)::int as count from kernel.entry')
  expect(await giveNewSeeds(house.kernel, modules)).toBe(0)
  expect(await house.rows('select count(*)::int as count from kernel.entry')).toEqual(before)
  expect(await verified(house)).toEqual([])
})
