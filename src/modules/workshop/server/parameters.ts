import type { DeadlineSpec, ParameterSpec } from '../../../kernel/module.ts'

/** Direct voltage below which a part counts as dead (GB 18384-2020, class A: up to 60 V). */
export const safeVolts = 'workshop.safeVolts'

/** How far a tablet's clock may be off. */
export const driftMinutes = 'workshop.driftMinutes'
/** How long a tablet may have been without network for what it tells to count by its own time. */
export const offlineMinutes = 'workshop.offlineMinutes'
/** After the end of the shift the clock may run on for so long before it is asked about. */
export const overrunMinutes = 'workshop.overrunMinutes'
/** A stretch as long as this is asked about, whatever the plan says. */
export const longestStretchMinutes = 'workshop.longestStretchMinutes'
/** Who said that he is still at it is asked again after so long. */
export const askAgainMinutes = 'workshop.askAgainMinutes'
/** From the end of the last work to the car being ready: inspection, test drive, cleaning. */
export const afterWorkMinutes = 'workshop.afterWorkMinutes'
/** How much a car counts in the plan, in times of one that nobody waits for: its customer sits in the lounge. */
export const waitingWeight = 'workshop.waitingWeight'
/** The diagnosis says that the car is unsafe to drive (H-02). */
export const unsafeWeight = 'workshop.unsafeWeight'
/** The diagnosis says that it is to be repaired soon. */
export const soonWeight = 'workshop.soonWeight'
const answerMinutes = 'workshop.clockAnswerMinutes'

export const parameters: readonly ParameterSpec[] = [
  { key: safeVolts, unit: 'volt', value: 60 },
  { key: driftMinutes, unit: 'minute', value: 3 },
  { key: offlineMinutes, unit: 'minute', value: 720 },
  { key: overrunMinutes, unit: 'minute', value: 30 },
  { key: longestStretchMinutes, unit: 'minute', value: 600 },
  { key: askAgainMinutes, unit: 'minute', value: 120 },
  { key: afterWorkMinutes, unit: 'minute', value: 20 },
  { key: waitingWeight, unit: 'count', value: 3 },
  { key: unsafeWeight, unit: 'count', value: 4 },
  { key: soonWeight, unit: 'count', value: 2 },
  { key: answerMinutes, unit: 'minute', value: 60 },
]

/** A clock that ran on after the shift: whoever forgot it answers, else the foreman asks. */
export const forgottenClock: DeadlineSpec = {
  name: 'workshop.forgottenClock',
  record: 'jobCard',
  limit: { kind: 'runningMinutes', parameter: answerMinutes },
  role: 'dispatcher',
  escalation: ['dispatcher', 'manager'],
}
