import { expect, test } from 'vitest'
import type { Plan, PlannedOperation, PlanProblem } from './model.ts'
import { planFaults } from './verify.ts'

const problem: PlanProblem = {
  machines: [{ unavailable: [{ from: 20, to: 30 }] }, {}],
  jobs: [
    {
      release: 5,
      due: 20,
      weight: 2,
      operations: [{ alternatives: [{ machine: 0, duration: 10 }] }, { alternatives: [{ machine: 1, duration: 10 }] }],
    },
    { operations: [{ alternatives: [{ machine: 0, duration: 10 }], begun: { machine: 0, start: 15 } }] },
  ],
}
const right: Plan = {
  jobs: [
    [
      { machine: 0, start: 5, end: 15 },
      { machine: 1, start: 15, end: 25 },
    ],
    [{ machine: 0, start: 15, end: 35 }],
  ],
  makespan: 35,
  tardiness: 10,
}
const withFirst = (place: PlannedOperation, index = 0): Plan => ({
  ...right,
  jobs: [right.jobs[0]!.with(index, place), right.jobs[1]!],
})
const withBegun = (place: PlannedOperation): Plan => ({ ...right, jobs: [right.jobs[0]!, [place]] })

test('a right plan has no faults', () => {
  expect(planFaults(problem, right)).toEqual([])
})

test.each<[string, Plan, string]>([
  ['a missing job', { ...right, jobs: [right.jobs[0]!] }, '1 jobs instead of 2'],
  ['a missing operation', { ...right, jobs: [[right.jobs[0]![0]!], right.jobs[1]!] }, 'job 0 has 1 operations'],
  ['a machine that may not', withFirst({ machine: 1, start: 5, end: 15 }), 'may not do it'],
  ['a start before the arrival', withFirst({ machine: 0, start: 4, end: 14 }), 'starts before its time'],
  [
    'a start before its forerunner has ended',
    withFirst({ machine: 1, start: 14, end: 24 }, 1),
    'starts before its time',
  ],
  ['two at once', withFirst({ machine: 0, start: 6, end: 16 }), 'two at once'],
  ['too short a time', withFirst({ machine: 0, start: 5, end: 14 }), 'given 9 instead of 10'],
  ['work in an absence', withBegun({ machine: 0, start: 15, end: 25 }), 'given 5 instead of 10'],
  ['an end in an absence', withFirst({ machine: 0, start: 10, end: 22 }), 'lasts into an absence'],
  ['a start in an absence', withFirst({ machine: 0, start: 21, end: 40 }), 'starts in an absence'],
  ['begun work moved', withBegun({ machine: 0, start: 16, end: 36 }), 'moved after it began'],
  ['a makespan made up', { ...right, makespan: 34 }, 'makespan is 35'],
  ['a tardiness made up', { ...right, tardiness: 5 }, 'tardiness is 10'],
])('finds %s', (_, plan, fault) => {
  expect(planFaults(problem, plan).join('\n')).toContain(fault)
})
