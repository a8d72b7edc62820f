import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { workshopDay } from '../../../../../test/bench/workshop-day.ts'
import { createRandom } from '../../../../kernel/random.ts'
import { isBetter, type Plan, type PlanProblem } from './model.ts'
import { dispatchPlan, searchPlan } from './search.ts'
import { planFaults } from './verify.ts'

/** Steps of one job, each on one machine. */
const steps = (...list: readonly (readonly [number, number])[]) =>
  list.map(([machine, duration]) => ({ alternatives: [{ machine, duration }] }))
const machines = (count: number) => Array.from({ length: count }, () => ({}))
const planned = (problem: PlanProblem, iterations = 2000): Plan => {
  const plan = searchPlan(problem, { iterations })
  expect(planFaults(problem, plan)).toEqual([])
  return plan
}

/** Every order and choice of machine, told by hand: what no plan can beat. For a handful of operations. */
function bestMakespan(problem: PlanProblem): number {
  let best = Infinity
  const walk = (next: readonly number[], ready: readonly number[], free: readonly number[]) => {
    let done = true
    for (const [job, { operations }] of problem.jobs.entries()) {
      const operation = operations[next[job] ?? 0]
      if (!operation) continue
      done = false
      for (const { machine, duration } of operation.alternatives) {
        const end = Math.max(ready[job] ?? 0, free[machine] ?? 0) + duration
        if (end < best) walk(next.with(job, (next[job] ?? 0) + 1), ready.with(job, end), free.with(machine, end))
      }
    }
    if (done) best = Math.min(best, Math.max(0, ...ready))
  }
  walk(
    problem.jobs.map(() => 0),
    problem.jobs.map(() => 0),
    problem.machines.map(() => 0),
  )
  return best
}

const small = fc.integer({ min: 1, max: 3 }).chain((count) =>
  fc.record({
    machines: fc.constant(machines(count)),
    jobs: fc.array(
      fc.record({
        operations: fc.array(fc.record({ alternatives: alternativesOf(count) }), { minLength: 1, maxLength: 3 }),
      }),
      { minLength: 1, maxLength: 3 },
    ),
  }),
)

function alternativesOf(count: number) {
  return fc.uniqueArray(fc.record({ machine: fc.nat(count - 1), duration: fc.integer({ min: 1, max: 9 }) }), {
    minLength: 1,
    maxLength: count,
    selector: (each) => each.machine,
  })
}

