import type { Refusal } from '../../../../kernel/contract/refusal.ts'
import { netOfGross } from '../../../../kernel/money.ts'
import { moneyRefusals } from '../../contract/refusals.ts'

/** One line to be billed. Amounts in fen with VAT, quantities in thousandths of the unit, rate in basis points. */
export interface BillLineInput {
  /** The order's line. */
  readonly orderLineId: string
  readonly kind: string
  readonly code: string
  readonly nameZh: string
  readonly nameEn: string
  readonly quantityThousandths: number
  readonly unit: string
  readonly unitFen: number
  /** What the customer agreed to, printed beside what is billed. */
  readonly agreedGrossFen: number
  readonly grossFen: number
  readonly vatBasisPoints: number
  /** `customer`, or who else bears it: `warranty`, `insurance`, `internal`. */
  readonly payer: string
  readonly partOrigin: string | null
  /** Of labour at a posted rate: printed as hours × rate. */
  readonly labourMinutes?: number | null
  readonly hourlyRateFen?: number | null
}

export interface BilledLine extends BillLineInput {
  readonly netFen: number
  readonly taxFen: number
}

export interface BillSum {
  readonly totalFen: number
  readonly netFen: number
  readonly taxFen: number
  readonly othersFen: number
}

/** The columns that say what is still to be paid. */
export interface BillMoney {
  readonly total_fen: number
  readonly others_fen: number
  readonly paid_fen: number
  readonly on_account_fen: number
}

/** Net and tax of each line, rounded half-up to the fen per line (增值税法 7; design §7.6). */
export function billedLine(line: BillLineInput): BilledLine {
  return { ...line, ...netOfGross(line.grossFen, line.vatBasisPoints) }
}

/** A bill is the sum of its rounded lines: no figure of it is ever rounded again. */
export function sumOf(lines: readonly BilledLine[]): BillSum {
  const sum = { totalFen: 0, netFen: 0, taxFen: 0, othersFen: 0 }
  for (const line of lines) {
    sum.totalFen += line.grossFen
    sum.netFen += line.netFen
    sum.taxFen += line.taxFen
    if (line.payer !== 'customer') sum.othersFen += line.grossFen
  }
  return sum
}

/** What the customer still has to pay now, in fen. */
export function dueOf(bill: BillMoney): number {
  return bill.total_fen - bill.others_fen - bill.paid_fen - bill.on_account_fen
}

/** What is still to come: due now, or put on account. */
export function owedOf(bill: BillMoney): number {
  return dueOf(bill) + bill.on_account_fen
}

/** The state that follows from the figures. */
export function stateOf(bill: BillMoney): 'open' | 'partlyPaid' | 'paid' {
  if (dueOf(bill) === 0) return 'paid'
  return bill.paid_fen === 0 && bill.on_account_fen === 0 ? 'open' : 'partlyPaid'
}

/** The car may leave: paid, or put on an approved account (L-06). */
export function isSettled(row: { readonly state: string }): boolean {
  return row.state === 'paid'
}

/** More than is due is refused with the due amount, so that no change is owed across two systems. */
export function payProblem(bill: BillMoney, amountFen: number): Refusal | undefined {
  const dueFen = dueOf(bill)
  return amountFen > dueFen ? moneyRefusals.moreThanDue({ dueFen, amountFen }) : undefined
}

export function accountProblem(bill: BillMoney, amountFen: number): Refusal | undefined {
  const { on_account_fen: onAccountFen } = bill
  if (onAccountFen === 0) return moneyRefusals.nothingOnAccount()
  return amountFen > onAccountFen ? moneyRefusals.moreThanAccount({ onAccountFen, amountFen }) : undefined
}

export interface PaymentFacts {
  readonly id: string
  readonly amount_fen: number
  readonly refund_of: string | null
}

/** A payment is turned round as often as one likes, but never by more than it was, and a refund is not refunded. */
export function refundProblem(
  payments: readonly PaymentFacts[],
  paymentId: string,
  amountFen: number,
): Refusal | undefined {
  const payment = payments.find((one) => one.id === paymentId)
  if (!payment) return moneyRefusals.unknownPayment()
  if (payment.refund_of !== null) return moneyRefusals.refundOfRefund()
  const back = payments.filter((one) => one.refund_of === paymentId).reduce((sum, one) => sum + one.amount_fen, 0)
  const leftFen = payment.amount_fen + back
  return amountFen > leftFen ? moneyRefusals.moreThanPaid({ leftFen, amountFen }) : undefined
}

/** What was set off from a deposit is taken off whole: it is no money that somebody hands over. */
export function wholeProblem(
  payment: { readonly deposit_id: string | null; readonly amount_fen: number } | undefined,
  amountFen: number,
): Refusal | undefined {
  if (!payment?.deposit_id || payment.amount_fen === amountFen) return undefined
  return moneyRefusals.depositWhole({ amountFen: payment.amount_fen })
}
