import { z } from 'zod'
import { lifecycle } from '../../../kernel/contract/lifecycle.ts'
import { instant, longText, record, recordShape } from '../../../kernel/contract/record.ts'

export const orderMessageSchema = z.object({
  ...recordShape,
  storeId: z.uuid(),
  orderId: z.uuid(),
  byId: z.uuid(),
  words: z.string(),
  mentions: z.array(z.uuid()),
  createdAt: instant,
})

/** What the people of an order say to each other; whoever is named finds it in his inbox (I-14). */
export const orderMessageLifecycle = lifecycle('orderMessage', ['posted'], {
  post: {
    to: 'posted',
    permission: 'orderMessage.post',
    input: z.object({
      storeId: z.uuid(),
      orderId: z.uuid(),
      words: longText.min(1),
      /** Members of staff who are told. */
      mentions: z.array(z.uuid()).max(10).default([]),
    }),
  },
})

export const orderMessageContract = record(orderMessageLifecycle, orderMessageSchema, '/api/order-messages', {
  /** Of one order, the oldest first. */
  list: {
    permission: 'orderMessage.see',
    path: '/api/order-messages',
    query: z.object({ orderId: z.uuid() }),
    answer: z.object({
      rows: z.array(
        orderMessageSchema
          .omit({ actions: true })
          .extend({ byName: z.string(), mentioned: z.array(z.string()), isMine: z.boolean() }),
      ),
    }),
  },
})
