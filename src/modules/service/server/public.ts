import { type Load, oneRaw } from '../../../kernel/db/sql.ts'
import type { Work } from '../../../kernel/work.ts'
import { beginProblem } from './diagnosis/rules.ts'
import { promise } from './parameters.ts'
import type { LineAtWork as Line, OrderAtWork as Order } from './repair-order/loads.ts'
import { repairOrder } from './repair-order/repair-order.ts'
import { isInRepair, isWorkDone } from './repair-order/rules.ts'

export { budgetOverPercent } from './parameters.ts'
export { labourCost } from './repair-order/budget.ts'
export {
  type LineAtWork,
  linesAtWork,
  lockOrder,
  lockOrderAtWork,
  type OrderAtWork,
  orderLines,
} from './repair-order/loads.ts'
export { seedVisitTypes } from './visit-type/actions.ts'
export { heldProblem } from './accident/approval.ts'
export { startGate } from './accident/rules.ts'
export { ownOrder } from './portal/holding.ts'
export { returnGate } from './sublet/actions.ts'
export { visitRulesNow } from './visit-type/known.ts'
export { needs, rulesOf, visitTypeOf } from './visit-type/rules.ts'

export const orderFace = repairOrder.face

/**
 * Gives labour lines to a job card: one more card is open. The order must be locked. A line that the customer has not
 * approved is refused by the database (H-15); check before, to say it in words.
 */
export function dispatchLines(
  work: Work,
  order: Order,
  lineIds: readonly string[],
  cardId: string,
  technicianId?: string,
): Order {
  const moved = work.move(orderFace, order, 'dispatch', {
    open_cards: order.open_cards + 1,
    technician_ids: technicianId ? withTechnician(order, technicianId) : undefined,
  })
  for (const id of lineIds) work.update('service.line', id, { job_card_id: cardId }, moved)
  return moved
}

/** Notes who works on the order, for lists and pages; says nothing new when he is known already. */
export function noteTechnician(work: Work, order: Order, technicianId: string): Order {
  if (order.technician_ids.includes(technicianId)) return order
  return work.move(orderFace, order, 'dispatch', { technician_ids: withTechnician(order, technicianId) })
}

function withTechnician(order: Order, technicianId: string): string[] {
  return [...new Set([...order.technician_ids, technicianId])]
}

/** Takes a card's lines back from it before they are done: one card fewer is open. */
export function withdrawLines(work: Work, order: Order, _lines: readonly Line[], lineIds: readonly string[]): Order {
  const moved = work.move(orderFace, order, 'recall', { open_cards: Math.max(0, order.open_cards - 1) })
  for (const id of lineIds) work.update('service.line', id, { job_card_id: null }, moved)
  return moved
}

/** Gives lines to a card that stays open, and takes others back from it. The order must be locked. */
export function exchangeLines(
  work: Work,
  order: Order,
  lines: { readonly given: readonly string[]; readonly taken: readonly string[] },
  cardId: string,
): void {
  if (lines.given.length + lines.taken.length === 0) return
  const moved = work.move(orderFace, order, 'dispatch')
  for (const id of lines.given) work.update('service.line', id, { job_card_id: cardId }, moved)
  for (const id of lines.taken) work.update('service.line', id, { job_card_id: null }, moved)
}

/**
 * Somebody has clocked on: the order is in repair. What is done now has not been inspected. Refused while the kind of
 * visit asks for a diagnosis that is not recorded (H-01).
 */
export function beginRepair(work: Work, order: Order): Order {
  const problem = beginProblem(order)
  if (problem) throw problem
  return isInRepair(order) ? order : work.move(orderFace, order, 'begin', { inspection_passed: false })
}

/**
 * A card is done: its lines are executed and one card fewer is open. With the last one the car awaits its inspection,
 * unless approved labour is left that nobody has done.
 */
export function cardDone(work: Work, order: Order, lines: readonly Line[], executedLineIds: readonly string[]): Order {
  const openCards = Math.max(0, order.open_cards - 1)
  const executed = new Set(executedLineIds)
  const to = isWorkDone(openCards, lines, executed) ? 'awaitingInspection' : 'inRepair'
  const moved = work.move(orderFace, order, 'finishWork', { open_cards: openCards }, { to })
  for (const line of lines)
    if (executed.has(line.id) && !line.executed) work.update('service.line', line.id, { executed: true }, moved)
  return moved
}

/** All levels have passed: the gate opens and the car is ready; the promised time is kept or was missed by now. */
export function passInspection(work: Work, order: Order): Order {
  const moved = work.move(orderFace, order, 'passInspection', { inspection_passed: true, ready_at: work.now })
  work.stopDeadline(promise.name, order.id)
  work.emit('service.orderReady', { orderId: order.id, storeId: order.store_id })
  return moved
}

/** A level failed: the car goes back to as many cards as are sent back. */
export function sendBack(work: Work, order: Order, cause: string, cardCount: number): Order {
  return work.move(
    orderFace,
    order,
    'sendBack',
    { inspection_passed: false, ready_at: null, open_cards: order.open_cards + cardCount },
    { cause },
  )
}

/** What others cost an order, in fen: their bills where known, else what was agreed; null where nobody does anything for it. */
export function subletCostOf(groupId: string, orderId: string): Load<{ cost_fen: number } | undefined> {
  return oneRaw<{ cost_fen: number }>(
    'select cost_fen from service.sublet_cost where group_id = $1 and order_id = $2',
    [groupId, orderId],
  )
}
