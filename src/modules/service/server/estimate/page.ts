import { z } from 'zod'
import type { Row } from '../../../../kernel/db/schema.ts'
import { explainedTerm } from '../../../knowledge/contract/term.ts'
import { estimateShown } from '../../contract/estimate.ts'

type Kept = Pick<Row<'service.estimate'>, 'page' | 'shown'>

/** What is kept of the page, word for word; the customer's name is not among it. */
const shownPage = estimateShown
  .pick({
    orderNumber: true,
    plate: true,
    plateColour: true,
    modelZh: true,
    modelEn: true,
    language: true,
    storeNameZh: true,
    storeNameEn: true,
    storePhone: true,
    advisorName: true,
    hourlyRateFen: true,
    concerns: true,
    lines: true,
    depositFen: true,
    plans: true,
    terms: true,
  })
  .loose()

const offer = z.object({
  lines: z.array(z.object({ id: z.uuid() })),
  plans: z.array(z.object({ id: z.uuid(), name: z.string(), promisedAt: z.string(), totalFen: z.int() })).default([]),
  terms: z.array(explainedTerm).default([]),
})

/** Editions of earlier days keep their page as JSON. */
function kept({ page, shown }: Kept): unknown {
  return page === null ? shown : JSON.parse(page)
}

/** The page as the customer saw it. */
export function pageOf(row: Kept): z.output<typeof shownPage> {
  return shownPage.parse(kept(row))
}

/** What an edition offers: its lines and, where there are several, its plans; and the words that it explains. */
export type OfferOf = ReturnType<typeof offerOf>

export function offerOf(row: Kept) {
  const { lines, plans, terms } = offer.parse(kept(row))
  return { lineIds: new Set(lines.map((line) => line.id)), plans, terms }
}
