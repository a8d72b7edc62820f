import { newId } from '../../../../kernel/ids.ts'
import { camelRow, serve } from '../../../../kernel/serve.ts'
import type { Row } from '../../../../kernel/db/schema.ts'
import type { SeedSet } from '../../../../kernel/module.ts'
import type { Work } from '../../../../kernel/work.ts'
import { serviceRefusals } from '../../contract/refusals.ts'
import { visitTypeContract, visitTypes } from '../../contract/visit-type.ts'
import { defaultRules, type FloorOfKind, floorsOf, loosenedBy, rulesOf, visitTypeOf } from './rules.ts'

export const visitType = serve(visitTypeContract, 'service.visit_type', { view: visitTypeView })

export function visitTypeView({ changer, ...row }: Row<'service.visit_type'> & { readonly changer?: string | null }) {
  const code = visitTypeOf(row.code)
  return {
    ...camelRow(row),
    changedBy: changer ?? null,
    rules: { code, ...rulesOf(code, [row]) },
    usual: { code, ...defaultRules[code] },
    floors: floorsOf(code),
  }
}

/** The ten kinds of visit with their default rules, when a group starts. */
export function seedVisitTypes(work: Work): void {
  plantVisitTypes(work, new Set(visitTypes))
}

function plantVisitTypes(work: Work, missing: ReadonlySet<string>): void {
  for (const code of visitTypes.filter((one) => missing.has(one)))
    work.create(visitType.face, 'add', { id: newId(), code, rules: { ...defaultRules[code] } })
}

export const visitTypeSeeds: SeedSet = { table: 'service.visit_type', codes: visitTypes, plant: plantVisitTypes }

export const edit = visitType.verb('edit', {
  run(work, { input, row, identity, move }) {
    const code = visitTypeOf(row.code)
    const { because, ...wanted } = input
    const given = Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== undefined))
    const rules = { ...rulesOf(code, [row]), ...given }
    const loosened = loosenedBy(code, rules)
    if (loosened.length > 0) throw serviceRefusals.lawLoosened(whyFixed(loosened))
    move({ rules, changed_at: work.now, changed_by: identity.actor.id }, because ? { cause: because } : {})
  },
})

/** The rules that stand fixed and by what, in the words of the reader. */
function whyFixed(loosened: readonly FloorOfKind[]) {
  return {
    fields: loosened.map(({ rule }) => rule),
    rules: loosened.map(({ rule }) => `@service.visitType.field.${rule}`),
    sources: [...new Set(loosened.map(({ source }) => `@service.floor.${source}`))],
  }
}
