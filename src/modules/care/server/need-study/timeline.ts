import { kernelRefusals } from '../../../../kernel/contract/kernel-refusals.ts'
import { manyRaw } from '../../../../kernel/db/sql.ts'
import { camelRow } from '../../../../kernel/serve.ts'
import { needStudy } from './actions.ts'
import { ownerStore } from './queries.ts'

interface Happening {
  readonly id: string
  readonly kind: string
  readonly record: string
  readonly state: string
  readonly number: string | null
  readonly at: string
  readonly channel: string
  readonly plate: string | null
  readonly plate_colour: string | null
  readonly words: string | null
  readonly amount_fen: number | null
}

const instant = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

/** A booking that became a visit is told by the visit. */
const happeningsSql = `select x.*, v.plate, v.plate_colour from (
    select a.id, 'booking' as kind, 'appointment' as record, a.state, a.number, ${instant('a.created_at')} as at, a.channel,
        a.vehicle_id, a.concern as words, null::bigint as amount_fen
      from service.appointment a where a.group_id = $1 and a.customer_id = $2 and a.order_id is null
    union all
    select o.id, 'visit', 'repairOrder', o.state, o.number, ${instant('o.created_at')}, o.channel, o.vehicle_id,
        (select string_agg(k.words, '；' order by k.position) from service.concern k where k.group_id = o.group_id and k.order_id = o.id),
        o.approved_fen
      from service.repair_order o where o.group_id = $1 and o.customer_id = $2
    union all
    select p.id, 'paperVisit', 'paperVisit', p.state, p.paper_no, p.visited_on::text, p.channel, p.vehicle_id,
        array_to_string(p.work, '、'), p.amount_fen
      from service.paper_visit p where p.group_id = $1 and p.customer_id = $2 and p.state = 'entered'
    union all
    select g.id, 'request', 'guestRequest', g.state, o.number, ${instant('g.created_at')}, g.channel, o.vehicle_id, g.words, null
      from service.guest_request g join service.repair_order o on o.group_id = g.group_id and o.id = g.order_id
     where g.group_id = $1 and o.customer_id = $2
    union all
    select e.id, 'enquiry', 'enquiry', e.state, e.number, ${instant('e.created_at')}, e.channel, null, e.question, null
      from care.enquiry e where e.group_id = $1 and e.customer_id = $2
    union all
    select f.id, 'call', 'followUp', f.state, f.order_number, ${instant('coalesce(f.called_at, f.due_at)')}, 'phone', f.vehicle_id, null, null
      from care.follow_up f where f.group_id = $1 and f.customer_id = $2 and f.state <> 'due'
  ) x left join vehicles.brief v on v.group_id = $1 and v.id = x.vehicle_id
  order by x.at desc, x.id desc limit 200`

/** Everything that happened with a customer, whichever way it came in (F-06). */
export const timeline = needStudy.read('timeline', async ({ groupId, id, load, see }) => {
  const { customer, rows } = await load({
    customer: ownerStore(groupId, id),
    rows: manyRaw<Happening>(happeningsSql, [groupId, id]),
  })
  if (!customer) throw kernelRefusals.notFound({ record: 'customer' })
  see(customer.store_id)
  return { rows: rows.map(camelRow) }
})
