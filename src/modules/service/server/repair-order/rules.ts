import { kernelRefusals } from '../../../../kernel/contract/kernel-refusals.ts'
import type { Refusal } from '../../../../kernel/contract/refusal.ts'
import type { Row } from '../../../../kernel/db/schema.ts'
import type { MovedPromise } from '../../contract/offering.ts'
import { serviceRefusals } from '../../contract/refusals.ts'
import { isApproved } from './lines.ts'

type Order = Row<'service.repair_order'>
type Line = Row<'service.line'>
type Concern = Row<'service.concern'>

/** Kinds of service items that say by themselves what is wanted: no fault has to be described. */
export const selfExplaining: ReadonlySet<string> = new Set([
  'maintenance',
  'wash',
  'pdi',
  'inspection',
  'recall',
  'upgrade',
  'valueAdded',
])

/** Why a booking cannot become this order. The version is the one that the person saw, where he says it. */
export function appointmentProblem(
  booking: Row<'service.appointment'> | undefined,
  order: {
    readonly storeId: string
    readonly vehicleId: string
    readonly appointmentVersion?: number | undefined
  },
): Refusal | undefined {
  if (!booking) return kernelRefusals.notFound({ record: 'appointment' })
  if (booking.store_id !== order.storeId) return serviceRefusals.otherStore()
  if (booking.order_id !== null) return serviceRefusals.alreadyCheckedIn()
  if (booking.vehicle_id !== order.vehicleId) return serviceRefusals.appointmentOfAnother()
  if (!['booked', 'arrived'].includes(booking.state))
    return kernelRefusals.wrongState({ record: 'appointment', verb: 'checkIn', state: booking.state })
  if (order.appointmentVersion !== undefined && order.appointmentVersion !== booking.version)
    return kernelRefusals.stale({ record: { id: booking.id, version: booking.version } })
  return undefined
}

/** A car is in the shop under one order; another one beside it says why, or two desks would take the same car in twice. */
export function besideProblem(openOrder: string | null | undefined, because: string | undefined): Refusal | undefined {
  return openOrder && !because ? serviceRefusals.carIsHere({ number: openOrder }) : undefined
}

export function hasArrived(booking: Pick<Row<'service.appointment'>, 'state'>): boolean {
  return booking.state === 'arrived'
}

/** No plan before the customer's problem is written down and he has confirmed that it was understood (G-13). */
export function quoteProblem(
  order: Pick<Order, 'confirmed_at'>,
  concernCount: number,
  itemKinds: readonly string[],
): Refusal | undefined {
  if (concernCount === 0 && !itemKinds.some((kind) => selfExplaining.has(kind))) return serviceRefusals.noConcern()
  return order.confirmed_at === null ? serviceRefusals.notConfirmed() : undefined
}

/** A time is promised ahead, or it is no promise. */
export function promiseProblem(promisedAt: string | undefined, now: string): Refusal | undefined {
  return promisedAt !== undefined && promisedAt <= now ? serviceRefusals.promisePast({ promisedAt }) : undefined
}

/** A promised time never moves silently: a message leaves, or the call is noted (anchors §3, behaviour 3). */
export function tellProblem(told: { readonly told: 'message' | 'call'; readonly callNote?: string | undefined }) {
  return told.told === 'call' && !told.callNote ? serviceRefusals.tellCustomer() : undefined
}

/** Whether the customer still waits for what was promised: then he is told before it is missed (I-10). */
export function owesContact(order: Pick<Order, 'state' | 'promised_at' | 'closed_at'>): boolean {
  return order.promised_at !== null && order.closed_at === null && !['ready', 'settled'].includes(order.state)
}

/** A promise that was given moves only with a reason and the customer told; reception may still complete what is missing. */
export function movedPromiseProblem(given: string | null, wanted: string | undefined): Refusal | undefined {
  return given !== null && wanted !== undefined && given !== wanted ? serviceRefusals.promiseGiven() : undefined
}

/** New work that moves a given promise says why and how the customer hears of it (I-10). */
export function silentMoveProblem(
  given: string | null,
  wanted: { readonly promisedAt: string; readonly moved?: MovedPromise | undefined },
): Refusal | undefined {
  const { promisedAt, moved } = wanted
  if (!isMoved(given, promisedAt)) return undefined
  return moved ? tellProblem(moved) : serviceRefusals.promiseMoves({ from: given, to: promisedAt })
}

/** Whether a promise that was given becomes another one. */
export function isMoved(given: string | null, wanted: string | null): boolean {
  return given !== null && given !== wanted
}

/** A part that may be sold. */
export function isUsable(part: Pick<Row<'parts.part'>, 'state'>): boolean {
  return part.state === 'active'
}

