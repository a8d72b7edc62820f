import { type Load, manyRaw } from '../../../../kernel/db/sql.ts'

/** Who holds which car now, and since when he owns it; `$1` is the group. */
const holders = (which: string) => `mine as (
  select c.person_id, c.id as customer_id, h.vehicle_id, min(h.since) filter (where h.role = 'owner') as owner_since
    from customers.contact c join vehicles.holding h on h.group_id = c.group_id and h.customer_id = c.id
   where c.group_id = $1 and c.state = 'active' and ${which} group by c.person_id, c.id, h.vehicle_id)`

/**
 * The cars that a person holds now, as a table `mine`: group `$1`, person `$2`. Whose car it is sees its visits since
 * then; who only brings it sees his own.
 */
export const mineSql = holders('c.person_id = $2')

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

/** A booking that stands, when it is the person's own. */
export function ownBooking(groupId: string, personId: string | null, bookingId: string | null) {
  return manyRaw<{ store_id: string; minutes: number; skill: string; item_codes: string[] }>(
    `with ${mineSql} select x.store_id, x.minutes, x.skill, x.item_codes from service.appointment x join mine on mine.vehicle_id = x.vehicle_id
      where x.group_id = $1 and x.id = $3 and x.state = 'booked' and ${isHis}`,
    [groupId, personId, bookingId],
  )
}

const ofBooking = holders('h.vehicle_id = (select vehicle_id from service.appointment where group_id = $1 and id = $2)')

/** Everybody whose booking it is, by person. */
export function personsOfBooking(groupId: string, bookingId: string): Load<{ person_id: string }[]> {
  return manyRaw<{ person_id: string }>(
    `with ${ofBooking} select mine.person_id from service.appointment x join mine on mine.vehicle_id = x.vehicle_id
      where x.group_id = $1 and x.id = $2 and ${isHis}`,
    [groupId, bookingId],
  )
}
