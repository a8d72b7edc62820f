import { epochMsOf } from '../../../../kernel/clocks/zone.ts'
import type { Refusal } from '../../../../kernel/contract/refusal.ts'
import type { Row } from '../../../../kernel/db/schema.ts'
import { serviceRefusals } from '../../contract/refusals.ts'
import { isInWork } from '../repair-order/lines.ts'
import { isDecidable, isPending } from '../repair-order/rules.ts'

type Line = Row<'service.line'>

export interface Decision {
  readonly lineId: string
  readonly approval: 'approved' | 'declined' | 'deferred'
  readonly followUpOn?: string | undefined
}

/** An edition that the customer may still decide on. */
export function isOpen(edition: Pick<Row<'service.estimate'>, 'state'>): boolean {
  return edition.state === 'sent'
}

/** An edition that a newer one has replaced. */
export function isEnded(edition: Pick<Row<'service.estimate'>, 'state'>): boolean {
  return edition.state === 'superseded'
}

/** Prices that were shown hold until then; editions from before there was a limit hold on. */
export function expiryProblem(edition: Pick<Row<'service.estimate'>, 'valid_until'>, now: string): Refusal | undefined {
  const { valid_until: validUntil } = edition
  return validUntil !== null && validUntil <= now ? serviceRefusals.estimateExpired({ validUntil }) : undefined
}

/** Reminding a customer again and again drives him away: the next time somebody rings him. */
export function reminderProblem(
  { reminded_at: last }: Pick<Row<'service.estimate'>, 'reminded_at'>,
  againMinutes: number,
  now: string,
): Refusal | undefined {
  const isFresh = last !== null && epochMsOf(now) - epochMsOf(last) < againMinutes * 60_000
  return isFresh ? serviceRefusals.remindedJustNow({ at: last, minutes: againMinutes }) : undefined
}

/** Words on the telephone leave no trace by themselves: what was said, to whom and when is written down (H-15). */
export function callProblem(channel: 'link' | 'desk' | 'phone', call: object | undefined): Refusal | undefined {
  return channel === 'phone' && !call ? serviceRefusals.callNeeded() : undefined
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

/** The days on which put-off lines are to be spoken of again. */
export function withFollowUp(lines: readonly Line[], decisions: readonly Decision[]): Line[] {
  const days = new Map(
    decisions.flatMap(({ lineId, approval, followUpOn }): [string, string][] =>
      approval === 'deferred' && followUpOn ? [[lineId, followUpOn]] : [],
    ),
  )
  if (days.size === 0) return [...lines]
  return lines.map((line) => (days.has(line.id) ? { ...line, follow_up_on: days.get(line.id) ?? null } : line))
}

/** Whether the edition is decided, or waits for the lines left open. */
export function editionState(offered: ReadonlySet<string>, lines: readonly Line[]): 'decided' | 'sent' {
  const isOpenYet = (line: Line) => offered.has(line.id) && line.dropped_at === null && isPending(line)
  return lines.some(isOpenYet) ? 'sent' : 'decided'
}

/** By which way the customer decided: his own link, or his words as the advisor took them down. */
export function channelOf(kind: string, given: 'link' | 'desk' | 'phone'): 'link' | 'desk' | 'phone' {
  if (kind === 'link') return 'link'
  return given === 'phone' ? 'phone' : 'desk'
}
