import { addDays } from '../../../../kernel/clocks/plain-date.ts'
import { storeDays } from '../../../../kernel/clocks/store-days.ts'
import { manyRaw } from '../../../../kernel/db/sql.ts'
import { bill } from './actions.ts'

interface ByStore {
  readonly store_id: string
  readonly today_fen: number
  readonly month_fen: number
  readonly last_month_fen: number
}

interface ByMethod {
  readonly method: string
  readonly fen: number
  readonly payments: number
}

const shownDays = 14

/** Payments less refunds, by the day on which they came in at each store: a deposit when it was paid, not when it is set off. */
export const takings = bill.read('takings', async ({ groupId, inStores, now, settings, load }) => {
  const at = storeDays(settings, inStores, now)
  const { stores, days, methods } = await load({
    stores: manyRaw<ByStore>(
      `select p.store_id, coalesce(sum(p.amount_fen) filter (where p.received_at >= s.from_at), 0)::bigint as today_fen,
          coalesce(sum(p.amount_fen) filter (where p.received_at >= s.month_from), 0)::bigint as month_fen,
          coalesce(sum(p.amount_fen) filter (where p.received_at < s.last_until), 0)::bigint as last_month_fen
         from unnest($2::uuid[], $3::timestamptz[], $4::timestamptz[], $5::timestamptz[], $6::timestamptz[])
           as s (id, from_at, month_from, last_from, last_until)
         join money.payment p on p.group_id = $1 and p.store_id = s.id and p.received_at >= s.last_from and p.method <> 'deposit'
        group by p.store_id`,
      [groupId, at.storeIds, at.from, at.monthFrom, at.lastMonthFrom, at.lastMonthUntil],
    ),
    days: manyRaw<{ day: string; fen: number }>(
      `select (p.received_at at time zone st.time_zone)::date as day, sum(p.amount_fen)::bigint as fen
         from unnest($2::uuid[], $3::timestamptz[]) as s (id, from_at)
         join kernel.store st on st.group_id = $1 and st.id = s.id
         join money.payment p on p.group_id = $1 and p.store_id = s.id and p.received_at >= s.from_at - $4::integer * interval '1 day'
          and p.method <> 'deposit'
        group by 1`,
      [groupId, at.storeIds, at.from, shownDays - 1],
    ),
    methods: manyRaw<ByMethod>(
      `select p.method, sum(p.amount_fen)::bigint as fen, count(*) filter (where p.amount_fen > 0)::integer as payments
         from unnest($2::uuid[], $3::timestamptz[]) as s (id, from_at)
         join money.payment p on p.group_id = $1 and p.store_id = s.id and p.received_at >= s.from_at and p.method <> 'deposit'
        group by p.method order by fen desc, p.method`,
      [groupId, at.storeIds, at.from],
    ),
  })
  const [today = now.slice(0, 10)] = at.days.toSorted().toReversed()
  const byDay = new Map(days.map(({ day, fen }) => [day, fen]))
  return {
    methods,
    rows: at.storeIds.map((storeId) => {
      const row = stores.find((one) => one.store_id === storeId)
      return {
        storeId,
        todayFen: row?.today_fen ?? 0,
        monthFen: row?.month_fen ?? 0,
        lastMonthFen: row?.last_month_fen ?? 0,
      }
    }),
    days: Array.from({ length: shownDays }, (_, index) => {
      const day = addDays(today, index - shownDays + 1)
      return { day, fen: byDay.get(day) ?? 0 }
    }),
  }
})
