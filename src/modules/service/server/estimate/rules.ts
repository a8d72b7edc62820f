import type { Refusal } from '../../../../kernel/contract/refusal.ts'
import type { Row } from '../../../../kernel/db/schema.ts'
import { serviceRefusals } from '../../contract/refusals.ts'
import { isInWork } from '../repair-order/lines.ts'
import { isDecidable, isPending } from '../repair-order/rules.ts'

type Line = Row<'service.line'>

export interface Decision {
  readonly lineId: string
  readonly approval: 'approved' | 'declined' | 'deferred'
}

/** An edition that the customer may still decide on. */
export function isOpen(edition: Pick<Row<'service.estimate'>, 'state'>): boolean {
  return edition.state === 'sent'
}

/** An edition that a newer one has replaced. */
export function isEnded(edition: Pick<Row<'service.estimate'>, 'state'>): boolean {
  return edition.state === 'superseded'
}

/** Why a customer's decisions cannot be taken as they are. Lines that somebody works on are past deciding. */
export function decisionProblem(
  order: Pick<Row<'service.repair_order'>, 'state'>,
  offered: ReadonlySet<string>,
  lines: readonly Line[],
  decisions: readonly Decision[],
): Refusal | undefined {
  if (!isDecidable(order)) return serviceRefusals.orderClosedForDecisions()
  if (new Set(decisions.map((item) => item.lineId)).size !== decisions.length) return serviceRefusals.decidedTwice()
  for (const { lineId, approval } of decisions) {
    const line = lines.find((item) => item.id === lineId)
    if (!line || !offered.has(lineId)) return serviceRefusals.notInEstimate()
    if (isInWork(line) && approval !== 'approved')
      return serviceRefusals.lineInWork({ nameZh: line.name_zh, nameEn: line.name_en })
  }
  return undefined
}

/**
 * The lines as they stand after the decisions; what he agrees to is the price that he was shown. A decision that stood
 * already keeps its time.
 */
export function decidedLines(lines: readonly Line[], decisions: readonly Decision[], now: string): Line[] {
  const byLine = new Map(decisions.map((item) => [item.lineId, item.approval]))
  return lines.map((line) => {
    const approval = byLine.get(line.id)
    if (approval === undefined || approval === line.approval) return line
    return { ...line, approval, decided_at: now, agreed_gross_fen: approval === 'approved' ? line.gross_fen : null }
  })
}

/** Whether the edition is decided, or waits for the lines left open. */
export function editionState(offered: ReadonlySet<string>, lines: readonly Line[]): 'decided' | 'sent' {
  return lines.some((line) => offered.has(line.id) && isPending(line)) ? 'sent' : 'decided'
}

/** By which way the customer decided: his own link, or his words as the advisor took them down. */
export function channelOf(kind: string, given: 'link' | 'desk' | 'phone'): 'link' | 'desk' | 'phone' {
  if (kind === 'link') return 'link'
  return given === 'phone' ? 'phone' : 'desk'
}
