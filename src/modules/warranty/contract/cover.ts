/** What of a policy decides whether a car is covered. Dates `YYYY-MM-DD`. */
export interface CoverTerms {
  readonly years: number
  /** Null where only the time counts. */
  readonly km: number | null
}

export type CoverState = 'covered' | 'overTime' | 'overKm'

/** The last day of a period of whole years from the day of sale; 29 February ends on the 28th. */
export function lastDay(soldOn: string, years: number): string {
  const [year = 0, month = 1, day = 1] = soldOn.split('-').map(Number)
  const end = new Date(Date.UTC(year + years, month - 1, day))
  if (end.getUTCMonth() !== month - 1) end.setUTCDate(0)
  return end.toISOString().slice(0, 10)
}

/**
 * Time or kilometres, whichever ends first (家用汽车产品修理更换退货责任规定 第十八条). The last day and the last kilometre
 * are still covered.
 */
export function coverState(terms: CoverTerms, soldOn: string, today: string, odometerKm: number | null): CoverState {
  // Dates of this form stand in the order of time.
  if (today > lastDay(soldOn, terms.years)) return 'overTime'
  return terms.km !== null && odometerKm !== null && odometerKm > terms.km ? 'overKm' : 'covered'
}
