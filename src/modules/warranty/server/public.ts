import type { Refusal } from '../../../kernel/contract/refusal.ts'
import { coverState } from '../contract/cover.ts'
import { warrantyRefusals } from '../contract/refusals.ts'
import type { CoverRow } from './cover/cover.ts'

export { noteRecallBooking, noteRecallWork, recallFile } from './campaign/from-visits.ts'
export { isRecallKind } from './campaign/rules.ts'
export { type CarNow, type JudgedLine, proposedPayers } from './cover/payer.ts'
export { goodwillDays, goodwillKm } from './parameters.ts'
export { coversOf, type CoverRow, coverView, recallsOf, type RecallRow, recallView } from './cover/cover.ts'

/**
 * A line that the warranty is to pay needs a policy that still covers the car on that day and at that reading, the
 * last kilometre included (003b §1, P-02).
 */
export function coverProblem(covers: readonly CoverRow[], today: string, odometerKm: number): Refusal | undefined {
  const states = covers.map((row) => coverState(row, row.sold_on, today, odometerKm))
  if (states.includes('covered')) return undefined
  const km = Math.max(0, ...covers.map((row) => row.km ?? 0))
  return warrantyRefusals.notCovered({ because: states.includes('overKm') ? 'km' : 'time', km, odometerKm })
}
