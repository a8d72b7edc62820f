import type { DeadlineSpec, ParameterSpec } from '../../../kernel/module.ts'

export const callDays = 'care.callDays'
export const callWarnMinutes = 'care.callWarnMinutes'
export const attempts = 'care.attempts'
export const retryMinutes = 'care.retryMinutes'
export const dissatisfiedBelow = 'care.dissatisfiedBelow'

/** Maintenance reminders: how near a car must be, from which hour they leave, how many a day, and again how often (N-04). */
export const reminderDays = 'care.reminderDays'
export const reminderKm = 'care.reminderKm'
export const reminderHour = 'care.reminderHour'
export const remindersPerDay = 'care.remindersPerDay'
export const reminderRepeatDays = 'care.reminderRepeatDays'
export const reminderTimes = 'care.reminderTimes'

export const parameters: readonly ParameterSpec[] = [
  { key: callDays, unit: 'day', value: 3 },
  { key: callWarnMinutes, unit: 'minute', value: 240 },
  { key: attempts, unit: 'count', value: 3 },
  { key: retryMinutes, unit: 'minute', value: 60 },
  { key: dissatisfiedBelow, unit: 'count', value: 3 },
  { key: reminderDays, unit: 'day', value: 30 },
  { key: reminderKm, unit: 'km', value: 1000 },
  { key: reminderHour, unit: 'hour', value: 10 },
  { key: remindersPerDay, unit: 'count', value: 40 },
  { key: reminderRepeatDays, unit: 'day', value: 14 },
  { key: reminderTimes, unit: 'count', value: 2 },
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
