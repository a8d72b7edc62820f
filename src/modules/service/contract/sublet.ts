import { z } from 'zod'
import { lifecycle } from '../../../kernel/contract/lifecycle.ts'
import { fen, instant, longText, record, recordShape, shortText } from '../../../kernel/contract/record.ts'

const cost = fen.min(0)

export const subletSchema = z.object({
  ...recordShape,
  storeId: z.uuid(),
  number: z.string(),
  orderId: z.uuid(),
  orderNumber: z.string(),
  firm: z.string(),
  contact: z.string().nullable(),
  lineIds: z.array(z.uuid()),
  costFen: fen,
  finalCostFen: fen.nullable(),
  dueAt: instant,
  sentAt: instant.nullable(),
  returnedAt: instant.nullable(),
  checkedAt: instant.nullable(),
  checkedBy: z.uuid().nullable(),
  finding: z.string().nullable(),
})

export const subletRow = subletSchema.extend({
  plate: z.string(),
  plateColour: z.string(),
  lines: z.array(z.object({ id: z.uuid(), nameZh: z.string(), nameEn: z.string(), grossFen: fen })),
  checkedByName: z.string().nullable(),
})

/** 外协: ordered → sent → returned → accepted; what is not good goes out again. */
export const subletLifecycle = lifecycle('sublet', ['ordered', 'sent', 'returned', 'accepted', 'cancelled'], {
  order: {
    to: 'ordered',
    permission: 'sublet.order',
    input: z.object({
      storeId: z.uuid(),
      orderId: z.uuid(),
      lineIds: z.array(z.uuid()).min(1).max(20),
      firm: shortText.min(1),
      contact: shortText.optional(),
      costFen: cost,
      dueAt: instant,
    }),
  },
  send: { from: ['ordered'], to: 'sent', permission: 'sublet.order', input: z.object({}) },
  comeBack: {
    from: ['sent'],
    to: 'returned',
    permission: 'sublet.order',
    input: z.object({ finalCostFen: cost.optional() }),
  },
  /** The return check: good, and the work counts as done; not good, and it goes out again. */
  check: {
    from: ['returned'],
    to: ['accepted', 'sent'],
    permission: 'sublet.check',
    input: z.object({ good: z.boolean(), finding: longText.optional() }),
  },
  cancel: {
    from: ['ordered', 'sent'],
    to: 'cancelled',
    permission: 'sublet.order',
    input: z.object({ reason: shortText.min(2) }),
    final: true,
  },
})

export const subletContract = record(subletLifecycle, subletSchema, '/api/sublets', {
  list: {
    permission: 'sublet.see',
    path: '/api/sublets',
    query: z.object({
      store: z.uuid().optional(),
      orderId: z.uuid().optional(),
      /** Not accepted yet. */
      open: z.stringbool().optional(),
    }),
    answer: z.object({ rows: z.array(subletRow) }),
  },
})
