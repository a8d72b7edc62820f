import { epochMsOf, instantOf } from '../../../../kernel/clocks/zone.ts'
import type { Refusal } from '../../../../kernel/contract/refusal.ts'
import { careRefusals } from '../../contract/refusals.ts'

export interface Agent {
  readonly id: string
  readonly openCalls: number
}

/** Who has the fewest calls open; nobody when the store has no agent, then the role owes the call. */
export function agentFor(agents: readonly Agent[]): string | null {
  const [least] = agents.toSorted((a, b) => a.openCalls - b.openCalls || a.id.localeCompare(b.id))
  return least?.id ?? null
}

/** A call promised for later needs its time, and that lies ahead. */
export function callBackProblem(
  call: { readonly outcome: string; readonly callBackAt?: string | undefined },
  now: string,
): Refusal | undefined {
  if (call.outcome === 'callBack' && call.callBackAt === undefined) return careRefusals.callBackTimeNeeded()
  if (call.callBackAt !== undefined && call.callBackAt <= now) return careRefusals.callBackPast()
  return undefined
}

/** Nobody is given up after one try. */
export function giveUpProblem(attempts: number, needed: number): Refusal | undefined {
  return attempts < needed ? careRefusals.tryAgain({ attempts, needed }) : undefined
}

/** Whether somebody must look after this customer: a low score, or anything he complains of. */
export function isDissatisfied(
  answer: { readonly score: number; readonly carRunsWell: boolean; readonly complaint?: string | undefined },
  below: number,
): boolean {
  return answer.score < below || !answer.carRunsWell || Boolean(answer.complaint)
}

/** Past its time: called too late, or not called yet. */
export function isLate(row: { readonly due_at: string; readonly called_at: string | null }, now: string): boolean {
  return (row.called_at ?? now) > row.due_at
}

/** The call is still to be made. */
export function isOwed(state: string): boolean {
  return state === 'due'
}

export interface Owed {
  readonly id: string
  readonly due_at: string
  readonly call_back_at: string | null
  /** When he was last called in vain. */
  readonly tried_at: string | null
}

/** From when a call is to be made: as agreed, else some time after the last try, else at once (M-02). */
export function readyAt(call: Owed, retryMinutes: number): string | null {
  if (call.call_back_at !== null) return call.call_back_at
  return call.tried_at === null ? null : instantOf(epochMsOf(call.tried_at) + retryMinutes * 60_000)
}

/**
 * The calls to be made now, those agreed for a time first, then the one due soonest; and when the next of the others
 * will be. Who was not reached is not called again at once, so the agent goes on to the next.
 */
export function callsNow<C extends Owed & { readonly ready_at: string | null }>(
  owed: readonly C[],
  now: string,
): { readonly ready: readonly C[]; readonly laterAt: string | null } {
  const last = '9999'
  const ready = owed
    .filter((call) => call.ready_at === null || call.ready_at <= now)
    .toSorted(
      (a, b) =>
        (a.call_back_at ?? last).localeCompare(b.call_back_at ?? last) ||
        a.due_at.localeCompare(b.due_at) ||
        a.id.localeCompare(b.id),
    )
  const later = owed.flatMap((call) => (call.ready_at !== null && call.ready_at > now ? [call.ready_at] : []))
  return { ready, laterAt: later.toSorted()[0] ?? null }
}
