import { z } from 'zod'
import { lifecycle } from '../../../kernel/contract/lifecycle.ts'
import {
  fen,
  instant,
  listQuery,
  plainDate,
  longText,
  pageOf,
  record,
  recordShape,
  shortText,
  thousandths,
} from '../../../kernel/contract/record.ts'

export const payerTypes = ['customer', 'warranty', 'insurance', 'internal'] as const
export const paymentMethods = ['cash', 'card', 'wechat', 'alipay', 'transfer'] as const

/** How a payment came: by one of the methods that a cashier takes, or set off from a deposit. */
export const paidBy = [...paymentMethods, 'deposit'] as const

export const billLine = z.object({
  id: z.uuid(),
  /** The order's line that it bills. */
  orderLineId: z.uuid(),
  kind: z.enum(['labour', 'part', 'other']),
  code: z.string(),
  nameZh: z.string(),
  nameEn: z.string(),
  quantityThousandths: thousandths,
  unit: z.string(),
  unitFen: fen,
  /** What the customer agreed to, beside what is billed (L-05). */
  agreedGrossFen: fen,
  grossFen: fen,
  netFen: fen,
  taxFen: fen,
  vatBasisPoints: z.int(),
  payer: z.enum(payerTypes),
  partOrigin: z.string().nullable(),
  /** Of labour at a posted rate. */
  labourMinutes: z.int().nullable(),
  hourlyRateFen: fen.nullable(),
})

/** Money taken; a refund is a contrary payment with a negative amount that names the one it turns round. */
export const paymentSchema = z.object({
  id: z.uuid(),
  method: z.enum(paidBy),
  amountFen: fen,
  receivedAt: instant,
  cashierId: z.uuid().nullable(),
  cashierName: z.string().nullable(),
  reference: z.string().nullable(),
  refundOf: z.uuid().nullable(),
  reason: z.string().nullable(),
  /** The deposit that it was set off from, or that it was paid for. */
  depositId: z.uuid().nullable().optional(),
})

export const billSchema = z.object({
  ...recordShape,
  storeId: z.uuid(),
  number: z.string(),
  orderId: z.uuid(),
  customerId: z.uuid(),
  vehicleId: z.uuid().nullable(),
  /** All lines, VAT included. */
  totalFen: fen,
  netFen: fen,
  taxFen: fen,
  /** Share of maker, insurer or the shop: nothing that the customer owes. */
  othersFen: fen,
  paidFen: fen,
  /** Credit given to the customer (挂账), not yet paid. */
  onAccountFen: fen,
  /** What the customer still has to pay now. */
  dueFen: fen,
  /** By when what is on account or left of a part payment should be there (L-06). */
  payBy: plainDate.nullable(),
  remindedAt: instant.nullable(),
  remindedCount: z.int().nullable(),
  currency: z.string(),
  createdAt: instant,
})

const taking = z.object({
  method: z.enum(paymentMethods),
  amountFen: fen.min(1),
  /** Number of the slip or transfer. */
  reference: shortText.optional(),
})

export const billLifecycle = lifecycle('bill', ['open', 'partlyPaid', 'paid', 'cancelled'], {
  /** Made by the settlement of an order; a deposit is set off at once. */
  issue: { to: ['open', 'partlyPaid', 'paid'], permission: 'bill.issue', input: z.object({}), internal: true },
  /** Takes money by one method; several payments add up. More than is due is refused. */
  pay: {
    from: ['open', 'partlyPaid'],
    to: ['partlyPaid', 'paid'],
    permission: 'bill.pay',
    input: taking,
  },
  /** On account (挂账): needs an approved credit; the car may leave. */
  putOnAccount: {
    from: ['open', 'partlyPaid'],
    to: 'paid',
    permission: 'bill.credit',
    input: z.object({
      reason: longText.min(1),
      /** The usual days from today unless said. */
      payBy: plainDate.optional(),
    }),
  },
  /** Another day by which what is owed should be there. */
  agreeTerm: {
    from: ['open', 'partlyPaid', 'paid'],
    to: 'same',
    permission: 'bill.credit',
    input: z.object({ payBy: plainDate, reason: shortText.min(1) }),
  },
  /** Writes to the customer what he still owes, where he agreed to be written to. */
  remind: { from: ['open', 'partlyPaid', 'paid'], to: 'same', permission: 'bill.pay', input: z.object({}) },
  /** Money that comes later for what was put on account. */
  payAccount: { from: ['paid'], to: 'same', permission: 'bill.pay', input: taking },
  /** Prints what was paid so far, by method (收据). */
  receipt: { from: ['partlyPaid', 'paid'], to: 'same', permission: 'bill.pay', input: z.object({}) },
  /** A wrong payment is turned round by a contrary one, never changed. */
  refund: {
    from: ['partlyPaid', 'paid'],
    to: ['open', 'partlyPaid'],
    permission: 'bill.refund',
    input: z.object({ paymentId: z.uuid(), amountFen: fen.min(1), reason: shortText.min(1) }),
    final: true,
  },
  cancel: {
    from: ['open'],
    to: 'cancelled',
    permission: 'bill.cancel',
    input: z.object({ reason: shortText.min(1) }),
    final: true,
  },
})

export const billRow = billSchema.omit({ actions: true }).extend({
  customerName: z.string(),
  plate: z.string().nullable(),
  plateColour: z.string().nullable(),
})

export const billFile = billRow.extend({
  actions: recordShape.actions,
  lines: z.array(billLine),
  payments: z.array(paymentSchema),
  /** What was agreed, beside what is billed (L-05). */
  agreed: z.array(z.object({ lineId: z.uuid(), grossFen: fen })),
  /** Its receipts; `/api/papers/:id.pdf` is the print. */
  papers: z.array(z.object({ id: z.uuid(), kind: z.string(), number: z.string(), createdAt: instant })),
})

export const billContract = record(billLifecycle, billSchema, '/api/bills', {
  list: {
    permission: 'bill.see',
    path: '/api/bills',
    query: z.object({
      ...listQuery,
      state: z.enum(['open', 'partlyPaid', 'paid', 'cancelled']).optional(),
      /** Something is still due, the oldest first. */
      unpaid: z.stringbool().optional(),
      /** On account, or left of a part payment: by the day on which it should be there. */
      owing: z.stringbool().optional(),
      orderId: z.uuid().optional(),
    }),
    answer: pageOf(billRow),
  },
  get: { permission: 'bill.see', path: '/api/bills/:id', answer: billFile },
  /** What came in, refunds taken off: by store today and this month beside the month before, by day, and today by method. */
  takings: {
    permission: 'bill.see',
    path: '/api/bills/takings',
    query: z.object({ store: z.uuid().optional() }),
    answer: z.object({
      rows: z.array(
        z.object({
          storeId: z.uuid(),
          todayFen: fen,
          monthFen: fen,
          /** Of the month before up to the same day. */
          lastMonthFen: fen,
        }),
      ),
      /** All stores together, the last two weeks, today last. */
      days: z.array(z.object({ day: plainDate, fen })),
      /** All stores together, today; methods by which nothing came in are left out. */
      methods: z.array(z.object({ method: z.enum(paymentMethods), fen, payments: z.int() })),
    }),
  },
})
