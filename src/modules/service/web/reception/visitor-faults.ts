import { ProblemError } from '../../../../console/problem.ts'
import { normaliseLandline, normaliseMobile } from '../../../customers/contract/identity.ts'
import { checkPlate } from '../../../vehicles/contract/plate.ts'
import { checkVin } from '../../../vehicles/contract/vin.ts'
import type { Introduced } from './device/visitor.ts'

const refused = (code: string, details: Readonly<Record<string, unknown>> = {}) =>
  new ProblemError(400, code, '', details)

/** What the server would refuse later is said while the customer is still here. */
export function faultOf({ phone, plate, vin }: Introduced): ProblemError | undefined {
  if (!/^\+\d{7,15}$/.test(phone.replaceAll(/[\s-]/g, '')) && !normaliseMobile(phone) && !normaliseLandline(phone))
    return refused('customers.phoneInvalid')
  if (!checkPlate(plate).ok) return refused('vehicles.plateInvalid', { plate })
  const verdict = checkVin(vin)
  if (verdict.ok) return undefined
  return refused(verdict.overridable ? 'vehicles.vinDoubtful' : 'vehicles.vinInvalid', { vin: verdict.vin })
}
