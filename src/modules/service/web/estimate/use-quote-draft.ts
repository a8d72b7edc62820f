import { useState } from 'react'
import type { AnswerOf } from '../../../../console/endpoints.ts'
import type { EvidenceItem } from '../../../../console/ui/evidence-item.ts'
import { type DraftLine, inputOf, linesOf, needsReason } from './draft-line.ts'
import { type DraftPlan, emptyPlan, inOnePlan, inTwoPlans, planInput, plansOf } from './draft-plan.ts'

type Order = AnswerOf<'repairOrder.get'>

/** The estimate as far as it is made: lines, plans, the time and what is asked beside them. */
export function useQuoteDraft(
  order: Order,
  verb: 'quote' | 'supplement',
  photosOf: (lineId: string) => readonly EvidenceItem[],
  wantsTwo: boolean,
) {
  const isQuote = verb === 'quote'
  const [lines, setLines] = useState<readonly DraftLine[]>(() => (isQuote ? linesOf(order, photosOf) : []))
  const [plans, setPlans] = useState<readonly DraftPlan[]>(() => (isQuote ? plansOf(order) : []))
  const [reason, setReason] = useState(order.onePlanBecause ?? '')
  const [promisedAt, setPromisedAt] = useState(order.promisedAt ?? undefined)
  /** The part for which another is looked for. */
  const [beside, setBeside] = useState<DraftLine>()
  /** The plan into which new lines go. */
  const [target, setTarget] = useState<number | null>(null)
  const change = (key: string, next: (before: DraftLine) => Partial<DraftLine>) =>
    setLines((before) => before.map((one) => (one.key === key ? { ...one, ...next(one) } : one)))
  const add = (line: DraftLine) => {
    const place = plans.length === 0 ? null : (beside?.plan ?? target)
    if (!beside) return setLines([...lines, { ...line, plan: place }])
    const choice = beside.choice ?? 1 + Math.max(0, ...lines.map((one) => one.choice ?? 0))
    const { concern, quantityThousandths } = beside
    const other = { ...line, plan: beside.plan, choice, concern, quantityThousandths }
    setLines(lines.flatMap((one) => (one.key === beside.key ? [{ ...one, choice }, other] : [one])))
    return setBeside(undefined)
  }
  /** Several at once, as the technician reported them. */
  const addAll = (more: readonly DraftLine[]) =>
    setLines([...lines, ...more.map((line) => ({ ...line, plan: plans.length === 0 ? null : target }))])
  const setTwo = (two: boolean) => {
    setLines(two ? inTwoPlans(lines) : inOnePlan(lines))
    setPlans(two ? [emptyPlan('', promisedAt), emptyPlan('', promisedAt)] : [])
    setTarget(null)
  }
  const planned = plans.map(planInput)
  const ready = planned.flatMap((plan) => plan ?? [])
  const promise = plans.length > 0 ? ready[0]?.promisedAt : promisedAt
  const isExplained = plans.length > 0 || !isQuote || !wantsTwo || reason.trim().length >= 2
  const isWhole = ready.length === planned.length && plans.every((_, at) => lines.some((line) => line.plan === at))
  return {
    lines,
    plans,
    reason,
    promisedAt,
    beside,
    target,
    change,
    add,
    addAll,
    remove: (key: string) => setLines(lines.filter((one) => one.key !== key)),
    changePlan: (key: string, next: Partial<DraftPlan>) =>
      setPlans(plans.map((one) => (one.key === key ? { ...one, ...next } : one))),
    setReason,
    setPromisedAt,
    setBeside,
    setTarget,
    setTwo,
    isReady: lines.length > 0 && promise !== undefined && !lines.some(needsReason) && isWhole,
    isExplained,
    input: (send: boolean) => ({
      lines: lines.map(inputOf),
      promisedAt: promise ?? '',
      send,
      ...(plans.length > 0 ? { plans: ready } : {}),
      ...(isQuote && plans.length === 0 && reason.trim().length >= 2 ? { onePlanBecause: reason.trim() } : {}),
    }),
  }
}

export type QuoteDraft = ReturnType<typeof useQuoteDraft>
