import { many, sql } from '../../../../kernel/db/sql.ts'
import { camelRow } from '../../../../kernel/serve.ts'
import { appointment } from './actions.ts'

/** Whether the person's stores have ever booked anybody. */
export const begun = appointment.read('begun', async ({ groupId, inStores, load }) => {
  const first = sql
    .selectFrom('service.appointment')
    .select(['id', 'created_at as booked_at'])
    .where('group_id', '=', groupId)
    .where('store_id', 'in', inStores)
    .orderBy('id')
    .limit(1)
  const { rows } = await load({ rows: many(first) })
  return { rows: rows.map(camelRow) }
})
