import { z } from 'zod'
import { longText } from '../../../kernel/contract/record.ts'
import { courtesyTicks } from './courtesy.ts'
import { drawnSignature } from './check-in.ts'
import { signatureImage } from './line.ts'

/** The customer may sign the settlement paper on the screen (L-08); else by hand on what is printed. */
export const settleInput = z.object({ signature: drawnSignature.optional() })

/** Answers to every sentence and what goes back to the customer, against his signature; courtesy steps done at leaving. */
export const handOverInput = z.object({
  answers: z.array(z.object({ concernId: z.uuid(), answer: longText.min(1) })).max(20),
  belongingsReturned: z.boolean(),
  oldPartsDone: z.boolean(),
  keysReturned: z.boolean(),
  explained: z.boolean(),
  courtesy: courtesyTicks.optional(),
  signer: z.string().trim().min(1).max(60),
  signatureImage: signatureImage.optional(),
})
