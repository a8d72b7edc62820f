import { z } from 'zod'
import { startBy } from '../../../kernel/clocks/deadlines.ts'
import { type Reachable, reachable, readReachable, told } from '../../../kernel/clocks/recipients.ts'
import { type Load, manyRaw, oneRaw } from '../../../kernel/db/sql.ts'
import { newId } from '../../../kernel/ids.ts'
import type { Subscription } from '../../../kernel/module.ts'
import { runAsSystem } from '../../../kernel/system.ts'
import { addToTrace } from '../../quality/server/public.ts'
import { followUp } from './follow-up/actions.ts'
import { type Agent, agentFor } from './follow-up/rules.ts'
import { call } from './parameters.ts'

const role = 'careAgent'
const openFollowUp = 'care.openFollowUp'

const closed = z.object({
  orderId: z.uuid(),
  storeId: z.uuid(),
  customerId: z.uuid(),
  vehicleId: z.uuid(),
  orderNumber: z.string(),
  closedAt: z.iso.datetime(),
  followUp: z.boolean(),
})

/** The car has left: the call is owed from now on, and somebody by name owes it (M-02, M-01). */
export const orderClosed: Subscription = {
  topic: 'service.orderClosed',
  name: openFollowUp,
  async run(kernel, event) {
    const order = closed.parse(event.payload)
    if (!order.followUp) return
    await runAsSystem(kernel, {
      groupId: event.groupId,
      name: openFollowUp,
      key: event.id,
      loads: ({ groupId }) => ({
        known: oneRaw<{ id: string }>('select id from care.follow_up where group_id = $1 and order_id = $2', [
          groupId,
          order.orderId,
        ]),
        people: agentsOf(groupId),
        calls: openCalls(groupId, order.storeId),
      }),
      run(work, { loaded, settings }) {
        if (loaded.known) return
        const holders = told.holders(loaded.people, settings, role, order.storeId)
        const agentId = agentFor(holders.map((person) => withCalls(person, loaded.calls)))
        const id = newId()
        const { orderId, storeId, orderNumber, customerId, vehicleId } = order
        const { dueAt } = startBy(work, call, {
          record: followUp.face.name,
          recordId: id,
          storeId,
          ownerId: agentId,
          from: order.closedAt,
        })
        work.create(followUp.face, 'open', {
          id,
          store_id: storeId,
          order_id: orderId,
          order_number: orderNumber,
          customer_id: customerId,
          vehicle_id: vehicleId,
          agent_id: agentId,
          due_at: dueAt,
          attempts: 0,
        })
        addToTrace(work, { orderId, record: followUp.face.name, recordId: id })
      },
    })
  },
}

function withCalls(person: Reachable, calls: readonly { agent_id: string | null; open: number }[]): Agent {
  const id = person.staffId ?? person.accountId
  return { id, openCalls: calls.find((row) => row.agent_id === id)?.open ?? 0 }
}

function agentsOf(groupId: string): Load<Reachable[]> {
  return { statement: reachable(groupId, [], [role]), read: (rows) => rows.map(readReachable) }
}

/** Of the newest open calls only: enough to share them out evenly, however many have piled up. */
function openCalls(groupId: string, storeId: string): Load<{ agent_id: string | null; open: number }[]> {
  return manyRaw<{ agent_id: string | null; open: number }>(
    `select agent_id, count(*)::integer as open from (
       select agent_id from care.follow_up where group_id = $1 and store_id = $2 and state = 'due' order by due_at desc limit 50) c
      group by agent_id`,
    [groupId, storeId],
  )
}
