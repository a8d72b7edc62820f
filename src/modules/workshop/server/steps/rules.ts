import type { VisitRules } from '../../../service/contract/visit-type.ts'
import { type VisitStep, visitSteps } from '../../../service/contract/visit-steps.ts'

/** When a visit came so far; instants. */
export interface VisitTimes {
  readonly state: string
  readonly arrived_at: string | null
  readonly received_at: string
  /** Whether the visit has a diagnosis at all, and when it was reported with all its signers. */
  readonly has_diagnosis: boolean
  readonly diagnosed_at: string | null
  readonly estimated_at: string | null
  readonly decided_at: string | null
  readonly dispatched_at: string | null
  readonly started_at: string | null
  readonly finished_at: string | null
  readonly ready_at: string | null
  /** Whether the visit has a cleaning, and when it was done since the car was ready last. */
  readonly has_cleaning: boolean
  readonly cleaned_at: string | null
  readonly settled_at: string | null
  readonly closed_at: string | null
  /** Of all its job cards. */
  readonly planned_minutes: number
}

export interface Step {
  readonly step: VisitStep
  readonly standardMinutes: number
  readonly startedAt: string | null
  readonly dueAt: string | null
  readonly doneAt: string | null
  readonly late: boolean
}

/** Adds minutes in which the store is open. */
export type Later = (instant: string, minutes: number) => string

/** Which of the marks below a visit can have passed in a state: what lies further on is from before a rework. */
const passedIn: Readonly<Record<string, number>> = {
  received: 2,
  estimated: 3,
  agreed: 5,
  inRepair: 6,
  awaitingInspection: 7,
  ready: 8,
  settled: 9,
  closed: 10,
}

/** All steps but the cleaning, which goes on beside the settlement. */
const inTurn = visitSteps.filter((step) => step !== 'cleaning')

const visitMarks = { ready: 8, closed: 10 }

/** The instants between the steps that follow each other: step n lies between mark n and mark n + 1. */
function marksOf(visit: VisitTimes): (string | null)[] {
  const most = passedIn[visit.state] ?? 10
  // Undecided lines of a later edition do not bring a car back that is agreed already.
  const decided = most > 3 ? visit.decided_at : null
  return [
    visit.arrived_at ?? visit.received_at,
    visit.received_at,
    // Where there is none the estimate follows at once.
    visit.has_diagnosis ? visit.diagnosed_at : visit.received_at,
    visit.estimated_at,
    decided,
    visit.dispatched_at,
    visit.started_at,
    visit.finished_at,
    visit.ready_at,
    visit.settled_at,
    visit.closed_at,
  ].map((at, index) => (index <= most ? at : null))
}

export function standardOf(step: VisitStep, rules: VisitRules, visit: VisitTimes): number {
  return step === 'repair' ? Math.max(1, visit.planned_minutes) : rules[`${step}Minutes`]
}

/**
 * All steps of a visit: those behind it with what they took, the one it is at, and those ahead, due as things stand. A
 * step that the visit went without has no times; a diagnosis that nobody asked for is no step.
 */
export function stepsOf(visit: VisitTimes, rules: VisitRules, later: Later, now: string): Step[] {
  const marks = marksOf(visit)
  const reached = marks.findLastIndex((mark) => mark !== null)
  let from = marks[0] ?? visit.received_at
  const found = inTurn.flatMap((step, index) => {
    if (step === 'diagnosis' && !visit.has_diagnosis) return []
    const standardMinutes = standardOf(step, rules, visit)
    const doneAt = marks[index + 1] ?? null
    const none = { step, standardMinutes, startedAt: null, dueAt: null, doneAt: null, late: false }
    if (index < reached && doneAt === null) return none
    const startedAt = index <= reached ? from : null
    const dueAt = later(from, standardMinutes)
    from = doneAt ?? (index === reached && now > dueAt ? now : dueAt)
    return { step, standardMinutes, startedAt, dueAt, doneAt, late: startedAt !== null && (doneAt ?? now) > dueAt }
  })
  return visit.has_cleaning ? withCleaning(found, marks, visit, { rules, later, now }) : found
}

/** The car is cleaned from when it is ready, beside the settlement; no handover is due before it is clean. */
function withCleaning(
  found: readonly Step[],
  marks: readonly (string | null)[],
  visit: VisitTimes,
  { rules, later, now }: { readonly rules: VisitRules; readonly later: Later; readonly now: string },
): Step[] {
  const startedAt = marks[visitMarks.ready] ?? null
  const from = startedAt ?? found.find((each) => each.step === 'inspection')?.dueAt ?? null
  const hasLeft = marks[visitMarks.closed] !== null
  const standardMinutes = standardOf('cleaning', rules, visit)
  const doneAt = startedAt === null ? null : visit.cleaned_at
  const none = { step: 'cleaning' as const, standardMinutes, startedAt: null, dueAt: null, doneAt: null, late: false }
  const dueAt = from === null || (hasLeft && doneAt === null) ? null : later(from, standardMinutes)
  const cleaning =
    dueAt === null ? none : { ...none, startedAt, dueAt, doneAt, late: startedAt !== null && (doneAt ?? now) > dueAt }
  return found.flatMap((each) => {
    if (each.step === 'settlement') return [cleaning, each]
    if (each.step !== 'handOver' || each.startedAt !== null || dueAt === null || doneAt !== null) return [each]
    const cleanAt = later(now > dueAt ? now : dueAt, each.standardMinutes)
    return [{ ...each, dueAt: each.dueAt !== null && each.dueAt > cleanAt ? each.dueAt : cleanAt }]
  })
}

/** The step that a visit is at, of two at once the late one; undefined once the car has left. */
export function currentStep(steps: readonly Step[]): Step | undefined {
  const running = steps.filter((each) => each.startedAt !== null && each.doneAt === null)
  return running.find((each) => each.late) ?? running[0]
}

/** Who owes a step: a role, told while nobody has it by name. */
export const stepRoles: Readonly<Record<VisitStep, string>> = {
  reception: 'serviceAdvisor',
  diagnosis: 'technician',
  estimate: 'serviceAdvisor',
  consent: 'serviceAdvisor',
  dispatch: 'dispatcher',
  start: 'technician',
  repair: 'technician',
  inspection: 'inspector',
  cleaning: 'technician',
  settlement: 'serviceAdvisor',
  handOver: 'serviceAdvisor',
}

const byTechnicians: ReadonlySet<VisitStep> = new Set(['start', 'repair'])

/** Whose step it is by name: the advisor's, or whoever has the job cards; nobody where only the role owes it. */
export function ownersOf<T>(step: VisitStep, advisor: T, technicians: readonly T[]): readonly T[] {
  if (byTechnicians.has(step)) return technicians
  return stepRoles[step] === 'serviceAdvisor' ? [advisor] : []
}

/** `estimate` → `workshop.lateEstimate`, the name of its alarm. */
export function alarmOf(step: VisitStep): string {
  return `workshop.late${step.slice(0, 1).toUpperCase()}${step.slice(1)}`
}
