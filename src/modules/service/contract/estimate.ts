import { z } from 'zod'
import { lifecycle } from '../../../kernel/contract/lifecycle.ts'
import { fen, instant, longText, plainDate, record, recordShape } from '../../../kernel/contract/record.ts'
import { explainedTerm } from '../../knowledge/contract/term.ts'
import { lineSchema, planSchema, shownPhoto, signatureImage } from './line.ts'

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
  /** Prices hold until then. */
  validUntil: instant.nullable(),
  /** What the browser of the first look called itself. */
  openedDevice: z.string().nullable(),
  /** The plan that was chosen, where there were several. */
  planId: z.uuid().nullable(),
  /** When the customer was reminded of it last, and how often. */
  remindedAt: instant.nullable(),
  reminders: z.int(),
})

const decision = z.object({
  lineId: z.uuid(),
  approval: z.enum(['approved', 'declined', 'deferred']),
  /** Of what is put off: when the customer wants to be spoken to again. */
  followUpOn: plainDate.optional(),
})

/** A decision by telephone: without the number, the one on the customer's file. */
const call = z.object({
  number: z.string().trim().min(5).max(30).optional(),
  at: instant.optional(),
  said: z.string().trim().min(2).max(1000),
})

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
  /** Nobody has answered: the customer is sent his page once more. */
  remind: { from: ['sent'], to: 'same', permission: 'repairOrder.quote', input: z.object({}) },
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
      /** Which plan he takes, while several are open. */
      planId: z.uuid().optional(),
      /** Needed where he decided by telephone: who rang whom, and what he said. */
      call: call.optional(),
    }),
  },
})

const comparedPlan = planSchema.extend({ totalFen: fen, labourMinutes: z.int(), partCount: z.int() })

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
  lines: z.array(
    lineSchema.extend({
      photos: z.array(shownPhoto).optional(),
      /** Codes of the terms that it uses. */
      terms: z.array(z.string()).optional(),
      /** Off the order by now: a newer edition, or a plan or an alternative that was not taken. */
      gone: z.boolean().default(false),
      /** What the unit is called in English. */
      unitEn: z.string().optional(),
    }),
  ),
  /** Paid beforehand, to be set off on the bill. */
  depositFen: fen.optional(),
  /** The plans to choose from, side by side (H-13); empty where there is one way. */
  plans: z.array(comparedPlan).default([]),
  /** Terms of the trade that the page uses, in plain words (E-06). */
  terms: z.array(explainedTerm).default([]),
})

/** What proves that the customer agreed: which page, when it was opened and decided, with what, and by whose hand. */
const estimateProof = z.object({
  edition: z.int(),
  sha256: z.string(),
  /** Whether the page that is kept still has that hash. */
  unchanged: z.boolean(),
  sentAt: instant,
  validUntil: instant.nullable(),
  openedAt: instant.nullable(),
  openedDevice: z.string().nullable(),
  decidedAt: instant.nullable(),
  channel: z.string().nullable(),
  planName: z.string().nullable(),
  /** The latest signature under this hash; name and drawing are null when the person was erased. */
  signature: z
    .object({ signer: z.string().nullable(), at: instant, device: z.string(), image: z.string().nullable() })
    .nullable(),
  call: z
    .object({ by: z.string(), at: instant, numberMasked: z.string().nullable(), said: z.string().nullable() })
    .nullable(),
})

const unansweredEstimate = z.object({
  id: z.uuid(),
  version: z.int(),
  storeId: z.uuid(),
  orderId: z.uuid(),
  orderNumber: z.string(),
  customerId: z.uuid(),
  customerName: z.string(),
  phoneMasked: z.string(),
  advisorId: z.uuid(),
  advisorName: z.string(),
  plate: z.string(),
  plateColour: z.string(),
  totalFen: fen,
  createdAt: instant,
  openedAt: instant.nullable(),
  remindedAt: instant.nullable(),
  reminders: z.int(),
  validUntil: instant.nullable(),
  /** Since the first look, else since it was sent. */
  waitedMinutes: z.int(),
  mayRemind: z.boolean(),
})

export const estimateContract = record(estimateLifecycle, estimateSchema, '/api/estimates', {
  /** Sent and not answered, of cars that are still here: who has waited longest first. */
  unanswered: {
    permission: 'repairOrder.see',
    path: '/api/estimates/unanswered',
    query: z.object({ store: z.uuid().optional(), mine: z.stringbool().optional() }),
    answer: z.object({ rows: z.array(unansweredEstimate) }),
  },
  proof: { permission: 'repairOrder.see', path: '/api/estimates/:id/proof', answer: estimateProof },
  get: { permission: 'repairOrder.see', path: '/api/estimates/:id', answer: estimateShown, link: 'estimate' },
})
