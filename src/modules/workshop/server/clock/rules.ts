import { epochMsOf } from '../../../../kernel/clocks/zone.ts'
import type { Refusal } from '../../../../kernel/contract/refusal.ts'
import { workshopRefusals } from '../../contract/refusals.ts'

export interface Clock {
  readonly id: string
  readonly started_at: string
  readonly ended_at: string | null
}

/** The stretch that runs: nobody has clocked off yet. */
export function runningClock<C extends Clock>(clocks: readonly C[]): C | undefined {
  return clocks.find((clock) => clock.ended_at === null)
}

/** Minutes of all stretches together, the running one until now; rounded once, so that short stretches are not lost. */
export function workedMinutes(clocks: readonly Clock[], now: string): number {
  const ms = clocks.reduce((sum, clock) => sum + epochMsOf(clock.ended_at ?? now) - epochMsOf(clock.started_at), 0)
  return Math.round(ms / 60_000)
}

export interface RunningElsewhere {
  readonly order_number: string
  readonly plate: string
  readonly technician: string
}

/** One person works at one car at a time (I-08): the refusal names the card that must be stopped first. */
export function clockOnProblem(elsewhere: RunningElsewhere | undefined): Refusal | undefined {
  if (!elsewhere) return undefined
  const { order_number: order, plate, technician } = elsewhere
  return workshopRefusals.clockedOnElsewhere({ order, plate, technician })
}
