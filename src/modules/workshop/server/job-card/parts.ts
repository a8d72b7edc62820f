import { kernelRefusals } from '../../../../kernel/contract/kernel-refusals.ts'
import { giveTask } from '../../../../kernel/furniture/tasks.ts'
import { textOf } from '../../../../kernel/i18n.ts'
import { lockPick, markCalled } from '../../../parts/server/public.ts'
import { lockOrder } from '../../../service/server/public.ts'
import { oneRaw } from '../../../../kernel/db/sql.ts'
import { workshopRefusals } from '../../contract/refusals.ts'
import { happened } from '../clock/happened.ts'
import { jobCard } from './actions.ts'
import { orderOf } from './loads.ts'

/** What a technician asks for beyond the estimate, as a task of the order's advisor. */
export const askedParts = 'workshop.askedParts'

/** The counter sees that a technician waits for the agreed parts of this order. */
export const callParts = jobCard.verb('callParts', {
  first: ({ groupId, id }) => ({ pick: lockPick(groupId, orderOf(id)) }),
  run(work, { input, row, loaded, move }) {
    const at = happened(work, row.store_id, input.at, row.created_at)
    if (!markCalled(work, loaded.pick, at, row.technician_id)) throw workshopRefusals.noPartsToCall()
    move({ parts_called_at: at })
  },
})

/** What was not agreed goes to the advisor: he quotes it, the customer decides, then the counter reserves it. */
export const askParts = jobCard.verb('askParts', {
  first: ({ groupId, id }) => ({ order: lockOrder(groupId, orderOf(id)) }),
  loads: ({ groupId, id }) => ({
    car: oneRaw<{ plate: string }>(
      `select v.plate from service.repair_order o join vehicles.vehicle v on v.group_id = o.group_id and v.id = o.vehicle_id
        where o.group_id = $1 and o.id = (select order_id from workshop.job_card where group_id = $1 and id = $2)`,
      [groupId, id],
    ),
  }),
  run(work, { input, row, loaded: { order, car }, identity, move }) {
    if (!order) throw kernelRefusals.notFound({ record: 'repairOrder' })
    const what = `${input.words} × ${input.quantityThousandths / 1000}`
    const words = { plate: car?.plate ?? order.number, name: identity.name, what }
    move()
    giveTask(work, {
      storeId: row.store_id,
      kind: askedParts,
      record: 'repairOrder',
      recordId: order.id,
      titleZh: textOf('zh-CN', 'workshop.asked.title', words),
      titleEn: textOf('en', 'workshop.asked.title', words),
      role: 'serviceAdvisor',
      ownerId: order.advisor_id,
      dueAt: null,
    })
  },
})
