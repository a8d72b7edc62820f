import type { Row } from '../../../../kernel/db/schema.ts'
import { manyRaw } from '../../../../kernel/db/sql.ts'
import { type Asker, type Standing, standingRows } from '../../../../kernel/standing.ts'
import type { VisitType, VisitRules } from '../../contract/visit-type.ts'
import { rulesOf } from './rules.ts'

/** The shop's own rules by kind of visit, from memory while the settings stand. */
const kept: Standing<Row<'service.visit_type'>> = {
  name: 'service.visit_type',
  keyOf: (row) => row.code,
  load: (groupId, codes) =>
    manyRaw('select * from service.visit_type where group_id = $1 and code = any($2)', [groupId, codes]),
}

/** What a kind of visit asks for, as it stands now. */
export async function visitRulesNow(asker: Asker, code: VisitType): Promise<VisitRules> {
  return rulesOf(code, await standingRows(asker, kept, [code]))
}