describe('the search for a plan', () => {
  test("finds the known best of Fisher and Thompson's six jobs on six machines: 55", () => {
    // Fisher and Thompson 1963, FT06.
    const jobs = [
      steps([2, 1], [0, 3], [1, 6], [3, 7], [5, 3], [4, 6]),
      steps([1, 8], [2, 5], [4, 10], [5, 10], [0, 10], [3, 4]),
      steps([2, 5], [3, 4], [5, 8], [0, 9], [1, 1], [4, 7]),
      steps([1, 5], [0, 5], [2, 5], [3, 3], [4, 8], [5, 9]),
      steps([2, 9], [1, 3], [4, 5], [5, 4], [0, 3], [3, 1]),
      steps([1, 3], [3, 3], [5, 9], [0, 10], [4, 4], [2, 1]),
    ].map((operations) => ({ operations }))
    expect(planned({ machines: machines(6), jobs }, 20_000).makespan).toBe(55)
  })

  test('finds the best of all plans where they can be counted', () => {
    fc.assert(
      fc.property(small, (problem) => {
        expect(planned(problem, 3000).makespan).toBe(bestMakespan(problem))
      }),
      { numRuns: 60 },
    )
  })

  test('chooses who is quicker, unless he is busy', () => {
    const either = {
      alternatives: [
        { machine: 0, duration: 10 },
        { machine: 1, duration: 15 },
      ],
    }
    const plan = planned({ machines: machines(2), jobs: [{ operations: [either] }, { operations: [either] }] })
    expect(plan.makespan).toBe(15)
  })

  test('plans nothing of a car before it arrives', () => {
    const plan = planned({
      machines: machines(1),
      jobs: [{ release: 30, operations: steps([0, 10]) }, { operations: steps([0, 10]) }],
    })
    expect(plan.jobs).toEqual([[{ machine: 0, start: 30, end: 40 }], [{ machine: 0, start: 0, end: 10 }]])
  })

  test('lets work rest over lunch and the night, or gives it to who is there', () => {
    const away = [
      {
        unavailable: [
          { from: 60, to: 120 },
          { from: 200, to: 1000 },
        ],
      },
    ]
    const jobs = [{ operations: steps([0, 90]) }, { operations: steps([0, 100]) }]
    expect(planned({ machines: away, jobs }).makespan).toBe(1050)
    const both = {
      alternatives: [
        { machine: 0, duration: 100 },
        { machine: 1, duration: 150 },
      ],
    }
    const plan = planned({ machines: [...away, {}], jobs: [jobs[0]!, { operations: [both] }] })
    expect(plan).toMatchObject({ makespan: 150, jobs: [[{ end: 150 }], [{ machine: 1, end: 150 }]] })
  })

  test('keeps promises first, the dearer before the cheaper, and then ends the day early', () => {
    const one = (due: number, weight?: number) => ({ due, operations: steps([0, 10]), ...(weight ? { weight } : {}) })
    const plan = planned({ machines: machines(1), jobs: [one(30), one(10), one(20)] })
    expect(plan).toMatchObject({ tardiness: 0, makespan: 30 })
    const late = planned({ machines: machines(1), jobs: [one(10, 1), one(10, 3), one(10, 2)] })
    expect(late.jobs.map(([only]) => only?.end)).toEqual([30, 10, 20])
    expect(late.tardiness).toBe(2 * 10 + 1 * 20)
  })

  test('a promise may cost makespan', () => {
    // Apart they end at 20; the promise makes the long job wait for the short one's machine.
    const problem: PlanProblem = {
      machines: machines(2),
      jobs: [{ operations: steps([0, 5], [1, 15]) }, { due: 5, operations: steps([0, 5]) }],
    }
    expect(planned(problem)).toMatchObject({ tardiness: 0, makespan: 25 })
    expect(planned({ ...problem, jobs: problem.jobs.map(({ operations }) => ({ operations })) }).makespan).toBe(20)
  })

  test('leaves what has begun where it is', () => {
    const begun = {
      alternatives: [
        { machine: 0, duration: 40 },
        { machine: 1, duration: 5 },
      ],
      begun: { machine: 0, start: 7 },
    }
    const plan = planned({
      machines: [{ unavailable: [{ from: 10, to: 20 }] }, {}],
      jobs: [{ operations: [begun, ...steps([1, 10])] }, { due: 1, weight: 100, operations: steps([0, 5]) }],
    })
    expect(plan.jobs).toEqual([
      [
        { machine: 0, start: 7, end: 57 },
        { machine: 1, start: 57, end: 67 },
      ],
      [{ machine: 0, start: 57, end: 62 }],
    ])
  })

  test('any day gets a plan that holds and is no worse than the plain rule', () => {
    fc.assert(
      fc.property(
        fc.nat(),
        fc.integer({ min: 1, max: 25 }),
        fc.integer({ min: 4, max: 9 }),
        (seed, cars, technicians) => {
          const problem = workshopDay(createRandom(seed), cars, technicians)
          const rule = dispatchPlan(problem)
          expect(planFaults(problem, rule)).toEqual([])
          expect(isBetter(rule, planned(problem, 400))).toBe(false)
        },
      ),
      { numRuns: 25 },
    )
  })

  test('a day of 60 cars and 20 technicians is planned within a second, better than by the plain rule', () => {
    const problem = workshopDay(createRandom(1), 60, 20)
    const plan = searchPlan(problem, { milliseconds: 1000 })
    expect(planFaults(problem, plan)).toEqual([])
    expect(isBetter(plan, dispatchPlan(problem))).toBe(true)
  })

  test('the same seed and number of moves make the same plan', () => {
    const problem = workshopDay(createRandom(5), 30, 8)
    const plan = searchPlan(problem, { iterations: 3000 }, 7)
    expect(searchPlan(problem, { iterations: 3000 }, 7)).toEqual(plan)
    expect(searchPlan(problem, { iterations: 3000 }, 8).jobs).not.toEqual(plan.jobs)
  })

  test('no plan beats the floor', () => {
    fc.assert(
      fc.property(small, (problem) => {
        const { floor } = searchPlan(problem, { iterations: 10 })
        expect(floor.makespan).toBeLessThanOrEqual(bestMakespan(problem))
      }),
    )
  })

  test('does not use up its limit where nothing more is to be found', () => {
    const late = { due: 5, operations: steps([0, 10]) }
    const plan = searchPlan({ machines: machines(1), jobs: [late, late, late] }, { iterations: 10_000_000 })
    expect(plan.tardiness).toBe(5 + 15 + 25)
    expect(plan.iterations).toBeLessThan(100_000)
  })

  test('nothing to do is a plan too', () => {
    expect(planned({ machines: machines(1), jobs: [] })).toMatchObject({ jobs: [], makespan: 0, tardiness: 0 })
    expect(planned({ machines: machines(1), jobs: [{ due: 5, operations: [] }] }).jobs).toEqual([[]])
  })

  test.each<[string, PlanProblem['jobs'][number]['operations'], string]>([
    ['no machine', [{ alternatives: [] }], 'has no machine'],
    ['an unknown machine', steps([2, 5]), 'names machine 2'],
    ['half a minute', steps([0, 0.5]), 'must be a whole number'],
    ['no time', steps([0, 0]), 'must be a whole number'],
    ['a machine twice', [{ alternatives: steps([0, 1], [0, 2]).flatMap((each) => each.alternatives) }], 'twice'],
    ['begun elsewhere', [{ ...steps([0, 5])[0]!, begun: { machine: 1, start: 0 } }], 'does not name'],
    [
      'begun too early',
      [steps([0, 5])[0]!, { ...steps([0, 5])[0]!, begun: { machine: 0, start: 0 } }],
      'before the one',
    ],
  ])('refuses %s', (_, operations, message) => {
    expect(() => searchPlan({ machines: machines(2), jobs: [{ operations }] }, { iterations: 1 })).toThrow(message)
  })

  test('refuses two operations begun at once on a machine, and a search without a limit', () => {
    const begun = { operations: [{ ...steps([0, 5])[0]!, begun: { machine: 0, start: 3 } }] }
    expect(() => searchPlan({ machines: machines(1), jobs: [begun, begun] }, { iterations: 1 })).toThrow('overlaps')
    expect(() => searchPlan({ machines: machines(1), jobs: [] }, {})).toThrow('limit')
  })
})
