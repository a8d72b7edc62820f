import type { Random } from '../../../../kernel/random.ts'
import type { Budget } from './budget.ts'
import { isBetter } from './model.ts'
import { Moves } from './moves.ts'
import { type Kept, type Order, Schedule } from './schedule.ts'
import type { Shop } from './shop.ts'

/**
 * Tabu search over the moves of critical operations, after Mastrolilli and Gambardella (2000). A move back to a machine is
 * forbidden for some time. Without promises the estimated best move is made; with them the estimate, which sees one
 * path, picks a few and their real figures decide.
 */
export class TabuSearch {
  readonly #schedule: Schedule
  readonly #moves: Moves
  readonly #random: Random
  readonly #budget: Budget
  readonly #forbiddenUntil: Int32Array
  readonly #short: Int32Array
  readonly #shortKey: Float64Array
  #time = 0
  #tenureScale = 1

  constructor(shop: Shop, random: Random, budget: Budget) {
    this.#schedule = new Schedule(shop)
    this.#moves = new Moves(this.#schedule, random)
    this.#random = random
    this.#budget = budget
    this.#forbiddenUntil = new Int32Array(shop.operations * shop.machines)
    const promises = shop.due.some((due) => due < 2 ** 29)
    this.#short = new Int32Array(promises ? 10 : 1)
    this.#shortKey = new Float64Array(this.#short.length)
  }

  /** The best schedule met on the way from `from`, until `patience` moves in a row brought nothing, or the budget or `floor` is reached. */
  run(from: Order, patience: number, floor: Pick<Kept, 'tardiness' | 'makespan'>): Kept {
    const schedule = this.#schedule
    this.#forbiddenUntil.fill(0)
    this.#time = 0
    // Some shops want long memories, some short ones: every run has its own.
    this.#tenureScale = 0.8 + 1.2 * this.#random.next()
    schedule.load(from)
    let best = schedule.keep()
    let idle = 0
    while (idle++ < patience && isBetter(floor, best) && this.#budget.spend()) {
      this.#time += 1
      schedule.backward()
      this.#moves.find()
      if (this.#moves.count === 0) break
      this.#make(this.#choose(best))
      if (isBetter(schedule, best)) {
        best = schedule.keep()
        idle = 0
      }
    }
    return best
  }

  #mayMake(i: number, best: Kept): boolean {
    const { shop, makespan, tardiness } = this.#schedule
    const { moved, machine, lateness } = this.#moves
    if (this.#forbiddenUntil[moved[i]! * shop.machines + machine[i]!]! < this.#time) return true
    return tardiness === 0 && best.tardiness === 0 && makespan + lateness[i]! < best.makespan
  }

  /** The number of the move to make. */
  #choose(best: Kept): number {
    const { count, lateness } = this.#moves
    const short = this.#short
    const keys = this.#shortKey
    let length = 0
    for (let i = 0; i < count; i++) {
      // The fraction decides between equals.
      const key = lateness[i]! + this.#random.next()
      if (length === short.length && key >= keys[length - 1]!) continue
      if (!this.#mayMake(i, best)) continue
      let place = length < short.length ? length++ : length - 1
      while (place > 0 && keys[place - 1]! > key) {
        short[place] = short[place - 1]!
        keys[place] = keys[place - 1]!
        place -= 1
      }
      short[place] = i
      keys[place] = key
    }
    if (length === 0) return this.#random.int(0, count - 1)
    return length === 1 ? short[0]! : this.#bestOf(length)
  }

  #bestOf(length: number): number {
    const schedule = this.#schedule
    let chosen = { move: -1, tardiness: Infinity, makespan: Infinity }
    for (let i = 0; i < length; i++) {
      const move = this.#short[i]!
      const v = this.#moves.moved[move]!
      const machine = schedule.machineOf[v]!
      const behind = schedule.previous[v]!
      this.#apply(move)
      if (isBetter(schedule, chosen)) chosen = { move, tardiness: schedule.tardiness, makespan: schedule.makespan }
      schedule.remove(v)
      schedule.insert(v, machine, behind)
    }
    return chosen.move
  }

  #apply(move: number): void {
    const { moved, machine, behind } = this.#moves
    this.#schedule.remove(moved[move]!)
    this.#schedule.insert(moved[move]!, machine[move]!, behind[move]!)
    if (!this.#schedule.forward()) throw new Error('a move has closed a circle')
  }

  #make(move: number): void {
    const { shop, machineOf } = this.#schedule
    const v = this.#moves.moved[move]!
    const choices = shop.alternativeFrom[v + 1]! - shop.alternativeFrom[v]!
    const tenure = Math.round(this.#tenureScale * this.#moves.pathLength) + choices
    this.#forbiddenUntil[v * shop.machines + machineOf[v]!] = this.#time + tenure + this.#random.int(0, tenure >> 1)
    this.#apply(move)
  }
}
