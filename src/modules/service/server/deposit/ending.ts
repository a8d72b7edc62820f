import type { Row } from '../../../../kernel/db/schema.ts'
import type { Ask } from '../../../../kernel/serve.ts'
import type { Work } from '../../../../kernel/work.ts'
import { type Deposit, type DepositEnd, endDeposit, joinVisit, lockDeposit } from '../../../money/server/public.ts'
import type { Facts } from '../facts.ts'
import { tellCustomer } from '../tell.ts'
import { depositParams } from './asking.ts'
import { isInTime } from './rule.ts'

type Booking = Row<'service.appointment'>

/** Who ends a booking: the customer (in time or late), the shop, or nobody came. */
type EndedBy = 'customer' | 'shop' | 'noShow'

function howOf(by: EndedBy, booking: Booking, row: Deposit, now: string): DepositEnd {
  if (by !== 'customer') return by
  return isInTime(booking.starts_at, row.free_minutes, now) ? 'inTime' : 'lateCancel'
}

/** What becomes of the deposit of a booking that ends, once it is locked; the customer hears what he gets back. */
export function settleEnd(
  work: Work,
  booking: Booking,
  row: Deposit | undefined,
  { by, facts }: { readonly by: EndedBy; readonly facts?: Facts | undefined },
): void {
  if (!row) return
  const after = endDeposit(work, row, howOf(by, booking, row, work.now))
  if (!facts || !after || after.owed_fen === 0) return
  tellCustomer(work, facts, {
    template: 'service.depositBack',
    record: 'appointment',
    recordId: booking.id,
    params: depositParams(booking, after),
  })
}

/** The same where the booking says that it has one; nobody else's booking asks. */
export async function endedWith(
  work: Work,
  booking: Booking,
  { ask, ...end }: { readonly ask: Ask; readonly by: EndedBy; readonly facts?: Facts | undefined },
): Promise<void> {
  if (booking.deposit_id === null) return
  const { row } = await ask({ row: lockDeposit(work.groupId, booking.deposit_id) })
  settleEnd(work, booking, row, end)
}

/** What the order of a booking carries of its deposit: paid, it waits for the settlement; unpaid, it is not asked any more. */
export async function carriedOver(
  work: Work,
  booking: Booking | undefined,
  orderId: string,
  ask: Ask,
): Promise<{ deposit_id?: string; deposit_fen?: number }> {
  const id = booking?.deposit_id
  if (!id) return {}
  const { row } = await ask({ row: lockDeposit(work.groupId, id) })
  const joined = joinVisit(work, row, orderId)
  return joined ? { deposit_id: joined.id, deposit_fen: joined.held_fen } : {}
}

/** The deposit that an order carries, locked; nothing is asked where it carries none. */
export async function carriedBy(order: Row<'service.repair_order'>, ask: Ask): Promise<Deposit | undefined> {
  if (!order.deposit_id) return undefined
  const { row } = await ask({ row: lockDeposit(order.group_id, order.deposit_id) })
  return row
}

/** The order ends without a bill: what was paid goes back. */
export async function givenBack(work: Work, order: Row<'service.repair_order'>, ask: Ask): Promise<void> {
  endDeposit(work, await carriedBy(order, ask), 'inTime')
}
