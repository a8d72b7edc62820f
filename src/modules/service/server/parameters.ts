import type { DeadlineSpec, ParameterSpec } from '../../../kernel/module.ts'

export const greetingMinutes = 'service.greetingMinutes'
export const promiseContactMinutes = 'service.promiseContactMinutes'
export const estimateLinkHours = 'service.estimateLinkHours'
export const visitLinkDays = 'service.visitLinkDays'
/** A car that is back within so many days with the same complaint or job is a suspected come-back. */
export const comebackDays = 'service.comebackDays'

export const parameters: readonly ParameterSpec[] = [
  { key: greetingMinutes, unit: 'minute', value: 3 },
  { key: promiseContactMinutes, unit: 'minute', value: 30 },
  { key: estimateLinkHours, unit: 'hour', value: 168 },
  { key: visitLinkDays, unit: 'day', value: 60 },
  { key: comebackDays, unit: 'day', value: 30 },
]

/** From the car's arrival to the greeting (G-08). */
export const greeting: DeadlineSpec = {
  name: 'service.greeting',
  record: 'appointment',
  limit: { kind: 'runningMinutes', parameter: greetingMinutes },
  role: 'serviceAdvisor',
  escalation: ['manager'],
}

/** Ahead of a promised time that will not be kept the customer is told why (I-10). */
export const promise: DeadlineSpec = {
  name: 'service.promise',
  record: 'repairOrder',
  limit: { kind: 'beforeInstant', parameter: promiseContactMinutes },
  role: 'serviceAdvisor',
  escalation: ['serviceAdvisor', 'manager'],
}

export const deadlines: readonly DeadlineSpec[] = [greeting, promise]
