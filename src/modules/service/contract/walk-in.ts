import { z } from 'zod'
import { lifecycle } from '../../../kernel/contract/lifecycle.ts'
import {
  instant,
  listQuery,
  pageOf,
  plainDate,
  record,
  recordShape,
  shortText,
} from '../../../kernel/contract/record.ts'

export const walkInSchema = z.object({
  ...recordShape,
  storeId: z.uuid(),
  /** As it was read at the door. */
  plate: z.string().nullable(),
  wish: z.string().nullable(),
  arrivedAt: instant,
  greetedAt: instant.nullable(),
  orderId: z.uuid().nullable(),
  endedAt: instant.nullable(),
})

/** A guest without a booking, from the door until he is received or leaves again (G-08). */
export const walkInLifecycle = lifecycle('walkIn', ['waiting', 'received', 'left'], {
  /** He stands at the door: the greeting clock starts. */
  arrive: {
    to: 'waiting',
    permission: 'appointment.arrive',
    input: z.object({
      storeId: z.uuid(),
      plate: z.string().trim().min(1).max(20).optional(),
      wish: shortText.min(1).optional(),
    }),
  },
  /** Somebody has met him: the clock stops. */
  greet: {
    from: ['waiting'],
    to: 'same',
    permission: 'appointment.arrive',
    input: z.object({}),
  },
  /** Made an order of. */
  receive: {
    from: ['waiting'],
    to: 'received',
    permission: 'repairOrder.checkIn',
    input: z.object({}),
    internal: true,
  },
  /** Nothing is to be received: a question was answered, or he did not want to wait. */
  leave: {
    from: ['waiting'],
    to: 'left',
    permission: 'appointment.arrive',
    input: z.object({ reason: shortText.min(2) }),
  },
})

export const walkInContract = record(walkInLifecycle, walkInSchema, '/api/walk-ins', {
  /** The newest first; `waiting` are those not yet received, who has waited longest first. */
  list: {
    permission: 'appointment.see',
    path: '/api/walk-ins',
    query: z.object({
      ...listQuery,
      waiting: z.stringbool().optional(),
      state: z.enum(['waiting', 'received', 'left']).optional(),
      /** Days of the store asked for, else of the first that the person sees; both included. */
      from: plainDate.optional(),
      to: plainDate.optional(),
    }),
    answer: pageOf(walkInSchema.extend({ greetedByName: z.string().nullable(), orderNumber: z.string().nullable() })),
  },
})
