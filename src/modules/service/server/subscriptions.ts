import { z } from 'zod'
import { deadlineWarned } from '../../../kernel/clocks/scan.ts'
import { giveTask } from '../../../kernel/furniture/tasks.ts'
import { manyRaw } from '../../../kernel/db/sql.ts'
import type { Subscription } from '../../../kernel/module.ts'
import { runAsSystem } from '../../../kernel/system.ts'
import { freeLines, lockPick, lockStockFor, pickLinesOf } from '../../parts/server/public.ts'
import { deviceOut } from './appointment/device-out.ts'
import { promise } from './parameters.ts'
import { contactTask, lockContactTasks } from './repair-order/contact.ts'
import { lockOrder } from './repair-order/loads.ts'
import { recallSubscriptions } from './recall-visits.ts'
import { owesContact } from './repair-order/rules.ts'
import { partsUnwanted } from './repair-order/unwanted.ts'

const ofOrder = z.object({ orderId: z.uuid() })
const ofDeadline = z.object({ name: z.string(), recordId: z.uuid() })
const freeParts = 'service.freeParts'
const giveContactTask = 'service.promiseContact'

/**
 * Parts that were held for lines which the customer has not approved any more go back to everybody. After the verb and
 * not in it: the verbs of every visit would have to lock pick list and stock for what seldom happens.
 */
export const subscriptions: readonly Subscription[] = [
  ...recallSubscriptions,
  deviceOut,
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
  {
    topic: deadlineWarned,
    name: giveContactTask,
    async run(kernel, event) {
      const warned = ofDeadline.parse(event.payload)
      if (warned.name !== promise.name) return
      await runAsSystem(kernel, {
        groupId: event.groupId,
        name: giveContactTask,
        key: event.id,
        loads: ({ groupId }) => ({
          order: lockOrder(groupId, warned.recordId),
          tasks: lockContactTasks(groupId, warned.recordId),
        }),
        run(work, { loaded: { order, tasks } }) {
          if (!order || !owesContact(order) || tasks.length > 0) return
          giveTask(work, {
            storeId: order.store_id,
            kind: contactTask,
            record: 'repairOrder',
            recordId: order.id,
            titleZh: `${order.number} 将超过承诺时间：告知原因并商定办法`,
            titleEn: `${order.number} will miss its promise: tell why and agree on a solution`,
            role: promise.role,
            ownerId: order.advisor_id,
            dueAt: order.promised_at,
          })
        },
      })
    },
  },
]
