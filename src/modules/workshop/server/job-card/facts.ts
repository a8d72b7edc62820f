import { type Found, markOf, parameterOf } from '../../../../kernel/db/found.ts'
import { type Load, oneRaw } from '../../../../kernel/db/sql.ts'
import { workGuideJoin } from '../../../knowledge/server/public.ts'
import type { CatalogueStep } from './demands.ts'
import { type Wishes, wishesColumns, wishesJoins } from './loads.ts'

/** What a dispatch needs to know around an order: whom the customer wants, and what stands on the printed card. */
export interface CardFacts extends Wishes {
  readonly person_id: string
  readonly wrapped_key: string | null
  readonly plate: string
  readonly vin: string
  readonly model_zh: string | null
  readonly store_zh: string
  readonly address_zh: string
  readonly store_phone: string
  readonly licence_no: string | null
  readonly time_zone: string
  readonly advisor_name: string | null
  readonly concerns: string[]
  /** Steps of the order's labour that may be demanded: critical ones, and those that want a photo. */
  readonly steps: CatalogueStep[] | null
  /** Cards that the order has or had. */
  readonly card_count: number
}

const factsSql = (order: string) => `select ${wishesColumns}, c.person_id, c.wrapped_key, v.plate, v.vin,
    m.brand_zh || ' ' || m.name_zh as model_zh, s.name_zh as store_zh, s.address_zh, s.phone as store_phone, s.licence_no,
    s.time_zone, d.name as advisor_name,
    array(select words from service.concern k where k.group_id = o.group_id and k.order_id = o.id order by position) as concerns,
    (select jsonb_agg(jsonb_build_object('line', l.id, 'position', p.n - 1, 'step', p.step) order by l.position, p.n)
       from service.line l
       join knowledge.service_item i on i.group_id = l.group_id and i.code = l.code
       ${workGuideJoin('v.model_id')}
       cross join lateral jsonb_array_elements(coalesce(g.steps, i.steps)) with ordinality p (step, n)
      where l.group_id = o.group_id and l.order_id = o.id and l.kind = 'labour'
        and (p.step -> 'key' = 'true' or p.step -> 'critical' = 'true')) as steps,
    (select count(*)::integer from workshop.job_card j where j.group_id = o.group_id and j.order_id = o.id) as card_count
  from service.repair_order o
  join customers.contact c on c.group_id = o.group_id and c.id = o.customer_id
  join kernel.store s on s.group_id = o.group_id and s.id = o.store_id
  ${wishesJoins}
  left join knowledge.model m on m.group_id = v.group_id and m.id = v.model_id
  left join people.staff d on d.group_id = o.group_id and d.id = o.advisor_id
  where o.group_id = $1 and o.id = ${order}`

/** The facts around an order; its id may hang on a card. */
export function factsOf(groupId: string, orderId: string | Found): Load<CardFacts | undefined> {
  return oneRaw<CardFacts>(factsSql(markOf(orderId)), [groupId, parameterOf(orderId)])
}
