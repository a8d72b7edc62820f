import type { Refusal } from '../../../../kernel/contract/refusal.ts'
import type { Row } from '../../../../kernel/db/schema.ts'
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

export function isOpen(row: Pick<Row<'warranty.campaign'>, 'state'>): boolean {
  return row.state === 'open'
}

/** Why nobody has to call: the car is not on the list, is done, or booked. */
export function callProblem(car: Row<'warranty.campaign_car'> | undefined, vin: string): Refusal | undefined {
  if (!car) return warrantyRefusals.carNotListed({ vin })
  if (car.done_at !== null) return warrantyRefusals.carDone({ order: car.done_order ?? '' })
  return car.appointment_id === null ? undefined : warrantyRefusals.carBooked()
}

/** Only items of the catalogue for recalls and upgrades: by them an order knows that its work is the recall's. */
export function itemsProblem(
  codes: readonly string[],
  known: readonly Pick<Row<'knowledge.service_item'>, 'code' | 'kind'>[],
): Refusal | undefined {
  const wrong = codes.filter((code) => !known.some((item) => item.code === code && isRecallKind(item.kind)))
  return wrong.length > 0 ? warrantyRefusals.notARecallItem({ codes: wrong }) : undefined
}

/** Kinds of items by which a recall is carried out. */
export function isRecallKind(kind: string): boolean {
  return kind === 'recall' || kind === 'upgrade'
}
