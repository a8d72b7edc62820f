import { z } from 'zod'
import { fen, instant } from '../../../kernel/contract/record.ts'

/** What an order may cost the shop and what it has cost so far; null before its customer has decided. */
export const orderCost = z.object({
  cost: z
    .object({
      budgetLabourFen: fen,
      budgetPartsFen: fen,
      /** What was agreed with other firms. */
      budgetExternalFen: fen,
      budgetFen: fen,
      /** Above it the workshop manager is warned. */
      limitFen: fen,
      budgetedAt: instant,
      workedMinutes: z.int(),
      labourFen: fen,
      /** Issued and not brought back, at their cost. */
      partsFen: fen,
      externalFen: fen,
      totalFen: fen,
      over: z.boolean(),
    })
    .nullable(),
})
