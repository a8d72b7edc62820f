import type { Row } from '../../../../kernel/db/schema.ts'
import { serve } from '../../../../kernel/serve.ts'
import { serviceItemContract } from '../../contract/service-item.ts'
import { criteriaOf, stepsOf } from '../public.ts'
import { criteriaProblem, editProblem, incomplete } from './rules.ts'

function standardOf(row: Row<'knowledge.service_item'>) {
  return { standardMinutes: row.standard_minutes, steps: stepsOf(row), criteria: criteriaOf(row) }
}

export const serviceItem = serve(serviceItemContract, 'knowledge.service_item', {
  guards: { activate: (row) => incomplete(standardOf(row)) },
})

export const add = serviceItem.creation('add', {
  store: () => null,
  run(work, { id, input }) {
    const problem = criteriaProblem(input.criteria)
    if (problem) throw problem
    work.create(serviceItem.face, 'add', {
      id,
      code: input.code,
      name_zh: input.nameZh,
      name_en: input.nameEn,
      kind: input.kind,
      skill: input.skill,
      standard_minutes: input.standardMinutes,
      steps: input.steps,
      criteria: input.criteria.map((criterion) => ({ ...criterion })),
      powertrains: input.powertrains,
      mandatory_in_package: input.mandatoryInPackage,
      needs_equipment: input.needsEquipment ?? [],
    })
  },
})

export const edit = serviceItem.verb('edit', {
  run(_work, { input, row, move }) {
    const before = standardOf(row)
    const problem = editProblem(row.state, {
      standardMinutes: input.standardMinutes ?? before.standardMinutes,
      steps: input.steps ?? before.steps,
      criteria: input.criteria ?? before.criteria,
    })
    if (problem) throw problem
    move({
      name_zh: input.nameZh,
      name_en: input.nameEn,
      kind: input.kind,
      skill: input.skill,
      standard_minutes: input.standardMinutes,
      steps: input.steps,
      criteria: input.criteria?.map((criterion) => ({ ...criterion })),
      powertrains: input.powertrains,
      mandatory_in_package: input.mandatoryInPackage,
      needs_equipment: input.needsEquipment,
    })
  },
})

export const activate = serviceItem.verb('activate', {
  run(_work, { row, move }) {
    const refusal = incomplete(standardOf(row))
    if (refusal) throw refusal
    move()
  },
})

export const retire = serviceItem.verb('retire', {
  run(_work, { input, move }) {
    move({}, { cause: input.reason })
  },
})
