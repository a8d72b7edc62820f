import type { Refusal } from '../../../../kernel/contract/refusal.ts'
import type { Row } from '../../../../kernel/db/schema.ts'
import { serviceRefusals } from '../../contract/refusals.ts'
import { needs } from '../visit-type/rules.ts'

type Order = Row<'service.repair_order'>

type Towed = 'channel' | 'walked_at'

/** A towed car that nobody has walked around: there is nothing to sign for yet (G-18). */
function waitsForWalk(order: Pick<Order, Towed | 'needs'>): boolean {
  return order.channel === 'rescue' && order.walked_at === null && needs(order, 'needsSignedCheckIn')
}

/** Only a towed car is walked around on an order that is there before it, and once. */
export function walkProblem(order: Pick<Order, Towed>): Refusal | undefined {
  return order.channel !== 'rescue' || order.walked_at !== null ? serviceRefusals.walkedAlready() : undefined
}

/** What is settled with the customer before he gets a price: his problem understood, and the car's state signed for. */
export function quoteGate(
  order: Pick<Order, 'confirmed_at' | 'needs' | 'check_in_signed_at' | Towed>,
): Refusal | undefined {
  // Nobody can confirm before the car was looked at.
  if (waitsForWalk(order)) return serviceRefusals.checkInUnsigned()
  if (order.confirmed_at === null) return serviceRefusals.notConfirmed()
  return needs(order, 'needsSignedCheckIn') && order.check_in_signed_at === null
    ? serviceRefusals.checkInUnsigned()
    : undefined
}

/** The customer was not there when his car was walked around, and can still sign by his link. */
export function signsByLink(order: Pick<Order, 'walked_at' | 'check_in_signed_at' | 'state'>): boolean {
  return (
    order.walked_at !== null && order.check_in_signed_at === null && ['received', 'estimated'].includes(order.state)
  )
}

/** One signature is enough: a second one would sign another paper. */
export function signingProblem(order: Pick<Order, 'check_in_signed_at' | 'needs' | Towed>): Refusal | undefined {
  if (waitsForWalk(order)) return serviceRefusals.walkAroundFirst()
  return order.check_in_signed_at === null ? undefined : serviceRefusals.alreadySigned()
}
