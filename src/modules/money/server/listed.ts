import type { Row } from '../../../kernel/db/schema.ts'
import { type Load, manyRaw } from '../../../kernel/db/sql.ts'
import type { Keys } from '../../../kernel/keys.ts'
import { openSealed } from '../../../kernel/pii/persons.ts'

/** Whose money it is, as bills and deposits list it. */
export interface Concerned {
  readonly customer_name: string | null
  readonly wrapped_key: string | null
  readonly plate: string | null
  readonly plate_colour: string | null
}

/** The row without what is sealed, and customer and car in the contract's spelling. */
export function concerned<R extends Concerned>(listed: R, keys: Keys) {
  const { customer_name, wrapped_key, plate, plate_colour, ...row } = listed
  const customerName = openSealed(wrapped_key, customer_name, keys) ?? ''
  return { row, shown: { customerName, plate, plateColour: plate_colour } }
}

interface PaymentRow extends Row<'money.payment'> {
  readonly cashier_name: string | null
}

/** Payments on a bill or a deposit, in the order in which they came. */
export function paymentsOn(groupId: string, column: 'bill_id' | 'deposit_id', id: string): Load<PaymentRow[]> {
  return manyRaw<PaymentRow>(
    `select p.*, s.name as cashier_name from money.payment p
       left join people.staff s on s.group_id = p.group_id and s.id = p.cashier_id
      where p.group_id = $1 and p.${column} = $2 order by p.received_at, p.id`,
    [groupId, id],
  )
}

/** Papers of a record, the oldest first. */
export function papersAbout(groupId: string, recordId: string) {
  return manyRaw<{ id: string; kind: string; number: string; created_at: string }>(
    'select id, kind, number, created_at from kernel.paper where group_id = $1 and record_id = $2 order by created_at, id',
    [groupId, recordId],
  )
}
