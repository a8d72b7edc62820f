import { many, sql } from '../../../../kernel/db/sql.ts'
import { visitTypes } from '../../contract/visit-type.ts'
import { visitType, visitTypeView } from './actions.ts'
import { visitTypeOf } from './rules.ts'

/** All kinds of visit in their usual order. */
export const list = visitType.read('list', async ({ groupId, load, actionsOn }) => {
  const { rows } = await load({
    rows: many(sql.selectFrom('service.visit_type').selectAll().where('group_id', '=', groupId)),
  })
  const place = (code: string) => visitTypes.indexOf(visitTypeOf(code))
  return {
    rows: rows
      .toSorted((a, b) => place(a.code) - place(b.code))
      .map((row) => ({ ...visitTypeView(row), actions: actionsOn(row) })),
  }
})
