import { endOf, startBy, startFrom } from './calendar.ts'
import type { Random } from '../../../../kernel/random.ts'
import type { Schedule } from './schedule.ts'
import { never } from './shop.ts'

const addingShare = 0.5

/** Moves of critical operations, as they were found: operation `moved[i]` to `machine[i]` right behind `behind[i]`. */
export class Moves {
  count = 0
  readonly moved: Int32Array
  readonly machine: Int32Array
  /** -1: to the beginning. */
  readonly behind: Int32Array
  /**
   * By how much the moved operation would end after the latest end that makes no job later than its target. Negative: all
   * paths through it become shorter by that. While a job is late, half the time the harm to what follows on the machine is
   * added to the job's own gain instead: one job's gain may be worth another's loss.
   */
  readonly lateness: Int32Array
  readonly path: Int32Array
  pathLength = 0
  #adds = false
  readonly #schedule: Schedule
  readonly #random: Random
  /** The machines' orders one behind the other from `#lineFrom` on; behind them all, one without the operation looked at. */
  readonly #lineFrom: Int32Array
  readonly #line: Int32Array
  readonly #lineEnd: Int32Array
  readonly #lineLatest: Int32Array

  constructor(schedule: Schedule, random: Random) {
    const { operations, machines } = schedule.shop
    // One operation has at most as many places as there are operations and machines.
    const size = Math.min(operations, 200) * (operations + machines)
    this.moved = new Int32Array(size)
    this.machine = new Int32Array(size)
    this.behind = new Int32Array(size)
    this.lateness = new Int32Array(size)
    this.path = new Int32Array(operations)
    this.#lineFrom = new Int32Array(machines + 1)
    this.#line = new Int32Array(operations * 2)
    this.#lineEnd = new Int32Array(operations * 2)
    this.#lineLatest = new Int32Array(operations * 2)
    this.#schedule = schedule
    this.#random = random
  }

  /** The job whose end counts: a late one, the likelier the more its lateness costs; without one, any of those that end last. */
  #job(): number {
    const { shop, tardiness, makespan } = this.#schedule
    const { jobs, due, weight } = shop
    let left = this.#random.next() * tardiness
    let found = -1
    let ties = 0
    for (let job = 0; job < jobs; job++) {
      const end = this.#schedule.completion(job)
      if (tardiness === 0) {
        if (end === makespan && this.#random.next() * ++ties < 1) found = job
      } else if (end > due[job]!) {
        found = job
        left -= weight[job]! * (end - due[job]!)
        if (left < 0) return job
      }
    }
    return found
  }

  /** A critical path to the end of one job: from its last operation back to what each waited for. */
  findPath(): void {
    const { shop, previous, end } = this.#schedule
    let v = shop.jobFrom[this.#job() + 1]! - 1
    let length = 0
    while (v !== -1 && shop.begunOn[v] === -1) {
      this.path[length++] = v
      const inJob = shop.before[v]!
      const onMachine = previous[v]!
      const ready = this.#schedule.readyAfter(v, onMachine)
      const jobBinds = inJob !== -1 && end[inJob] === ready
      const machineBinds = onMachine !== -1 && end[onMachine] === ready
      if (jobBinds && machineBinds) v = this.#random.next() < 0.5 ? inJob : onMachine
      else if (jobBinds) v = inJob
      else v = machineBinds ? onMachine : -1
    }
    this.pathLength = length
  }

  /**
   * All moves of the operations of a critical path to places that cannot close a circle and hold a best one: the
   * neighbourhood Nk of Mastrolilli and Gambardella (2000). Needs `backward`.
   */
  find(): void {
    const { shop } = this.#schedule
    this.findPath()
    this.count = 0
    this.#lineUp()
    this.#adds = this.#schedule.tardiness > 0 && this.#random.next() < addingShare
    for (let i = 0; i < this.pathLength; i++) {
      const v = this.path[i]!
      if (this.count + shop.operations + shop.machines > this.moved.length) return
      const to = shop.alternativeFrom[v + 1]!
      for (let a = shop.alternativeFrom[v]!; a < to; a++)
        this.#places(v, shop.alternativeMachine[a]!, shop.alternativeDuration[a]!)
    }
  }

  #lineUp(): void {
    const { shop, next, firstOn, end, latestStart } = this.#schedule
    let at = 0
    for (let machine = 0; machine < shop.machines; machine++) {
      this.#lineFrom[machine] = at
      for (let x = firstOn[machine]!; x !== -1; x = next[x]!) {
        this.#line[at] = x
        this.#lineEnd[at] = end[x]!
        this.#lineLatest[at++] = latestStart[x]!
      }
    }
    this.#lineFrom[shop.machines] = at
  }

