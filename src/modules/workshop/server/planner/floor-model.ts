import type { PlanMachine } from './model.ts'

/**
 * The shop floor: technicians as machines and bays as a second thing that most operations take for as long as they last.
 * Whole numbers of minutes from one origin, below 2^29.
 */
export interface FloorProblem {
  readonly technicians: readonly PlanMachine[]
  /** How many bays there are. */
  readonly bays: number
  readonly jobs: readonly FloorJob[]
}

export interface FloorJob {
  /** Nothing of the job begins earlier. Unless given: 0. */
  readonly release?: number
  readonly due?: number
  /** What one minute of lateness counts. Unless given: 1. */
  readonly weight?: number
  /** Each begins when the one before it has ended. */
  readonly operations: readonly FloorOperation[]
}

export interface FloorOperation {
  /** Who may do it, the better one first; `until`: he may not begin later. */
  readonly alternatives: readonly { readonly machine: number; readonly duration: number; readonly until: number }[]
  /** It takes one of these, the better one first; null where it needs none. */
  readonly bays: readonly number[] | null
  /** It does not begin earlier. Unless given: 0. */
  readonly from?: number
  /** Given to somebody already: among those of its technician it keeps its place in the order of these numbers. */
  readonly place?: number
  /** At work since before the plan; stays with its technician and in its bay. */
  readonly begun?: { readonly machine: number; readonly start: number; readonly bay: number | null }
}

export interface FloorPlace {
  readonly machine: number
  readonly bay: number | null
  readonly start: number
  /** Includes the stretches in which the work rests. */
  readonly end: number
  /** Nobody can begin it in the time that is planned; the rest says where it would stand. */
  readonly beyond: boolean
}

export interface FloorPlan {
  /** By job, by operation. */
  readonly jobs: readonly (readonly FloorPlace[])[]
  /** Operations that nobody can begin in the time that is planned. */
  readonly beyond: number
  /** Sum over the jobs of weight × minutes past the promised end. */
  readonly tardiness: number
  /** Sum over the jobs of weight × end: among plans that keep the same promises the one in which cars are done sooner. */
  readonly flow: number
}
