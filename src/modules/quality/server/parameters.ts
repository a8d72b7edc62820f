import type { ParameterSpec } from '../../../kernel/module.ts'

/** How many levels, counted from the last one, need the inspector's drawn signature: 0 none, 1 the final check, 3 all. */
export const signedLevels = 'quality.signedLevels'

export const parameters: readonly ParameterSpec[] = [{ key: signedLevels, unit: 'count', value: 0 }]
