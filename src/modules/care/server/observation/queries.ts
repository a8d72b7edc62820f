import { dayNumber } from '../../../../kernel/clocks/plain-date.ts'
import { instantOf, wallClockMs } from '../../../../kernel/clocks/zone.ts'
import type { Row } from '../../../../kernel/db/schema.ts'
import { manyRaw } from '../../../../kernel/db/sql.ts'
import { readCursor, toPage, totalIfAsked } from '../../../../kernel/list.ts'
import { camelRow } from '../../../../kernel/serve.ts'
import { observation } from './actions.ts'

interface Listed extends Row<'care.observation'> {
  readonly advisor_name: string
  readonly by_name: string | null
}

const select = `select o.*, s.name as advisor_name, a.display_name as by_name from care.observation o
  join people.staff s on s.group_id = o.group_id and s.id = o.advisor_id
  left join kernel.account a on a.group_id = o.group_id and a.id = o.by_id`

/** First instants of a month and of the one after it, in a zone. */
export function monthSpan(month: string, zone: string): { from: string; until: string } {
  const [year = 0, number = 1] = month.split('-').map(Number)
  const next = number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`
  const at = (text: string) => instantOf(wallClockMs(dayNumber(`${text}-01`), 0, zone))
  return { from: at(month), until: at(next) }
}

/** Spot checks of the stores, the newest first. */
export const list = observation.read('list', async ({ groupId, query, inStores, settings, load, actionsOn }) => {
  const after = readCursor(query.after, 2)
  const parameters: unknown[] = [groupId, inStores]
  const where = (text: string, value: unknown) => text.replaceAll('?', `$${parameters.push(value)}`)
  const zone = settings.stores.get(inStores[0] ?? '')?.timeZone ?? 'UTC'
  const span = query.month ? monthSpan(query.month, zone) : undefined
  const filter = [
    `o.group_id = $1 and o.store_id = any($2::uuid[]) and o.state = 'recorded'`,
    query.advisorId ? where('o.advisor_id = ?', query.advisorId) : '',
    query.q ? where('(s.name ilike ? or o.remark ilike ?)', `%${query.q}%`) : '',
    span ? `${where('o.observed_at >= ?', span.from)}${where(' and o.observed_at < ?', span.until)}` : '',
  ].filter((text) => text !== '')
  const all = { sql: `${select} where ${filter.join(' and ')}`, parameters: [...parameters] }
  const next = after
    ? `${where(' and (o.observed_at, o.id) < (?::timestamptz', after[0])}${where(', ?::uuid)', after[1])}`
    : ''
  const order = where('order by o.observed_at desc, o.id desc limit ?', query.limit + 1)
  const { rows } = await load({ rows: manyRaw<Listed>(`${all.sql}${next} ${order}`, parameters) })
  const count = await totalIfAsked({ query, load }, all)
  const view = (row: Listed) => ({
    ...camelRow(row),
    byName: row.by_name ?? '',
    points: (row.gratitude + row.standpoint + row.enthusiasm + row.sincerity + row.smile) * pointsOfSum,
    actions: actionsOn(row),
  })
  return { ...toPage(rows, query.limit, (row) => [row.observed_at, row.id], view), ...count }
})

/** Five marks of 5 are 100 points. */
const pointsOfSum = 4
