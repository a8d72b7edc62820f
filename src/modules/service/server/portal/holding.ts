import { type Load, manyRaw } from '../../../../kernel/db/sql.ts'

/**
 * The cars that a person holds now, as a table `mine`: group `$1`, person `$2`. Whose car it is sees its visits since
 * then; who only brings it sees his own.
 */
export const mineSql = `mine as (
  select c.id as customer_id, h.vehicle_id, min(h.since) filter (where h.role = 'owner') as owner_since
    from customers.contact c join vehicles.holding h on h.group_id = c.group_id and h.customer_id = c.id
   where c.group_id = $1 and c.person_id = $2 and c.state = 'active' group by c.id, h.vehicle_id)`

/** What of a visit or booking `x` is his. On the day of a sale the car may still have come for the former owner. */
export const isHis = '(x.customer_id = mine.customer_id or x.created_at >= mine.owner_since + 1)'

/** A row when the order is the person's own. */
export function ownOrder(groupId: string, personId: string | null, orderId: string): Load<{ id: string }[]> {
  return manyRaw<{ id: string }>(
    `with ${mineSql} select x.id from service.repair_order x join mine on mine.vehicle_id = x.vehicle_id
      where x.group_id = $1 and x.id = $3 and ${isHis}`,
    [groupId, personId, orderId],
  )
}
