import type { Refusal } from '../../../../kernel/contract/refusal.ts'
import type { Row } from '../../../../kernel/db/schema.ts'
import { serviceRefusals } from '../../contract/refusals.ts'
import { needs } from '../visit-type/rules.ts'

type Line = Row<'service.line'>
type Insured = Pick<Line, 'payer' | 'dropped_at' | 'approval' | 'gross_fen' | 'insurer_fen' | 'difference_fen'>
type NamedLine = Insured & Pick<Line, 'id' | 'name_zh' | 'name_en'>
type Gated = Pick<Row<'service.repair_order'>, 'needs' | 'accident_grade'>

/** A line that stands and that the insurer is to pay. */
export function isInsured(line: Insured): boolean {
  return line.payer === 'insurance' && line.dropped_at === null && !['declined', 'deferred'].includes(line.approval)
}

/**
 * What of a line nobody bears yet, in fen: the insurer has not approved it, and the customer has not agreed to pay the
 * difference (I-17). Of a minor accident only where the insurer has spoken. Dearer later, it is short again.
 */
export function missingFen(order: Gated, line: Insured): number {
  if (!needs(order, 'needsSurvey') || !isInsured(line)) return 0
  if (line.insurer_fen === null) return order.accident_grade === 'major' ? line.gross_fen : 0
  return Math.max(0, line.gross_fen - line.insurer_fen - (line.difference_fen ?? 0))
}

/** Why lines cannot be worked on or finished: the first of them that nobody bears in full. */
export function heldProblem(
  order: Gated,
  lines: readonly NamedLine[],
  lineIds: readonly string[],
): Refusal | undefined {
  const held = lines.find((line) => lineIds.includes(line.id) && missingFen(order, line) > 0)
  if (!held) return undefined
  return serviceRefusals.aboveApproval({
    nameZh: held.name_zh,
    nameEn: held.name_en,
    grossFen: held.gross_fen,
    insurerFen: held.insurer_fen ?? 0,
    missingFen: missingFen(order, held),
  })
}

interface Word {
  readonly approvedFen?: number | undefined
  readonly lines?: readonly { readonly lineId: string; readonly approvedFen: number }[] | undefined
}

/**
 * What the insurer approves of each insured line, in fen by its id; lines that he does not name keep what he said before.
 * A sum alone is enough only when it covers every line. Throws the refusal.
 */
export function approvedByLine(lines: readonly Line[], word: Word): { total: number; byLine: Map<string, number> } {
  const insured = lines.filter(isInsured)
  const grossFen = insured.reduce((sum, line) => sum + line.gross_fen, 0)
  const named = word.lines ?? []
  if (named.length === 0) {
    if (word.approvedFen === undefined || word.approvedFen < grossFen)
      throw serviceRefusals.approvalByLine({ approvedFen: word.approvedFen ?? 0, linesFen: grossFen })
    return { total: word.approvedFen, byLine: new Map(insured.map((line) => [line.id, line.gross_fen])) }
  }
  for (const one of named) {
    const line = insured.find(({ id }) => id === one.lineId)
    if (!line) throw serviceRefusals.notInsured()
    if (one.approvedFen > line.gross_fen)
      throw serviceRefusals.approvalAboveLine({ nameZh: line.name_zh, nameEn: line.name_en, grossFen: line.gross_fen })
  }
  const said = new Map(named.map((one) => [one.lineId, one.approvedFen]))
  const byLine = new Map(
    insured.flatMap((line) => {
      const fen = said.get(line.id) ?? line.insurer_fen
      return fen === null ? [] : [[line.id, fen] as const]
    }),
  )
  const total = [...byLine.values()].reduce((sum, fen) => sum + fen, 0)
  if (word.approvedFen !== undefined && word.approvedFen !== total)
    throw serviceRefusals.approvalSum({ approvedFen: word.approvedFen, linesFen: total })
  return { total, byLine }
}

/** The shares of a line on the bill: the insurer's as approved, the rest the customer's, who agreed to it. */
export function sharesOf(line: Insured): { payer: string; grossFen: number }[] {
  const insurerFen = line.insurer_fen
  if (line.payer !== 'insurance' || insurerFen === null || insurerFen >= line.gross_fen)
    return [{ payer: line.payer, grossFen: line.gross_fen }]
  const rest = { payer: 'customer', grossFen: line.gross_fen - insurerFen }
  return insurerFen === 0 ? [rest] : [{ payer: 'insurance', grossFen: insurerFen }, rest]
}
