import { kernelRefusals } from '../../../../kernel/contract/kernel-refusals.ts'
import { type Load, oneRaw } from '../../../../kernel/db/sql.ts'
import { serviceRefusals } from '../../contract/refusals.ts'

export interface OrderBrief {
  readonly id: string
  readonly store_id: string
  readonly number: string
  readonly advisor_id: string
  readonly closed_at: string | null
}

/** What hangs on an order needs to know of it; not locked, since nothing of the order changes. */
export function orderBrief(groupId: string, orderId: string): Load<OrderBrief | undefined> {
  return oneRaw<OrderBrief>(
    'select id, store_id, number, advisor_id, closed_at from service.repair_order where group_id = $1 and id = $2',
    [groupId, orderId],
  )
}

/** The order, if it is that store's and the car is still here. */
export function openOrder(order: OrderBrief | undefined, storeId?: string): OrderBrief {
  if (!order || (storeId !== undefined && order.store_id !== storeId))
    throw kernelRefusals.notFound({ record: 'repairOrder' })
  if (order.closed_at !== null) throw serviceRefusals.carHasLeft({ number: order.number })
  return order
}
