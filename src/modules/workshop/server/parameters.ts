import type { ParameterSpec } from '../../../kernel/module.ts'

/** Direct voltage below which a part counts as dead (GB 18384-2020, class A: up to 60 V). */
export const safeVolts = 'workshop.safeVolts'

export const parameters: readonly ParameterSpec[] = [{ key: safeVolts, unit: 'count', value: 60 }]
