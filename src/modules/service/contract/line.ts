import { z } from 'zod'
import { fen, instant, plainDate, shortText, thousandths } from '../../../kernel/contract/record.ts'
import { payerTypes } from '../../money/contract/bill.ts'
import { payerBasis } from '../../warranty/contract/payer.ts'
import { skill } from '../../people/contract/staff.ts'
import { seriesLimit } from './series-limit.ts'

/** How urgent a finding is: not safe to drive on, to be done soon, to be watched. */
export const severities = ['unsafe', 'soon', 'watch'] as const

/** One way to put the car right, where the customer is offered several; `promisedAt` is when it would be ready. */
export const planSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  pros: z.string(),
  cons: z.string(),
  promisedAt: instant,
})

export const newPlan = z.object({
  name: shortText.min(1),
  pros: shortText.min(2),
  cons: shortText.min(2),
  promisedAt: instant,
})

export const approvals = ['pending', 'approved', 'declined', 'deferred'] as const

/** The customer's own sentence: the root of the jobs, answered at handover. */
export const concernSchema = z.object({
  id: z.uuid(),
  position: z.int(),
  words: z.string(),
  answer: z.string().nullable(),
})

/** A labour, part or other line with its own small lifecycle: pending → approved, declined or deferred. */
export const lineSchema = z.object({
  id: z.uuid(),
  position: z.int(),
  concernId: z.uuid().nullable(),
  kind: z.enum(['labour', 'part', 'other']),
  code: z.string(),
  nameZh: z.string(),
  nameEn: z.string(),
  skill: skill.nullable(),
  standardMinutes: z.int().nullable(),
  chargedMinutes: z.int().nullable(),
  /** Posted hourly rate behind the price; null where the item has a fixed one. */
  rateFen: fen.nullable(),
  partId: z.uuid().nullable(),
  partOrigin: z.string().nullable(),
  quantityThousandths: thousandths,
  unit: z.string(),
  unitFen: fen,
  listUnitFen: fen,
  grossFen: fen,
  vatBasisPoints: z.int(),
  payer: z.enum(payerTypes),
  approval: z.enum(approvals),
  decidedAt: instant.nullable(),
  executed: z.boolean(),
  jobCardId: z.uuid().nullable(),
  deviationReason: z.string().nullable(),
  /** Of which plan, while the customer has still to choose one; null belongs to each. */
  planId: z.uuid().nullable().default(null),
  /** Lines of the same number are alternatives, of which one is done. */
  choice: z.int().nullable().default(null),
  /** What happens if it is not done, in plain words. */
  risk: z.string().nullable().default(null),
  severity: z.enum(severities).nullable().default(null),
  findingId: z.uuid().nullable().default(null),
  /** Who was proposed to pay and by which policy or recall, and why it was decided otherwise. */
  payerBasis: payerBasis.nullable().default(null),
  payerReason: z.string().nullable().default(null),
  recallId: z.uuid().nullable().default(null),
  /** What the insurer approved of it, and the difference that the customer agreed to bear. */
  insurerFen: fen.nullable().default(null),
  differenceFen: fen.nullable().default(null),
  /** Put off until then: the customer is spoken to again. */
  followUpOn: plainDate.nullable().default(null),
})

/** A photo, film or recording that an estimate shows; the edition's hash covers the file's. */
export const shownPhoto = z.object({
  id: z.uuid(),
  mediaType: z.string(),
  sha256: z.string(),
  /** What the recorded values must keep to. */
  limits: z.array(seriesLimit).optional(),
})

export const newLine = z.object({
  concern: z.int().min(0).max(50).nullable().default(null),
  kind: z.enum(['labour', 'part', 'other']),
  /** Code of the service item or number of the part; prices and hours come from the public list. */
  code: z.string().trim().min(1).max(40),
  quantityThousandths: thousandths.min(1).default(1000),
  /** Only with a reason: a price or time that differs from the list (L-10). */
  unitFen: fen.min(0).optional(),
  minutes: z.int().min(0).max(6000).optional(),
  deviationReason: shortText.optional(),
  payer: z.enum(payerTypes).default('customer'),
  /** Why somebody else pays than was proposed (P-02). */
  payerReason: shortText.min(2).optional(),
  /** Photos and films of the finding, uploaded before: the customer sees them beside the line. */
  photoIds: z.array(z.uuid()).max(12).optional(),
  nameZh: shortText.optional(),
  nameEn: shortText.optional(),
  /** Place of its plan; without it the line belongs to each plan. */
  plan: z.int().min(0).max(2).optional(),
  choice: z.int().min(1).max(50).optional(),
  risk: shortText.min(2).optional(),
  severity: z.enum(severities).optional(),
  /** The technician's finding that it answers. */
  findingId: z.uuid().optional(),
})

/** A signature drawn on the screen: a PNG as data address, as papers print it. */
export const signatureImage = z
  .string()
  .max(200_000)
  .regex(/^data:image\/png;base64,iVBORw0KGgo[A-Za-z0-9+/]+={0,2}$/)
