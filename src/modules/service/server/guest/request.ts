import { startBy } from '../../../../kernel/clocks/deadlines.ts'
import { kernelRefusals } from '../../../../kernel/contract/kernel-refusals.ts'
import { giveTask } from '../../../../kernel/furniture/tasks.ts'
import { type Load, oneRaw } from '../../../../kernel/db/sql.ts'
import { newId } from '../../../../kernel/ids.ts'
import { textOf } from '../../../../kernel/i18n.ts'
import { sendMessage } from '../../../../kernel/messages.ts'
import { serve } from '../../../../kernel/serve.ts'
import type { Work } from '../../../../kernel/work.ts'
import { guestRequestContract } from '../../contract/guest-request.ts'
import { guestRequestDue } from '../parameters.ts'
import { ownOrder } from '../portal/holding.ts'
import { openOrder, orderBrief, type OrderBrief } from './order-brief.ts'

export const guestRequest = serve(guestRequestContract, 'service.guest_request')

interface Account {
  readonly id: string
  readonly language: string
}

/** The account of the order's advisor. */
function advisorOf(groupId: string, orderId: string): Load<Account | undefined> {
  return oneRaw<Account>(
    `select id, language from kernel.account where group_id = $1 and state = 'active'
        and staff_id = (select advisor_id from service.repair_order where group_id = $1 and id = $2)`,
    [groupId, orderId],
  )
}

interface Asked {
  readonly id: string
  readonly kind: string
  readonly words: string
  readonly channel: 'desk' | 'portal'
}

/** The wish becomes a task of the order's advisor, with its clock; he is told at once unless he wrote it down himself (I-13). */
function enter(
  work: Work,
  verb: 'ask' | 'askOwn',
  order: OrderBrief,
  advisor: Account | undefined,
  asked: Asked,
): void {
  const title = (language: 'zh-CN' | 'en') => {
    const kind = textOf(language, `service.guestRequest.value.kind.${asked.kind}`)
    return [kind, asked.words]
      .filter((text) => text !== '')
      .join(language === 'en' ? ': ' : '：')
      .slice(0, 200)
  }
  const taskId = newId()
  // Whoever hears the wish sees to it or hands it on; one from the phone is the advisor's.
  const ownerId = work.actor.staffId ?? (advisor ? order.advisor_id : null)
  const { dueAt } = startBy(work, guestRequestDue, {
    record: 'task',
    recordId: taskId,
    storeId: order.store_id,
    ownerId,
  })
  giveTask(work, {
    id: taskId,
    storeId: order.store_id,
    kind: 'guestRequest',
    record: 'repairOrder',
    recordId: order.id,
    titleZh: title('zh-CN'),
    titleEn: title('en'),
    role: 'serviceAdvisor',
    ownerId,
    dueAt,
  })
  work.create(guestRequest.face, verb, {
    id: asked.id,
    store_id: order.store_id,
    order_id: order.id,
    kind: asked.kind,
    words: asked.words,
    channel: asked.channel,
    task_id: taskId,
  })
  if (!advisor || ownerId !== order.advisor_id || work.actor.staffId === order.advisor_id) return
  sendMessage(work, {
    template: 'service.guestRequested',
    record: 'repairOrder',
    recordId: order.id,
    storeId: order.store_id,
    accountId: advisor.id,
    purpose: 'service',
    language: advisor.language,
    params: { number: order.number, title: title(advisor.language === 'en' ? 'en' : 'zh-CN') },
  })
}

export const ask = guestRequest.creation('ask', {
  store: (input) => input.storeId ?? null,
  loads: ({ groupId, input }) => ({
    order: orderBrief(groupId, input.orderId),
    advisor: advisorOf(groupId, input.orderId),
  }),
  run(work, { id, input, loaded, identity }) {
    const byLink = identity.kind === 'link'
    if (byLink ? identity.link?.recordId !== input.orderId : input.storeId === undefined)
      throw kernelRefusals.notAllowed({ verb: 'ask' })
    const order = openOrder(loaded.order, byLink ? undefined : input.storeId)
    enter(work, 'ask', order, loaded.advisor, { ...input, id, channel: byLink ? 'portal' : 'desk' })
  },
})

export const askOwn = guestRequest.creation('askOwn', {
  store: () => null,
  loads: ({ groupId, input }) => ({
    order: orderBrief(groupId, input.orderId),
    advisor: advisorOf(groupId, input.orderId),
  }),
  async run(work, { id, input, loaded, identity, ask: askMore }) {
    const { own } = await askMore({ own: ownOrder(work.groupId, identity.actor.personId ?? null, input.orderId) })
    if (own.length === 0) throw kernelRefusals.notFound({ record: 'repairOrder' })
    enter(work, 'askOwn', openOrder(loaded.order), loaded.advisor, { ...input, id, channel: 'portal' })
  },
})
