import type { Found } from '../../../../kernel/db/found.ts'
import type { Row } from '../../../../kernel/db/schema.ts'
import type { Work } from '../../../../kernel/work.ts'
import { lockPick, markUnborne, pickLinesOf } from '../../../parts/server/public.ts'
import { needs } from '../visit-type/rules.ts'
import { missingFen } from './approval.ts'

type Order = Row<'service.repair_order'>
type Line = Row<'service.line'>

/** The pick list of an accident's order, locked: before the order itself. */
export const lockParts = (groupId: string, orderId: string | Found) => ({
  pick: lockPick(groupId, orderId),
  pickLines: pickLinesOf(groupId, orderId),
})

/** What of a line nobody bears yet, by its id; nothing where the kind of visit asks for no survey. */
export function unborneOf(order: Order, lines: readonly Line[]): ((lineId: string) => number) | undefined {
  if (!needs(order, 'needsSurvey')) return undefined
  const byId = new Map(lines.map((line) => [line.id, line]))
  return (lineId) => {
    const line = byId.get(lineId)
    return line ? missingFen(order, line) : 0
  }
}

/** Parts of lines that are above the approval stay in the store, and go out when somebody bears the rest (I-17). */
export function keepParts(
  work: Work,
  parts: Parameters<typeof markUnborne>[1],
  order: Order,
  lines: readonly Line[],
): void {
  const unborne = unborneOf(order, lines)
  if (unborne) markUnborne(work, parts, unborne)
}
