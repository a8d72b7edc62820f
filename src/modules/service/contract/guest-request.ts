import { z } from 'zod'
import { lifecycle } from '../../../kernel/contract/lifecycle.ts'
import { instant, listQuery, pageOf, record, recordShape, shortText } from '../../../kernel/contract/record.ts'

/** 饮品, 充电, 问进度, 改约交车, 其他 */
export const guestRequestKinds = ['drink', 'charge', 'progress', 'leave', 'other'] as const

export const guestRequestSchema = z.object({
  ...recordShape,
  storeId: z.uuid(),
  orderId: z.uuid(),
  kind: z.enum(guestRequestKinds),
  words: z.string(),
  channel: z.enum(['desk', 'portal']),
  taskId: z.uuid(),
  createdAt: instant,
})

/** A customer's wish with the task that sees to it. */
export const guestRequestRow = guestRequestSchema.omit({ actions: true }).extend({
  orderNumber: z.string(),
  plate: z.string(),
  plateColour: z.string(),
  customerName: z.string(),
  ownerId: z.uuid().nullable(),
  ownerName: z.string().nullable(),
  taskState: z.string(),
  taskVersion: z.int(),
  dueAt: instant.nullable(),
  outcome: z.string().nullable(),
  doneAt: instant.nullable(),
})

const asked = {
  kind: z.enum(guestRequestKinds),
  words: shortText.default(''),
}

/** What a customer asks for while his car is here; it shows open until its task is done (I-13). */
export const guestRequestLifecycle = lifecycle('guestRequest', ['asked'], {
  /** At the desk or in the lounge; through the visit's own link by the customer himself. */
  ask: {
    to: 'asked',
    permission: 'guestRequest.ask',
    link: 'visit',
    input: z.object({ storeId: z.uuid().optional(), orderId: z.uuid(), ...asked }),
  },
  /** By the customer who has signed in, on a visit of his own. */
  askOwn: { to: 'asked', permission: 'guestRequest.askOwn', input: z.object({ orderId: z.uuid(), ...asked }) },
})

export const guestRequestContract = record(guestRequestLifecycle, guestRequestSchema, '/api/guest-requests', {
  list: {
    permission: 'guestRequest.see',
    path: '/api/guest-requests',
    query: z.object({
      ...listQuery,
      orderId: z.uuid().optional(),
      open: z.stringbool().optional(),
      mine: z.stringbool().optional(),
    }),
    answer: pageOf(guestRequestRow),
  },
})
