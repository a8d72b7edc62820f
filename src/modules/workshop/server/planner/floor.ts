import { endOf, startFrom } from './calendar.ts'
import type { FloorPlan, FloorProblem } from './floor-model.ts'
import { shopOf, type Shop } from './shop.ts'

/** A floor as arrays; the bays of operation v lie at `bayFrom[v]` up to `bayFrom[v + 1]`, none where it needs none. */
export interface Floor {
  readonly shop: Shop
  readonly bays: number
  readonly bayFrom: Int32Array
  readonly bayOf: Int32Array
  /** By alternative, as the shop numbers them. */
  readonly until: Int32Array
  readonly begunBay: Int32Array
  readonly from: Int32Array
  /** Place among those given to the same technician already; -1 for those that still wait. */
  readonly place: Int32Array
}

/** Throws RangeError where a number is out of its range or begun operations contradict each other. */
export function floorOf(problem: FloorProblem): Floor {
  const shop = shopOf({
    machines: problem.technicians,
    jobs: problem.jobs.map((job) => ({
      ...job,
      operations: job.operations.map(({ alternatives, begun }) => ({
        alternatives,
        ...(begun ? { begun: { machine: begun.machine, start: begun.start } } : {}),
      })),
    })),
  })
  const operations = problem.jobs.flatMap((job) => job.operations)
  const bayFrom = new Int32Array(operations.length + 1)
  for (const [v, { bays }] of operations.entries()) bayFrom[v + 1] = bayFrom[v]! + (bays?.length ?? 0)
  return {
    shop,
    bays: problem.bays,
    bayFrom,
    bayOf: Int32Array.from(operations.flatMap(({ bays }) => bays ?? [])),
    until: Int32Array.from(operations.flatMap(({ alternatives }) => alternatives.map(({ until }) => until))),
    begunBay: Int32Array.from(operations, ({ begun }) => begun?.bay ?? -1),
    from: Int32Array.from(operations, ({ from }) => from ?? 0),
    place: Int32Array.from(operations, ({ place }) => place ?? -1),
  }
}

/**
 * In which order operations are taken up and by whom; -1 for whoever ends it soonest. Any order will do: what an operation
 * waits for is taken up before it.
 */
export interface Arrangement {
  readonly order: Int32Array
  readonly machineOf: Int32Array
}

/** Times, technicians and bays for an arrangement: each operation as soon as its car, its technician and a bay are free. */
export class Layout {
  readonly floor: Floor
  readonly machine: Int32Array
  readonly start: Int32Array
  readonly end: Int32Array
  readonly bay: Int32Array
  readonly late: Uint8Array
  /** Jobs that end after their promise, `lateCount` of them. */
  readonly lateJobs: Int32Array
  lateCount = 0
  beyond = 0
  tardiness = 0
  flow = 0
  readonly #free: Int32Array
  readonly #bayFree: Int32Array
  readonly #done: Uint8Array
  readonly #found = { machine: -1, bay: -1, start: 0, end: 0, late: 0 }

  constructor(floor: Floor) {
    const { operations, machines, jobs } = floor.shop
    this.floor = floor
    this.machine = new Int32Array(operations)
    this.start = new Int32Array(operations)
    this.end = new Int32Array(operations)
    this.bay = new Int32Array(operations)
    this.late = new Uint8Array(operations)
    this.lateJobs = new Int32Array(jobs)
    this.#free = new Int32Array(machines)
    this.#bayFree = new Int32Array(floor.bays)
    this.#done = new Uint8Array(operations)
  }

  lay({ order, machineOf }: Arrangement): void {
    const { begun, begunOn } = this.floor.shop
    this.#free.fill(0)
    this.#bayFree.fill(0)
    this.#done.fill(0)
    this.beyond = 0
    for (const v of begun) this.#begin(v)
    for (const v of order) if (begunOn[v] === -1) this.#place(v, machineOf)
    this.#judge()
  }

  /** How good it is, less is better: who can be given work at all, then promises, then the ends. */
  get worth(): number {
    return this.beyond * 1e13 + this.tardiness * 1e7 + this.flow
  }

