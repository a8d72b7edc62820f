import { epochMsOf, instantOf, localDate, wallClockMs } from '../../../../kernel/clocks/zone.ts'
import { dayNumber } from '../../../../kernel/clocks/plain-date.ts'
import { manyRaw, oneRaw } from '../../../../kernel/db/sql.ts'
import { camelRow, serve } from '../../../../kernel/serve.ts'
import { openContact } from '../../../customers/server/public.ts'
import { guestWaitContract } from '../../contract/lounge.ts'
import { openOrder, orderBrief } from './order-brief.ts'

export const guestWait = serve(guestWaitContract, 'service.guest_wait')

export const seat = guestWait.creation('seat', {
  store: (input) => input.storeId,
  loads: ({ groupId, input }) => ({ order: orderBrief(groupId, input.orderId) }),
  run(work, { id, input, loaded, identity }) {
    const order = openOrder(loaded.order, input.storeId)
    work.create(guestWait.face, 'seat', {
      id,
      store_id: input.storeId,
      order_id: order.id,
      place: input.place,
      guided_by: identity.actor.staffId ?? identity.actor.id,
      seated_at: work.now,
    })
  },
})

export const leave = guestWait.verb('leave', {
  run(work, { move }) {
    move({ left_at: work.now })
  },
})

interface Waiting {
  readonly id: string
  readonly record: string
  readonly store_id: string
  readonly number: string
  readonly state: string
  readonly since: string
  readonly promised_at: string | null
  readonly plate: string
  readonly plate_colour: string
  readonly wrapped_key: string | null
  readonly name: string
  readonly phone: string
  readonly wait_id: string | null
  readonly wait_version: number | null
  readonly place: string | null
  readonly seated_at: string | null
  readonly guided_by_name: string | null
  readonly open_requests: number
}

const waitingSql = `select x.id, x.record, x.store_id, x.number, x.state, x.since, x.promised_at,
    coalesce(v.plate, x.number) as plate, coalesce(v.plate_colour, '') as plate_colour, c.wrapped_key, coalesce(c.name, '') as name,
    coalesce(c.phone, '') as phone, w.id as wait_id, w.version as wait_version, w.place, w.seated_at, s.name as guided_by_name,
    (select count(*)::integer from service.guest_request g
        join kernel.task t on t.group_id = g.group_id and t.id = g.task_id and t.state = 'open'
       where g.group_id = $1 and g.order_id = x.id) as open_requests
  from (
    select o.id, 'repairOrder' as record, o.store_id, o.number, o.state, coalesce(o.arrived_at, o.created_at) as since,
        o.promised_at, o.customer_id, o.vehicle_id
      from service.repair_order o
     where o.group_id = $1 and o.store_id = any($2::uuid[]) and o.closed_at is null and o.waiting
    union all
    select a.id, 'appointment', a.store_id, a.number, a.state, a.arrived_at, null, a.customer_id, a.vehicle_id
      from service.appointment a
     where a.group_id = $1 and a.store_id = any($2::uuid[]) and a.state = 'arrived' and a.order_id is null and a.starts_at > $3
    union all
    select g.id, 'walkIn', g.store_id, coalesce(g.plate, ''), g.state, g.arrived_at, null, null, null
      from service.walk_in g
     where g.group_id = $1 and g.store_id = any($2::uuid[]) and g.state = 'waiting' and g.arrived_at > $3
  ) x
  left join vehicles.brief v on v.group_id = $1 and v.id = x.vehicle_id
  left join customers.contact c on c.group_id = $1 and c.id = x.customer_id
  left join lateral (select * from service.guest_wait w
     where w.group_id = $1 and w.order_id = x.id order by w.seated_at desc limit 1) w on true
  left join people.staff s on s.group_id = $1 and s.id = w.guided_by
  where w.left_at is null
  order by x.since, x.id limit 200`

/** Who waits, the longest first; who has gone for a walk waits no more (D-10). */
export const lounge = guestWait.read('lounge', async ({ groupId, inStores, settings, now, kernel, load }) => {
  const zone = settings.stores.get(inStores[0] ?? '')?.timeZone ?? 'UTC'
  const today = wallClockMs(dayNumber(localDate(epochMsOf(now), zone)), 0, zone)
  // Who came the day before and was never received is no guest any more.
  const yesterday = instantOf(today - dayMs)
  const { rows, left } = await load({
    rows: manyRaw<Waiting>(waitingSql, [groupId, inStores, yesterday]),
    left: oneRaw<{ guests: number; minutes: number }>(
      `select count(*)::integer as guests,
          coalesce(round(avg(extract(epoch from w.left_at - w.seated_at) / 60)), 0)::integer as minutes
         from service.guest_wait w
        where w.group_id = $1 and w.store_id = any($2::uuid[]) and w.seated_at >= $3 and w.left_at is not null`,
      [groupId, inStores, instantOf(today)],
    ),
  })
  return {
    now,
    rows: rows.map(({ wrapped_key, name, phone, ...row }) => ({
      ...camelRow(row),
      customerName: name === '' ? '' : openContact({ wrapped_key, name, phone }, kernel.keys).name,
      waitedMinutes: Math.floor((epochMsOf(now) - epochMsOf(row.since)) / minuteMs),
    })),
    today: left ?? { guests: 0, minutes: 0 },
  }
})

const minuteMs = 60_000
const dayMs = 86_400_000
