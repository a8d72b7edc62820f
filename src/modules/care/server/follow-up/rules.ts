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
