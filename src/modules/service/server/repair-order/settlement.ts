import type { Row } from '../../../../kernel/db/schema.ts'
import { isApproved } from './lines.ts'

type Line = Row<'service.line'>

/** In what a line that was done differs from what was agreed. */
export type DifferenceKind = 'undecided' | 'notDone' | 'notAgreed' | 'price' | 'quantity'

export interface Difference {
  readonly kind: DifferenceKind
  readonly lineId: string
  readonly code: string
  readonly nameZh: string
  readonly nameEn: string
  readonly agreedFen: number
  readonly actualFen: number
  readonly agreedThousandths: number
  readonly actualThousandths: number
}

export interface IssuedLine {
  readonly order_line_id: string
  readonly issued_thousandths: number
  readonly returned_thousandths: number
}

/**
 * Compares what was executed with what was agreed, line by line (L-05, 000 §7.2). Labour is done when its card is
 * finished, a part when it was issued and not brought back; other charges are done with the visit. An empty answer is
 * the only one with which an order may be settled.
 */
export function differences(lines: readonly Line[], issued: readonly IssuedLine[]): Difference[] {
  return lines.flatMap((line) => {
    const actual = actualThousandths(line, issued)
    const kind = differenceOf(line, actual)
    return kind ? [differenceAt(line, kind, actual)] : []
  })
}

function actualThousandths(line: Line, issued: readonly IssuedLine[]): number {
  if (line.kind !== 'part') return line.executed || line.kind === 'other' ? line.quantity_thousandths : 0
  return issued.reduce(
    (sum, item) => (item.order_line_id === line.id ? sum + item.issued_thousandths - item.returned_thousandths : sum),
    0,
  )
}

function differenceOf(line: Line, actual: number): DifferenceKind | undefined {
  if (line.dropped_at !== null) return line.kind === 'part' && actual !== 0 ? 'notAgreed' : undefined
  if (line.approval === 'pending') return 'undecided'
  if (!isApproved(line)) return line.kind !== 'other' && actual !== 0 ? 'notAgreed' : undefined
  if (line.agreed_gross_fen !== line.gross_fen) return 'price'
  if (actual === line.quantity_thousandths) return undefined
  return line.kind === 'part' ? 'quantity' : 'notDone'
}

function differenceAt(line: Line, kind: DifferenceKind, actual: number): Difference {
  const isAgreed = isApproved(line) && line.dropped_at === null
  return {
    kind,
    lineId: line.id,
    code: line.code,
    nameZh: line.name_zh,
    nameEn: line.name_en,
    agreedFen: isAgreed ? (line.agreed_gross_fen ?? 0) : 0,
    actualFen: line.gross_fen,
    agreedThousandths: isAgreed ? line.quantity_thousandths : 0,
    actualThousandths: actual,
  }
}
