import { z } from 'zod'
import { lifecycle } from '../../../kernel/contract/lifecycle.ts'
import {
  instant,
  listQuery,
  longText,
  pageOf,
  record,
  recordShape,
  shortText,
} from '../../../kernel/contract/record.ts'

/** What came of a call. The first four leave the follow-up due. */
export const callOutcomes = ['noAnswer', 'busy', 'wrongNumber', 'callBack', 'reached', 'givenUp'] as const

/** The call after the visit: due at closing time on the third day (M-02). */
export const followUpSchema = z.object({
  ...recordShape,
  storeId: z.uuid(),
  orderId: z.uuid(),
  orderNumber: z.string(),
  customerId: z.uuid(),
  vehicleId: z.uuid(),
  agentId: z.uuid().nullable(),
  dueAt: instant,
  attempts: z.int(),
  callBackAt: instant.nullable(),
  calledAt: instant.nullable(),
  carRunsWell: z.boolean().nullable(),
  score: z.int().nullable(),
  sincerity: z.int().nullable(),
  smile: z.int().nullable(),
})

/** What the customer said: sealed in the tables, so verbs do not answer it. */
const said = {
  keyPoints: z.string().nullable(),
  wishes: z.string().nullable(),
  complaint: z.string().nullable(),
}

export const followUpRow = followUpSchema.omit({ actions: true }).extend({
  customerName: z.string(),
  phoneMasked: z.string(),
  plate: z.string(),
  plateColour: z.string(),
  agentName: z.string().nullable(),
  /** Past due and not called, or called too late. */
  late: z.boolean(),
})

/** Everything for the call on one page, so that nobody hunts: who, car, what was said and done, script. */
export const followUpFile = followUpSchema.extend({
  ...said,
  agentName: z.string().nullable(),
  late: z.boolean(),
  customerName: z.string(),
  phoneMasked: z.string(),
  preferredChannel: z.string(),
  plate: z.string(),
  plateColour: z.string(),
  modelZh: z.string().nullable(),
  modelEn: z.string().nullable(),
  closedAt: instant.nullable(),
  advisorName: z.string(),
  concerns: z.array(z.object({ words: z.string(), answer: z.string().nullable() })),
  done: z.array(z.object({ nameZh: z.string(), nameEn: z.string() })),
  declined: z.array(z.object({ nameZh: z.string(), nameEn: z.string(), grossFen: z.int() })),
  calls: z.array(z.object({ at: instant, outcome: z.enum(callOutcomes), note: z.string().nullable(), by: z.string() })),
})

export const followUpLifecycle = lifecycle('followUp', ['due', 'done', 'givenUp'], {
  /** Exists from the departure of the car. */
  open: { to: 'due', permission: 'followUp.call', input: z.object({}), internal: true },
  /** Nobody answered, or asked to be called later: logged, and it stays due. */
  attempt: {
    from: ['due'],
    to: 'same',
    permission: 'followUp.call',
    input: z.object({
      outcome: z.enum(['noAnswer', 'busy', 'wrongNumber', 'callBack']),
      callBackAt: instant.optional(),
      note: shortText.optional(),
    }),
  },
  complete: {
    from: ['due'],
    to: 'done',
    permission: 'followUp.call',
    input: z.object({
      carRunsWell: z.boolean(),
      score: z.int().min(1).max(5),
      /** How sincere and how friendly he found the reception (G-10). */
      sincerity: z.int().min(1).max(5).optional(),
      smile: z.int().min(1).max(5).optional(),
      keyPoints: longText.min(2),
      wishes: longText.optional(),
      complaint: longText.optional(),
    }),
  },
  giveUp: {
    from: ['due'],
    to: 'givenUp',
    permission: 'followUp.call',
    input: z.object({ reason: shortText.min(2) }),
    final: true,
  },
})

export const followUpContract = record(followUpLifecycle, followUpSchema, '/api/follow-ups', {
  list: {
    permission: 'followUp.see',
    path: '/api/follow-ups',
    query: z.object({
      ...listQuery,
      state: z.enum(['due', 'done', 'givenUp']).optional(),
      mine: z.stringbool().optional(),
      late: z.stringbool().optional(),
    }),
    answer: pageOf(followUpRow),
  },
  get: { permission: 'followUp.see', path: '/api/follow-ups/:id', answer: followUpFile },
  /** The next call for this agent, one agreed for now before the one due soonest, after an attempt the next one; `null` when there is nothing to do. */
  next: {
    permission: 'followUp.call',
    path: '/api/follow-ups/next',
    query: z.object({ store: z.uuid().optional() }),
    answer: z.object({
      id: z.uuid().nullable(),
      /** Calls that can be made now. */
      waiting: z.int(),
      /** When the next of those can be made that were tried in vain or are agreed for later. */
      laterAt: instant.nullable(),
    }),
  },
  /** The call as the last step of the order `:id` (I-02): ahead while the car is here, null where its kind of visit has none. */
  ofOrder: {
    permission: 'followUp.see',
    path: '/api/repair-orders/:id/follow-up',
    answer: z.object({
      call: z
        .object({
          step: z.literal('call'),
          /** Of the call; null while the car is here. */
          id: z.uuid().nullable(),
          state: z.enum(['ahead', 'due', 'done', 'givenUp']),
          owners: z.array(z.string()),
          role: z.string(),
          /** Days that the shop has for it, the day of leaving not counted. */
          standardDays: z.int(),
          startedAt: instant.nullable(),
          dueAt: instant.nullable(),
          doneAt: instant.nullable(),
          late: z.boolean(),
          attempts: z.int(),
        })
        .nullable(),
    }),
  },
  /** On-time rate of the calls, with the figures behind it. */
  onTime: {
    permission: 'followUp.see',
    path: '/api/follow-ups/on-time',
    query: z.object({
      store: z.uuid().optional(),
      days: z.coerce.number().int().min(1).max(366).default(30),
      /** Only the person's own calls. */
      mine: z.stringbool().optional(),
    }),
    answer: z.object({
      /** Calls that were made, and those of them in time. */
      done: z.int(),
      onTime: z.int(),
      /** Made too late, or still owed past their time. */
      late: z.int(),
      givenUp: z.int(),
      /** Still owed, in time so far. */
      open: z.int(),
    }),
  },
})
