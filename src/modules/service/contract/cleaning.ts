import { z } from 'zod'
import { instant, shortText } from '../../../kernel/contract/record.ts'
import { visitType } from './visit-type.ts'

/** Washed outside, wiped inside, dried, and looked over by the one who says so (L-01). */
export const cleanVerb = {
  from: ['ready', 'settled'],
  to: 'same',
  permission: 'repairOrder.clean',
  input: z.object({ dry: z.literal(true), note: shortText.optional() }),
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