  #begin(v: number): void {
    const { shop, begunBay } = this.floor
    const found = this.#found
    found.machine = shop.begunOn[v]!
    found.bay = begunBay[v]!
    found.start = shop.begunAt[v]!
    found.end = endOf(shop.calendar, found.machine, found.start, shop.duration[v * shop.machines + found.machine]!)
    found.late = 0
    this.#take(v)
  }

  #take(v: number): void {
    const { machine, bay, start, end, late } = this.#found
    this.machine[v] = machine
    this.start[v] = start
    this.end[v] = end
    this.bay[v] = bay
    this.late[v] = late
    this.beyond += late
    this.#free[machine] = end
    this.#done[v] = 1
    if (bay !== -1) this.#bayFree[bay] = Math.max(end, this.#bayFree[bay]!)
  }

  #place(v: number, machineOf: Int32Array): void {
    if (this.#done[v] === 1) return
    const { shop, until, from } = this.floor
    const before = shop.before[v]!
    if (before !== -1) this.#place(before, machineOf)
    const ready = Math.max(from[v]!, before === -1 ? shop.release[shop.jobOf[v]!]! : this.end[before]!)
    const wanted = machineOf[v]!
    const found = this.#found
    found.machine = -1
    for (let a = shop.alternativeFrom[v]!; a < shop.alternativeFrom[v + 1]!; a++) {
      const machine = shop.alternativeMachine[a]!
      if (wanted !== -1 && machine !== wanted) continue
      const bay = this.#bayFor(v, before, Math.max(ready, this.#free[machine]!))
      const earliest = Math.max(ready, this.#free[machine]!, bay === -1 ? 0 : this.#bayFree[bay]!)
      const start = startFrom(shop.calendar, machine, earliest)
      const end = endOf(shop.calendar, machine, start, shop.alternativeDuration[a]!)
      const late = start > until[a]! ? 1 : 0
      if (found.machine !== -1 && (late > found.late || (late === found.late && end >= found.end))) continue
      found.machine = machine
      found.bay = bay
      found.start = start
      found.end = end
      found.late = late
    }
    this.#take(v)
  }

  /** Where it can begin soonest: where the car stands, else the bay that has been free for the shortest time. */
  #bayFor(v: number, before: number, time: number): number {
    const { bayFrom, bayOf } = this.floor
    const stands = before === -1 ? -1 : this.bay[before]!
    let chosen = -1
    let wait = 0
    let idle = 0
    for (let i = bayFrom[v]!; i < bayFrom[v + 1]!; i++) {
      const bay = bayOf[i]!
      const free = this.#bayFree[bay]!
      const waits = Math.max(0, free - time)
      const idles = bay === stands ? -1 : Math.max(0, time - free)
      if (chosen !== -1 && (waits > wait || (waits === wait && idles >= idle))) continue
      chosen = bay
      wait = waits
      idle = idles
    }
    return chosen
  }

  #judge(): void {
    const { jobs, jobFrom, due, weight } = this.floor.shop
    this.tardiness = 0
    this.flow = 0
    this.lateCount = 0
    for (let job = 0; job < jobs; job++) {
      const last = jobFrom[job + 1]! - 1
      if (last < jobFrom[job]!) continue
      const end = this.end[last]!
      this.flow += weight[job]! * end
      if (end <= due[job]!) continue
      this.lateJobs[this.lateCount++] = job
      this.tardiness += weight[job]! * (end - due[job]!)
    }
  }
}

/** An arrangement as a plan. */
export function planned(layout: Layout, arrangement: Arrangement): FloorPlan {
  layout.lay(arrangement)
  const { shop } = layout.floor
  const { beyond, tardiness, flow, machine, start, end, bay, late } = layout
  const jobs = Array.from({ length: shop.jobs }, (_, job) => {
    const first = shop.jobFrom[job]!
    return Array.from({ length: shop.jobFrom[job + 1]! - first }, (__, index) => {
      const v = first + index
      const place = { machine: machine[v]!, start: start[v]!, end: end[v]! }
      return { ...place, bay: bay[v] === -1 ? null : bay[v]!, beyond: late[v] === 1 }
    })
  })
  return { jobs, beyond, tardiness, flow }
}
