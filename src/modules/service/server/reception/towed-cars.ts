import { type Load, manyRaw } from '../../../../kernel/db/sql.ts'

/** Of an order `o`: its car was towed in and nobody has walked around it (G-18). */
export const waitingForWalk = `o.channel = 'rescue' and o.walked_at is null and o.closed_at is null and o.state in ('received', 'estimated')`

export interface TowedRow {
  readonly order_id: string
  readonly number: string
  readonly store_id: string
  readonly vehicle_id: string
  readonly customer_id: string
  readonly visit_type: string
  readonly arrived_at: string
  readonly words: string[]
}

export const towedColumns = `o.id as order_id, o.number, o.store_id, o.vehicle_id, o.customer_id, o.visit_type,
  coalesce(o.arrived_at, o.created_at) as arrived_at,
  array(select c.words from service.concern c where c.group_id = $1 and c.order_id = o.id order by c.position) as words`

/** Which of these cars stand towed in the store, with the order of the tow. */
export function towedAmong(groupId: string, ids: readonly string[], storeId: string): Load<TowedRow[]> {
  return manyRaw<TowedRow>(
    `select ${towedColumns} from service.repair_order o
      where o.group_id = $1 and o.vehicle_id = any($2::text[]::uuid[]) and o.store_id = $3 and ${waitingForWalk} order by o.id`,
    [groupId, ids, storeId],
  )
}
