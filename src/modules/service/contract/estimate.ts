import { z } from 'zod'
import { lifecycle } from '../../../kernel/contract/lifecycle.ts'
import { fen, instant, longText, record, recordShape } from '../../../kernel/contract/record.ts'
import { lineSchema, shownPhoto, signatureImage } from './line.ts'

/** What was shown to the customer, exactly: an edition is never changed, a new price makes a new edition. */
export const estimateSchema = z.object({
  ...recordShape,
  storeId: z.uuid(),
  orderId: z.uuid(),
  edition: z.int(),
  totalFen: fen,
  approvedFen: fen,
  promisedAt: instant.nullable(),
  openedAt: instant.nullable(),
  decidedAt: instant.nullable(),
  decidedBy: z.string().nullable(),
  channel: z.string().nullable(),
  sha256: z.string(),
})

const decision = z.object({ lineId: z.uuid(), approval: z.enum(['approved', 'declined', 'deferred']) })

export const estimateLifecycle = lifecycle('estimate', ['sent', 'decided', 'superseded'], {
  /** Made by the order's quote. */
  send: { to: 'sent', permission: 'repairOrder.quote', input: z.object({}), internal: true },
  supersede: {
    from: ['sent', 'decided'],
    to: 'superseded',
    permission: 'repairOrder.quote',
    input: z.object({}),
    internal: true,
  },
  /** The first look through the link: part of the proof of what the customer saw and when. */
  open: { from: ['sent'], to: 'same', permission: 'repairOrder.quote', input: z.object({}), internal: true },
  /**
   * The customer decides line by line through his link; declining one line never changes the rest. While lines
   * are left undecided the estimate stays open and so does the order.
   */
  decide: {
    from: ['sent'],
    to: ['decided', 'sent'],
    permission: 'estimate.decideForCustomer',
    link: 'estimate',
    input: z.object({
      decisions: z.array(decision).min(1).max(100),
      signer: z.string().trim().min(1).max(60),
      signatureImage: signatureImage.optional(),
      /** At the desk or by phone the advisor records the customer's decision. */
      channel: z.enum(['link', 'desk', 'phone']).default('link'),
      remark: longText.optional(),
    }),
  },
})

/** What the customer sees: his own sentences first, then the lines, prices and total. */
export const estimateShown = estimateSchema.extend({
  orderNumber: z.string(),
  plate: z.string(),
  plateColour: z.string(),
  modelZh: z.string().nullable(),
  modelEn: z.string().nullable(),
  customerName: z.string(),
  language: z.string(),
  storeNameZh: z.string(),
  storeNameEn: z.string(),
  storePhone: z.string(),
  advisorName: z.string(),
  hourlyRateFen: fen.nullable(),
  concerns: z.array(z.object({ id: z.uuid(), words: z.string() })),
  lines: z.array(lineSchema.extend({ photos: z.array(shownPhoto).optional() })),
})

export const estimateContract = record(estimateLifecycle, estimateSchema, '/api/estimates', {
  get: { permission: 'repairOrder.see', path: '/api/estimates/:id', answer: estimateShown, link: 'estimate' },
})
