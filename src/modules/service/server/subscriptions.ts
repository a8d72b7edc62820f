import { z } from 'zod'
import { manyRaw } from '../../../kernel/db/sql.ts'
import type { Subscription } from '../../../kernel/module.ts'
import { runAsSystem } from '../../../kernel/system.ts'
import { freeLines, lockPick, lockStockFor, pickLinesOf } from '../../parts/server/public.ts'
import { partsUnwanted } from './repair-order/unwanted.ts'

const ofOrder = z.object({ orderId: z.uuid() })
const freeParts = 'service.freeParts'

/**
 * Parts that were held for lines which the customer has not approved any more go back to everybody. After the verb and
 * not in it: the verbs of every visit would have to lock pick list and stock for what seldom happens.
 */
export const subscriptions: readonly Subscription[] = [
  {
    topic: partsUnwanted,
    name: freeParts,
    async run(kernel, event) {
      const { orderId } = ofOrder.parse(event.payload)
      await runAsSystem(kernel, {
        groupId: event.groupId,
        name: freeParts,
        key: event.id,
        loads: ({ groupId }) => ({
          pick: lockPick(groupId, orderId),
          pickLines: pickLinesOf(groupId, orderId),
          stock: lockStockFor(groupId, {
            select: `select k.store_id, l.part_id from parts.pick k join parts.pick_line l on l.group_id = k.group_id and l.pick_id = k.id
              where k.group_id = $1 and k.order_id = $2`,
            id: orderId,
          }),
          unapproved: manyRaw<{ id: string }>(
            `select id from service.line where group_id = $1 and order_id = $2 and part_id is not null
                and (approval <> 'approved' or dropped_at is not null)`,
            [groupId, orderId],
          ),
        }),
        run(work, { loaded }) {
          freeLines(work, loaded, new Set(loaded.unapproved.map((line) => line.id)))
        },
      })
    },
  },
]