/** The customer's sentences that are new: a page may send all of them again. */
export function newWords(known: readonly Pick<Concern, 'words'>[], given: readonly { readonly words: string }[]) {
  const seen = new Set(known.map((concern) => concern.words))
  return given.map(({ words }) => words).filter((words) => !seen.has(words) && seen.add(words))
}

/**
 * Who looks after a towed car from now on: whoever receives it, not the one who took the call at night. Undefined where
 * the order has its advisor.
 */
export function receiverOf(
  order: { readonly channel: string; readonly confirmed_at: string | null },
  staffId: string | undefined,
): string | undefined {
  return order.channel === 'rescue' && order.confirmed_at === null ? staffId : undefined
}

/**
 * When the customer confirmed that his problem was understood: now when he does, as before when nothing was added, and
 * not yet when a sentence came that he has not heard repeated.
 */
export function confirmedAt(
  before: string | null,
  given: { readonly confirmed: boolean | undefined; readonly added: number },
  now: string,
): string | null {
  if (given.confirmed === true) return now
  return given.confirmed === false || given.added > 0 ? null : before
}

export type OrderState = 'estimated' | 'agreed' | 'inRepair' | 'awaitingInspection' | 'ready'

/**
 * Where an order stands after a decision or a withdrawal, from its lines as they stand then. While lines of the first
 * estimate are undecided it stays there. Labour that is approved and not done brings a finished car back. With nothing
 * left to do it goes on to the inspection, or straight to settlement when no labour was done at all.
 */
export function stateByLines(
  order: Pick<Order, 'state' | 'open_cards' | 'inspection_passed'>,
  lines: readonly Line[],
): OrderState {
  const live = lines.filter((line) => line.dropped_at === null)
  if (order.state === 'estimated' && live.some(isPending)) return 'estimated'
  const labour = live.filter((line) => line.kind === 'labour' && isApproved(line))
  const isDone = labour.every((line) => line.executed)
  if (order.state === 'inRepair') return isDone && order.open_cards === 0 ? 'awaitingInspection' : 'inRepair'
  if (!isDone) return 'agreed'
  return labour.length === 0 || order.inspection_passed ? 'ready' : 'awaitingInspection'
}

export function isPending(line: Pick<Line, 'approval'>): boolean {
  return line.approval === 'pending'
}

/** Whether a decision may still change this order. */
export function isDecidable(order: Pick<Order, 'state'>): boolean {
  return ['estimated', 'agreed', 'inRepair', 'awaitingInspection', 'ready'].includes(order.state)
}

export function isInRepair(order: Pick<Order, 'state'>): boolean {
  return order.state === 'inRepair'
}

/** Whether the last card is done: no other is open and no agreed labour is left, supplements included. */
export function isWorkDone(
  openCards: number,
  lines: readonly Pick<Line, 'id' | 'kind' | 'approval' | 'executed'>[],
  executed: ReadonlySet<string>,
): boolean {
  return (
    openCards === 0 &&
    lines.every((line) => line.kind !== 'labour' || !isApproved(line) || line.executed || executed.has(line.id))
  )
}

/** A car that was worked on is settled only after its inspections (K-01); one on which nothing was done has none. */
export function inspectionProblem(
  order: Pick<Order, 'inspection_passed'>,
  lines: readonly Line[],
): Refusal | undefined {
  return lines.some((line) => line.executed) && !order.inspection_passed ? serviceRefusals.inspectionOpen() : undefined
}

export interface HandedOver {
  readonly answers: readonly { readonly concernId: string; readonly answer: string }[]
  readonly belongingsReturned: boolean
  readonly oldPartsDone: boolean
  readonly keysReturned: boolean
  readonly explained: boolean
}

/** What is missing before the car may leave: payment first, then everything that goes back to the customer (L-06, L-08). */
export function handOverProblem(
  order: Pick<Order, 'belongings' | 'old_parts'>,
  bill: { readonly settled: boolean; readonly dueFen: number },
  concerns: readonly Pick<Concern, 'id' | 'words' | 'answer'>[],
  given: HandedOver,
): Refusal | undefined {
  if (!bill.settled) return serviceRefusals.notPaid({ dueFen: bill.dueFen })
  const answered = new Set(given.answers.map((item) => item.concernId))
  const open = concerns.filter((concern) => concern.answer === null && !answered.has(concern.id))
  if (open.length > 0) return serviceRefusals.concernsUnanswered({ concerns: open.map(({ words }) => words) })
  if (given.answers.some((item) => !concerns.some((concern) => concern.id === item.concernId)))
    return serviceRefusals.unknownConcern()
  if (!given.explained) return serviceRefusals.notExplained()
  if (!given.keysReturned) return serviceRefusals.keysNotReturned()
  if (order.belongings.length > 0 && !given.belongingsReturned)
    return serviceRefusals.belongingsNotReturned({ belongings: order.belongings })
  return order.old_parts === 'taken' && !given.oldPartsDone ? serviceRefusals.oldPartsNotDone() : undefined
}
