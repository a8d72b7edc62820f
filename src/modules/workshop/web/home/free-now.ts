import { awayOf, type BoardTechnician } from '../dispatch/day-plan.ts'

type Technician = Pick<BoardTechnician, 'shifts' | 'loadMinutes'> & {
  readonly cards: readonly Pick<BoardTechnician['cards'][number], 'state' | 'pausedBecause'>[]
}

const minuteMs = 60_000

/** Whether it is his shift, and he is not away. `now` in epoch milliseconds. */
export const isHere = (one: Pick<BoardTechnician, 'shifts'>, now: number) =>
  awayOf(one, { from: now, to: now + minuteMs }).length === 0

/** Technicians who are at work and on no car, who has the least to do first. `now` in epoch milliseconds. */
export function freeNow<T extends Technician>(technicians: readonly T[], now: number): T[] {
  const works = (one: T) => one.cards.some((card) => card.state === 'working' && card.pausedBecause === null)
  return technicians.filter((one) => isHere(one, now) && !works(one)).toSorted((a, b) => a.loadMinutes - b.loadMinutes)
}
