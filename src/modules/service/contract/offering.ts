import { z } from 'zod'
import { fen, instant, shortText, thousandths } from '../../../kernel/contract/record.ts'
import { lineSchema, newLine, newPlan, planSchema } from './line.ts'

/** What the agreed work may cost the shop itself (H-17); null before the customer's first decision. */
const budgetShape = {
  budgetLabourFen: fen.nullable(),
  budgetPartsFen: fen.nullable(),
  budgetExternalFen: fen.nullable(),
  budgetedAt: instant.nullable(),
}

/** What the customer is or was offered to choose from; null where there is one way only, with the reason for it. */
export const plansShape = {
  plans: z.array(planSchema).nullable(),
  /** Which of them he chose. */
  planId: z.uuid().nullable(),
  onePlanBecause: z.string().nullable(),
  ...budgetShape,
}

/** An edition of the estimate as its order lists it. */
const editionRow = z.object({
  id: z.uuid(),
  edition: z.int(),
  state: z.string(),
  totalFen: fen,
  openedAt: instant.nullable(),
  decidedAt: instant.nullable(),
})

/** What the customer is offered now: the order's lines, and the editions of the estimate. */
export const offered = z.object({
  lines: z.array(
    lineSchema.extend({
      /** Who approved a price above the list (H-14); null where none is. */
      priceApprover: z.string().nullable(),
    }),
  ),
  estimates: z.array(editionRow),
})

export const changePromiseInput = z.object({
  promisedAt: instant,
  reason: shortText.min(2),
  told: z.enum(['message', 'call']),
  callNote: shortText.optional(),
})

/** How the customer hears of a promise that moves, and why. */
const movedPromise = changePromiseInput.omit({ promisedAt: true })
export type MovedPromise = z.output<typeof movedPromise>

/** Lines from the public list, the time by which the car is ready with them, and whether the customer is told. */
export const offeredWork = z.object({
  lines: z.array(newLine).min(1).max(100),
  promisedAt: instant,
  send: z.boolean().default(true),
})

/** Work found while the car is here. A promise that moves with it says why, as any other does (I-10). */
export const supplementInput = offeredWork.extend({ moved: movedPromise.optional() })

export const quoteInput = offeredWork.extend({
  /** The first estimate names the time; another one that moves it says why (I-10). */
  moved: movedPromise.optional(),
  /** Two or three ways to do it, of which the customer picks one; the first is the one that the shop would take. */
  plans: z.array(newPlan).min(2).max(3).optional(),
  /** Why there is only one way, where the kind of visit asks for a choice (H-13). */
  onePlanBecause: shortText.min(2).optional(),
})

const revision = z.object({
  lineId: z.uuid(),
  quantityThousandths: thousandths.min(1).optional(),
  /** Without them the list's of today; another price or time needs the reason. */
  unitFen: fen.min(0).optional(),
  minutes: z.int().min(0).max(6000).optional(),
  deviationReason: shortText.optional(),
})

export const reviseInput = z.object({
  changes: z.array(revision).min(1).max(100),
  promisedAt: instant,
  moved: movedPromise.optional(),
  send: z.boolean().default(true),
})
