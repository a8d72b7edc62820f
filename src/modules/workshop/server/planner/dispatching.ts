import type { Random } from '../../../../kernel/random.ts'
import { endOf, startFrom } from './calendar.ts'
import type { Order } from './schedule.ts'
import { never, type Shop } from './shop.ts'

/** Work that an operation and those after it in its job take at least. */
function workLeft({ operations, after, alternativeFrom, alternativeDuration }: Shop): Int32Array {
  const left = new Int32Array(operations)
  for (let v = operations - 1; v >= 0; v--) {
    const least = Math.min(...alternativeDuration.subarray(alternativeFrom[v], alternativeFrom[v + 1]))
    left[v] = least + (after[v] === -1 ? 0 : left[after[v]!]!)
  }
  return left
}

/** How a rule chooses among the jobs whose turn it might be. */
export interface Leaning {
  /** How much being pressed for time counts against being able to begin. 0: only where two could begin at once. */
  readonly urgency: number
  /** Highest random disturbance of the choice, in units of time. */
  readonly noise: number
}

/**
 * The plain rule of a shop: whoever can begin first begins; of several the one that must begin soonest to keep its
 * promise, or without promises has the most work left; each goes to the machine that ends it soonest. The plan grows at
 * its end only. A leaning makes other rules of it, for a search that wants different places to start from.
 */
export function dispatched(shop: Shop, random: Random, { urgency, noise }: Leaning = { urgency: 0, noise: 0 }): Order {
  const { jobs, jobFrom, begun, begunOn, begunAt, calendar } = shop
  const order = new Int32Array(shop.operations)
  const machineOf = new Int32Array(shop.operations)
  const free = new Int32Array(shop.machines)
  const ready = shop.release.slice()
  const nextOf = jobFrom.slice(0, jobs)
  const left = workLeft(shop)
  let known = 0
  const take = (v: number, machine: number, start: number) => {
    const end = endOf(calendar, machine, start, shop.duration[v * shop.machines + machine]!)
    order[known++] = v
    machineOf[v] = machine
    free[machine] = end
    ready[shop.jobOf[v]!] = end
    nextOf[shop.jobOf[v]!]! += 1
  }
  for (const v of begun) take(v, begunOn[v]!, begunAt[v]!)
  while (known < shop.operations) {
    let chosen = { v: -1, machine: -1, start: 0, key: Infinity, by: Infinity }
    for (let job = 0; job < jobs; job++) {
      const v = nextOf[job]!
      if (v === jobFrom[job + 1]!) continue
      const { machine, start } = soonest(shop, v, ready[job]!, free)
      const by = shop.due[job]! - left[v]!
      const key = start + urgency * by + (noise === 0 ? 0 : noise * random.next())
      if (key < chosen.key || (key === chosen.key && by < chosen.by)) chosen = { v, machine, start, key, by }
    }
    take(chosen.v, chosen.machine, chosen.start)
  }
  return { order, machineOf }
}

function soonest(shop: Shop, v: number, ready: number, free: Int32Array): { machine: number; start: number } {
  let chosen = { machine: -1, start: never, end: never }
  for (let a = shop.alternativeFrom[v]!; a < shop.alternativeFrom[v + 1]!; a++) {
    const machine = shop.alternativeMachine[a]!
    const start = startFrom(shop.calendar, machine, Math.max(ready, free[machine]!))
    const end = endOf(shop.calendar, machine, start, shop.alternativeDuration[a]!)
    if (end < chosen.end) chosen = { machine, start, end }
  }
  return chosen
}
