import { type Calendar, calendarOf, endOf } from './calendar.ts'
import type { PlanJob, PlanOperation, PlanProblem } from './model.ts'

const timeLimit = 2 ** 29

/**
 * A problem as arrays. Operations are numbered through, job by job; -1 stands for none. The alternatives of operation v
 * lie at `alternativeFrom[v]` up to `alternativeFrom[v + 1]`.
 */
export interface Shop {
  readonly operations: number
  readonly machines: number
  readonly jobs: number
  /** The operations of job j: `jobFrom[j]` up to `jobFrom[j + 1]`. */
  readonly jobFrom: Int32Array
  readonly jobOf: Int32Array
  readonly before: Int32Array
  readonly after: Int32Array
  readonly alternativeFrom: Int32Array
  readonly alternativeMachine: Int32Array
  readonly alternativeDuration: Int32Array
  /** Duration of operation v on machine m at v × machines + m; 0 where it is not allowed. */
  readonly duration: Int32Array
  /** The job's arrival. */
  readonly release: Int32Array
  readonly due: Int32Array
  readonly weight: Float64Array
  /** Operations begun already, by start; `begunOn` says on which machine, -1 for free ones. */
  readonly begun: Int32Array
  readonly begunOn: Int32Array
  readonly begunAt: Int32Array
  readonly begunCount: Int32Array
  readonly calendar: Calendar
}

/** No promise: later than any end. */
export const never = 2 ** 30

function whole(value: number, what: string, least = 0): number {
  if (!Number.isInteger(value) || value < least || value >= timeLimit)
    throw new RangeError(`${what} must be a whole number from ${least} up to 2^29, not ${value}`)
  return value
}

function checkOperation(operation: PlanOperation, name: string, machines: number): void {
  if (operation.alternatives.length === 0) throw new RangeError(`${name} has no machine`)
  const seen = new Set<number>()
  for (const { machine, duration } of operation.alternatives) {
    if (whole(machine, `machine of ${name}`) >= machines) throw new RangeError(`${name} names machine ${machine}`)
    if (seen.has(machine)) throw new RangeError(`${name} names machine ${machine} twice`)
    seen.add(machine)
    whole(duration, `duration of ${name}`, 1)
  }
  if (operation.begun === undefined) return
  whole(operation.begun.start, `start of ${name}`)
  if (!seen.has(operation.begun.machine)) throw new RangeError(`${name} has begun on a machine that it does not name`)
}

function checkJob(job: PlanJob, number: number, machines: number): void {
  whole(job.release ?? 0, `release of job ${number}`)
  if (job.due !== undefined) whole(job.due, `due time of job ${number}`)
  if (!((job.weight ?? 1) > 0 && Number.isFinite(job.weight ?? 1)))
    throw new RangeError(`weight of job ${number} must be above 0`)
  let free = false
  for (const [index, operation] of job.operations.entries()) {
    const name = `operation ${index} of job ${number}`
    checkOperation(operation, name, machines)
    if (operation.begun && free) throw new RangeError(`${name} has begun before the one before it`)
    free = operation.begun === undefined
  }
}

function offsets(sizes: readonly number[]): Int32Array {
  const from = new Int32Array(sizes.length + 1)
  for (const [i, size] of sizes.entries()) from[i + 1] = from[i]! + size
  return from
}

function checkBegun({ begun, begunOn, begunAt, before, duration, machines, calendar }: Shop): void {
  const ends = new Int32Array(begunOn.length)
  const busy = new Int32Array(machines)
  for (const v of begun) {
    const machine = begunOn[v]!
    const ready = before[v] === -1 ? 0 : ends[before[v]!]!
    if (begunAt[v]! < Math.max(busy[machine]!, ready))
      throw new RangeError(`begun operation ${v} overlaps another of its machine or its job`)
    ends[v] = endOf(calendar, machine, begunAt[v]!, duration[v * machines + machine]!)
    busy[machine] = ends[v]!
  }
}

/** The problem as arrays. Throws RangeError where a number is out of its range or begun operations contradict each other. */
export function shopOf(problem: PlanProblem): Shop {
  const machines = problem.machines.length
  for (const [number, job] of problem.jobs.entries()) checkJob(job, number, machines)
  for (const [number, { unavailable = [] }] of problem.machines.entries())
    for (const { from, to } of unavailable) {
      whole(from, `absence of machine ${number}`)
      whole(to, `absence of machine ${number}`, from)
    }
  const list = problem.jobs.flatMap((job, number) => job.operations.map((operation) => ({ operation, number, job })))
  const operations = list.length
  const jobOf = Int32Array.from(list, ({ number }) => number)
  const flat = list.flatMap(({ operation }) => operation.alternatives)
  const duration = new Int32Array(operations * machines)
  const begunOn = Int32Array.from(list, ({ operation }) => operation.begun?.machine ?? -1)
  const begunAt = Int32Array.from(list, ({ operation }) => operation.begun?.start ?? -1)
  const begunCount = new Int32Array(machines)
  for (const [v, { operation }] of list.entries()) {
    for (const each of operation.alternatives) duration[v * machines + each.machine] = each.duration
    if (operation.begun) begunCount[operation.begun.machine]! += 1
  }
  const begun = [...list.keys()].filter((v) => begunOn[v] !== -1)
  const shop: Shop = {
    operations,
    machines,
    jobs: problem.jobs.length,
    jobFrom: offsets(problem.jobs.map((job) => job.operations.length)),
    jobOf,
    before: jobOf.map((job, v) => (v > 0 && jobOf[v - 1] === job ? v - 1 : -1)),
    after: jobOf.map((job, v) => (jobOf[v + 1] === job ? v + 1 : -1)),
    alternativeFrom: offsets(list.map(({ operation }) => operation.alternatives.length)),
    alternativeMachine: Int32Array.from(flat, ({ machine }) => machine),
    alternativeDuration: Int32Array.from(flat, (each) => each.duration),
    duration,
    release: Int32Array.from(problem.jobs, ({ release }) => release ?? 0),
    due: Int32Array.from(problem.jobs, ({ due }) => due ?? never),
    weight: Float64Array.from(problem.jobs, ({ weight }) => weight ?? 1),
    begun: Int32Array.from(begun.toSorted((a, b) => begunAt[a]! - begunAt[b]! || a - b)),
    begunOn,
    begunAt,
    begunCount,
    calendar: calendarOf(problem.machines.map(({ unavailable }) => unavailable ?? [])),
  }
  checkBegun(shop)
  return shop
}
