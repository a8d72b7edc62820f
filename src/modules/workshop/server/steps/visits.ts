import { storeClock } from '../../../../kernel/clocks/deadlines.ts'
import type { Row } from '../../../../kernel/db/schema.ts'
import { type Load, manyRaw } from '../../../../kernel/db/sql.ts'
import type { Settings } from '../../../../kernel/settings.ts'
import { visitRulesOf } from '../job-card/choice.ts'
import { afterOpenMinutes } from './open-minutes.ts'
import { type Step, stepsOf, type VisitTimes } from './rules.ts'

/** A visit with everything that its steps are reckoned from. */
export interface Visit extends VisitTimes {
  readonly id: string
  readonly store_id: string
  readonly advisor_id: string
  readonly advisor_name: string
  readonly technician_ids: string[]
  readonly technician_names: string[]
  /** Who cleaned the car. */
  readonly cleaner_names: string[]
  readonly visit_type: string
  readonly visit_rules: Row<'service.visit_type'>['rules'] | null
}

/** What the steps need beside the order `o`; one row each. */
const stepJoins = `left join lateral (
    select min(e.created_at) as estimated_at, max(e.decided_at) as decided_at
      from service.estimate e where e.group_id = o.group_id and e.order_id = o.id
  ) e on true
  left join lateral (
    select min(c.created_at) as dispatched_at, min(c.started_at) as started_at,
        case when bool_and(c.finished_at is not null) then max(c.finished_at) end as finished_at,
        coalesce(sum(c.planned_minutes), 0)::integer as planned_minutes,
        array_agg(distinct s.id) as technician_ids, array_agg(distinct s.name) as technician_names
      from workshop.job_card c join people.staff s on s.group_id = c.group_id and s.id = c.technician_id
     where c.group_id = o.group_id and c.order_id = o.id and c.state <> 'withdrawn'
  ) c on true
  left join lateral (
    select k.at, a.display_name as name from service.cleaning k
      left join kernel.account a on a.group_id = k.group_id and a.id = k.by_id
     where k.group_id = o.group_id and k.order_id = o.id and k.at >= coalesce(o.ready_at, o.created_at)
       and (k.parts is null or cardinality(k.parts) = 3)
     order by k.at desc limit 1
  ) w on true
  left join service.diagnosis d on d.group_id = o.group_id and d.order_id = o.id
  left join money.bill b on b.group_id = o.group_id and b.id = o.bill_id
  left join people.staff a on a.group_id = o.group_id and a.id = o.advisor_id
  left join service.visit_type t on t.group_id = o.group_id and t.code = o.visit_type`

const columns = `o.id, o.store_id, o.state, o.advisor_id, coalesce(a.name, '') as advisor_name, o.visit_type, t.rules as visit_rules,
    o.arrived_at, o.created_at as received_at,
    (d.id is not null or 'needsDiagnosis' = any(o.needs)) as has_diagnosis,
    case when o.diagnosis = 'done' then d.reported_at end as diagnosed_at, e.estimated_at, e.decided_at, c.dispatched_at, c.started_at, c.finished_at,
    o.needs && '{hasCleaning,needsCleaning}' as has_cleaning, w.at as cleaned_at, array_remove(array[w.name], null) as cleaner_names,
    o.ready_at, b.created_at as settled_at, o.closed_at, coalesce(c.planned_minutes, 0) as planned_minutes,
    coalesce(c.technician_ids, '{}') as technician_ids, coalesce(c.technician_names, '{}') as technician_names`

/** One visit. */
export function visitOf(groupId: string, orderId: string): Load<Visit[]> {
  return manyRaw<Visit>(
    `select ${columns} from service.repair_order o ${stepJoins} where o.group_id = $1 and o.id = $2`,
    [groupId, orderId],
  )
}

/** The visits of cars that are in a store, or in any of the group's. */
export function openVisits(groupId: string, storeId: string | null): Load<Visit[]> {
  const inStore = storeId === null ? '' : 'and o.store_id = $2'
  return manyRaw<Visit>(
    `select ${columns} from service.repair_order o ${stepJoins}
      where o.group_id = $1 ${inStore} and o.closed_at is null and o.state <> 'cancelled' limit 5000`,
    [groupId, ...(storeId === null ? [] : [storeId])],
  )
}

/** A visit's steps by the store's hours and the rules of its kind. */
export function stepsOfVisit(visit: Visit, settings: Settings, now: string): Step[] {
  const clock = storeClock(settings, visit.store_id)
  return stepsOf(visit, visitRulesOf(visit), (from, minutes) => afterOpenMinutes(clock, from, minutes), now)
}
