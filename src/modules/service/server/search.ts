import { manyRaw } from '../../../kernel/db/sql.ts'
import type { SearchAddition, SearchSource } from '../../../kernel/module.ts'
import { openContact } from '../../customers/server/public.ts'

const orderPath = (id: string) => `/repair-orders/${id}`
const text = (value: unknown) => (typeof value === 'string' ? value : '')
const orNull = (value: unknown) => (typeof value === 'string' ? value : null)

/** Orders by their number. */
export const orderHits: SearchSource = {
  record: 'repairOrder',
  permission: 'repairOrder.see',
  hits: ({ groupId, ids, kernel }) => ({
    load: manyRaw(
      `select o.id, o.number, o.state, o.closed_at, v.plate, c.wrapped_key, c.name, c.phone from service.repair_order o
         join vehicles.brief v on v.group_id = o.group_id and v.id = o.vehicle_id
         join customers.contact c on c.group_id = o.group_id and c.id = o.customer_id
        where o.group_id = $1 and o.id = any($2::text[]::uuid[])`,
      [groupId, ids],
    ),
    read: (rows) =>
      rows.map((row) => {
        const sealed = { wrapped_key: orNull(row['wrapped_key']), name: text(row['name']), phone: text(row['phone']) }
        return {
          record: 'repairOrder',
          id: text(row['id']),
          title: text(row['number']),
          subtitle: [text(row['plate']), openContact(sealed, kernel.keys).name]
            .filter((part) => part !== '')
            .join(' · '),
          flags: row['closed_at'] === null ? ['openOrder'] : [],
          link: orderPath(text(row['id'])),
        }
      }),
  }),
}

const columns = { vehicle: 'o.vehicle_id', customer: 'o.customer_id' }

/** A car's or a customer's open order, one click from the hit; declined work as a flag. */
export const openOrders: SearchAddition = {
  records: ['vehicle', 'customer'],
  permission: 'repairOrder.see',
  add: ({ groupId, ids }) => ({
    load: manyRaw(
      `select h.id as hit_id, o.id, o.number from unnest($2::text[]::uuid[]) as h (id)
         join service.repair_order o on o.group_id = $1 and (${columns.vehicle} = h.id or ${columns.customer} = h.id)
          and o.closed_at is null
       union all
       select distinct l.vehicle_id, null::uuid, null from service.line l
        where l.group_id = $1 and l.vehicle_id = any($2::text[]::uuid[]) and l.approval in ('declined', 'deferred') and l.dropped_at is null`,
      [groupId, ids],
    ),
    read: (rows) =>
      rows.map((row) => {
        const id = text(row['hit_id'])
        const orderId = orNull(row['id'])
        if (orderId === null) return { id, flags: ['declinedWork'] }
        const title = text(row['number'])
        return {
          id,
          flags: ['openOrder'],
          related: [{ record: 'repairOrder', id: orderId, title, link: orderPath(orderId) }],
        }
      }),
  }),
}
