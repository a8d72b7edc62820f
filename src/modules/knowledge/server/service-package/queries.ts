import { many, sql } from '../../../../kernel/db/sql.ts'
import { literally, readCursor, toPage, totalIfAsked } from '../../../../kernel/list.ts'
import { camelRow } from '../../../../kernel/serve.ts'
import { servicePackage } from './actions.ts'

/** Packages by code. */
export const list = servicePackage.read('list', async ({ groupId, query, load, actionsOn }) => {
  const after = readCursor(query.after, 1)
  let found = sql.selectFrom('knowledge.service_package').where('group_id', '=', groupId)
  if (query.state) found = found.where('state', '=', query.state)
  if (query.q) {
    const like = `%${literally(query.q)}%`
    found = found.where((eb) => eb.or((['code', 'name_zh', 'name_en'] as const).map((c) => eb(c, 'ilike', like))))
  }
  let page = found
    .selectAll()
    .orderBy('code')
    .limit(query.limit + 1)
  if (after) page = page.where('code', '>', String(after[0]))
  const { rows } = await load({ rows: many(page) })
  const count = await totalIfAsked({ query, load }, found.select('id'))
  return {
    ...toPage(
      rows,
      query.limit,
      (row) => [row.code],
      (row) => ({ ...camelRow(row), actions: actionsOn(row) }),
    ),
    ...count,
  }
})
