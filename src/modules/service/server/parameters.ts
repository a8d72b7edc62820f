import type { DeadlineSpec, ParameterSpec } from '../../../kernel/module.ts'
import { depositParameters } from './deposit/rule.ts'

export const greetingMinutes = 'service.greetingMinutes'
export const promiseContactMinutes = 'service.promiseContactMinutes'
/** So long before the promised time an order without contact counts as a breach. */
export const promiseBreachMinutes = 'service.promiseBreachMinutes'
export const estimateLinkHours = 'service.estimateLinkHours'
export const visitLinkDays = 'service.visitLinkDays'
/** A car that is back within so many days with the same complaint or job is a suspected come-back. */
export const comebackDays = 'service.comebackDays'
/** How long after the booked time somebody may still come. */
export const noShowMinutes = 'service.noShowMinutes'
/** How many days ahead a booking is prepared, and from which hour on missing parts are told. */
export const preparationDays = 'service.preparationDays'
export const preparationHour = 'service.preparationHour'
/** How many days ahead the customer is reminded; nought reminds nobody. */
export const reminderDays = 'service.reminderDays'
export const rescueAcceptMinutes = 'service.rescueAcceptMinutes'
export const rescueSpeed = 'service.rescueSpeed'
export const rescueReadyMinutes = 'service.rescueReadyMinutes'
export const rescueLinkHours = 'service.rescueLinkHours'
export const quickLaneMinutes = 'service.quickLaneMinutes'
export const guestRequestMinutes = 'service.guestRequestMinutes'
export const environmentHours = 'service.environmentHours'

/** Shares of faults by class to compare with: the trade's guide to after-sales service names 35, 20 and 10 percent (H-07). */
export const faultMixPercent = {
  routine: 'service.faultMixRoutinePercent',
  complex: 'service.faultMixComplexPercent',
  professionalTools: 'service.faultMixToolsPercent',
} as const
export const unansweredMinutes = 'service.unansweredMinutes'
/** So long after a reminder the customer is not reminded again. */
export const remindAgainMinutes = 'service.remindAgainMinutes'
export const labourCostFen = 'service.labourCostFen'
export const budgetOverPercent = 'service.budgetOverPercent'

export const parameters: readonly ParameterSpec[] = [
  { key: faultMixPercent.routine, unit: 'percent', value: 35 },
  { key: faultMixPercent.complex, unit: 'percent', value: 20 },
  { key: faultMixPercent.professionalTools, unit: 'percent', value: 10 },
  { key: greetingMinutes, unit: 'minute', value: 3 },
  { key: promiseContactMinutes, unit: 'minute', value: 30 },
  { key: promiseBreachMinutes, unit: 'minute', value: 0 },
  { key: estimateLinkHours, unit: 'hour', value: 168 },
  { key: visitLinkDays, unit: 'day', value: 60 },
  { key: comebackDays, unit: 'day', value: 30 },
  { key: noShowMinutes, unit: 'minute', value: 120 },
  { key: preparationDays, unit: 'day', value: 1 },
  { key: preparationHour, unit: 'hour', value: 9 },
  { key: reminderDays, unit: 'day', value: 1 },
  { key: rescueAcceptMinutes, unit: 'minute', value: 10 },
  // Kilometres in an hour, through the town.
  { key: rescueSpeed, unit: 'km', value: 35 },
  { key: rescueReadyMinutes, unit: 'minute', value: 5 },
  { key: rescueLinkHours, unit: 'hour', value: 48 },
  { key: quickLaneMinutes, unit: 'minute', value: 60 },
  { key: guestRequestMinutes, unit: 'minute', value: 15 },
  { key: environmentHours, unit: 'hour', value: 24 },
  { key: unansweredMinutes, unit: 'minute', value: 60 },
  { key: remindAgainMinutes, unit: 'minute', value: 30 },
  // What an hour of the workshop costs the shop itself, beside what the customer pays for it.
  { key: labourCostFen, unit: 'fen', value: 9000 },
  { key: budgetOverPercent, unit: 'percent', value: 10 },
  ...depositParameters,
]

/** From the car's arrival to the greeting (G-08). */
export const greeting: DeadlineSpec = {
  name: 'service.greeting',
  record: 'appointment',
  limit: { kind: 'runningMinutes', parameter: greetingMinutes },
  role: 'serviceAdvisor',
  escalation: ['manager'],
}

/** The same for a guest without a booking. */
export const walkInGreeting: DeadlineSpec = { ...greeting, name: 'service.walkInGreeting', record: 'walkIn' }

/**
 * Ahead of a promised time that will not be kept the customer is told why and a solution is agreed (I-10): the advisor is
 * reminded in time, and without contact the order counts as a breach.
 */
export const promise: DeadlineSpec = {
  name: 'service.promise',
  record: 'repairOrder',
  limit: { kind: 'beforeInstant', parameter: promiseBreachMinutes },
  warn: { parameter: promiseContactMinutes },
  role: 'serviceAdvisor',
  escalation: ['manager'],
}

/** What a waiting customer asked for is seen to (I-13). */
export const guestRequestDue: DeadlineSpec = {
  name: 'service.guestRequest',
  record: 'task',
  limit: { kind: 'runningMinutes', parameter: guestRequestMinutes },
  role: 'serviceAdvisor',
  escalation: ['manager'],
}

/** From the call to the unit's yes (G-17). */
export const rescueAccept: DeadlineSpec = {
  name: 'service.rescueAccept',
  record: 'rescue',
  limit: { kind: 'runningMinutes', parameter: rescueAcceptMinutes },
  role: 'careAgent',
  escalation: ['careAgent', 'manager'],
}

/** The customer has looked at his estimate and says nothing: the advisor rings him. */
export const unanswered: DeadlineSpec = {
  name: 'service.unanswered',
  record: 'repairOrder',
  limit: { kind: 'runningMinutes', parameter: unansweredMinutes },
  role: 'serviceAdvisor',
  escalation: ['serviceAdvisor', 'manager'],
}

export const deadlines: readonly DeadlineSpec[] = [
  greeting,
  walkInGreeting,
  promise,
  guestRequestDue,
  rescueAccept,
  unanswered,
]
