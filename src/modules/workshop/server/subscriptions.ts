import { z } from 'zod'
import type { Subscription } from '../../../kernel/module.ts'
import { runAsSystem } from '../../../kernel/system.ts'
import { jobCard } from './job-card/actions.ts'
import { isWithdrawable } from './job-card/rules.ts'
import { lockCards } from './public.ts'

const orderEvent = z.object({ orderId: z.uuid() })

const withdrawCards = 'workshop.withdrawCards'

/** A cancelled order needs nobody any more: cards that nobody has begun are withdrawn. */
export const orderCancelled: Subscription = {
  topic: 'service.orderCancelled',
  name: withdrawCards,
  async run(kernel, event) {
    const { orderId } = orderEvent.parse(event.payload)
    await runAsSystem(kernel, {
      groupId: event.groupId,
      name: withdrawCards,
      key: event.id,
      loads: ({ groupId }) => ({ cards: lockCards(groupId, orderId) }),
      run(work, { loaded }) {
        for (const card of loaded.cards) {
          if (isWithdrawable(card)) work.move(jobCard.face, card, 'withdraw', { finished_at: work.now })
        }
      },
    })
  },
}
