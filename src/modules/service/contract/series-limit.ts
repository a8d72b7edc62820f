import { z } from 'zod'
import { measuredValue } from '../../../kernel/contract/record.ts'

/** What a column of a tester's recording must keep to; the lower limit does not lie above the upper one (H-12). */
export const seriesLimit = z.object({
  name: z.string().trim().min(1).max(60),
  lower: measuredValue.optional(),
  upper: measuredValue.optional(),
})
