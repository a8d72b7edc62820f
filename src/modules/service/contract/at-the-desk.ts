import { z } from 'zod'
import { fen, instant } from '../../../kernel/contract/record.ts'

/** Work of a car that its customer put off or declined and that has not been done since, with its value then. */
export const undoneWork = z.object({
  id: z.uuid(),
  orderId: z.uuid(),
  orderNumber: z.string(),
  approval: z.enum(['deferred', 'declined']),
  nameZh: z.string(),
  nameEn: z.string(),
  grossFen: fen,
  on: instant,
})

export const undoneWorkOfCar = z.object({ rows: z.array(undoneWork), totalFen: fen })

const customerLink = z.object({
  /** With the public address where one is set, else from `/p/` on. */
  link: z.string(),
  expiresAt: instant,
})

/** Null where there is none that still opens. */
export const customerLinks = z.object({
  visit: customerLink.nullable(),
  estimate: customerLink.extend({ estimateId: z.uuid(), edition: z.int() }).nullable(),
})
