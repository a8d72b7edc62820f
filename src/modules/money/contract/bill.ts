import { z } from 'zod'
import { lifecycle } from '../../../kernel/contract/lifecycle.ts'
import { fen, instant, listQuery, longText, pageOf, record, recordShape, shortText, thousandths } from '../../../kernel/contract/record.ts'

export const payerTypes = ['customer', 'warranty', 'insurance', 'internal'] as const
export const paymentMethods = ['cash', 'card', 'wechat', 'alipay', 'transfer', 'onAccount'] as const

export const billLine = z.object({
  id: z.uuid(),
  kind: z.enum(['labour', 'part', 'other']),
  code: z.string(),
  nameZh: z.string(),
  nameEn: z.string(),
  quantityThousandths: thousandths,
  unit: z.string(),
  unitFen: fen,
  grossFen: fen,
  netFen: fen,
  taxFen: fen,
  vatBasisPoints: z.int(),
  payer: z.enum(payerTypes),
  partOrigin: z.string().nullable(),
})

export const paymentSchema = z.object({
  id: z.uuid(),
  method: z.enum(paymentMethods),
  amountFen: fen,
  receivedAt: instant,
  cashierId: z.uuid().nullable(),
  reference: z.string().nullable(),
})

export const billSchema = z.object({
  ...recordShape,
  storeId: z.uuid(),
  number: z.string(),
  orderId: z.uuid(),
  customerId: z.uuid(),
  totalFen: fen,
  netFen: fen,
  taxFen: fen,
  paidFen: fen,
  dueFen: fen,
  currency: z.string(),
  createdAt: instant,
})

export const billLifecycle = lifecycle('bill', ['open', 'partlyPaid', 'paid', 'cancelled'], {
  /** Made by the settlement of an order. */
  issue: { to: ['open', 'paid'], permission: 'bill.issue', input: z.object({}), internal: true },
  /** Takes money by one method; several payments add up. More than is due is refused. */
  pay: {
    from: ['open', 'partlyPaid'],
    to: ['partlyPaid', 'paid'],
    permission: 'bill.pay',
    input: z.object({ method: z.enum(paymentMethods), amountFen: fen.min(1), reference: shortText.optional() }),
  },
  /** On account (挂账): needs an approved credit; the car may leave. */
  putOnAccount: {
    from: ['open', 'partlyPaid'], to: 'paid', permission: 'bill.credit',
    input: z.object({ reason: longText.min(1) }),
  },
  /** A wrong payment is turned round by a contrary one, never changed. */
  refund: {
    from: ['partlyPaid', 'paid'],
    to: ['open', 'partlyPaid'],
    permission: 'bill.refund',
    input: z.object({ paymentId: z.uuid(), amountFen: fen.min(1), reason: shortText.min(1) }),
    final: true,
  },
  cancel: { from: ['open'], to: 'cancelled', permission: 'bill.cancel', input: z.object({ reason: shortText.min(1) }), final: true },
})

export const billFile = billSchema.extend({
  lines: z.array(billLine),
  payments: z.array(paymentSchema),
  customerName: z.string(),
  plate: z.string().nullable(),
  /** What was agreed, beside what is billed (L-05). */
  agreed: z.array(z.object({ lineId: z.uuid(), grossFen: fen })),
})

export const billContract = record(billLifecycle, billSchema, '/api/bills', {
  list: {
    permission: 'bill.see', path: '/api/bills',
    query: z.object({ ...listQuery, state: z.enum(['open', 'partlyPaid', 'paid', 'cancelled']).optional(), orderId: z.uuid().optional() }),
    answer: pageOf(billSchema.omit({ actions: true })),
  },
  get: { permission: 'bill.see', path: '/api/bills/:id', answer: billFile },
})
