/**
 * A plan to make: jobs (cars) of operations in order, each done by one of several machines (technicians). The flexible
 * job-shop problem of Brandimarte (1993), with what a shop adds: arrivals, promised times, absences, work under way.
 * Times and durations are whole numbers of one unit (minutes in a shop) from one origin, below 2^29.
 */
export interface PlanProblem {
  readonly machines: readonly PlanMachine[]
  readonly jobs: readonly PlanJob[]
}

export interface PlanMachine {
  /**
   * When nobody works here: breaks, absences, the nights between shifts, in any order. Work stops when a stretch begins
   * and goes on when it ends: a technician does not put a car off because lunch is near.
   */
  readonly unavailable?: readonly Stretch[]
}

/** From `from` up to but not including `to`. */
export interface Stretch {
  readonly from: number
  readonly to: number
}

export interface PlanJob {
  /** Nothing of the job begins earlier. Unless given: 0. */
  readonly release?: number
  /** Promised end. Without one the job is never late. */
  readonly due?: number
  /** What one unit of lateness counts, a number above 0. Unless given: 1. */
  readonly weight?: number
  /** Each begins when the one before it has ended. */
  readonly operations: readonly PlanOperation[]
}

export interface PlanOperation {
  readonly alternatives: readonly { readonly machine: number; readonly duration: number }[]
  /**
   * Already begun: stays on its machine at its time, which may lie in an unavailable stretch. The operations before it in
   * its job have begun too, and whatever else is planned for the machine comes after it.
   */
  readonly begun?: { readonly machine: number; readonly start: number }
}

/** Where and when an operation is planned. `end` includes the stretches in which its work rests. */
export interface PlannedOperation {
  readonly machine: number
  readonly start: number
  readonly end: number
}

export interface Plan {
  /** By job, by operation. */
  readonly jobs: readonly (readonly PlannedOperation[])[]
  /** When the last operation ends; 0 without operations. */
  readonly makespan: number
  /** Sum over the jobs of weight × time past the promised end. */
  readonly tardiness: number
}

/**
 * How good a plan is: less tardiness first, then less makespan. In this order, not weighted against each other: a promise
 * to a customer has no rate of exchange for an earlier end of the day, and without promises the makespan alone decides.
 */
export function isBetter(a: Pick<Plan, 'tardiness' | 'makespan'>, b: Pick<Plan, 'tardiness' | 'makespan'>): boolean {
  return a.tardiness < b.tardiness || (a.tardiness === b.tardiness && a.makespan < b.makespan)
}
