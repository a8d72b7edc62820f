import { addDays } from '../src/kernel/clocks/plain-date.ts'
import type { DemoCustomer } from './customers.ts'
import type { DemoPerson } from './staff.ts'
import type { Stage } from './stage.ts'
import { actorOf } from './visit-plan.ts'

/** In the first store somebody has asked yesterday that his data be erased, and waits for the answer. */
export async function askForErasure(
  stage: Stage,
  { customers, people, today }: { customers: readonly DemoCustomer[]; people: readonly DemoPerson[]; today: string },
): Promise<void> {
  const agent = people.find((person) => person.role === 'careAgent')
  const customer = customers.findLast((one) => one.store.id === agent?.storeId)
  if (!agent || !customer) return
  await stage.does('erasure.take', {
    by: actorOf(agent),
    name: agent.name,
    at: `${addDays(today, -1)}T07:20:00.000Z`,
    input: { customerId: customer.id, storeId: agent.storeId, channel: 'phone', proof: 'calledBack' },
    loaded: { customer: customer.row },
  })
}
