import type { Refusal } from '../../../../kernel/contract/refusal.ts'
import type { Row } from '../../../../kernel/db/schema.ts'
import type { VisitRules } from '../../../service/contract/visit-type.ts'
import { workshopRefusals } from '../../contract/refusals.ts'

/** Whether a job touches high voltage and its kind of visit asks for the cut-off before. */
export function wantsCutOff(
  rules: Pick<VisitRules, 'needsCutOff'>,
  job: { readonly skills: readonly string[] },
): boolean {
  return job.skills.includes('highVoltage') && rules.needsCutOff
}

/** No job on high voltage is begun before it is switched off. */
export function startProblem(
  card: Pick<Row<'workshop.job_card'>, 'needs_cut_off' | 'cut_off_at'>,
): Refusal | undefined {
  return card.needs_cut_off && card.cut_off_at === null ? workshopRefusals.cutOffFirst() : undefined
}

/** Locked and tagged, and below the voltage that is safe to touch. */
export function cutOffProblem(
  done: { readonly locked: boolean; readonly residualVolts: number },
  safeVolts: number,
): Refusal | undefined {
  if (!done.locked) return workshopRefusals.lockFirst()
  return done.residualVolts >= safeVolts
    ? workshopRefusals.stillLive({ volts: done.residualVolts, safeVolts })
    : undefined
}
