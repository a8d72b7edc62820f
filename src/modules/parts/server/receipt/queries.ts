import type { Row } from '../../../../kernel/db/schema.ts'
import { many, sql } from '../../../../kernel/db/sql.ts'
import { readCursor, toPage, totalIfAsked } from '../../../../kernel/list.ts'
import { camelRow } from '../../../../kernel/serve.ts'
import { receipt } from './actions.ts'

/** Receipts and corrections of the person's stores, the newest first. */
export const list = receipt.read('list', async ({ groupId, query, inStores, load }) => {
  const after = readCursor(query.after, 1)
  const found = sql
    .selectFrom('parts.receipt')
    .selectAll()
    .where('group_id', '=', groupId)
    .where('store_id', 'in', inStores)
  let page = found.orderBy('id', 'desc').limit(query.limit + 1)
  if (after) page = page.where('id', '<', String(after[0]))
  const { rows } = await load({ rows: many(page) })
  const count = await totalIfAsked({ query, load }, found)
  return { ...toPage(rows, query.limit, (row: Row<'parts.receipt'>) => [row.id], camelRow), ...count }
})
