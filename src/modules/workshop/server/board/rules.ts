import type { standstills } from '../../contract/job-card.ts'

export type Standstill = (typeof standstills)[number]

/** What the board knows of a car in the shop. */
export interface Car {
  readonly state: string
  /** Cards on which somebody is clocked on. */
  readonly running: number
  /** Reasons of the paused cards. */
  readonly paused: readonly string[]
  /** Cards that nobody has started yet. */
  readonly assigned: number
  /** Parts that the store does not have. */
  readonly short: number
  /** Approved labour lines without a technician. */
  readonly undispatched: number
  /** Nobody may work on it before its diagnosis is reported, or signed by a second one. */
  readonly undiagnosed: boolean
}

const byState: Readonly<Record<string, Standstill>> = {
  received: 'estimate',
  estimated: 'estimateApproval',
  awaitingInspection: 'inspection',
  ready: 'settlement',
  settled: 'handOver',
}

const beforeWork: ReadonlySet<string> = new Set(['received', 'agreed'])

const worstFirst = ['parts', 'approval', 'tool', 'other'] as const

/** Why a car stands still (I-11); null while somebody works on it. */
export function standstillOf(car: Car): Standstill | null {
  // What was agreed before is begun only after the diagnosis (H-01).
  if (car.undiagnosed && beforeWork.has(car.state)) return 'diagnosis'
  const byOrder = byState[car.state]
  if (byOrder) return byOrder
  if (car.running > 0) return null
  const paused = worstFirst.find((reason) => car.paused.includes(reason))
  if (paused) return paused
  if (car.short > 0) return 'parts'
  if (car.assigned > 0) return 'start'
  return car.undispatched > 0 ? 'dispatch' : null
}
