import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { createRandom } from '../../src/kernel/random.ts'
import { planFloor, ruleFloor } from '../../src/modules/workshop/server/planner/floor-search.ts'
import { floorFaults } from '../../src/modules/workshop/server/planner/floor-verify.ts'
import { dispatchPlan, searchPlan } from '../../src/modules/workshop/server/planner/search.ts'
import { planFaults } from '../../src/modules/workshop/server/planner/verify.ts'
import type { PlanProblem } from '../../src/modules/workshop/server/planner/model.ts'
import { floorDay } from './floor-day.ts'
import { readFjsp } from './fjsp-file.ts'
import { workshopDay } from './workshop-day.ts'

/** Best known makespans of Brandimarte's instances (1993). The search does not know them. */
const bestKnown = new Map([
  ['mk01', 40],
  ['mk02', 26],
  ['mk03', 204],
  ['mk04', 60],
  ['mk05', 172],
  ['mk06', 57],
])
const meanGapLimitPercent = 2
const millisecondsPerInstance = 9000

export interface InstanceResult {
  name: string
  jobs: number
  machines: number
  operations: number
  best: number
  found: number
  gapPercent: number
  seconds: number
}
export interface DispatchBenchResult {
  bench: 'dispatch'
  instances: InstanceResult[]
  meanGapPercent: number
}

const rounded = (value: number) => Math.round(value * 100) / 100

function secondsOf<T>(run: () => T): { value: T; seconds: number } {
  const from = performance.now()
  const value = run()
  return { value, seconds: rounded((performance.now() - from) / 1000) }
}

function solve(name: string, problem: PlanProblem, best: number): InstanceResult {
  const { value: plan, seconds } = secondsOf(() => searchPlan(problem, { milliseconds: millisecondsPerInstance }))
  const faults = planFaults(problem, plan)
  if (faults.length > 0) throw new Error(`${name}: the plan does not hold: ${faults.join('; ')}`)
  return {
    name,
    jobs: problem.jobs.length,
    machines: problem.machines.length,
    operations: problem.jobs.reduce((sum, job) => sum + job.operations.length, 0),
    best,
    found: plan.makespan,
    gapPercent: rounded((100 * (plan.makespan - best)) / best),
    seconds,
  }
}

interface Instance {
  name: string
  problem: PlanProblem
  best: number
}

/**
 * How near the search comes to the best known makespans of flexible job-shop instances, each in at most 10 s. Throws Error
 * where a plan does not hold.
 */
export function runDispatchBench(instances: readonly Instance[]): DispatchBenchResult {
  const results = instances.map(({ name, problem, best }) => solve(name, problem, best))
  const gaps = results.map(({ found, best }) => (100 * (found - best)) / best)
  const meanGapPercent = rounded(gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length)
  return { bench: 'dispatch', instances: results, meanGapPercent }
}

/** The folder, or its folder fjsp, holds mk01.txt and so on. Throws Error where none is there or one cannot be read. */
export function instancesIn(dataDir: string): Instance[] {
  const folder = existsSync(join(dataDir, 'fjsp')) ? join(dataDir, 'fjsp') : dataDir
  const files = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.txt')) : []
  const found = files.toSorted().flatMap((file) => {
    const name = basename(file, '.txt')
    const best = bestKnown.get(name)
    return best === undefined ? [] : [{ name, best, problem: read(join(folder, file)) }]
  })
  if (found.length === 0) throw new Error(`no instance mk01.txt to mk06.txt in ${folder}`)
  return found
}

function read(file: string): PlanProblem {
  try {
    return readFjsp(readFileSync(file, 'utf8'))
  } catch (error) {
    throw new Error(`${file} cannot be read: ${error instanceof Error ? error.message : 'unknown'}`, { cause: error })
  }
}

/** A generated day of 60 cars and 20 technicians, planned within a second, beside the plain rule. */
export function runDayBench() {
  const problem = workshopDay(createRandom(1), 60, 20)
  const rule = dispatchPlan(problem)
  const { value: plan, seconds } = secondsOf(() => searchPlan(problem, { milliseconds: 1000 }))
  const faults = planFaults(problem, plan)
  if (faults.length > 0) throw new Error(`the day's plan does not hold: ${faults.join('; ')}`)
  const operations = problem.jobs.reduce((sum, job) => sum + job.operations.length, 0)
  return {
    bench: 'dispatch-day',
    cars: 60,
    technicians: 20,
    operations,
    rule: { tardiness: rule.tardiness, makespan: rule.makespan },
    found: { tardiness: plan.tardiness, makespan: plan.makespan },
    floor: plan.floor,
    moves: plan.iterations,
    seconds,
  }
}

/** The same size of day with 16 bays and work given out before, planned as the server plans it: within a second. */
export function runFloorBench() {
  const problem = floorDay(createRandom(1), 60, 20, 16)
  const rule = ruleFloor(problem)
  const { value: plan, seconds } = secondsOf(() => planFloor(problem, { milliseconds: 600 }))
  const faults = floorFaults(problem, plan)
  if (faults.length > 0) throw new Error(`the floor's plan does not hold: ${faults.join('; ')}`)
  const figures = ({ beyond, tardiness, flow }: typeof plan) => ({ beyond, tardiness, flow })
  const operations = problem.jobs.reduce((sum, job) => sum + job.operations.length, 0)
  return {
    bench: 'dispatch-floor',
    cars: 60,
    technicians: 20,
    bays: 16,
    operations,
    rule: figures(rule),
    found: figures(plan),
    seconds,
  }
}

/**
 * Prints a JSON line for the instances, one for the day and one for the day with bays. Answers 1 where the mean gap is above 2 %, 2 where the data is
 * absent or cannot be read, else 0. Throws Error where a plan does not hold.
 */
export function printDispatchBench(dataDir: string | undefined): number {
  const instances = readable(dataDir)
  if (instances === undefined) return 2
  const result = runDispatchBench(instances)
  for (const line of [result, runDayBench(), runFloorBench()]) process.stdout.write(`${JSON.stringify(line)}\n`)
  return result.meanGapPercent > meanGapLimitPercent ? 1 : 0
}

function readable(dataDir: string | undefined): Instance[] | undefined {
  try {
    if (dataDir === undefined) throw new Error('give the folder with the instances as --data DIR')
    return instancesIn(dataDir)
  } catch (error) {
    process.stderr.write(`dispatch: ${error instanceof Error ? error.message : 'unknown'}\n`)
    return undefined
  }
}
