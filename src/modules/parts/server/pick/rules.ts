import type { Refusal } from '../../../../kernel/contract/refusal.ts'
import type { Row } from '../../../../kernel/db/schema.ts'
import { partsRefusals } from '../../contract/refusals.ts'

/** The figures of a pick line. Quantities in thousandths of the part's unit. */
export type PickLineFigures = Pick<
  Row<'parts.pick_line'>,
  'wanted_thousandths' | 'reserved_thousandths' | 'issued_thousandths' | 'returned_thousandths'
>

/** What was handed out and has not come back. */
export function outOf(line: PickLineFigures): number {
  return line.issued_thousandths - line.returned_thousandths
}

/** What is still to be handed out. */
export function openOf(line: PickLineFigures): number {
  return line.wanted_thousandths - outOf(line)
}

/** What is wanted and neither handed out nor held. */
export function shortOf(line: PickLineFigures): number {
  return openOf(line) - line.reserved_thousandths
}

export function shortCountOf(lines: readonly PickLineFigures[]): number {
  return lines.filter((line) => shortOf(line) > 0).length
}

/** All that is wanted has been handed out. */
export function isComplete(lines: readonly PickLineFigures[]): boolean {
  return lines.every((line) => openOf(line) === 0)
}

/** Whether a pick list still takes part: released ones are history. */
export function isLive(pick: { readonly state: string }): boolean {
  return pick.state !== 'released'
}

/** Nothing is left to hand out. */
export function isAllIssued(pick: { readonly state: string }): boolean {
  return pick.state === 'issued'
}

export interface StockFigures {
  readonly on_hand_thousandths: number
  readonly reserved_thousandths: number
}

export function freeOf(stock: StockFigures | undefined): number {
  return stock ? stock.on_hand_thousandths - stock.reserved_thousandths : 0
}

/** A pick line with its part and the store's stock. */
export interface IssueLine extends PickLineFigures {
  readonly id: string
  readonly part_no: string
  readonly part_state: string
  readonly unborne_fen: number | null
}

/** What of a line nobody bears yet keeps its part here, as long as there is more of it to hand out (I-17). */
export function unborneProblem(line: Pick<IssueLine, 'part_no' | 'unborne_fen'>): Refusal | undefined {
  return line.unborne_fen
    ? partsRefusals.nobodyBears({ partNo: line.part_no, missingFen: line.unborne_fen })
    : undefined
}

/**
 * Why a quantity cannot be handed out (J-05): never more than the order wants, nor more than lies there beside what is
 * held for other orders; blocked parts, and those of lines that nobody bears in full, not at all.
 */
export function issueProblem(
  line: IssueLine | undefined,
  stock: StockFigures | undefined,
  quantityThousandths: number,
): Refusal | undefined {
  if (!line) return partsRefusals.unknownLine()
  const { part_no: partNo } = line
  if (line.part_state !== 'active') return partsRefusals.partBlocked({ partNo })
  const unborne = unborneProblem(line)
  if (unborne) return unborne
  const openThousandths = openOf(line)
  if (quantityThousandths > openThousandths) return partsRefusals.moreThanWanted({ partNo, openThousandths })
  const availableThousandths = freeOf(stock) + line.reserved_thousandths
  return quantityThousandths > availableThousandths
    ? partsRefusals.moreThanStock({ partNo, availableThousandths })
    : undefined
}

export function unreserveProblem(line: IssueLine | undefined, quantityThousandths: number): Refusal | undefined {
  if (!line) return partsRefusals.unknownLine()
  const { part_no: partNo, reserved_thousandths: reservedThousandths } = line
  return quantityThousandths > reservedThousandths
    ? partsRefusals.moreThanReserved({ partNo, reservedThousandths })
    : undefined
}

export function takeBackProblem(line: IssueLine | undefined, quantityThousandths: number): Refusal | undefined {
  if (!line) return partsRefusals.unknownLine()
  const issuedThousandths = outOf(line)
  return quantityThousandths > issuedThousandths
    ? partsRefusals.moreThanIssued({ partNo: line.part_no, issuedThousandths })
    : undefined
}

export interface MoveFigures {
  readonly kind: string
  readonly quantity_thousandths: number
  readonly unit_cost: number
}

export interface Portion {
  readonly quantityThousandths: number
  /** 1/10,000 yuan per unit. */
  readonly unitCost: number
}

/**
 * At what cost a quantity that comes back had left: the last issue first, those returned before left out. `moves` are
 * the line's movements in their order.
 */
export function leftAt(moves: readonly MoveFigures[], quantityThousandths: number): Portion[] {
  const out: { quantity: number; unitCost: number }[] = []
  const pop = (wanted: number): Portion[] => {
    const portions: Portion[] = []
    let left = wanted
    for (let last = out.at(-1); last && left > 0; last = out.at(-1)) {
      const quantity = Math.min(left, last.quantity)
      portions.push({ quantityThousandths: quantity, unitCost: last.unitCost })
      last.quantity -= quantity
      left -= quantity
      if (last.quantity === 0) out.pop()
    }
    return portions
  }
  for (const move of moves) {
    if (move.kind === 'issue') out.push({ quantity: -move.quantity_thousandths, unitCost: move.unit_cost })
    else pop(move.quantity_thousandths)
  }
  return pop(quantityThousandths)
}