  /** The machine's order without v, behind all lines: v's followers move up there and its forerunners may wait. */
  #lineUpWithout(v: number, machine: number): void {
    const { calendar, duration, machines, operations } = this.#schedule.shop
    const base = this.#lineFrom[machine]!
    const length = this.#lineFrom[machine + 1]! - base - 1
    let place = 0
    while (this.#line[base + place] !== v) place++
    for (let i = 0; i < length; i++) {
      const from = base + (i < place ? i : i + 1)
      this.#line[operations + i] = this.#line[from]!
      this.#lineEnd[operations + i] = this.#lineEnd[from]!
      this.#lineLatest[operations + i] = this.#lineLatest[from]!
    }
    // Both ways only as far as something changes.
    let free = place === 0 ? 0 : this.#lineEnd[base + place - 1]!
    for (let i = operations + place; i < operations + length; i++) {
      const x = this.#line[i]!
      const inJob = this.#schedule.readyAfter(x, -1)
      const start = startFrom(calendar, machine, free > inJob ? free : inJob)
      free = endOf(calendar, machine, start, duration[x * machines + machine]!)
      if (free === this.#lineEnd[i]) break
      this.#lineEnd[i] = free
    }
    let by = place < length ? this.#lineLatest[operations + place]! : never
    for (let i = operations + place - 1; i >= operations; i--) {
      const x = this.#line[i]!
      const inJob = this.#schedule.latestEndInJob(x)
      by = startBy(calendar, machine, by < inJob ? by : inJob, duration[x * machines + machine]!)
      if (by === this.#lineLatest[i]) break
      this.#lineLatest[i] = by
    }
  }

  #places(v: number, machine: number, duration: number): void {
    const schedule = this.#schedule
    const { calendar, begunCount, operations } = schedule.shop
    const isOwn = schedule.machineOf[v] === machine
    if (isOwn) this.#lineUpWithout(v, machine)
    const base = isOwn ? operations : this.#lineFrom[machine]!
    const length = this.#lineFrom[machine + 1]! - this.#lineFrom[machine]! - (isOwn ? 1 : 0)
    const ready = schedule.readyAfter(v, -1)
    const latest = schedule.latestEndInJob(v)
    // Those that end by `ready` come before v at no cost, those that may start at `latest` after it.
    const early = countBelow(this.#lineEnd, base, length, ready + 1)
    const tight = countBelow(this.#lineLatest, base, length, latest)
    const from = Math.max(Math.min(early, tight), begunCount[machine]!)
    const to = Math.max(early, tight, from)
    const stays = isOwn ? schedule.previous[v]! : -2
    for (let place = from; place <= to; place++) {
      const behind = place === 0 ? -1 : this.#line[base + place - 1]!
      if (behind === stays) continue
      const free = place === 0 || this.#lineEnd[base + place - 1]! < ready ? ready : this.#lineEnd[base + place - 1]!
      const end = endOf(calendar, machine, startFrom(calendar, machine, free), duration)
      const own = end - latest
      const others = place === length ? -never : end - this.#lineLatest[base + place]!
      this.moved[this.count] = v
      this.machine[this.count] = machine
      this.behind[this.count] = behind
      if (this.#adds) this.lateness[this.count++] = others > 0 ? own + others : own
      else this.lateness[this.count++] = others > own ? others : own
    }
  }
}

/** How many of the ascending values from `base` on are below the limit. */
function countBelow(values: Int32Array, base: number, length: number, limit: number): number {
  let low = 0
  let high = length
  while (low < high) {
    const middle = (low + high) >> 1
    if (values[base + middle]! < limit) low = middle + 1
    else high = middle
  }
  return low
}
