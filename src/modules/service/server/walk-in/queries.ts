import { manyRaw } from '../../../../kernel/db/sql.ts'
import { readCursor, toPage, totalIfAsked } from '../../../../kernel/list.ts'
import { camelRow } from '../../../../kernel/serve.ts'
import { walkIn, type WalkIn } from './actions.ts'

interface Listed extends WalkIn {
  readonly greeted_by_name: string | null
  readonly order_number: string | null
}

const select = `select w.*, s.name as greeted_by_name, o.number as order_number from service.walk_in w
  left join people.staff s on s.group_id = w.group_id and s.id = w.greeted_by
  left join service.repair_order o on o.group_id = w.group_id and o.id = w.order_id`

export const list = walkIn.read('list', async ({ groupId, query, inStores, load, actionsOn }) => {
  const after = readCursor(query.after, 1)
  const parameters: unknown[] = [groupId, inStores]
  const where = (text: string, value: unknown) => text.replaceAll('?', `$${parameters.push(value)}`)
  const waiting = query.waiting ? ` and w.state = 'waiting'` : ''
  const all = {
    sql: `${select} where w.group_id = $1 and w.store_id = any($2::uuid[])${waiting}`,
    parameters: [...parameters],
  }
  const [side, order] = query.waiting ? ['>', 'asc'] : ['<', 'desc']
  const next = after ? where(` and w.id ${side} ?::uuid`, after[0]) : ''
  const { rows } = await load({
    rows: manyRaw<Listed>(`${all.sql}${next} order by w.id ${order} ${where('limit ?', query.limit + 1)}`, parameters),
  })
  const count = await totalIfAsked({ query, load }, all)
  const view = (row: Listed) => ({ ...camelRow(row), actions: actionsOn(row) })
  return { ...toPage(rows, query.limit, (row) => [row.id], view), ...count }
})
