import { z } from 'zod'
import { fen, instant, plainDate, thousandths } from '../../../kernel/contract/record.ts'

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
  kind: z.enum(['labour', 'part', 'other']),
  code: z.string(),
  quantityThousandths: thousandths,
  unit: z.string(),
  partOrigin: z.string().nullable(),
  risk: z.string().nullable(),
  /** When the customer wanted to be spoken to again. */
  followUpOn: plainDate.nullable(),
})

/** The same at the store's list of today; null where it is not offered any more or no store was asked for. */
const undoneNow = undoneWork.extend({
  nowUnitFen: fen.nullable(),
  rateFen: fen.nullable(),
  standardMinutes: z.int().nullable(),
})

export const undoneWorkOfCar = z.object({ rows: z.array(undoneNow), totalFen: fen })
export const undoneWorkQuery = z.object({ store: z.uuid().optional() })

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
