import { z } from 'zod'

/** A customer's way in: a code to his phone, then a session; or a signed link. Not records. */
export const portalCodeInput = z.object({
  /** Code of the dealer group; may be left out while there is only one. */
  group: z.string().trim().max(40).optional(),
  phone: z
    .string()
    .trim()
    .regex(/^[+\d][\d\s()-]{6,29}$/),
})

/** The same for every number, so that nobody learns who is a customer. */
export const portalCodeAnswer = z.object({
  minutes: z.int(),
  /** In a demo group only, where no message leaves the house. */
  code: z.string().optional(),
})
export type PortalCodeAnswer = z.infer<typeof portalCodeAnswer>

export const portalSignInInput = portalCodeInput.extend({
  code: z
    .string()
    .trim()
    .regex(/^\d{6}$/),
})

export const portalSignInAnswer = z.object({ language: z.string() })
export type PortalSignInAnswer = z.infer<typeof portalSignInAnswer>

/** What a signed link opens. */
export const portalLink = z.object({
  purpose: z.string(),
  record: z.string(),
  recordId: z.uuid(),
  language: z.string(),
})
export type PortalLink = z.infer<typeof portalLink>
