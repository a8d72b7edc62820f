import { newId } from '../../../../kernel/ids.ts'
import { camelRow, serve } from '../../../../kernel/serve.ts'
import type { Row } from '../../../../kernel/db/schema.ts'
import type { Work } from '../../../../kernel/work.ts'
import { serviceRefusals } from '../../contract/refusals.ts'
import { visitTypeContract, visitTypes } from '../../contract/visit-type.ts'
import { defaultRules, loosenedBy, rulesOf, visitTypeOf } from './rules.ts'

export const visitType = serve(visitTypeContract, 'service.visit_type', { view: visitTypeView })

export function visitTypeView(row: Row<'service.visit_type'>) {
  const code = visitTypeOf(row.code)
  return { ...camelRow(row), rules: { code, ...rulesOf(code, [row]) } }
}

/** The ten kinds of visit with their default rules, when a group starts. */
export function seedVisitTypes(work: Work): void {
  for (const code of visitTypes)
    work.create(visitType.face, 'add', { id: newId(), code, rules: { ...defaultRules[code] } })
}

export const edit = visitType.verb('edit', {
  run(_work, { input, row, move }) {
    const code = visitTypeOf(row.code)
    const before = rulesOf(code, [row])
    const rules = { ...before, ...Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined)) }
    const loosened = loosenedBy(code, rules)
    if (loosened.length > 0) throw serviceRefusals.lawLoosened({ fields: loosened })
    move({ rules })
  },
})
