import { many, sql } from '../../../../kernel/db/sql.ts'
import { camelRow } from '../../../../kernel/serve.ts'
import { shift } from './actions.ts'

/** Planned stretches of some days, by person and time. */
export const list = shift.read('list', async ({ groupId, query, inStores, load }) => {
  let found = sql
    .selectFrom('people.shift as h')
    .innerJoin('people.staff as s', (join) =>
      join.onRef('s.group_id', '=', 'h.group_id').onRef('s.id', '=', 'h.staff_id'),
    )
    .selectAll('h')
    .select('s.name as staff_name')
    .where('h.group_id', '=', groupId)
    .where('h.store_id', 'in', inStores)
    .where('h.day', '>=', query.from)
    .where('h.day', '<=', query.to)
    .where('h.state', '=', 'planned')
    .orderBy('s.staff_no')
    .orderBy('h.starts_at')
    .limit(2000)
  if (query.staffId) found = found.where('h.staff_id', '=', query.staffId)
  const { rows } = await load({ rows: many(found) })
  return { rows: rows.map(camelRow) }
})
