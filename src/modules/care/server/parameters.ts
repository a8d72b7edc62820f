import type { DeadlineSpec, ParameterSpec } from '../../../kernel/module.ts'

export const callDays = 'care.callDays'
export const callWarnMinutes = 'care.callWarnMinutes'
export const attempts = 'care.attempts'
export const retryMinutes = 'care.retryMinutes'
export const dissatisfiedBelow = 'care.dissatisfiedBelow'
/** From the greeting to the end of the reception; from a question to the first word about it: what counts as speedy. */
export const receptionMinutes = 'care.receptionMinutes'
export const responseMinutes = 'care.responseMinutes'
export const answerHours = 'care.answerHours'
export const answerWarnMinutes = 'care.answerWarnMinutes'
export const answerEscalationHours = 'care.answerEscalationHours'
export const studyDays = 'care.studyDays'
/** When a car speaks for a need: kilometres and months since the last visit, kilometres and years for another car. */
export const maintenanceKm = 'care.maintenanceKm'
export const maintenanceMonths = 'care.maintenanceMonths'
export const wearKm = 'care.wearKm'
export const warrantyMonths = 'care.warrantyMonths'
export const replacementYears = 'care.replacementYears'
export const replacementKm = 'care.replacementKm'

/** Maintenance reminders: how near a car must be, from which hour they leave, how many a day, and again how often (N-04). */
export const reminderDays = 'care.reminderDays'
export const reminderKm = 'care.reminderKm'
/** Who is overdue for longer has left: he is not reminded. */
export const reminderLapsedDays = 'care.reminderLapsedDays'
/** A car whose reminder ended is left alone for so long; a pace needs readings so far apart, and none older. */
export const reminderRestDays = 'care.reminderRestDays'
export const paceDays = 'care.paceDays'
export const paceOldestDays = 'care.paceOldestDays'
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
  { key: reminderLapsedDays, unit: 'day', value: 365 },
  { key: reminderRestDays, unit: 'day', value: 90 },
  { key: paceDays, unit: 'day', value: 14 },
  { key: paceOldestDays, unit: 'day', value: 730 },
  { key: reminderHour, unit: 'hour', value: 10 },
  { key: remindersPerDay, unit: 'count', value: 40 },
  { key: reminderRepeatDays, unit: 'day', value: 14 },
  { key: reminderTimes, unit: 'count', value: 2 },
  { key: receptionMinutes, unit: 'minute', value: 15 },
  { key: responseMinutes, unit: 'minute', value: 60 },
  { key: answerHours, unit: 'hour', value: 20 },
  { key: answerWarnMinutes, unit: 'minute', value: 120 },
  { key: answerEscalationHours, unit: 'hour', value: 3 },
  { key: studyDays, unit: 'workingDay', value: 3 },
  { key: maintenanceKm, unit: 'km', value: 8000 },
  { key: maintenanceMonths, unit: 'month', value: 6 },
  { key: wearKm, unit: 'km', value: 40_000 },
  { key: warrantyMonths, unit: 'month', value: 33 },
  { key: replacementYears, unit: 'year', value: 6 },
  { key: replacementKm, unit: 'km', value: 120_000 },
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

/** A question is answered within a day: the manager hears of it before, and the group three hours later (G-15). */
export const answer: DeadlineSpec = {
  name: 'care.answer',
  record: 'enquiry',
  limit: { kind: 'runningHours', parameter: answerHours },
  warn: { parameter: answerWarnMinutes },
  role: 'careAgent',
  escalation: ['manager', 'groupManager'],
  escalateAfter: { parameter: answerEscalationHours },
}

/** A new file is studied (F-03). */
export const study: DeadlineSpec = {
  name: 'care.study',
  record: 'needStudy',
  limit: { kind: 'workingDays', parameter: studyDays },
  role: 'careAgent',
  escalation: ['manager'],
}
