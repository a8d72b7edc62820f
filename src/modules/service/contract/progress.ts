import { z } from 'zod'
import { fen, instant } from '../../../kernel/contract/record.ts'

export const progressSchema = z.object({
  number: z.string(),
  plate: z.string(),
  plateColour: z.string(),
  modelZh: z.string().nullable(),
  modelEn: z.string().nullable(),
  state: z.string(),
  version: z.int(),
  /** The car was walked around without the customer: he reads the agreement and signs by his link (G-14). */
  isToSign: z.boolean(),
  promisedAt: instant.nullable(),
  /** The diagnosis found the car unsafe to drive, and its repair has not been inspected yet. */
  unsafe: z.boolean(),
  now: instant,
  storeNameZh: z.string(),
  storeNameEn: z.string(),
  storePhone: z.string(),
  advisorName: z.string(),
  steps: z.array(z.object({ step: z.string(), at: instant.nullable() })),
  estimate: z.object({ id: z.uuid(), token: z.string().nullable(), state: z.string(), totalFen: fen }).nullable(),
  totalFen: fen,
  paidFen: fen,
  /** What the customer asked for on this visit, the newest first. */
  requests: z.array(
    z.object({ id: z.uuid(), kind: z.string(), words: z.string(), createdAt: instant, isDone: z.boolean() }),
  ),
  papers: z.array(z.object({ id: z.uuid(), kind: z.string(), number: z.string() })),
})
