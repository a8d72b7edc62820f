import type { DeadlineSpec, ParameterSpec } from '../../../../kernel/module.ts'

const erasureDays = 'customers.erasureDays'

export const erasureParameters: readonly ParameterSpec[] = [
  { key: erasureDays, unit: 'workingDay', value: 10, stricter: 'min' },
]

/** By when somebody who asked for erasure has his answer (F-11). */
export const erasureAnswer: DeadlineSpec = {
  name: 'customers.erasureAnswer',
  record: 'erasure',
  limit: { kind: 'workingDays', parameter: erasureDays },
  role: 'manager',
  escalation: ['manager', 'groupManager'],
}

/** The day on which law lets go of what it wanted kept. */
export const erasureAfterLaw: DeadlineSpec = {
  name: 'customers.erasureAfterLaw',
  record: 'erasure',
  limit: { kind: 'given' },
  role: 'manager',
  escalation: ['manager', 'groupManager'],
}

export const erasureDeadlines: readonly DeadlineSpec[] = [erasureAnswer, erasureAfterLaw]
