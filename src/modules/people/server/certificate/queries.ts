import { many, sql } from '../../../../kernel/db/sql.ts'
import { camelRow } from '../../../../kernel/serve.ts'
import { certificate } from './actions.ts'

/** Certificates by person, the ones that end soonest first. */
export const list = certificate.read('list', async ({ groupId, query, inStores, load, actionsOn }) => {
  let found = sql
    .selectFrom('people.certificate')
    .selectAll()
    .where('group_id', '=', groupId)
    .where('store_id', 'in', inStores)
    .orderBy('valid_until')
    .limit(1000)
  if (query.staffId) found = found.where('staff_id', '=', query.staffId)
  const { rows } = await load({ rows: many(found) })
  return { rows: rows.map((row) => ({ ...camelRow(row), actions: actionsOn(row) })) }
})
