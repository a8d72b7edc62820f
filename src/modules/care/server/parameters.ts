import type { DeadlineSpec, ParameterSpec } from '../../../kernel/module.ts'

export const callDays = 'care.callDays'
export const callWarnMinutes = 'care.callWarnMinutes'
export const attempts = 'care.attempts'
export const retryMinutes = 'care.retryMinutes'
export const dissatisfiedBelow = 'care.dissatisfiedBelow'

export const parameters: readonly ParameterSpec[] = [
  { key: callDays, unit: 'day', value: 3 },
  { key: callWarnMinutes, unit: 'minute', value: 240 },
  { key: attempts, unit: 'count', value: 3 },
  { key: retryMinutes, unit: 'minute', value: 60 },
  { key: dissatisfiedBelow, unit: 'count', value: 3 },
]

/** From the car's departure to closing time on the third day (001 §1.3(4)). */
export const call: DeadlineSpec = {
  name: 'care.call',
  record: 'followUp',
  limit: { kind: 'calendarDays', parameter: callDays },
  warn: { parameter: callWarnMinutes },
  role: 'careAgent',
  escalation: ['manager'],
}
