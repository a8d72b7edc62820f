import type { Refusal } from '../../../../kernel/contract/refusal.ts'
import type { Row } from '../../../../kernel/db/schema.ts'
import { accidentStages } from '../../contract/accident.ts'
import { serviceRefusals } from '../../contract/refusals.ts'
import { needs } from '../visit-type/rules.ts'

type Gated = Pick<Row<'service.repair_order'>, 'needs' | 'accident_grade' | 'accident_cleared_at'>

/** No accident repair begins before its damage is recorded; a major one waits for survey and approval (003c art. 19). */
export function startGate(order: Gated): Refusal | undefined {
  if (!needs(order, 'needsSurvey')) return undefined
  if (order.accident_grade === null) return serviceRefusals.damageFirst()
  return order.accident_cleared_at === null ? serviceRefusals.surveyFirst() : undefined
}

interface Assessed {
  readonly grade: string
  readonly payer: string
  readonly state: string
}

/** Whether the repair may begin: a minor one at once, a major one after the insurer's word, or the survey where none pays. */
export function isCleared({ grade, payer, state }: Assessed): boolean {
  if (grade === 'minor') return true
  return state === 'approved' || (state === 'surveyed' && payer === 'customer')
}

/** The stages of a grade; a text that nobody knows is treated as the longer way. */
export function stagesOf(grade: string): readonly string[] {
  return grade === 'minor' ? accidentStages.minor : accidentStages.major
}

/** Why a stage cannot begin: it belongs to the other grade, or is not the next one. */
export function stageProblem(grade: string, before: string | null, stage: string): Refusal | undefined {
  const stages = stagesOf(grade)
  const next = stages[before === null ? 0 : stages.indexOf(before) + 1]
  return stage === next
    ? undefined
    : serviceRefusals.stageOrder(next ? { stage: `@service.value.accidentStage.${next}` } : {})
}
