import { z } from 'zod'
import { lifecycle } from '../../../kernel/contract/lifecycle.ts'
import { listQuery, pageOf, record, recordShape, shortText, thousandths } from '../../../kernel/contract/record.ts'

const receiptLine = z.object({
  partId: z.uuid(),
  quantityThousandths: thousandths.min(1),
  /** Cost of one unit without VAT, in 1/10,000 yuan. */
  unitCost: z.int().min(0).max(1e12),
  bin: z.string().trim().max(20).optional(),
})

/** Goods that came in, or a correction after counting: each line is a movement. */
export const receiptSchema = z.object({
  ...recordShape,
  storeId: z.uuid(),
  number: z.string(),
  kind: z.enum(['receipt', 'correction']),
  supplier: z.string().nullable(),
  reason: z.string().nullable(),
  createdAt: z.string(),
})

export const receiptLifecycle = lifecycle('stockReceipt', ['booked'], {
  receive: {
    to: 'booked',
    permission: 'stock.receive',
    input: z.object({ storeId: z.uuid(), supplier: shortText.min(1), lines: z.array(receiptLine).min(1).max(200) }),
  },
  /** Sets right what was counted; the difference may be negative. */
  correct: {
    to: 'booked',
    permission: 'stock.correct',
    input: z.object({
      storeId: z.uuid(),
      reason: shortText.min(2),
      lines: z
        .array(z.object({ partId: z.uuid(), differenceThousandths: thousandths }))
        .min(1)
        .max(200),
    }),
  },
})

export const receiptContract = record(receiptLifecycle, receiptSchema, '/api/stock-receipts', {
  list: {
    permission: 'part.see',
    path: '/api/stock-receipts',
    query: z.object(listQuery),
    answer: pageOf(receiptSchema.omit({ actions: true })),
  },
})
