import type { Row } from '../../../../kernel/db/schema.ts'
import type { Work } from '../../../../kernel/work.ts'
import { isApproved } from './lines.ts'

type Line = Pick<Row<'service.line'>, 'id' | 'part_id' | 'approval'>

/** Topic: parts are held for lines of an order that are not approved any more. */
export const partsUnwanted = 'service.partsUnwanted'

/** Says so when an approved part of `before` is not approved `after`, or is not there any more. */
export function tellUnwanted(work: Work, orderId: string, before: readonly Line[], after: readonly Line[]): void {
  const wanted = new Set(after.filter(isApproved).map((line) => line.id))
  const isUnwanted = (line: Line) => line.part_id !== null && isApproved(line) && !wanted.has(line.id)
  if (before.some(isUnwanted)) work.emit(partsUnwanted, { orderId })
}
