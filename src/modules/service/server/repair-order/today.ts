import { storeDays } from '../../../../kernel/clocks/store-days.ts'
import { epochMsOf, instantOf } from '../../../../kernel/clocks/zone.ts'
import { type Load, manyRaw } from '../../../../kernel/db/sql.ts'
import { ownDoors } from '../../../customers/contract/customer.ts'
import { repairOrder } from './repair-order.ts'

interface Bookings {
  readonly store_id: string
  readonly expected: number
  readonly waiting: number
}

interface Channels {
  readonly store_id: string
  readonly booked: number
  readonly self_booked: number
}

interface Orders {
  readonly store_id: string
  readonly state: string
  readonly cars: number
  readonly late: number
}

interface Moved {
  readonly store_id: string
  readonly received: number
  readonly closed: number
}

const dayMs = 86_400_000
/** Over which the share of bookings by customers is shown. */
const shownDays = 30
/** A car that was here longer than this before its handover is not looked for among today's. */
const longestVisitDays = 180

/** The least id that can have been made at that time: ids begin with it (UUIDv7). */
export function leastId(epochMs: number): string {
  const time = Math.max(0, epochMs).toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-000000000000`
}

/** What each store has before it and behind it today, by its own calendar. */
export const today = repairOrder.read('today', async ({ groupId, inStores, now, settings, load }) => {
  const { storeIds, from, until } = storeDays(settings, inStores, now)
  const day = [groupId, storeIds, from, until]
  const { bookings, channels, orders, moved } = await load({
    bookings: manyRaw<Bookings>(
      `select a.store_id, count(*) filter (where a.state = 'booked')::integer as expected,
          count(*) filter (where a.state = 'arrived' and a.order_id is null)::integer as waiting
         from unnest($2::uuid[], $3::timestamptz[], $4::timestamptz[]) as s (id, from_at, until_at)
         join service.appointment a on a.group_id = $1 and a.store_id = s.id and a.starts_at >= s.from_at and a.starts_at < s.until_at
        group by a.store_id`,
      day,
    ),
    channels: channelsOf(groupId, storeIds, instantOf(epochMsOf(now) - shownDays * dayMs)),
    orders: ordersNow(groupId, storeIds, now),
    moved: manyRaw<Moved>(
      `select o.store_id, count(*) filter (where o.created_at >= s.from_at and o.created_at < s.until_at)::integer as received,
          count(*) filter (where o.state = 'closed' and o.closed_at >= s.from_at and o.closed_at < s.until_at)::integer as closed
         from unnest($2::uuid[], $3::timestamptz[], $4::timestamptz[]) as s (id, from_at, until_at)
         join service.repair_order o on o.group_id = $1 and o.store_id = s.id and o.id >= $5::uuid
        where o.closed_at is null or o.closed_at >= s.from_at or o.created_at >= s.from_at
        group by o.store_id`,
      [...day, leastId(epochMsOf(now) - longestVisitDays * dayMs)],
    ),
  })
  return {
    rows: storeIds.map((storeId) => {
      const own = orders.filter((row) => row.store_id === storeId)
      const booked = bookings.find((row) => row.store_id === storeId)
      const gone = moved.find((row) => row.store_id === storeId)
      const made = channels.find((row) => row.store_id === storeId)
      return {
        storeId,
        expected: booked?.expected ?? 0,
        waiting: booked?.waiting ?? 0,
        received: gone?.received ?? 0,
        closed: gone?.closed ?? 0,
        inShop: own.reduce((sum, row) => sum + row.cars, 0),
        late: own.reduce((sum, row) => sum + row.late, 0),
        booked30Days: made?.booked ?? 0,
        selfBooked30Days: made?.self_booked ?? 0,
        states: Object.fromEntries(own.map((row) => [row.state, row.cars])),
      }
    }),
  }
})

/** Bookings made since then, by who made them: nobody books for a time that has passed, so the index of times finds them. */
function channelsOf(groupId: string, stores: readonly string[], since: string): Load<Channels[]> {
  return manyRaw<Channels>(
    `select store_id, count(*)::integer as booked,
        count(*) filter (where channel = any($4))::integer as self_booked
       from service.appointment
      where group_id = $1 and store_id = any($2::uuid[]) and starts_at >= $3 and created_at >= $3 group by store_id`,
    [groupId, stores, since, ownDoors],
  )
}

function ordersNow(groupId: string, stores: readonly string[], now: string): Load<Orders[]> {
  return manyRaw<Orders>(
    `select store_id, state, count(*)::integer as cars,
        count(*) filter (where promised_at < $3 and state not in ('ready', 'settled'))::integer as late
       from service.repair_order
      where group_id = $1 and store_id = any($2::uuid[]) and closed_at is null and state not in ('closed', 'cancelled')
      group by store_id, state`,
    [groupId, stores, now],
  )
}
