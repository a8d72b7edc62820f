import type { Refusal } from '../../../../kernel/contract/refusal.ts'
import type { GuideStep } from '../../contract/guide.ts'
import { knowledgeRefusals } from '../../contract/refusals.ts'

/** A reading needs a unit, and a lower limit above the upper one would fail everything. */
export function limitProblem(steps: readonly GuideStep[]): Refusal | undefined {
  const wrong = steps.find(
    ({ unit, min, max }) =>
      (unit === undefined && (min !== undefined || max !== undefined)) ||
      (min !== undefined && max !== undefined && min > max),
  )
  return wrong && knowledgeRefusals.stepLimits({ nameZh: wrong.zh, nameEn: wrong.en })
}
