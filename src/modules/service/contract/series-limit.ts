import { z } from 'zod'

/** What a column of a tester's recording must keep to; the lower limit does not lie above the upper one (H-12). */
export const seriesLimit = z.object({
  name: z.string().trim().min(1).max(60),
  lower: z.number().optional(),
  upper: z.number().optional(),
})
