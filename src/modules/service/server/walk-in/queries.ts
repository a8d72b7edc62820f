import { manyRaw } from '../../../../kernel/db/sql.ts'
import { literally, readCursor, toPage, totalIfAsked } from '../../../../kernel/list.ts'
import { camelRow } from '../../../../kernel/serve.ts'
import { spanOfDay } from '../appointment/preparation.ts'
import { walkIn, type WalkIn } from './actions.ts'

interface Listed extends WalkIn {
  readonly greeted_by_name: string | null
  readonly order_number: string | null
}

const select = `select w.*, s.name as greeted_by_name, o.number as order_number from service.walk_in w
  left join people.staff s on s.group_id = w.group_id and s.id = w.greeted_by
  left join service.repair_order o on o.group_id = w.group_id and o.id = w.order_id`

export const list = walkIn.read('list', async ({ groupId, query, inStores, settings, load, actionsOn }) => {
  const after = readCursor(query.after, 1)
  const parameters: unknown[] = [groupId, inStores]
  const where = (text: string, value: unknown) => text.replaceAll('?', `$${parameters.push(value)}`)
  const zone = settings.stores.get(inStores[0] ?? '')?.timeZone ?? 'Asia/Shanghai'
  const filter = [
    'w.group_id = $1 and w.store_id = any($2::uuid[])',
    query.waiting ? `w.state = 'waiting'` : '',
    query.state ? where('w.state = ?', query.state) : '',
    query.from ? where('w.arrived_at >= ?', spanOfDay(query.from, zone).from) : '',
    query.to ? where('w.arrived_at < ?', spanOfDay(query.to, zone).until) : '',
    query.q ? where('(w.plate like ? or upper(w.wish) like ?)', `%${literally(query.q.toUpperCase())}%`) : '',
  ].filter((text) => text !== '')
  const all = {
    sql: `${select} where ${filter.join(' and ')}`,
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
