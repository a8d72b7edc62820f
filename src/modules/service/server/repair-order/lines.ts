import type { Row } from '../../../../kernel/db/schema.ts'
import type { PricedLine } from './pricing.ts'

type Line = Row<'service.line'>

/** What a new edition does to one line that is there already. */
export interface LineChange {
  readonly line: Line
  readonly priced: PricedLine
  readonly concernId: string | null
  readonly position: number
  /** It has to be decided again: what he agreed to costs something else now, or what he declined is offered anew. */
  readonly voided: boolean
}

export interface Edition {
  readonly changed: readonly LineChange[]
  readonly added: readonly { priced: PricedLine; concernId: string | null; position: number }[]
  readonly dropped: readonly Line[]
}

export interface EditionLine {
  readonly priced: PricedLine
  readonly concernId: string | null
}

/**
 * Fits a full list of lines onto those that are on the order. The same kind and code is the same line: it keeps the
 * customer's approval while quantity, price and payer stay; a change voids it on that line only. Lines that are
 * not wanted any more are dropped, but for those declined or deferred: declined work never vanishes, and is offered
 * anew by naming it again. While plans are open the same work in two of them is two lines.
 */
export function fitEdition(existing: readonly Line[], wanted: readonly EditionLine[]): Edition {
  const left = [...existing]
  const changed: LineChange[] = []
  const added: Edition['added'][number][] = []
  wanted.forEach(({ priced, concernId }, index) => {
    const at = left.findIndex(
      (line) => line.kind === priced.kind && line.code === priced.code && line.plan_id === priced.plan_id,
    )
    const position = index + 1
    if (at < 0) {
      added.push({ priced, concernId, position })
      return
    }
    const [line] = left.splice(at, 1)
    if (line) changed.push({ line, priced, concernId, position, voided: costsOther(line, priced) || isRefused(line) })
  })
  return { changed, added, dropped: left.filter((line) => !isRefused(line)) }
}

function costsOther(line: Line, priced: PricedLine): boolean {
  return (
    line.quantity_thousandths !== priced.quantity_thousandths ||
    line.unit_fen !== priced.unit_fen ||
    line.gross_fen !== priced.gross_fen ||
    line.payer !== priced.payer
  )
}

/**
 * A line with another quantity, time or price: what costs something else is decided anew. Without a change, or
 * where nothing differs, it is the same line.
 */
export function repriced(line: Line, wanted: EditionLine | undefined): Line {
  if (!wanted || !costsOther(line, wanted.priced)) return line
  return { ...line, ...wanted.priced, approval: 'pending', decided_at: null, agreed_gross_fen: null }
}

export function isRefused(line: Pick<Line, 'approval'>): boolean {
  return line.approval === 'declined' || line.approval === 'deferred'
}

export function isApproved(line: Pick<Line, 'approval'>): boolean {
  return line.approval === 'approved'
}

/** A line on which somebody works, or which is done: the customer's decision on it is spent. */
export function isInWork(line: Pick<Line, 'job_card_id' | 'executed'>): boolean {
  return line.executed || line.job_card_id !== null
}

/** What the customer has agreed to pay, all payers together. */
export function approvedSum(lines: readonly Pick<Line, 'approval' | 'agreed_gross_fen'>[]): number {
  return lines.reduce((sum, line) => sum + (isApproved(line) ? (line.agreed_gross_fen ?? 0) : 0), 0)
}

export interface PickedLine {
  readonly order_line_id: string
  readonly wanted_thousandths: number
}

/** Parts to be held for approved lines and not held yet, so that a second approval does not hold them twice. */
export function partsToReserve(
  lines: readonly Pick<Line, 'id' | 'part_id' | 'quantity_thousandths' | 'approval'>[],
  picked: readonly PickedLine[],
): { orderLineId: string; partId: string; quantityThousandths: number }[] {
  return lines.flatMap((line) => {
    if (line.part_id === null || !isApproved(line)) return []
    const held = picked.reduce((sum, pick) => sum + (pick.order_line_id === line.id ? pick.wanted_thousandths : 0), 0)
    const quantityThousandths = line.quantity_thousandths - held
    return quantityThousandths > 0 ? [{ orderLineId: line.id, partId: line.part_id, quantityThousandths }] : []
  })
}
