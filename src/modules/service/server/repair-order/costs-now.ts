import { Refusal } from '../../../../kernel/contract/refusal.ts'
import { newLine } from '../../contract/line.ts'
import { type Catalogue, priceLine } from './pricing.ts'

interface Named {
  readonly kind: string
  readonly code: string
  readonly nameZh?: string
  readonly nameEn?: string
}

const notOffered = { nowUnitFen: null, rateFen: null, standardMinutes: null, unit: '', partOrigin: null }

/** What a line costs by the list of today; nulls where it is not offered any more. */
export function costsNow(line: Named, catalogue: Catalogue | null) {
  const wanted = newLine.safeParse(line)
  if (!wanted.success || !catalogue) return notOffered
  try {
    const priced = priceLine(wanted.data, catalogue)
    const { unit_fen: nowUnitFen, rate_fen: rateFen, standard_minutes: standardMinutes, unit } = priced
    return { nowUnitFen, rateFen, standardMinutes, unit, partOrigin: priced.part_origin }
  } catch (error) {
    if (error instanceof Refusal) return notOffered
    throw error
  }
}
