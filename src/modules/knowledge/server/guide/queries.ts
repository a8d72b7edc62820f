import { kernelRefusals } from '../../../../kernel/contract/kernel-refusals.ts'
import type { Row } from '../../../../kernel/db/schema.ts'
import { many, one, sql } from '../../../../kernel/db/sql.ts'
import { literally, readCursor, toPage, totalIfAsked } from '../../../../kernel/list.ts'
import { camelRow } from '../../../../kernel/serve.ts'
import { guide, guideSteps } from './actions.ts'

const view = (row: Row<'knowledge.guide'>) => ({ ...camelRow(row), steps: guideSteps(row) })

/** Guides by code; those in use unless others are asked for. */
export const list = guide.read('list', async ({ groupId, query, load }) => {
  const after = readCursor(query.after, 1)
  let found = sql
    .selectFrom('knowledge.guide')
    .where('group_id', '=', groupId)
    .where('state', '=', query.state ?? 'active')
  if (query.symptom) found = found.where('symptom', '=', query.symptom)
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
  return { ...toPage(rows, query.limit, (row) => [row.code], view), ...count }
})

export const get = guide.read('get', async ({ groupId, id, load, actionsOn }) => {
  const { row } = await load({
    row: one(sql.selectFrom('knowledge.guide').selectAll().where('group_id', '=', groupId).where('id', '=', id)),
  })
  if (!row) throw kernelRefusals.notFound({ record: 'guide' })
  return { ...view(row), actions: actionsOn(row) }
})
