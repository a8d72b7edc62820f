import type { Refusal } from '../../../../kernel/contract/refusal.ts'
import type { Row } from '../../../../kernel/db/schema.ts'
import { customersRefusals } from '../../contract/refusals.ts'

/** A request is taken by the store that keeps the file, while there is something to erase. */
export function takeProblem(customer: Row<'customers.customer'> | undefined, storeId: string): Refusal | undefined {
  if (!customer || customer.store_id !== storeId) return customersRefusals.notOfThisStore()
  return customer.state === 'erased' ? customersRefusals.erasedAlready() : undefined
}
