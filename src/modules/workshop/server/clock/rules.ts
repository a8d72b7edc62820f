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

/**
 * The time that counts for what a device tells late: its own, not ahead of now and not before what came before it. What
 * lies within the drift of clocks is put right; what cannot be true is refused.
 */
export function happenedAt(
  told: string,
  frame: {
    readonly now: string
    readonly notBefore: string
    readonly driftMinutes: number
    readonly offlineMinutes: number
  },
): string | Refusal {
  const at = epochMsOf(told)
  const now = epochMsOf(frame.now)
  const first = epochMsOf(frame.notBefore)
  const drift = frame.driftMinutes * 60_000
  if (at > now + drift || at < first - drift) return workshopRefusals.deviceClockWrong()
  if (now - at > frame.offlineMinutes * 60_000)
    return workshopRefusals.tooLongAgo({ hours: Math.round(frame.offlineMinutes / 60) })
  // A clock a little fast or slow cannot end before it began; nothing lies ahead of now, though the row before it may.
  if (at < first) return frame.notBefore
  return at > now ? (first > now ? frame.notBefore : frame.now) : told
}

export interface Span {
  readonly id: string
  readonly started_at: string
  readonly ended_at: string | null
}

/** Why a stretch cannot stand with these times; `others` are the person's other stretches. */
export function spanProblem(
  span: { readonly startedAt: string; readonly endedAt: string | null },
  others: readonly (Span & { readonly order_number: string })[],
  now: string,
): Refusal | undefined {
  const [start, end] = [epochMsOf(span.startedAt), epochMsOf(span.endedAt ?? now)]
  if (start > epochMsOf(now) || end > epochMsOf(now)) return workshopRefusals.timesAhead()
  if (end < start) return workshopRefusals.timesBackwards()
  const other = others.find(
    (one) => epochMsOf(one.started_at) < end && (one.ended_at === null || epochMsOf(one.ended_at) > start),
  )
  return other ? workshopRefusals.clockOverlap({ order: other.order_number }) : undefined
}

export interface RunningLate {
  readonly started_at: string
  /** End of a working stretch that passed while the clock ran. */
  readonly shift_ended_at: string | null
  /** When the technician last said that he is still at it. */
  readonly confirmed_at: string | null
}

/** Whether a running clock was probably forgotten: the shift is over, or nobody works that long. */
export function isForgotten(
  clock: RunningLate,
  now: string,
  minutes: { readonly overrun: number; readonly longest: number; readonly again: number },
): boolean {
  const since = (instant: string) => (epochMsOf(now) - epochMsOf(instant)) / 60_000
  if (clock.confirmed_at !== null) return since(clock.confirmed_at) >= minutes.again
  if (clock.shift_ended_at !== null && since(clock.shift_ended_at) >= minutes.overrun) return true
  return since(clock.started_at) >= minutes.longest
}
