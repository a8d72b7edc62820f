import type { Refusal } from '../../../../kernel/contract/refusal.ts'
import { movingAverage } from '../../../../kernel/money.ts'
import { partsRefusals } from '../../contract/refusals.ts'
import type { StockAfter } from '../stock.ts'

export interface StockLevel {
  readonly part_id: string
  readonly part_no: string
  readonly part_state: string
  readonly on_hand_thousandths: number
  readonly reserved_thousandths: number
  readonly average_cost: number
}

export interface ReceivedLine {
  readonly partId: string
  readonly quantityThousandths: number
  readonly unitCost: number
  readonly bin?: string | undefined
}

/** Retired parts do not come in any more; blocked ones do, for nobody can issue them. */
export function receiveProblem(
  stock: readonly StockLevel[],
  lines: readonly { partId: string }[],
): Refusal | undefined {
  const known = new Map(stock.map((row) => [row.part_id, row]))
  for (const { partId } of lines) {
    const row = known.get(partId)
    if (!row) return partsRefusals.unknownPart()
    if (row.part_state === 'retired') return partsRefusals.partRetired({ partNo: row.part_no })
  }
  return undefined
}

/** The stock after goods have come in, line by line: quantity and moving average (design §7.6). */
export function afterReceipt(stock: readonly StockLevel[], lines: readonly ReceivedLine[]): StockAfter[] {
  const after = new Map<string, StockAfter>()
  for (const { partId, quantityThousandths, unitCost, bin } of lines) {
    const row = stock.find((one) => one.part_id === partId)
    const before = after.get(partId) ?? {
      partId,
      onHandThousandths: row?.on_hand_thousandths ?? 0,
      averageCost: row?.average_cost ?? 0,
    }
    after.set(partId, {
      partId,
      onHandThousandths: before.onHandThousandths + quantityThousandths,
      averageCost: movingAverage(before.onHandThousandths, before.averageCost, quantityThousandths, unitCost),
      bin: bin ?? before.bin,
    })
  }
  return [...after.values()]
}

/** A count cannot find less than nothing, nor less than is held for orders: what is held must be freed first. */
export function correctProblem(
  stock: readonly StockLevel[],
  lines: readonly { partId: string; differenceThousandths: number }[],
): Refusal | undefined {
  const left = new Map(stock.map((row) => [row.part_id, row.on_hand_thousandths]))
  for (const { partId, differenceThousandths } of lines) {
    const row = stock.find((one) => one.part_id === partId)
    if (!row) return partsRefusals.unknownPart()
    const onHand = (left.get(partId) ?? 0) + differenceThousandths
    left.set(partId, onHand)
    const { part_no: partNo, on_hand_thousandths: onHandThousandths, reserved_thousandths: reservedThousandths } = row
    if (onHand < 0) return partsRefusals.moreThanStock({ partNo, availableThousandths: onHandThousandths })
    if (onHand < reservedThousandths) return partsRefusals.stockReserved({ partNo, reservedThousandths })
  }
  return undefined
}
