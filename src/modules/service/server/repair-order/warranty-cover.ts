import { epochMsOf, localDate } from '../../../../kernel/clocks/zone.ts'
import type { Refusal } from '../../../../kernel/contract/refusal.ts'
import type { Row } from '../../../../kernel/db/schema.ts'
import type { Load } from '../../../../kernel/db/sql.ts'
import { coverProblem, coversOf, type CoverRow } from '../../../warranty/server/public.ts'

type Payers = readonly { readonly payer: string }[]

/** The car's policies, asked for only when the warranty is to pay for something. */
export function coverLoads(groupId: string, orderId: string, lines: Payers): { readonly covers?: Load<CoverRow[]> } {
  if (!lines.some((line) => line.payer === 'warranty')) return {}
  const select = 'select vehicle_id from service.repair_order where group_id = $1 and id = $2'
  return { covers: coversOf(groupId, { select, id: orderId }) }
}

/**
 * The warranty pays only while it covers the car at the order's reading (P-02). Where no policy of the house applies,
 * nobody can judge, and the person decides.
 */
export function warrantyProblem(
  order: Pick<Row<'service.repair_order'>, 'odometer_km'>,
  covers: readonly CoverRow[] | undefined,
  { now, timeZone }: { readonly now: string; readonly timeZone: string },
): Refusal | undefined {
  if (!covers || covers.length === 0) return undefined
  return coverProblem(covers, localDate(epochMsOf(now), timeZone), order.odometer_km)
}
