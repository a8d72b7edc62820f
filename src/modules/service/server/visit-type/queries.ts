import type { Row } from '../../../../kernel/db/schema.ts'
import { manyRaw } from '../../../../kernel/db/sql.ts'
import { visitTypes } from '../../contract/visit-type.ts'
import { visitType, visitTypeView } from './actions.ts'
import { visitTypeOf } from './rules.ts'

/** All kinds of visit in their usual order. */
export const list = visitType.read('list', async ({ groupId, load, actionsOn }) => {
  const { rows } = await load({
    rows: manyRaw<Row<'service.visit_type'> & { changer: string | null }>(
      `select t.*, a.display_name as changer from service.visit_type t
         left join kernel.account a on a.group_id = t.group_id and a.id = t.changed_by
        where t.group_id = $1`,
      [groupId],
    ),
  })
  const place = (code: string) => visitTypes.indexOf(visitTypeOf(code))
  return {
    rows: rows
      .toSorted((a, b) => place(a.code) - place(b.code))
      .map((row) => ({ ...visitTypeView(row), actions: actionsOn(row) })),
  }
})
