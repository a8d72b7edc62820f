/** The five bands of a promised time: the same on every screen, each with its own colour, word and shape. */
export const promiseBands = ['booked', 'inTime', 'soon', 'over', 'done'] as const
export type PromiseBand = (typeof promiseBands)[number]

/** From so many minutes before the promised time on, it is soon. */
export const soonMinutes = 30

/** States in which the work has not begun, and states in which the promise is kept: the rest run against the clock. */
export interface PromiseStages {
  readonly booked: readonly string[]
  readonly done: readonly string[]
}

/** Holds for appointments, repair orders and job cards; a record with other words gives its own. */
export const promiseStages: PromiseStages = {
  booked: ['booked'],
  done: ['ready', 'settled', 'closed', 'done'],
}

export interface PromiseFacts {
  /** UTC instant; `null` while nothing is promised. */
  readonly promisedAt: string | null
  readonly state: string
}

/** Whole minutes until an instant, rounded up; negative once it is past. `now` in epoch milliseconds. */
export function minutesUntil(instant: string, now: number): number {
  return Math.ceil((Date.parse(instant) - now) / 60_000)
}

/** The band of a promised time; nothing while the work runs without a promise. `now` in epoch milliseconds. */
export function promiseBand(facts: PromiseFacts, now: number, stages = promiseStages): PromiseBand | undefined {
  if (stages.done.includes(facts.state)) return 'done'
  if (stages.booked.includes(facts.state)) return 'booked'
  if (facts.promisedAt === null) return undefined
  const left = Date.parse(facts.promisedAt) - now
  if (left < 0) return 'over'
  return left <= soonMinutes * 60_000 ? 'soon' : 'inTime'
}
