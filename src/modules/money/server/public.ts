import { type Found, markOf, parameterOf } from '../../../kernel/db/found.ts'
import type { Row } from '../../../kernel/db/schema.ts'
import { type Load, oneRaw } from '../../../kernel/db/sql.ts'
import { newId } from '../../../kernel/ids.ts'
import type { Work } from '../../../kernel/work.ts'
import { bill } from './bill/actions.ts'
import { type BillLineInput, billedLine, stateOf, sumOf } from './bill/rules.ts'
import type { Deposit } from './deposit/deposit.ts'
import { isDepositHeld, offsetOf, setOffOn } from './deposit/flow.ts'

export type { BillLineInput } from './bill/rules.ts'
export { dueOf, isSettled } from './bill/rules.ts'
export { gatePassPaper, type GatePassFacts } from './bill/gate-pass-paper.ts'
export type { PaperCar, PaperCustomer, PaperStore } from './bill/paper-facts.ts'
export { settlementPaper, type SettlementFacts } from './bill/settlement-paper.ts'
export type { Deposit } from './deposit/deposit.ts'
export { depositDue, depositWarnMinutes } from './deposit/deposit.ts'
export {
  askDeposit,
  bindingOf,
  type DepositEnd,
  endDeposit,
  isDepositAsked,
  isDepositHeld,
  joinVisit,
  lockDeposit,
  noteReminded,
} from './deposit/flow.ts'
export { priceOf, type PriceRow, pricesAt, type WantedPrice } from './price/known.ts'

export interface NewBill {
  readonly id: string
  readonly storeId: string
  readonly number: string
  readonly orderId: string
  readonly customerId: string
  readonly vehicleId?: string | null
  readonly lines: readonly BillLineInput[]
  /** Paid before for this visit, locked: as much of it as the bill needs is set off, the rest is owed back. */
  readonly deposit?: Deposit | undefined
}

/**
 * Issues the bill of an order in the caller's transaction: net and tax per line, totals, the share of other payers.
 * Nothing due from the customer makes it paid at once. Answers the row; a second live bill of an order is refused.
 */
export function issueBill(work: Work, order: NewBill): Row<'money.bill'> {
  const lines = order.lines.map(billedLine)
  const sum = sumOf(lines)
  const dueFen = sum.totalFen - sum.othersFen
  const paidFen = offsetOf(order.deposit, dueFen)
  const money = { total_fen: sum.totalFen, others_fen: sum.othersFen, paid_fen: paidFen, on_account_fen: 0 }
  const issued = work.create(
    bill.face,
    'issue',
    {
      id: order.id,
      store_id: order.storeId,
      number: order.number,
      order_id: order.orderId,
      customer_id: order.customerId,
      vehicle_id: order.vehicleId ?? null,
      currency: 'CNY',
      net_fen: sum.netFen,
      tax_fen: sum.taxFen,
      ...money,
    },
    stateOf(money),
  )
  lines.forEach((line, index) => {
    work.insert('money.bill_line', {
      id: newId(),
      bill_id: order.id,
      order_line_id: line.orderLineId,
      position: index + 1,
      kind: line.kind,
      code: line.code,
      name_zh: line.nameZh,
      name_en: line.nameEn,
      quantity_thousandths: line.quantityThousandths,
      unit: line.unit,
      unit_fen: line.unitFen,
      agreed_gross_fen: line.agreedGrossFen,
      gross_fen: line.grossFen,
      net_fen: line.netFen,
      tax_fen: line.taxFen,
      vat_basis_points: line.vatBasisPoints,
      payer: line.payer,
      part_origin: line.partOrigin,
      labour_minutes: line.labourMinutes ?? null,
      hourly_rate_fen: line.hourlyRateFen ?? null,
    })
  })
  if (order.deposit && isDepositHeld(order.deposit)) setOffOn(work, order.deposit, issued, dueFen)
  return issued
}

/** How much of a deposit a bill of these lines takes, in fen. */
export function setOffOf(deposit: Deposit | undefined, lines: readonly BillLineInput[]): number {
  const sum = sumOf(lines.map(billedLine))
  return offsetOf(deposit, sum.totalFen - sum.othersFen)
}

/** The order's live bill. */
export function billOf(groupId: string, orderId: string | Found): Load<Row<'money.bill'> | undefined> {
  return oneRaw<Row<'money.bill'>>(
    `select * from money.bill where group_id = $1 and order_id = ${markOf(orderId)} and state <> 'cancelled'`,
    [groupId, parameterOf(orderId)],
  )
}
