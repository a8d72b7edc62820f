import type { Row } from '../../../../kernel/db/schema.ts'
import { parameter, type Settings } from '../../../../kernel/settings.ts'
import type { Work } from '../../../../kernel/work.ts'
import { labourCostFen } from '../parameters.ts'
import { isApproved } from './lines.ts'

type Line = Row<'service.line'>

interface CostOfPart {
  readonly part_id: string
  /** 1/10,000 yuan per unit. */
  readonly average_cost: number
}

/** What minutes of the workshop cost the shop itself on a day, in fen; the hour's cost is a parameter. */
export function labourCost(settings: Settings, storeId: string, day: string, minutes: number): number {
  return Math.round((minutes * parameter(settings, labourCostFen, storeId, day)) / 60)
}

/**
 * What the agreed work may cost the shop (H-17, 003a §8.2.1°): the time that was agreed by the workshop's cost of an hour,
 * parts at their moving average of today, and what is bought outside. Reckoned anew with every decision, so it is that
 * of the plan that was chosen and of the supplements that were agreed.
 */
export function budgetColumns(work: Work, storeId: string, lines: readonly Line[], stock: readonly CostOfPart[]) {
  const agreed = lines.filter((line) => isApproved(line) && line.dropped_at === null)
  const minutes = agreed.reduce((sum, line) => sum + (line.kind === 'labour' ? (line.charged_minutes ?? 0) : 0), 0)
  const cost = new Map(stock.map((row) => [row.part_id, row.average_cost]))
  const parts = agreed.reduce(
    (sum, line) => sum + (line.part_id === null ? 0 : partCost(line, cost.get(line.part_id) ?? 0)),
    0,
  )
  return {
    budget_labour_fen: labourCost(work.settings, storeId, work.now.slice(0, 10), minutes),
    budget_parts_fen: parts,
    budget_external_fen: 0,
    budgeted_at: work.now,
  }
}

/** A part that the store never bought may cost what it is sold for, without VAT: what it will cost nobody knows yet. */
function partCost(line: Line, averageCost: number): number {
  if (averageCost === 0) return Math.round((line.gross_fen * 10_000) / (10_000 + line.vat_basis_points))
  return Math.round((line.quantity_thousandths * averageCost) / 100_000)
}
