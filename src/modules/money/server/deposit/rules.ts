import type { Refusal } from '../../../../kernel/contract/refusal.ts'
import { moneyRefusals } from '../../contract/refusals.ts'

/** Where every fen of a deposit is: received + compensation = held + set off + forfeited + owed + returned. */
export interface DepositMoney {
  readonly received_fen: number
  readonly held_fen: number
  readonly set_off_fen: number
  readonly forfeited_fen: number
  readonly owed_fen: number
  readonly returned_fen: number
  readonly compensation_fen: number
}

export const noMoney: DepositMoney = {
  received_fen: 0,
  held_fen: 0,
  set_off_fen: 0,
  forfeited_fen: 0,
  owed_fen: 0,
  returned_fen: 0,
  compensation_fen: 0,
}

/** The customer's own choice and the shop's, as the rule that he was shown weighs them. */
export type DepositEnd = 'inTime' | 'lateCancel' | 'noShow' | 'shop' | 'arrived'

/**
 * The part of a deposit that binds, in fen, rounded down: of 定金 at most the law's share of the price (民法典 586),
 * the rest of it is paid ahead; of 订金 nothing (合同编通则解释 67). Without a price nothing binds.
 */
export function bindingPart(
  nature: string,
  { amountFen, priceFen, percent }: { readonly amountFen: number; readonly priceFen: number; readonly percent: number },
): number {
  return nature === 'earnest' ? Math.min(amountFen, Math.floor((priceFen * percent) / 100)) : 0
}

export function received(money: DepositMoney, fen: number): DepositMoney {
  return { ...money, received_fen: money.received_fen + fen, held_fen: money.held_fen + fen }
}

/** What a bill takes of it; what it does not need is owed to the customer. */
export function offset(money: DepositMoney, dueFen: number): DepositMoney {
  const taken = Math.min(money.held_fen, Math.max(0, dueFen))
  return {
    ...money,
    held_fen: 0,
    set_off_fen: money.set_off_fen + taken,
    owed_fen: money.owed_fen + money.held_fen - taken,
  }
}

/** Off the bill again: it and what is still owed are held as before. */
export function unset(money: DepositMoney): DepositMoney {
  return { ...money, held_fen: money.held_fen + money.set_off_fen + money.owed_fen, set_off_fen: 0, owed_fen: 0 }
}

/** All that is held goes back; the shop adds `compensationFen` where it did not keep the booking (民法典 587). */
export function owedBack(money: DepositMoney, compensationFen = 0): DepositMoney {
  return {
    ...money,
    held_fen: 0,
    owed_fen: money.owed_fen + money.held_fen + compensationFen,
    compensation_fen: money.compensation_fen + compensationFen,
  }
}

/** The part that binds is kept, the rest is owed back (民法典 587). */
export function keptByRule(money: DepositMoney, bindingFen: number): DepositMoney {
  const kept = Math.min(money.held_fen, bindingFen)
  return {
    ...money,
    held_fen: 0,
    forfeited_fen: money.forfeited_fen + kept,
    owed_fen: money.owed_fen + money.held_fen - kept,
  }
}

export function handedOut(money: DepositMoney): DepositMoney {
  return { ...money, owed_fen: 0, returned_fen: money.returned_fen + money.owed_fen }
}

/** The state of one whose money has found its place. */
export function endState(money: DepositMoney): 'toRefund' | 'setOff' | 'forfeited' | 'refunded' {
  if (money.owed_fen > 0) return 'toRefund'
  if (money.set_off_fen > 0) return 'setOff'
  return money.forfeited_fen > 0 ? 'forfeited' : 'refunded'
}

/** Nothing is kept but by the rule that the customer was shown, and only when he did not keep to it. */
export function forfeitProblem(row: {
  readonly binding_fen: number
  readonly breach: string | null
}): Refusal | undefined {
  if (row.binding_fen === 0) return moneyRefusals.depositNotBinding()
  return row.breach === null ? moneyRefusals.depositNoBreach() : undefined
}

/** In a visit it is for the settlement. */
export function giveBackProblem(row: { readonly order_id: string | null }): Refusal | undefined {
  return row.order_id === null ? undefined : moneyRefusals.depositInVisit()
}

export const isAsked = (row: { readonly state: string }): boolean => row.state === 'asked'
/** The shop holds the customer's money for what is to come. */
export const isHeld = (row: { readonly state: string }): boolean => row.state === 'paid'

/** What the end of a booking does to a paid deposit. */
export function outcomeOf(
  how: DepositEnd,
  row: { readonly binding_fen: number },
): { readonly breach: 'lateCancel' | 'noShow' } | { readonly compensationFen: number } {
  const broken = how === 'lateCancel' || how === 'noShow'
  if (broken && row.binding_fen > 0) return { breach: how }
  return { compensationFen: how === 'shop' ? row.binding_fen : 0 }
}
