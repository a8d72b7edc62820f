import { z } from 'zod'
import { lifecycle } from '../../../kernel/contract/lifecycle.ts'
import { listQuery, pageOf, plainDate, record, recordShape } from '../../../kernel/contract/record.ts'
import { channels } from './customer.ts'

/** How somebody showed that he is the person whose data it is. */
export const erasureProofs = ['identityPaper', 'calledBack', 'portal', 'guardian'] as const
/** Why nothing is erased. Words: free text could hold personal data itself. */
export const erasureGrounds = ['notProven', 'dispute', 'otherPerson'] as const

const erasedRows = z.array(z.object({ part: z.string(), count: z.int() }))

export const erasureSchema = z.object({
  ...recordShape,
  storeId: z.uuid(),
  customerId: z.uuid(),
  channel: z.enum(channels),
  proof: z.enum(erasureProofs),
  takenBy: z.uuid(),
  /** By when the person must have his answer. */
  dueAt: z.string(),
  /** Day until which law wants something kept; the request waits for it. */
  keptUntil: plainDate.nullable(),
  ground: z.enum(erasureGrounds).nullable(),
  /** What was emptied, by part. */
  erasedRows: erasedRows.nullable(),
  decidedBy: z.uuid().nullable(),
  decidedAt: z.string().nullable(),
  createdAt: z.string(),
})

/** `customerName` is empty once the person is erased. */
const erasureView = erasureSchema.extend({ customerName: z.string() })

export const erasureLifecycle = lifecycle('erasure', ['open', 'kept', 'done', 'refused', 'withdrawn'], {
  take: {
    to: 'open',
    permission: 'erasure.take',
    input: z.object({
      customerId: z.uuid(),
      storeId: z.uuid(),
      channel: z.enum(channels),
      proof: z.enum(erasureProofs),
    }),
  },
  /** Destroys the person's key, empties his rows, revokes his links. Refused while law wants something kept. */
  erase: {
    from: ['open', 'kept'],
    to: 'done',
    permission: 'erasure.decide',
    final: true,
    input: z.object({ confirmed: z.boolean() }),
  },
  /** Law wants something kept: the person is told until when, his consents end, and the request comes up again that day. */
  keep: { from: ['open'], to: 'kept', permission: 'erasure.decide', input: z.object({}) },
  refuse: {
    from: ['open', 'kept'],
    to: 'refused',
    permission: 'erasure.decide',
    input: z.object({ ground: z.enum(erasureGrounds) }),
  },
  withdraw: { from: ['open', 'kept'], to: 'withdrawn', permission: 'erasure.take', input: z.object({}) },
})

export const erasureContract = record(erasureLifecycle, erasureSchema, '/api/erasures', {
  /** Newest first. */
  list: {
    permission: 'erasure.take',
    path: '/api/erasures',
    query: z.object({
      ...listQuery,
      state: z.enum(['open', 'kept', 'done', 'refused', 'withdrawn']).optional(),
      customerId: z.uuid().optional(),
    }),
    answer: pageOf(erasureView),
  },
  /** With what the house holds of the person, part by part, and what law wants kept until when. */
  get: {
    permission: 'erasure.take',
    path: '/api/erasures/:id',
    answer: erasureView.extend({
      parts: z.array(
        z.object({
          part: z.string(),
          count: z.int(),
          keptUntil: plainDate.nullable(),
          laws: z.array(z.string()),
        }),
      ),
    }),
  },
})
