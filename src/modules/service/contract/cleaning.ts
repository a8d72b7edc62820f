import { z } from 'zod'
import { instant, shortText } from '../../../kernel/contract/record.ts'
import { visitType } from './visit-type.ts'

export const cleaningParts = ['outside', 'inside', 'dry'] as const

/** Washed outside, wiped inside, dried: each ticked as it is done or all at once, by one person who says so (L-01). */
export const cleanVerb = {
  from: ['ready', 'settled'],
  to: 'same',
  permission: 'repairOrder.clean',
  input: z.object({ parts: z.array(z.enum(cleaningParts)).min(1).max(3), note: shortText.optional() }),
} as const

export const cleaningReads = {
  /** Cars that passed their inspection and wait to be cleaned, by when they are promised. */
  toClean: {
    permission: 'repairOrder.clean',
    path: '/api/repair-orders/to-clean',
    query: z.object({ store: z.uuid().optional() }),
    answer: z.object({
      rows: z.array(
        z.object({
          id: z.uuid(),
          version: z.int(),
          number: z.string(),
          state: z.string(),
          visitType,
          plate: z.string(),
          plateColour: z.string(),
          modelZh: z.string().nullable(),
          modelEn: z.string().nullable(),
          /** What is ticked already, and by whom; he ticks the rest. */
          parts: z.array(z.enum(cleaningParts)),
          cleanerName: z.string().nullable(),
          readyAt: instant,
          promisedAt: instant.nullable(),
          /** The customer waits in the lounge. */
          waiting: z.boolean(),
          /** It is not handed over before it is clean. */
          isNeeded: z.boolean(),
        }),
      ),
    }),
  },
} as const
