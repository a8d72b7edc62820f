import { z } from 'zod'

/** What the counter's address carries: which lists, and the one that lies open. */
export const counterSearch = z.object({
  state: z.enum(['open', 'issued', 'released']).default('open'),
  short: z.literal('true').optional(),
  pick: z.uuid().optional(),
})
