import type { AnswerOf, InputOf } from '../../../../console/endpoints.ts'
import { randomKey } from '../../../../console/intent.ts'
import { linesOfPlan } from '../../contract/plan.ts'
import { type DraftLine, grossOf } from './draft-line.ts'

type Order = AnswerOf<'repairOrder.get'>
type NewPlan = NonNullable<InputOf<'repairOrder.quote'>['plans']>[number]

/** A plan while the estimate is being made. */
export interface DraftPlan {
  readonly key: string
  readonly name: string
  readonly pros: string
  readonly cons: string
  readonly promisedAt: string | undefined
}

export const emptyPlan = (name: string, promisedAt: string | undefined): DraftPlan => ({
  key: randomKey(),
  name,
  pros: '',
  cons: '',
  promisedAt,
})

/** The plans that stand open on the order; none where there is one way or one was chosen. */
export function plansOf(order: Order): DraftPlan[] {
  return order.planId === null ? (order.plans ?? []).map(({ id, ...plan }) => ({ ...plan, key: id })) : []
}

export function planInput(plan: DraftPlan): NewPlan | undefined {
  const [name, pros, cons] = [plan.name.trim(), plan.pros.trim(), plan.cons.trim()]
  return plan.promisedAt && name !== '' && pros.length >= 2 && cons.length >= 2
    ? { name, pros, cons, promisedAt: plan.promisedAt }
    : undefined
}

/** In fen: the lines of a plan, those of every plan, and of alternatives the first. */
export function planTotal(lines: readonly DraftLine[], place: number | null): number {
  const reckoned = lines.map((line) => ({
    planId: line.plan === null ? null : String(line.plan),
    choice: line.choice,
    approval: 'pending',
    grossFen: grossOf(line),
  }))
  return linesOfPlan(reckoned, place === null ? null : String(place)).reduce((sum, line) => sum + line.grossFen, 0)
}

/** The lines given to a first plan, and a copy of each, with what was found, for the second. */
export function inTwoPlans(lines: readonly DraftLine[]): DraftLine[] {
  const first = lines.map((line) => ({ ...line, plan: 0 }))
  const second = lines.map((line) => ({ ...line, key: randomKey(), plan: 1 }))
  return [...first, ...second]
}

/** Back to one way: the lines of the first plan and those of both. */
export function inOnePlan(lines: readonly DraftLine[]): DraftLine[] {
  return lines.filter((line) => line.plan === null || line.plan === 0).map((line) => ({ ...line, plan: null }))
}
