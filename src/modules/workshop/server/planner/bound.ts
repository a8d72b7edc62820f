import { endOf, startFrom } from './calendar.ts'
import type { Shop } from './shop.ts'

/** Earliest end of every operation if each had the machines to itself. */
function earliestEnds(shop: Shop): Int32Array {
  const ends = new Int32Array(shop.operations)
  for (let v = 0; v < shop.operations; v++) {
    const ready = shop.before[v] === -1 ? shop.release[shop.jobOf[v]!]! : ends[shop.before[v]!]!
    let least = Infinity
    for (let a = shop.alternativeFrom[v]!; a < shop.alternativeFrom[v + 1]!; a++) {
      const machine = shop.alternativeMachine[a]!
      const begun = shop.begunOn[v] !== -1
      if (begun && machine !== shop.begunOn[v]) continue
      const start = begun ? shop.begunAt[v]! : startFrom(shop.calendar, machine, ready)
      least = Math.min(least, endOf(shop.calendar, machine, start, shop.alternativeDuration[a]!))
    }
    ends[v] = least
  }
  return ends
}

/**
 * What no plan can beat: every job takes its time, and every machine does at least the work that no other can. Tardiness
 * as weight × time, makespan as time.
 */
export function bound(shop: Shop): { tardiness: number; makespan: number } {
  const ends = earliestEnds(shop)
  const { alternativeFrom, alternativeMachine, alternativeDuration, before, jobOf } = shop
  let tardiness = 0
  let makespan = 0
  for (let job = 0; job < shop.jobs; job++) {
    const last = shop.jobFrom[job + 1]! - 1
    if (last < shop.jobFrom[job]!) continue
    makespan = Math.max(makespan, ends[last]!)
    tardiness += shop.weight[job]! * Math.max(0, ends[last]! - shop.due[job]!)
  }
  for (let machine = 0; machine < shop.machines; machine++) {
    let work = 0
    let first = Infinity
    for (let v = 0; v < shop.operations; v++) {
      const a = alternativeFrom[v]!
      if (alternativeFrom[v + 1] !== a + 1 || alternativeMachine[a] !== machine || shop.begunOn[v] !== -1) continue
      work += alternativeDuration[a]!
      first = Math.min(first, before[v] === -1 ? shop.release[jobOf[v]!]! : ends[before[v]!]!)
    }
    if (work > 0) makespan = Math.max(makespan, endOf(shop.calendar, machine, first, work))
  }
  return { tardiness, makespan }
}
