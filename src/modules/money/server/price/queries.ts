import type { Row } from '../../../../kernel/db/schema.ts'
import { many, raw, sql } from '../../../../kernel/db/sql.ts'
import { readCursor, toPage, totalIfAsked } from '../../../../kernel/list.ts'
import { camelRow } from '../../../../kernel/serve.ts'
import { price } from './actions.ts'

/** The group's prices and those of the person's stores, by kind and code, the newest first. */
export const list = price.read('list', async ({ groupId, query, inStores, load, actionsOn }) => {
  const after = readCursor(query.after, 3)
  let found = sql
    .selectFrom('money.price as p')
    .selectAll('p')
    .where('p.group_id', '=', groupId)
    .where('p.state', '=', query.state)
    .where((eb) => eb.or([eb('p.store_id', 'is', null), eb('p.store_id', 'in', inStores)]))
  if (query.kind) found = found.where('p.kind', '=', query.kind)
  if (query.q) found = found.where('p.ref_code', 'ilike', `%${query.q}%`)
  const { on } = query
  if (on) {
    found = found.where('p.valid_from', '<=', on).where(
      raw<boolean>`not exists (select from money.price n
        where n.group_id = p.group_id and n.kind = p.kind and n.ref_code = p.ref_code and n.state = p.state
          and n.store_id is not distinct from p.store_id and n.valid_from > p.valid_from and n.valid_from <= ${on})`,
    )
  }
  let page = found
    .orderBy('p.kind')
    .orderBy('p.ref_code')
    .orderBy('p.id', 'desc')
    .limit(query.limit + 1)
  if (after) {
    const [kind, code, id] = after.map(String)
    page = page.where(
      raw<boolean>`(p.kind > ${kind} or (p.kind = ${kind} and (p.ref_code > ${code} or (p.ref_code = ${code} and p.id < ${id}))))`,
    )
  }
  const { rows } = await load({ rows: many(page) })
  return {
    ...toPage(
      rows,
      query.limit,
      (row: Row<'money.price'>) => [row.kind, row.ref_code, row.id],
      (row) => ({ ...camelRow(row), actions: actionsOn(row) }),
    ),
    ...(await totalIfAsked({ query, load }, found)),
  }
})
