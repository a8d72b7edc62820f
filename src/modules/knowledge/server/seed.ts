import type { Row } from '../../../kernel/db/schema.ts'
import { newId } from '../../../kernel/ids.ts'
import type { Work } from '../../../kernel/work.ts'
import { seedCatalogue as catalogue } from './service-catalogue.ts'
import { serviceItem } from './service-item/actions.ts'

/** Gives a new group the service catalogue that comes with the program, each item ready to be offered. */
export function seedCatalogue(work: Work): Row<'knowledge.service_item'>[] {
  return catalogue.map((item) => {
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
