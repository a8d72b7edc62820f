import { formatYuan } from '../../../kernel/money.ts'

/** Costs of one unit are kept in 1/10,000 yuan; people read and type yuan. */
const perYuan = 10_000
const perFen = 100

export function unitCostText(unitCost: number): string {
  return formatYuan(Math.round(unitCost / perFen))
}

export function unitCostOf(yuan: number): number {
  return Math.round(yuan * perYuan)
}

export function yuanOf(unitCost: number): number {
  return unitCost / perYuan
}
