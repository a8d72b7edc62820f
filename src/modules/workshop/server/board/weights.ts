import { parameter, type Settings } from '../../../../kernel/settings.ts'
import { soonWeight, unsafeWeight, waitingWeight } from '../parameters.ts'

/** What a car counts in the plan beside one that nobody waits for and whose diagnosis says nothing of haste. */
export interface Weights {
  readonly waiting: number
  readonly unsafe: number
  readonly soon: number
}

/** What makes a car more pressing than its promise alone: who sits in the lounge, and what the diagnosis found (H-02). */
export interface Pressing {
  readonly waiting: boolean
  readonly severity: string | null
}

export function weightsOf(settings: Settings, storeId: string, day: string): Weights {
  return {
    waiting: parameter(settings, waitingWeight, storeId, day),
    unsafe: parameter(settings, unsafeWeight, storeId, day),
    soon: parameter(settings, soonWeight, storeId, day),
  }
}

const bySeverity = (weights: Weights, severity: string | null): number =>
  severity === 'unsafe' ? weights.unsafe : severity === 'soon' ? weights.soon : 1

/** What one minute of lateness of the car counts. */
export function weightOf({ waiting, severity }: Pressing, weights: Weights): number {
  return (waiting ? weights.waiting : 1) * bySeverity(weights, severity)
}

/** Why the plan takes a car before others that were promised for the same time. */
export function pressingReasons({ severity }: Pressing, weights: Weights) {
  const times = bySeverity(weights, severity)
  return times > 1 && severity !== null ? [{ code: severity, details: { times } }] : []
}
