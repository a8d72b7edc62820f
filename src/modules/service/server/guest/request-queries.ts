import type { Row } from '../../../../kernel/db/schema.ts'
import { type Load, manyRaw } from '../../../../kernel/db/sql.ts'
import { readCursor, toPage, totalIfAsked } from '../../../../kernel/list.ts'
import { camelRow } from '../../../../kernel/serve.ts'
import { openContact } from '../../../customers/server/public.ts'
import { guestRequest } from './request.ts'

interface Listed extends Row<'service.guest_request'> {
  readonly order_number: string
  readonly plate: string
  readonly plate_colour: string
  readonly wrapped_key: string | null
  readonly name: string
  readonly phone: string
  readonly owner_id: string | null
  readonly owner_name: string | null
  readonly task_state: string
  readonly task_version: number
  readonly due_at: string | null
  readonly outcome: string | null
  readonly done_at: string | null
}

const select = `select g.*, o.number as order_number, v.plate, v.plate_colour, c.wrapped_key, c.name, c.phone,
    t.owner_id, s.name as owner_name, t.state as task_state, t.version as task_version, t.due_at, t.outcome,
    case when t.state = 'open' then null else t.updated_at end as done_at
  from service.guest_request g
  join service.repair_order o on o.group_id = g.group_id and o.id = g.order_id
  join vehicles.brief v on v.group_id = o.group_id and v.id = o.vehicle_id
  join customers.contact c on c.group_id = o.group_id and c.id = o.customer_id
  join kernel.task t on t.group_id = g.group_id and t.id = g.task_id
  left join people.staff s on s.group_id = t.group_id and s.id = t.owner_id`

/** Wishes of the stores, the newest first. */
export const list = guestRequest.read('list', async ({ groupId, query, inStores, identity, kernel, load }) => {
  const after = readCursor(query.after, 1)
  const parameters: unknown[] = [groupId, inStores]
  const where = (text: string, value: unknown) => text.replaceAll('?', `$${parameters.push(value)}`)
  const filter = [
    'g.group_id = $1 and g.store_id = any($2::uuid[])',
    query.orderId ? where('g.order_id = ?', query.orderId) : '',
    query.open ? `t.state = 'open'` : '',
    query.mine ? where('t.owner_id = ?', identity.actor.staffId ?? identity.actor.id) : '',
  ].filter((text) => text !== '')
  const all = { sql: `${select} where ${filter.join(' and ')}`, parameters: [...parameters] }
  const next = after ? where(' and g.id < ?::uuid', after[0]) : ''
  const { rows } = await load({
    rows: manyRaw<Listed>(`${all.sql}${next} order by g.id desc ${where('limit ?', query.limit + 1)}`, parameters),
  })
  const count = await totalIfAsked({ query, load }, all)
  const view = ({ wrapped_key, name, phone, ...row }: Listed) => ({
    ...camelRow(row),
    customerName: openContact({ wrapped_key, name, phone }, kernel.keys).name,
  })
  return { ...toPage(rows, query.limit, (row) => [row.id], view), ...count }
})

export interface ShownRequest {
  readonly id: string
  readonly kind: string
  readonly words: string
  readonly created_at: string
  readonly is_done: boolean
}

/** A visit's wishes as its customer sees them. */
export function requestsOf(groupId: string, orderId: string): Load<ShownRequest[]> {
  return manyRaw<ShownRequest>(
    `select g.id, g.kind, g.words, g.created_at, t.state <> 'open' as is_done
       from service.guest_request g join kernel.task t on t.group_id = g.group_id and t.id = g.task_id
      where g.group_id = $1 and g.order_id = $2 order by g.id desc limit 20`,
    [groupId, orderId],
  )
}
