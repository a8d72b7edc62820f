import { oneRaw } from '../../../../kernel/db/sql.ts'

interface Reliability {
  readonly bookings: number
  readonly no_shows: number
  readonly last_at: string | null
}

/** A customer's bookings; found by the cars that are or were his. */
export function reliabilityOf(groupId: string, customerId: string) {
  return oneRaw<Reliability>(
    `select count(*)::integer as bookings, count(*) filter (where a.state = 'noShow')::integer as no_shows,
        max(a.starts_at) filter (where a.state = 'noShow') as last_at
       from service.appointment a
      where a.group_id = $1 and a.customer_id = $2
        and a.vehicle_id in (select vehicle_id from vehicles.ownership where group_id = $1 and customer_id = $2)`,
    [groupId, customerId],
  )
}
