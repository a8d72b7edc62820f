import type { ParameterSpec } from '../../../kernel/module.ts'

export const leastYears = 'warranty.minimumYears'
export const leastKm = 'warranty.minimumKm'

/** So soon somebody telephones an owner whom no message reached. */
export const recallCallHours = 'warranty.recallCallHours'

/** So many days or kilometres over the limit the house may well pay out of goodwill; proposed, never done by itself. */
export const goodwillDays = 'warranty.goodwillDays'
export const goodwillKm = 'warranty.goodwillKm'

/** The law's own rows stand in the kernel's limits; a group may ask more of itself. */
export const parameters: readonly ParameterSpec[] = [
  { key: leastYears, unit: 'year', value: 3, stricter: 'max' },
  { key: goodwillDays, unit: 'day', value: 30 },
  { key: goodwillKm, unit: 'km', value: 1000 },
  { key: recallCallHours, unit: 'hour', value: 24 },
  { key: leastKm, unit: 'km', value: 60_000, stricter: 'max' },
]
