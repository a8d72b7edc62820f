import { z } from 'zod'
import { lifecycle } from '../../../kernel/contract/lifecycle.ts'
import { fen, instant, listQuery, pageOf, record, recordShape, shortText } from '../../../kernel/contract/record.ts'
import { paymentMethods, paymentSchema } from './bill.ts'

/** 定金 binds by law up to a share of the price; 订金 does not and always goes back (民法典 586–588). */
export const depositNatures = ['earnest', 'advance'] as const
export const depositStates = [
  'asked',
  'paid',
  'setOff',
  'toRefund',
  'refunded',
  'forfeited',
  'waived',
  'lapsed',
] as const

/** What a customer is shown before he books. */
export const depositTerms = z.object({
  amountFen: fen,
  nature: z.enum(depositNatures),
  /** What may be kept of it when he does not come or cancels late; nought of an advance. */
  bindingFen: fen,
  /** Cancelled so long before the time, all of it goes back. */
  freeMinutes: z.int(),
  dueAt: instant,
  /** Unpaid by then, the booking is released; otherwise it stands. */
  releases: z.boolean(),
  /** The reckoned price that it was measured by; nought where nobody can say one yet. */
  priceFen: fen,
  askedBecause: z.enum(['visitType', 'noShows']),
})
export type DepositTerms = z.output<typeof depositTerms>

export const depositSchema = z.object({
  ...recordShape,
  storeId: z.uuid(),
  number: z.string(),
  appointmentId: z.uuid(),
  customerId: z.uuid(),
  vehicleId: z.uuid().nullable(),
  ...depositTerms.shape,
  /** Received = held + set off + forfeited + owed + returned − compensation, always. */
  receivedFen: fen,
  heldFen: fen,
  setOffFen: fen,
  forfeitedFen: fen,
  owedFen: fen,
  returnedFen: fen,
  compensationFen: fen,
  breach: z.enum(['lateCancel', 'noShow']).nullable(),
  orderId: z.uuid().nullable(),
  createdAt: instant,
})

const hand = z.object({ method: z.enum(paymentMethods), reference: shortText.optional() })
const because = z.object({ reason: shortText.min(1) })
const nothing = z.object({})

export const depositLifecycle = lifecycle('deposit', depositStates, {
  /** With the booking that it belongs to. */
  ask: { to: 'asked', permission: 'deposit.ask', input: nothing, internal: true },
  /** The customer was reminded that it is due. */
  remind: { from: ['asked'], to: 'same', permission: 'deposit.ask', input: nothing, internal: true },
  /** Takes the whole amount by one method and writes the receipt (收据). */
  pay: { from: ['asked'], to: 'paid', permission: 'deposit.pay', input: hand },
  waive: { from: ['asked'], to: 'waived', permission: 'deposit.waive', input: because, final: true },
  /** Not paid when its booking ended or its car came. */
  lapse: { from: ['asked'], to: 'lapsed', permission: 'deposit.ask', input: nothing, internal: true },
  /** The car has come: it waits for the settlement. */
  join: { from: ['paid'], to: 'same', permission: 'deposit.ask', input: nothing, internal: true },
  /** Counted as payment of the visit's bill; what the bill does not need goes back. */
  setOff: { from: ['paid'], to: ['setOff', 'toRefund'], permission: 'bill.issue', input: nothing, internal: true },
  /** Taken off the bill again, so that the bill can be made anew. */
  putBack: { from: ['setOff', 'toRefund'], to: 'paid', permission: 'bill.refund', input: nothing, internal: true },
  /** The booking ended by the customer's default: somebody decides what becomes of the part that binds. */
  breach: { from: ['paid'], to: 'same', permission: 'deposit.ask', input: nothing, internal: true },
  /** All of it is owed to the customer. */
  giveBack: { from: ['paid'], to: 'toRefund', permission: 'deposit.waive', input: because },
  /** Keeps the part that binds, by the rule that the customer was shown (民法典 587); the rest goes back. */
  forfeit: {
    from: ['paid'],
    to: ['forfeited', 'toRefund'],
    permission: 'deposit.forfeit',
    input: because,
    final: true,
  },
  /** Hands out what is owed. */
  refund: {
    from: ['toRefund'],
    to: ['refunded', 'setOff', 'forfeited'],
    permission: 'deposit.refund',
    input: hand,
    final: true,
  },
})

export const depositRow = depositSchema.omit({ actions: true }).extend({
  customerName: z.string(),
  plate: z.string().nullable(),
  plateColour: z.string().nullable(),
})

export const depositContract = record(depositLifecycle, depositSchema, '/api/deposits', {
  list: {
    permission: 'deposit.see',
    path: '/api/deposits',
    query: z.object({
      ...listQuery,
      state: z.enum(depositStates).optional(),
      /** Money is to be taken or given back, what is due first. */
      open: z.stringbool().optional(),
    }),
    answer: pageOf(depositRow),
  },
  get: {
    permission: 'deposit.see',
    path: '/api/deposits/:id',
    answer: depositRow.extend({
      actions: recordShape.actions,
      /** Money taken and given; what a bill took off has its bill. */
      payments: z.array(paymentSchema.extend({ billId: z.uuid().nullable() })),
      /** `/api/papers/:id.pdf` is the print. */
      papers: z.array(z.object({ id: z.uuid(), kind: z.string(), number: z.string(), createdAt: instant })),
    }),
  },
})
