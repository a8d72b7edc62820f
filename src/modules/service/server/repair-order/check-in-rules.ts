import type { Refusal } from '../../../../kernel/contract/refusal.ts'
import type { Row } from '../../../../kernel/db/schema.ts'
import { serviceRefusals } from '../../contract/refusals.ts'
import { needs } from '../visit-type/rules.ts'

type Order = Row<'service.repair_order'>

/** What is settled with the customer before he gets a price: his problem understood, and the car's state signed for. */
export function quoteGate(order: Pick<Order, 'confirmed_at' | 'needs' | 'check_in_signed_at'>): Refusal | undefined {
  if (order.confirmed_at === null) return serviceRefusals.notConfirmed()
  return needs(order, 'needsSignedCheckIn') && order.check_in_signed_at === null
    ? serviceRefusals.checkInUnsigned()
    : undefined
}

/** One signature is enough: a second one would sign another paper. */
export function signingProblem(order: Pick<Order, 'check_in_signed_at'>): Refusal | undefined {
  return order.check_in_signed_at === null ? undefined : serviceRefusals.alreadySigned()
}
