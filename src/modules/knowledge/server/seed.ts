import type { Row } from '../../../kernel/db/schema.ts'
import { newId } from '../../../kernel/ids.ts'
import type { Work } from '../../../kernel/work.ts'
import type { SeedSet } from '../../../kernel/module.ts'
import { guideSeeds } from './seed-guides.ts'
import { packageCodes, seedPackages } from './service-package/actions.ts'
import { seedCatalogue as catalogue } from './service-catalogue.ts'
import { serviceItem } from './service-item/actions.ts'

/** Gives a group the service catalogue that comes with the program, or what it misses of it, each item ready to be offered. */
export function seedCatalogue(work: Work, missing?: ReadonlySet<string>): Row<'knowledge.service_item'>[] {
  const wanted = missing ? catalogue.filter(({ code }) => missing.has(code)) : catalogue
  return wanted.map((item) => {
    const added = work.create(serviceItem.face, 'add', {
      id: newId(),
      code: item.code,
      name_zh: item.nameZh,
      name_en: item.nameEn,
      kind: item.kind,
      skill: item.skill,
      standard_minutes: item.standardMinutes,
      steps: item.steps,
      criteria: item.criteria.map((criterion) => ({ ...criterion })),
      powertrains: item.powertrains,
      mandatory_in_package: item.mandatoryInPackage,
      needs_equipment: [],
    })
    return work.move(serviceItem.face, added, 'activate')
  })
}

const itemTable = 'knowledge.service_item'
/** What a package can be made of: retired items stay away. */
const offered = new Set(['active', 'planted'])

/** Catalogue, packages of it and guides, in this order. */
export const knowledgeSeeds: readonly SeedSet[] = [
  { table: itemTable, codes: catalogue.map(({ code }) => code), plant: seedCatalogue },
  {
    table: 'knowledge.service_package',
    codes: packageCodes,
    plant(work, missing, standing) {
      const items = [...standing(itemTable)].filter(([, state]) => offered.has(state)).map(([code]) => code)
      seedPackages(work, items, missing)
    },
  },
  guideSeeds,
]
