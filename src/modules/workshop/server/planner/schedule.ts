import { endOf, startBy, startFrom } from './calendar.ts'
import type { Shop } from './shop.ts'

/** Which schedule: the operations in an order in which each comes after those that it waits for, and their machines. */
export interface Order {
  readonly order: Int32Array
  readonly machineOf: Int32Array
}

export interface Kept extends Order {
  readonly start: Int32Array
  readonly tardiness: number
  readonly makespan: number
}

/**
 * The disjunctive graph of a shop with one order on every machine (Roy and Sussmann 1964). Heads are the earliest starts
 * and ends; tails are kept as the latest ones that make no job end after its target, because with absences a length says
 * nothing without a place.
 */
export class Schedule {
  readonly shop: Shop
  readonly machineOf: Int32Array
  /** Neighbours on the machine. */
  readonly previous: Int32Array
  readonly next: Int32Array
  readonly firstOn: Int32Array
  readonly lastOn: Int32Array
  readonly order: Int32Array
  readonly start: Int32Array
  readonly end: Int32Array
  readonly latestStart: Int32Array
  tardiness = 0
  makespan = 0
  readonly #waitsFor: Int8Array

  constructor(shop: Shop) {
    this.shop = shop
    const none = () => new Int32Array(shop.operations).fill(-1)
    this.machineOf = none()
    this.previous = none()
    this.next = none()
    this.order = none()
    this.start = none()
    this.end = none()
    this.latestStart = none()
    this.firstOn = new Int32Array(shop.machines).fill(-1)
    this.lastOn = new Int32Array(shop.machines).fill(-1)
    this.#waitsFor = new Int8Array(shop.operations)
  }

  /** Takes over a schedule: on every machine its operations in the given order, begun ones first. */
  load({ order, machineOf }: Order): void {
    const { begun, begunOn } = this.shop
    this.firstOn.fill(-1)
    this.lastOn.fill(-1)
    for (const v of begun) this.insert(v, begunOn[v]!, this.lastOn[begunOn[v]!]!)
    for (const v of order) if (begunOn[v] === -1) this.insert(v, machineOf[v]!, this.lastOn[machineOf[v]!]!)
    this.forward()
  }

  keep(): Kept {
    const { tardiness, makespan } = this
    return {
      order: this.order.slice(),
      machineOf: this.machineOf.slice(),
      start: this.start.slice(),
      tardiness,
      makespan,
    }
  }

  /** Takes the operation out of its machine's order. */
  remove(v: number): void {
    const machine = this.machineOf[v]!
    const previous = this.previous[v]!
    const next = this.next[v]!
    if (previous === -1) this.firstOn[machine] = next
    else this.next[previous] = next
    if (next === -1) this.lastOn[machine] = previous
    else this.previous[next] = previous
  }

  /** Puts the operation on the machine right behind `previous`, -1 for the beginning. */
  insert(v: number, machine: number, previous: number): void {
    const next = previous === -1 ? this.firstOn[machine]! : this.next[previous]!
    this.machineOf[v] = machine
    this.previous[v] = previous
    this.next[v] = next
    if (previous === -1) this.firstOn[machine] = v
    else this.next[previous] = v
    if (next === -1) this.lastOn[machine] = v
    else this.previous[next] = v
  }

  /** Earliest starts and ends, tardiness and makespan. False where the orders contradict each other: then all figures are void. */
  forward(): boolean {
    const { operations, before, after } = this.shop
    const { order, previous, next } = this
    const waits = this.#waitsFor
    let known = 0
    for (let v = 0; v < operations; v++) {
      const count = (before[v] === -1 ? 0 : 1) + (previous[v] === -1 ? 0 : 1)
      waits[v] = count
      if (count === 0) order[known++] = v
    }
    for (let done = 0; done < known; done++) {
      const v = order[done]!
      this.#place(v)
      const a = after[v]!
      if (a !== -1 && --waits[a]! === 0) order[known++] = a
      const n = next[v]!
      if (n !== -1 && --waits[n]! === 0) order[known++] = n
    }
    if (known < operations) return false
    this.#judge()
    return true
  }

  /** When operation v's waiting for its job and the given operation of its machine is over; the machine may rest then. */
  readyAfter(v: number, machineBefore: number): number {
    const { before, release, jobOf } = this.shop
    const inJob = before[v] === -1 ? release[jobOf[v]!]! : this.end[before[v]!]!
    const onMachine = machineBefore === -1 ? 0 : this.end[machineBefore]!
    return inJob > onMachine ? inJob : onMachine
  }

  #place(v: number): void {
    const { begunAt, calendar, duration, machines } = this.shop
    const machine = this.machineOf[v]!
    const fixed = begunAt[v]!
    const start = fixed === -1 ? startFrom(calendar, machine, this.readyAfter(v, this.previous[v]!)) : fixed
    this.start[v] = start
    this.end[v] = endOf(calendar, machine, start, duration[v * machines + machine]!)
  }

  /** When the job ends. */
  completion(job: number): number {
    const { jobFrom } = this.shop
    const last = jobFrom[job + 1]! - 1
    return last < jobFrom[job]! ? 0 : this.end[last]!
  }

  #judge(): void {
    const { jobs, due, weight } = this.shop
    let tardiness = 0
    let makespan = 0
    for (let job = 0; job < jobs; job++) {
      const end = this.completion(job)
      if (end > makespan) makespan = end
      if (end > due[job]!) tardiness += weight[job]! * (end - due[job]!)
    }
    this.tardiness = tardiness
    this.makespan = makespan
  }

  /** Until when the job may end without harm: as late as promised, but not after all others, nor sooner than it does. */
  target(job: number): number {
    const promised = this.shop.due[job]!
    const end = this.completion(job)
    const open = promised < this.makespan ? promised : this.makespan
    return end > open ? end : open
  }

  /** By when operation v must end so that what follows it in its job can still start at its latest. */
  latestEndInJob(v: number): number {
    const after = this.shop.after[v]!
    return after === -1 ? this.target(this.shop.jobOf[v]!) : this.latestStart[after]!
  }

  /** Latest starts, after `forward`. */
  backward(): void {
    const { operations, calendar, duration, machines } = this.shop
    const { order, next, latestStart, machineOf } = this
    for (let i = operations - 1; i >= 0; i--) {
      const v = order[i]!
      const inJob = this.latestEndInJob(v)
      const follower = next[v]!
      const latest = follower !== -1 && latestStart[follower]! < inJob ? latestStart[follower]! : inJob
      const machine = machineOf[v]!
      latestStart[v] = startBy(calendar, machine, latest, duration[v * machines + machine]!)
    }
  }
}
