import { z } from 'zod'
import { isSeries } from '../../../../kernel/contract/series.ts'
import type { Row } from '../../../../kernel/db/schema.ts'
import { explainedTerm } from '../../../knowledge/contract/term.ts'
import { estimateShown } from '../../contract/estimate.ts'
import { shownPhoto } from '../../contract/line.ts'

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
  lines: z.array(z.object({ id: z.uuid(), photos: z.array(shownPhoto).default([]) })),
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

/** What an edition offers: its lines and, where there are several, its plans; the words that it explains, and what testers recorded for it. */
export type OfferOf = ReturnType<typeof offerOf>

export function offerOf(row: Kept) {
  const { lines, plans, terms } = offer.parse(kept(row))
  const recordings = lines.flatMap(({ id, photos }) => photos.filter(isSeries).map((file) => ({ ...file, lineId: id })))
  return { lineIds: new Set(lines.map((line) => line.id)), plans, terms, recordings }
}
