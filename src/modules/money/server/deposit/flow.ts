import { epochMsOf, instantOf, localDate } from '../../../../kernel/clocks/zone.ts'
import type { Row } from '../../../../kernel/db/schema.ts'
import { newId } from '../../../../kernel/ids.ts'
import { parameter } from '../../../../kernel/settings.ts'
import type { Work } from '../../../../kernel/work.ts'
import type { DepositTerms } from '../../contract/deposit.ts'
import {
  decideTask,
  type Deposit,
  deposit,
  depositDue,
  depositWarnMinutes,
  earnestPercent,
  endTasks,
  oweTask,
} from './deposit.ts'
import {
  bindingPart,
  type DepositEnd,
  endState,
  isAsked,
  isHeld,
  noMoney,
  offset,
  outcomeOf,
  owedBack,
  unset,
} from './rules.ts'

export type { DepositEnd } from './rules.ts'
export { isAsked as isDepositAsked, isHeld as isDepositHeld } from './rules.ts'
export { lockDeposit } from './deposit.ts'

const minuteMs = 60_000

function limit(work: Pick<Work, 'settings' | 'now'>, storeId: string, key: string, stricter?: 'min'): number {
  const zone = work.settings.stores.get(storeId)?.timeZone ?? 'Asia/Shanghai'
  return parameter(work.settings, key, storeId, localDate(epochMsOf(work.now), zone), stricter)
}

/** The part of an amount that would bind by the store's rule and the law's. */
export function bindingOf(
  at: Pick<Work, 'settings' | 'now'>,
  storeId: string,
  wanted: Pick<DepositTerms, 'nature' | 'amountFen' | 'priceFen'>,
): number {
  return bindingPart(wanted.nature, { ...wanted, percent: limit(at, storeId, earnestPercent, 'min') })
}

export interface NewDeposit extends DepositTerms {
  readonly id: string
  readonly storeId: string
  readonly number: string
  readonly appointmentId: string
  readonly customerId: string
  readonly vehicleId: string | null
}

/** Asks a deposit for a booking in the caller's transaction, on the terms that the customer was shown. */
export function askDeposit(work: Work, asked: NewDeposit): Deposit {
  const row = work.create(deposit.face, 'ask', {
    id: asked.id,
    store_id: asked.storeId,
    number: asked.number,
    appointment_id: asked.appointmentId,
    customer_id: asked.customerId,
    vehicle_id: asked.vehicleId,
    nature: asked.nature,
    asked_because: asked.askedBecause,
    amount_fen: asked.amountFen,
    price_fen: asked.priceFen,
    binding_fen: asked.bindingFen,
    free_minutes: asked.freeMinutes,
    due_at: asked.dueAt,
    releases: asked.releases,
    ...noMoney,
  })
  const warnAt = epochMsOf(asked.dueAt) - limit(work, asked.storeId, depositWarnMinutes) * minuteMs
  work.startDeadline({
    name: depositDue.name,
    record: 'deposit',
    recordId: row.id,
    storeId: row.store_id,
    role: depositDue.role,
    dueAt: row.due_at,
    warnAt: warnAt > epochMsOf(work.now) ? instantOf(warnAt) : null,
  })
  return row
}

/** The customer was reminded that it is due. */
export function noteReminded(work: Work, row: Deposit): void {
  work.move(deposit.face, row, 'remind', { reminded_at: work.now })
}

/**
 * The booking of a deposit has ended without a bill, or its car has come: unpaid it is not asked any more; paid it goes
 * back as a task of the cashier, with as much again where the shop did not keep to it; where the customer did not, and a
 * part binds, somebody decides. Answers the row as it stands then.
 */
export function endDeposit(work: Work, row: Deposit | undefined, how: DepositEnd): Deposit | undefined {
  if (row && isAsked(row)) {
    work.stopDeadline(depositDue.name, row.id, 'cancelled')
    return work.move(deposit.face, row, 'lapse', {}, { cause: how })
  }
  if (!row || !isHeld(row)) return row
  const outcome = outcomeOf(how, row)
  if ('breach' in outcome) {
    const moved = work.move(deposit.face, row, 'breach', { breach: outcome.breach })
    decideTask(work, moved)
    return moved
  }
  const money = owedBack(row, outcome.compensationFen)
  const moved = work.move(deposit.face, row, 'giveBack', { ...figures(money), order_id: null }, { cause: how })
  oweTask(work, moved)
  return moved
}

/** The car of a booking has come: answers the paid deposit that its visit carries, if there is one. */
export function joinVisit(work: Work, row: Deposit | undefined, orderId: string): Deposit | undefined {
  if (row && isHeld(row)) return work.move(deposit.face, row, 'join', { order_id: orderId })
  endDeposit(work, row, 'arrived')
  return undefined
}

/** How much of a deposit a bill with so much due takes; nothing of one that is not held. */
export function offsetOf(row: Deposit | undefined, dueFen: number): number {
  return row && isHeld(row) ? offset(row, dueFen).set_off_fen : 0
}

/** Sets a deposit off on a bill that was made in this work: its payment is the bill's, what is left over is owed. */
export function setOffOn(work: Work, row: Deposit, bill: Row<'money.bill'>, dueFen: number): void {
  const money = offset(row, dueFen)
  if (money.set_off_fen > 0) work.insert('money.payment', setOffPayment(work, row, bill, money.set_off_fen), bill)
  const moved = work.move(deposit.face, row, 'setOff', figures(money), { to: endState(money) })
  oweTask(work, moved)
}

/** Takes a deposit off its bill again; the contrary payment is the bill's. */
export function takeOff(work: Work, row: Deposit, tasks: readonly Row<'kernel.task'>[]): void {
  work.move(deposit.face, row, 'putBack', figures(unset(row)))
  endTasks(work, tasks, 'notNeeded')
}

function setOffPayment(work: Work, row: Deposit, bill: Row<'money.bill'>, fen: number) {
  return {
    id: newId(),
    bill_id: bill.id,
    deposit_id: row.id,
    store_id: bill.store_id,
    method: 'deposit',
    amount_fen: fen,
    received_at: work.now,
    reference: row.number,
  }
}

/** The money columns alone: a figure may be a whole row. */
export function figures(money: ReturnType<typeof unset>) {
  const { received_fen, held_fen, set_off_fen, forfeited_fen, owed_fen, returned_fen, compensation_fen } = money
  return { received_fen, held_fen, set_off_fen, forfeited_fen, owed_fen, returned_fen, compensation_fen }
}
