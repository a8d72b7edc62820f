import type { Refusal } from '../../../../kernel/contract/refusal.ts'
import { checkVin } from '../../../vehicles/contract/vin.ts'
import { warrantyRefusals } from '../../contract/refusals.ts'

/** Every VIN must be one, once, and not listed before. A list with a typing mistake is refused whole, naming it. */
export function vinsProblem(vins: readonly string[], listed: readonly string[]): Refusal | undefined {
  const wrong = vins.filter((vin) => {
    const verdict = checkVin(vin)
    return !verdict.ok && !verdict.overridable
  })
  if (wrong.length > 0) return warrantyRefusals.notAVin({ vins: wrong.slice(0, 5) })
  const seen = new Set(listed)
  const twice = vins.filter((vin) => seen.has(vin) || !seen.add(vin))
  return twice.length > 0 ? warrantyRefusals.vinListed({ vins: twice.slice(0, 5) }) : undefined
}
