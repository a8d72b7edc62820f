import type { AnswerOf, InputOf } from '../../../../console/endpoints.ts'
import { useVerb } from '../../../../console/verbs.ts'

export type Diagnosis = AnswerOf<'diagnosis.get'>

/** Other records that a step of the diagnosis changes. */
export const also = ['repairOrder', 'task', 'faultCase'] as const

/** Whether the person may do a verb now; the verb's own refusal says why not. */
export function refusalOf(diagnosis: Diagnosis, verb: string) {
  const action = diagnosis.actions?.find((one) => one.name === verb)
  return action === undefined ? { hidden: true as const } : { hidden: false as const, refusal: action.refusal }
}

export function may(diagnosis: Diagnosis, verb: string): boolean {
  const found = refusalOf(diagnosis, verb)
  return !found.hidden && found.refusal === undefined
}

export type StepInput = InputOf<'diagnosis.recordStep'>

export function useSteps() {
  return useVerb('diagnosis.recordStep', { also: [...also], say: null })
}
