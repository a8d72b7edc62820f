import { z } from 'zod'
import type { Refusal } from '../../../../kernel/contract/refusal.ts'
import type { JsonValue, Row } from '../../../../kernel/db/schema.ts'
import { newId } from '../../../../kernel/ids.ts'
import { type newPlan, planSchema } from '../../contract/line.ts'
import { linesOfPlan, type OfferedLine, totalOf } from '../../contract/plan.ts'
import { serviceRefusals } from '../../contract/refusals.ts'
import { needs } from '../visit-type/rules.ts'
import type { WantedLine } from './pricing.ts'
import { promiseProblem, selfExplaining } from './rules.ts'

type Order = Row<'service.repair_order'>
export type Plan = z.infer<typeof planSchema>
export type WantedPlan = z.output<typeof newPlan>

const keptPlans = z.array(planSchema)

/** The plans that an order's customer is or was offered; none where there is one way only. */
export function plansOf(plans: JsonValue | null): Plan[] {
  return plans === null ? [] : keptPlans.parse(plans)
}

export interface Offering {
  readonly lines: readonly WantedLine[]
  readonly plans?: readonly WantedPlan[] | undefined
  readonly onePlanBecause?: string | undefined
}

/**
 * Why these plans cannot be offered (H-13). Where the kind of visit asks for a choice, one plan alone needs a reason;
 * work that says by itself what is wanted needs none.
 */
export function planProblem(
  order: Pick<Order, 'needs' | 'one_plan_because' | 'plan_id'>,
  offering: Offering,
  itemKinds: readonly string[],
  now: string,
): Refusal | undefined {
  const { lines, plans, onePlanBecause } = offering
  if (!plans) {
    if (lines.some((line) => line.plan !== undefined)) return serviceRefusals.unknownPlan()
    const isRepair = itemKinds.some((kind) => !selfExplaining.has(kind))
    const hasReason = (onePlanBecause ?? order.one_plan_because) !== null || order.plan_id !== null
    return needs(order, 'needsSecondPlan') && isRepair && !hasReason ? serviceRefusals.secondPlan() : undefined
  }
  if (lines.some((line) => (line.plan ?? 0) >= plans.length)) return serviceRefusals.unknownPlan()
  const empty = plans.find((_, place) => !lines.some((line) => line.plan === place))
  if (empty) return serviceRefusals.planEmpty({ name: empty.name })
  return plans.map((plan) => promiseProblem(plan.promisedAt, now)).find((problem) => problem !== undefined)
}

/** The plans with their ids: a plan that is offered again keeps the id of its place while nothing was chosen. */
export function identified(order: Pick<Order, 'plans' | 'plan_id'>, wanted: readonly WantedPlan[]): Plan[] {
  const before = order.plan_id === null ? plansOf(order.plans) : []
  return wanted.map((plan, place) => ({ id: before[place]?.id ?? newId(), ...plan }))
}

/** What a new edition makes of the order's plans: those given, or the one that was chosen before. */
export function planColumns(order: Order, offering: Offering, plans: readonly Plan[]) {
  if (plans.length > 0) return { plans: plans.map((plan) => ({ ...plan })), plan_id: null, one_plan_because: null }
  if (order.plan_id !== null || (order.plans === null && offering.onePlanBecause === undefined)) return {}
  return { plans: null, one_plan_because: offering.onePlanBecause ?? order.one_plan_because }
}

/** A plan with its five elements, as the customer compares them. */
export function comparedPlan(plan: Plan, lines: readonly (OfferedLine & Counted)[]) {
  const own = linesOfPlan(lines, plan.id)
  return {
    ...plan,
    totalFen: totalOf(lines, plan.id),
    labourMinutes: own.reduce((sum, line) => sum + (line.kind === 'labour' ? (line.chargedMinutes ?? 0) : 0), 0),
    partCount: own.filter((line) => line.kind === 'part').length,
  }
}

interface Counted {
  readonly kind: string
  readonly chargedMinutes: number | null
}
