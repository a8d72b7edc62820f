import type { Random } from '../../src/kernel/random.ts'
import type { FloorProblem } from '../../src/modules/workshop/server/planner/floor-model.ts'
import { workshopDay } from './workshop-day.ts'

const horizon = 3 * 1440

/**
 * A generated day with bays: four out of five operations take one of those that have what their trade needs; some jobs
 * are given out already, the first five are at work.
 */
export function floorDay(random: Random, cars: number, technicians: number, bays: number): FloorProblem {
  const day = workshopDay(random, cars, technicians)
  return {
    technicians: day.machines,
    bays,
    jobs: day.jobs.map((job, number) => ({
      ...job,
      operations: job.operations.map(({ alternatives, begun }, index) => {
        const given = begun === undefined && number % 10 === 9 && index === 0
        const some = random.shuffle([...Array.from({ length: bays }).keys()]).slice(0, random.int(2, bays))
        return {
          alternatives: (given ? alternatives.slice(0, 1) : alternatives).map((each) => ({
            ...each,
            until: random.chance(0.05) ? horizon / 6 : horizon,
          })),
          bays: begun || random.chance(0.2) ? null : some,
          ...(given ? { place: number } : {}),
          ...(begun ? { begun: { ...begun, bay: number < bays ? number : null } } : {}),
        }
      }),
    })),
  }
}
