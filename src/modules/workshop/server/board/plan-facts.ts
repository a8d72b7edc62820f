import { type Load, manyRaw } from '../../../../kernel/db/sql.ts'
import {
  baysOf,
  type CrewRows,
  crewLoads,
  severityNow,
  type WaitingLine,
  waitingLines,
  type Wishes,
  wishesColumns,
  wishesJoins,
} from '../job-card/loads.ts'
import type { Bay } from '../job-card/rules.ts'

/** Work that is given to somebody and not done. */
export interface OpenCard extends Wishes {
  readonly id: string
  readonly order_id: string
  readonly order_number: string
  readonly plate: string
  readonly plate_colour: string
  readonly promised_at: string | null
  readonly waiting: boolean
  readonly severity: string | null
  readonly technician_id: string
  readonly bay_id: string | null
  readonly state: string
  readonly planned_start: string
  readonly planned_minutes: number
  readonly worked_minutes: number
  readonly paused_because: string | null
  readonly running_since: string | null
  readonly skills: string[]
  /** When the parts that the order lacks should be there. */
  readonly parts_expected_on: string | null
}

/** What a plan of a store is made of. */
export interface PlanFacts extends CrewRows {
  readonly lines: readonly WaitingLine[]
  readonly cards: readonly OpenCard[]
  readonly bays: readonly Bay[]
}

/** The days that are planned, today among them. */
export const plannedDays = 4

export function planFacts(groupId: string, storeId: string, now: string) {
  return {
    ...crewLoads(groupId, storeId, now, now),
    shifts: shiftsAhead(groupId, storeId, now),
    lines: waitingLines(groupId, storeId),
    cards: openCards(groupId, storeId),
    bays: baysOf(groupId, storeId),
  }
}

function shiftsAhead(groupId: string, storeId: string, now: string): Load<CrewRows['shifts']> {
  return manyRaw(
    `select staff_id, day, kind, starts_at, ends_at from people.shift
      where group_id = $1 and store_id = $2 and state = 'planned'
        and day between ($3::timestamptz - interval '1 day')::date and ($3::timestamptz + make_interval(days => $4))::date
      order by starts_at, id`,
    [groupId, storeId, now, plannedDays],
  )
}

function openCards(groupId: string, storeId: string): Load<OpenCard[]> {
  return manyRaw<OpenCard>(
    `select c.id, c.order_id, c.order_number, c.technician_id, c.bay_id, c.state, c.planned_start, c.planned_minutes,
        c.worked_minutes, c.paused_because, k.started_at as running_since, o.promised_at, o.waiting, ${severityNow}, v.plate, v.plate_colour,
        case when p.short_count > 0 then p.expected_on end as parts_expected_on, ${wishesColumns},
        array(select distinct l.skill from service.line l
               where l.group_id = c.group_id and l.order_id = c.order_id and l.job_card_id = c.id and l.skill is not null
               order by 1) as skills
       from workshop.job_card c
       join service.repair_order o on o.group_id = c.group_id and o.id = c.order_id
       ${wishesJoins}
       left join workshop.clock k on k.group_id = c.group_id and k.job_card_id = c.id and k.ended_at is null
       left join parts.pick p on p.group_id = c.group_id and p.order_id = c.order_id and p.state = 'open'
      where c.group_id = $1 and c.store_id = $2 and c.finished_at is null
      order by c.planned_start, c.id limit 500`,
    [groupId, storeId],
  )
}
