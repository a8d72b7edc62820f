import { z } from 'zod'
import { fen, instant, plainDate, shortText } from '../../../kernel/contract/record.ts'
import { signatureImage } from './line.ts'

const sum = fen.min(0)
const lineIds = z.array(z.uuid()).min(1).max(60)

/** The insurer's word, line by line where he does not approve all; said again when he approves more (I-17). */
export const approveInput = z.object({
  /** All of it; left out where the lines are named. */
  approvedFen: sum.optional(),
  approvedOn: plainDate,
  approvalNo: shortText.min(1),
  lines: z
    .array(z.object({ lineId: z.uuid(), approvedFen: sum }))
    .max(100)
    .optional(),
})

/** The customer bears what the insurer does not: signed at the desk, or said on the telephone in his own words. */
export const agreeDifferenceInput = z.object({
  lineIds,
  channel: z.enum(['desk', 'phone']),
  signer: shortText.min(1),
  signatureImage: signatureImage.optional(),
  said: shortText.min(2).optional(),
})

export const askAgainInput = z.object({ lineIds, reason: shortText.min(2) })

/** A line that the insurer is to pay, with what stands in its way. */
export const insuredLine = z.object({
  id: z.uuid(),
  kind: z.enum(['labour', 'part', 'other']),
  code: z.string(),
  nameZh: z.string(),
  nameEn: z.string(),
  grossFen: fen,
  insurerFen: fen.nullable(),
  differenceFen: fen.nullable(),
  /** What nobody bears yet: above 0 the line is held back. */
  missingFen: fen,
  executed: z.boolean(),
  askedAgain: z.boolean(),
})

export const askedAgain = {
  askedAgainAt: instant.nullable(),
  askedAgainBecause: z.string().nullable(),
}
