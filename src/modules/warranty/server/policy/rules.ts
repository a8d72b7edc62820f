import type { Refusal } from '../../../../kernel/contract/refusal.ts'
import { warrantyRefusals } from '../../contract/refusals.ts'

interface Promise {
  readonly scope: string
  readonly years: number
  readonly km: number | null
}

/** The law's least period of the whole car (家用汽车产品修理更换退货责任规定 第十八条). */
export interface Least {
  readonly years: number
  readonly km: number
}

/** Whoever promises more may; less than the law is refused. Wear parts have periods of their own. */
export function policyProblem(policy: Promise, least: Least): Refusal | undefined {
  if (policy.scope === 'wear') return undefined
  const enough = policy.years >= least.years && (policy.km === null || policy.km >= least.km)
  return enough ? undefined : warrantyRefusals.belowLaw({ years: least.years, km: least.km })
}

/** Only models of the house's own catalogue. */
export function modelsProblem(
  wanted: readonly string[],
  known: readonly { readonly id: string }[],
): Refusal | undefined {
  return wanted.every((id) => known.some((one) => one.id === id)) ? undefined : warrantyRefusals.unknownModel()
}
