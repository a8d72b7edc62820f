import { describe, expect, test } from 'vitest'
import { floorDay } from '../../../../../test/bench/floor-day.ts'
import { createRandom } from '../../../../kernel/random.ts'
import type { FloorOperation, FloorPlan, FloorProblem } from './floor-model.ts'
import { planFloor, ruleFloor } from './floor-search.ts'
import { planThread } from './floor-thread.ts'
import { floorFaults } from './floor-verify.ts'

const always = 10_000
/** Work of so many minutes for any of the named technicians. */
const work = (duration: number, machines: readonly number[], more: Partial<FloorOperation> = {}): FloorOperation => ({
  alternatives: machines.map((machine) => ({ machine, duration, until: always })),
  bays: null,
  ...more,
})
const people = (count: number) => Array.from({ length: count }, () => ({}))
const planned = (problem: FloorProblem, iterations = 2000): FloorPlan => {
  const plan = planFloor(problem, { iterations })
  expect(floorFaults(problem, plan)).toEqual([])
  return plan
}
const places = (plan: FloorPlan) => plan.jobs.map(([place]) => place)

describe('a plan of technicians and bays', () => {
  test('of generated days holds, and is no worse than the plain rule', () => {
    for (let seed = 1; seed <= 25; seed++) {
      const random = createRandom(seed)
      const problem = floorDay(random, random.int(1, 25), random.int(4, 9), random.int(2, 8))
      const plan = planned(problem, 400)
      const rule = ruleFloor(problem)
      expect(floorFaults(problem, rule)).toEqual([])
      const worth = ({ beyond, tardiness, flow }: FloorPlan) => beyond * 1e13 + tardiness * 1e7 + flow
      expect(worth(plan)).toBeLessThanOrEqual(worth(rule))
    }
  })

  test('one bay holds one car, whoever is free', () => {
    const jobs = [1, 2, 3].map(() => ({ operations: [work(30, [0, 1, 2], { bays: [0] })] }))
    expect(places(planned({ technicians: people(3), bays: 1, jobs })).map((place) => place?.start)).toEqual(
      expect.arrayContaining([0, 30, 60]),
    )
  })

  test('the one lift that a job needs is left to it, where another bay will do', () => {
    const jobs = [
      { operations: [work(60, [0], { bays: [0, 1] })] },
      { due: 60, operations: [work(60, [1], { bays: [0] })] },
    ]
    const plan = planned({ technicians: people(2), bays: 2, jobs })
    expect(places(plan)).toMatchObject([
      { bay: 1, start: 0 },
      { bay: 0, start: 0 },
    ])
  })

  test('the promise that is near comes first, and the next car goes to whoever can end it soonest', () => {
    const jobs = [
      { due: 300, operations: [work(60, [0, 1])] },
      { due: 45, operations: [work(40, [0])] },
    ]
    expect(places(planned({ technicians: people(2), bays: 0, jobs }))).toMatchObject([
      { machine: 1, start: 0 },
      { machine: 0, start: 0 },
    ])
  })

  test('what is given out keeps its order with its technician; what waits finds its place between', () => {
    const given = (place: number) => ({ operations: [work(30, [0], { place })] })
    const jobs = [given(2), given(1), { due: 60, operations: [work(30, [0])] }]
    const [second, first, waiting] = places(planned({ technicians: people(1), bays: 0, jobs })).map(
      (place) => place?.start,
    )
    expect(second).toBeGreaterThan(first ?? 0)
    expect(waiting).toBeLessThanOrEqual(30)
  })

  test('a car stays in its bay, and who may begin only until a time is not given it later', () => {
    const jobs = [
      { operations: [work(50, [0], { begun: { machine: 0, start: 0, bay: 1 } })] },
      { operations: [{ alternatives: [{ machine: 0, duration: 30, until: 40 }], bays: [0, 1] }] },
      { operations: [work(20, [1], { bays: [0, 1] }), work(20, [1], { bays: [0, 1] })] },
    ]
    const plan = planned({ technicians: people(2), bays: 2, jobs })
    expect(plan.beyond).toBe(1)
    expect(plan.jobs[1]).toMatchObject([{ start: 50, beyond: true }])
    expect(plan.jobs[2]?.map((place) => place.bay)).toEqual([0, 0])
  })
})

describe('the thread that plans', () => {
  const problem = floorDay(createRandom(3), 60, 20, 16)

  test('answers within a second, and at once when a newer question for the same store comes', async () => {
    const begin = performance.now()
    const first = planThread.plan('store', problem)
    const second = planThread.plan('store', { ...problem, jobs: problem.jobs.slice(0, 3) })
    const plans = await Promise.all([first, second])
    expect(performance.now() - begin).toBeLessThan(3000)
    expect(floorFaults(problem, plans[0])).toEqual([])
    expect(plans[1].jobs).toHaveLength(3)
    await planThread.close()
  })

  test('says what is wrong with a question', async () => {
    const jobs = [{ operations: [work(0, [0])] }]
    await expect(planThread.plan('store', { technicians: people(1), bays: 0, jobs })).rejects.toThrow(RangeError)
    await planThread.close()
  })
})
