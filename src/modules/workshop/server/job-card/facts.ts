import { type Found, markOf, parameterOf } from '../../../../kernel/db/found.ts'
import { type Load, oneRaw } from '../../../../kernel/db/sql.ts'
import type { Store } from '../../../../kernel/settings.ts'
import type { Asker } from '../../../../kernel/standing.ts'
import { demandedStepsOf } from '../../../knowledge/server/public.ts'
import { visitRulesNow, visitTypeOf } from '../../../service/server/public.ts'
import type { VisitRules } from '../../../service/contract/visit-type.ts'
import type { CatalogueStep } from './demands.ts'

/** What a dispatch needs to know around an order: whom the customer wants, and what stands on the printed card. */
export interface OrderFacts {
  readonly store_id: string
  readonly visit_type: string
  /** The technician asked for at booking counts before the one the car usually has. */
  readonly wished_id: string | null
  readonly person_id: string
  readonly wrapped_key: string | null
  readonly plate: string
  readonly vin: string
  readonly model_id: string | null
  readonly model_zh: string | null
  readonly advisor_name: string | null
  readonly concerns: string[]
  /** Cards that the order has or had. */
  readonly card_count: number
}

/** The same with what the kind of visit, the store and the catalogue add. */
export interface CardFacts extends OrderFacts {
  readonly rules: VisitRules
  readonly store: Store
  /** Steps of the wanted labour that may be demanded: critical ones, and those that want a photo. */
  readonly steps: readonly CatalogueStep[]
}

const factsSql = (order: string) => `select o.store_id, o.visit_type,
    coalesce(a.technician_id, v.preferred_technician_id) as wished_id, c.person_id, c.wrapped_key, v.plate, v.vin, v.model_id,
    m.brand_zh || ' ' || m.name_zh as model_zh, d.name as advisor_name,
    array(select words from service.concern k where k.group_id = o.group_id and k.order_id = o.id order by position) as concerns,
    (select count(*)::integer from workshop.job_card j where j.group_id = o.group_id and j.order_id = o.id) as card_count
  from service.repair_order o
  join customers.contact c on c.group_id = o.group_id and c.id = o.customer_id
  left join service.appointment a on a.group_id = o.group_id and a.id = o.appointment_id
  left join vehicles.vehicle v on v.group_id = o.group_id and v.id = o.vehicle_id
  left join knowledge.model m on m.group_id = v.group_id and m.id = v.model_id
  left join people.staff d on d.group_id = o.group_id and d.id = o.advisor_id
  where o.group_id = $1 and o.id = ${order}`

/** The facts around an order; its id may hang on a card. */
export function factsOf(groupId: string, orderId: string | Found): Load<OrderFacts | undefined> {
  return oneRaw<OrderFacts>(factsSql(markOf(orderId)), [groupId, parameterOf(orderId)])
}

interface Labour {
  readonly id: string
  readonly kind: string
  readonly code: string
}

/** Completes the facts from memory, with the steps of some of the order's lines. */
export async function cardFacts(asker: Asker, facts: OrderFacts, lines: readonly Labour[]): Promise<CardFacts> {
  const store = asker.settings.stores.get(facts.store_id)
  if (!store) throw new Error(`No store ${facts.store_id}`)
  const steps: CatalogueStep[] = []
  for (const { id, kind, code } of lines) {
    if (kind !== 'labour') continue
    const found = await demandedStepsOf(asker, code, facts.model_id)
    steps.push(...found.map(({ position, step }) => ({ line: id, position, step })))
  }
  return { ...facts, store, steps, rules: await visitRulesNow(asker, visitTypeOf(facts.visit_type)) }
}
