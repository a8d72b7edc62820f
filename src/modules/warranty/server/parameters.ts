import type { ParameterSpec } from '../../../kernel/module.ts'

export const leastYears = 'warranty.minimumYears'
export const leastKm = 'warranty.minimumKm'

/** The law's own rows stand in the kernel's limits; a group may ask more of itself. */
export const parameters: readonly ParameterSpec[] = [
  { key: leastYears, unit: 'year', value: 3, stricter: 'max' },
  { key: leastKm, unit: 'km', value: 60_000, stricter: 'max' },
]
