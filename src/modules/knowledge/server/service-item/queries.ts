import { kernelRefusals } from '../../../../kernel/contract/kernel-refusals.ts'
import { many, one, sql } from '../../../../kernel/db/sql.ts'
import { literally, readCursor, toPage, totalIfAsked } from '../../../../kernel/list.ts'
import { camelRow } from '../../../../kernel/serve.ts'
import type { Row } from '../../../../kernel/db/schema.ts'
import { criteriaOf, stepsOf } from '../public.ts'
import { serviceItem } from './actions.ts'

const itemView = (row: Row<'knowledge.service_item'>) => ({
  ...camelRow(row),
  steps: stepsOf(row),
  criteria: criteriaOf(row),
})

/** The catalogue by code. */
export const list = serviceItem.read('list', async ({ groupId, query, load }) => {
  const after = readCursor(query.after, 1)
  const { q } = query
  let found = sql.selectFrom('knowledge.service_item').where('group_id', '=', groupId)
  if (query.state) found = found.where('state', '=', query.state)
  if (query.kind) found = found.where('kind', '=', query.kind)
  if (q) {
    const like = `%${literally(q)}%`
    found = found.where((eb) => eb.or((['code', 'name_zh', 'name_en'] as const).map((c) => eb(c, 'ilike', like))))
  }
  let page = found
    .selectAll()
    .orderBy('code')
    .limit(query.limit + 1)
  if (after) page = page.where('code', '>', String(after[0]))
  const { rows } = await load({ rows: many(page) })
  const count = await totalIfAsked({ query, load }, found.select('id'))
  return { ...toPage(rows, query.limit, (row) => [row.code], itemView), ...count }
})

export const get = serviceItem.read('get', async ({ groupId, id, load, actionsOn }) => {
  const { row } = await load({
    row: one(sql.selectFrom('knowledge.service_item').selectAll().where('group_id', '=', groupId).where('id', '=', id)),
  })
  if (!row) throw kernelRefusals.notFound({ record: 'serviceItem' })
  return { ...itemView(row), actions: actionsOn(row) }
})
