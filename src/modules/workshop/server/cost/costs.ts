import { type Load, manyRaw } from '../../../../kernel/db/sql.ts'
import { parameter, type Settings } from '../../../../kernel/settings.ts'
import { budgetOverPercent, labourCost } from '../../../service/server/public.ts'

/** What an order may cost the shop and what it has cost so far, as the tables have it. Money in fen. */
export interface CostRow {
  readonly id: string
  readonly number: string
  readonly store_id: string
  readonly budget_labour_fen: number
  readonly budget_parts_fen: number
  readonly external_agreed_fen: number
  readonly budgeted_at: string
  readonly seconds: number
  readonly parts_fen: number
  readonly external_fen: number
}

/** `$2` is the instant up to which running clocks count. */
const costSql = (which: string) => `select o.id, o.number, o.store_id, o.budget_labour_fen, o.budget_parts_fen,
    o.budgeted_at, x.agreed_fen as external_agreed_fen, x.actual_fen as external_fen,
    (select coalesce(sum(extract(epoch from coalesce(k.ended_at, $2::timestamptz) - k.started_at)), 0)::float8
       from workshop.job_card c join workshop.clock k on k.group_id = c.group_id and k.job_card_id = c.id
      where c.group_id = o.group_id and c.order_id = o.id) as seconds,
    (select coalesce(sum(l.cost_fen), 0)::bigint
       from parts.pick p join parts.pick_line l on l.group_id = p.group_id and l.pick_id = p.id
      where p.group_id = o.group_id and p.order_id = o.id) as parts_fen
  from service.repair_order o
  cross join lateral (
    select coalesce(sum(s.cost_fen), 0)::bigint as agreed_fen,
        coalesce(sum(coalesce(s.final_cost_fen, s.cost_fen)) filter (where s.sent_at is not null), 0)::bigint as actual_fen
      from service.sublet s where s.group_id = o.group_id and s.order_id = o.id and s.state <> 'cancelled') x
  where o.group_id = $1 and o.budgeted_at is not null and ${which}`

export function costOf(groupId: string, orderId: string, now: string): Load<CostRow[]> {
  return manyRaw<CostRow>(costSql('o.id = $3'), [groupId, now, orderId])
}

/** Of all orders that are not closed and of which the workshop manager has not heard yet. */
export function openCosts(groupId: string, now: string): Load<CostRow[]> {
  return manyRaw<CostRow>(
    costSql(`o.closed_at is null and not exists (select from kernel.task t where t.group_id = o.group_id
      and t.record_id = o.id and t.record = 'repairOrder' and t.kind = 'overBudget')`),
    [groupId, now],
  )
}

export interface Cost {
  readonly labourFen: number
  readonly partsFen: number
  /** Work of other firms: what it came to, else what was agreed with them. */
  readonly externalFen: number
  readonly totalFen: number
  readonly budgetFen: number
  /** The most that it may come to before somebody is told. */
  readonly limitFen: number
}

/** The cost so far against the budget, by what an hour of the workshop costs today. */
export function reckoned(settings: Settings, row: CostRow, now: string): Cost {
  const day = now.slice(0, 10)
  const labourFen = labourCost(settings, row.store_id, day, row.seconds / 60)
  const partsFen = row.parts_fen
  const externalFen = row.external_fen
  const budgetFen = row.budget_labour_fen + row.budget_parts_fen + row.external_agreed_fen
  const percent = parameter(settings, budgetOverPercent, row.store_id, day)
  return {
    labourFen,
    partsFen,
    externalFen,
    totalFen: labourFen + partsFen + externalFen,
    budgetFen,
    limitFen: Math.round((budgetFen * (100 + percent)) / 100),
  }
}

export function isOver(cost: Cost): boolean {
  return cost.totalFen > cost.limitFen
}
