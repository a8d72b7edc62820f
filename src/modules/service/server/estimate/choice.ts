import type { Refusal } from '../../../../kernel/contract/refusal.ts'
import type { Row } from '../../../../kernel/db/schema.ts'
import { serviceRefusals } from '../../contract/refusals.ts'
import { isApproved } from '../repair-order/lines.ts'
import { isPending } from '../repair-order/rules.ts'
import type { Decision } from './rules.ts'

type Line = Row<'service.line'>

/** A plan as the page of an edition offers it. */
export interface OfferedPlan {
  readonly id: string
  readonly promisedAt: string
}

/**
 * Why a choice between the offered plans cannot be taken: it is made before their lines are decided, and only lines of
 * the chosen one are. `chosen` is what the order has already.
 */
export function planChoiceProblem(
  plans: readonly OfferedPlan[],
  chosen: string | null,
  planId: string | undefined,
  lines: readonly Line[],
  decisions: readonly Decision[],
): Refusal | undefined {
  if (planId !== undefined && !plans.some((plan) => plan.id === planId) && planId !== chosen)
    return serviceRefusals.unknownPlan()
  if (plans.length === 0 || chosen !== null) return undefined
  const planOf = (decision: Decision) => lines.find((line) => line.id === decision.lineId)?.plan_id ?? null
  const named = decisions.map(planOf).filter((plan) => plan !== null)
  if (named.length > 0 && planId === undefined) return serviceRefusals.choosePlan()
  return named.some((plan) => plan !== planId) ? serviceRefusals.lineOfOtherPlan() : undefined
}

/** Of alternatives one is agreed at the most. */
export function alternativesProblem(lines: readonly Line[]): Refusal | undefined {
  const agreed = lines.filter((line) => line.choice !== null && line.dropped_at === null && isApproved(line))
  const twice = agreed.find((line) => agreed.some((other) => other !== line && isAlternative(other, line)))
  return twice ? serviceRefusals.oneAlternative({ nameZh: twice.name_zh, nameEn: twice.name_en }) : undefined
}

function isAlternative(one: Line, other: Line): boolean {
  return one.choice !== null && one.choice === other.choice && one.plan_id === other.plan_id
}

/**
 * The lines after a choice: those of the plans that were not taken end, the others are plain lines from now on. An
 * alternative ends when another is agreed; where all are put off or declined the first stands for them.
 */
export function chosenLines(lines: readonly Line[], planId: string | undefined, now: string): Line[] {
  const planned =
    planId === undefined
      ? lines
      : lines.map((line) => {
          if (line.plan_id === null) return line
          return line.plan_id === planId ? { ...line, plan_id: null } : ended(line, now)
        })
  return planned.map((line) => (endsBeside(line, planned) ? ended(line, now) : line))
}

function endsBeside(line: Line, lines: readonly Line[]): boolean {
  if (line.choice === null || line.dropped_at !== null || isApproved(line)) return false
  const all = lines.filter((other) => other.dropped_at === null && isAlternative(other, line))
  if (all.some(isApproved)) return true
  return all[0] !== line && !all.some(isPending)
}

function ended(line: Line, now: string): Line {
  return { ...line, approval: 'pending', decided_at: null, agreed_gross_fen: null, dropped_at: now }
}
