import { dayNumber } from '../../../../kernel/clocks/plain-date.ts'
import { instantOf, wallClockMs } from '../../../../kernel/clocks/zone.ts'
import { type Load, manyRaw } from '../../../../kernel/db/sql.ts'
import { camelRow } from '../../../../kernel/serve.ts'
import type { Settings } from '../../../../kernel/settings.ts'
import type { OnTimeGroup } from '../../contract/on-time.ts'
import { repairOrder } from './repair-order.ts'
import { leastId } from './today.ts'

interface Span {
  readonly from: string
  readonly until: string
}

interface Asked {
  readonly groupId: string
  readonly inStores: readonly string[]
  readonly settings: Settings
  readonly query: Span
  readonly now: string
}

const dayMs = 86_400_000
/** An order that was taken on longer before its promise is not looked for. */
const longestVisitDays = 180

/** Orders whose promise fell into the span: `o`, with whether it was missed. */
const promisedSql = `o as (
  select o.id, o.store_id, o.number, o.vehicle_id, o.advisor_id, o.technician_ids, o.promised_at,
      coalesce(o.ready_at, o.closed_at) as ready_at, coalesce(o.ready_at, o.closed_at, $6::timestamptz) > o.promised_at as late,
      ceil(extract(epoch from coalesce(o.ready_at, o.closed_at, $6::timestamptz) - o.promised_at) / 60)::integer as late_minutes,
      k.contacted, k.moves
    from unnest($2::uuid[], $3::timestamptz[], $4::timestamptz[]) as s (id, from_at, until_at)
    join service.repair_order o on o.group_id = $1 and o.store_id = s.id and o.id >= $5::uuid
    left join lateral (
      select coalesce(bool_or(k.promised_from = o.promised_at and k.at <= o.promised_at), false) as contacted,
          (count(*) filter (where k.promised_to is distinct from k.promised_from))::integer as moves
        from service.promise_contact k where k.group_id = o.group_id and k.order_id = o.id
    ) k on true
   where o.promised_at >= s.from_at and o.promised_at < s.until_at and o.state <> 'cancelled'
     and (o.ready_at is not null or o.closed_at is not null or o.promised_at < $6))`

function spanParameters({ groupId, inStores, settings, query, now }: Asked): unknown[] {
  const at = (storeId: string, day: number) =>
    wallClockMs(day, 0, settings.stores.get(storeId)?.timeZone ?? 'Asia/Shanghai')
  const from = inStores.map((id) => at(id, dayNumber(query.from)))
  const until = inStores.map((id) => at(id, dayNumber(query.until) + 1))
  const earliest = Math.min(...from, Date.parse(now)) - longestVisitDays * dayMs
  return [groupId, inStores, from.map(instantOf), until.map(instantOf), leastId(earliest), now]
}

/** Who or what stands behind an order: key and names, joined to `o`. */
const groupSql: Readonly<Record<OnTimeGroup, string>> = {
  outlet: `(select s.id::text as key, s.name_zh, s.name_en from kernel.store s where s.group_id = $1 and s.id = o.store_id)`,
  advisor: `(select s.id::text as key, s.name as name_zh, s.name as name_en from people.staff s
              where s.group_id = $1 and s.id = o.advisor_id)`,
  technician: `(select s.id::text as key, s.name as name_zh, s.name as name_en from people.staff s
                 where s.group_id = $1 and s.id = any(o.technician_ids))`,
  item: `(select l.code as key, min(l.name_zh) as name_zh, min(l.name_en) as name_en from service.line l
           where l.group_id = $1 and l.order_id = o.id and l.kind = 'labour' and l.executed and l.dropped_at is null
           group by l.code)`,
}

interface Counted {
  readonly orders: number
  readonly late: number
  readonly uncontacted: number
  readonly moved: number
}

const countsSql = `count(*)::integer as orders, count(*) filter (where o.late)::integer as late,
    count(*) filter (where o.late and not o.contacted)::integer as uncontacted,
    count(*) filter (where o.moves > 0)::integer as moved`

function withRate<C extends Counted>(row: C) {
  const onTimeBasisPoints = row.orders === 0 ? null : Math.round((10_000 * (row.orders - row.late)) / row.orders)
  return { ...row, onTimeBasisPoints }
}

/** How many promises were kept, by outlet, person or item: reckoned from the orders as they stand, so a late end counts at once. */
export const onTime = repairOrder.read('onTime', async (context) => {
  const parameters = spanParameters(context)
  const { total, rows } = await context.load({
    total: manyRaw<Counted>(`with ${promisedSql} select ${countsSql} from o`, parameters),
    rows: manyRaw<Counted & { key: string; name_zh: string; name_en: string }>(
      `with ${promisedSql}
       select g.key, min(g.name_zh) as name_zh, min(g.name_en) as name_en, ${countsSql}
         from o join lateral ${groupSql[context.query.by]} g on true
        group by g.key order by count(*) filter (where o.late)::numeric / count(*) desc, count(*) desc, g.key limit 500`,
      parameters,
    ),
  })
  const [sum = { orders: 0, late: 0, uncontacted: 0, moved: 0 }] = total
  return {
    total: withRate(sum),
    rows: rows.map(({ name_zh: nameZh, name_en: nameEn, ...row }) => withRate({ ...row, nameZh, nameEn })),
  }
})

interface OrderRow {
  readonly id: string
  readonly number: string
  readonly plate: string
  readonly plate_colour: string
  readonly advisor_name: string
  readonly promised_at: string
  readonly ready_at: string | null
  readonly late_minutes: number
  readonly contacted: boolean
  readonly moves: number
}

/** The orders behind a figure, the latest first. */
export const onTimeOrders = repairOrder.read('onTimeOrders', async (context) => {
  const { query } = context
  const { rows } = await context.load({ rows: ordersBehind(context, query) })
  return { rows: rows.map(camelRow) }
})

function ordersBehind(
  asked: Asked,
  query: { by?: OnTimeGroup | undefined; key?: string | undefined; late?: boolean | undefined },
): Load<OrderRow[]> {
  const parameters = spanParameters(asked)
  const ofGroup = query.by && query.key !== undefined
  const filter = [
    query.late ? 'o.late' : 'true',
    ofGroup
      ? `exists (select from ${groupSql[query.by ?? 'outlet']} g where g.key = $${parameters.push(query.key)})`
      : 'true',
  ]
  return manyRaw<OrderRow>(
    `with ${promisedSql}
     select o.id, o.number, v.plate, v.plate_colour, coalesce(a.name, '') as advisor_name, o.promised_at, o.ready_at,
         o.late_minutes, o.contacted, o.moves
       from o join vehicles.vehicle v on v.group_id = $1 and v.id = o.vehicle_id
       left join people.staff a on a.group_id = $1 and a.id = o.advisor_id
      where ${filter.join(' and ')} order by o.late_minutes desc, o.id limit 500`,
    parameters,
  )
}
