import { createRandom, type Random } from '../../../../kernel/random.ts'
import { Budget, type Limit } from './budget.ts'
import { dispatched } from './dispatching.ts'
import { type Arrangement, type Floor, floorOf, Layout, planned } from './floor.ts'
import type { FloorPlan, FloorProblem } from './floor-model.ts'
import { searchOrder } from './search.ts'

/** Of the time, what the search has that knows no bays. */
const shareWithoutBays = 0.5
const movesWithoutBays = 150
const movesPerOperation = 300
const rulesTried = 40
/** How far back the figure lies that a worse arrangement may still be as good as (late acceptance, Burke and Bykov 2017). */
const memory = 40
/** How often a move takes a car that is late and looks for an earlier place. */
const lateFirst = 0.5
const otherTechnician = 0.15

/**
 * A plan of who does what, where and when, within the limit: promises first, then the ends. It begins with the best of
 * many plain rules and of the search that knows no bays, each laid out with the bays, and then changes order and
 * technicians with the bays in view. Never breaks a shift, a bay, or who may do what; work that fits nowhere is told as
 * `beyond`. Same problem, seed and moves, same plan. Throws RangeError as `floorOf`.
 */
export function planFloor(problem: FloorProblem, limit: Limit, seed = 1): FloorPlan {
  const floor = floorOf(problem)
  const { operations } = floor.shop
  const layout = new Layout(floor)
  if (operations === 0) return planned(layout, none)
  const random = createRandom(seed)
  const milliseconds = limit.milliseconds ?? Infinity
  const within = (moves: number) => Math.min(limit.iterations ?? Infinity, moves * operations)
  const begin = performance.now()
  const found = searchOrder(floor.shop, random, {
    ...limit,
    iterations: within(movesWithoutBays),
    milliseconds: milliseconds * shareWithoutBays,
  })
  const first = bestOf(layout, [found, ...rules(floor, random)])
  const left = Math.max(1, milliseconds - (performance.now() - begin))
  const budget = new Budget({ ...limit, iterations: within(movesPerOperation), milliseconds: left })
  return planned(layout, improved(layout, first, random, budget))
}

/** The best of the plain rules alone: what is answered where nobody can search. Throws RangeError as `floorOf`. */
export function ruleFloor(problem: FloorProblem): FloorPlan {
  const floor = floorOf(problem)
  const layout = new Layout(floor)
  return planned(layout, floor.shop.operations === 0 ? none : bestOf(layout, rules(floor, createRandom(0)).slice(0, 1)))
}

const none = { order: new Int32Array(), machineOf: new Int32Array() }

function rules({ shop }: Floor, random: Random): Arrangement[] {
  const usual = shop.alternativeDuration.reduce((sum, each) => sum + each, 0) / shop.alternativeDuration.length
  const others = Array.from({ length: rulesTried }, () =>
    dispatched(shop, random, { urgency: random.next() ** 2, noise: (usual / 3) * random.next() }),
  )
  return [dispatched(shop, createRandom(0)), ...others]
}

/** The best, each tried with its own technicians and with whoever ends each operation soonest. */
function bestOf(layout: Layout, some: readonly Arrangement[]): Arrangement {
  const tried = some
    .map((each) => keptPlaces(layout.floor, each))
    .flatMap((each) => [{ ...each, machineOf: new Int32Array(each.machineOf.length).fill(-1) }, each])
    .map((arrangement) => ({ arrangement, worth: worthOf(layout, arrangement) }))
  return tried.reduce((best, each) => (each.worth < best.worth ? each : best)).arrangement
}

/** What is given out already keeps its order with its technician, whatever the search thought of it. */
function keptPlaces({ shop, place }: Floor, { order, machineOf }: Arrangement): Arrangement {
  const kept = order.slice()
  for (let machine = 0; machine < shop.machines; machine++) {
    const slots = [...kept.keys()].filter((i) => place[kept[i]!] !== -1 && machineOf[kept[i]!] === machine)
    const sorted = slots.map((i) => kept[i]!).sort((a, b) => place[a]! - place[b]! || a - b)
    for (const [n, i] of slots.entries()) kept[i] = sorted[n]!
  }
  return { order: kept, machineOf: machineOf.slice() }
}

function worthOf(layout: Layout, arrangement: Arrangement): number {
  layout.lay(arrangement)
  return layout.worth
}

function improved(layout: Layout, first: Arrangement, random: Random, budget: Budget): Arrangement {
  const { shop, place } = layout.floor
  const free = [...place.keys()].filter((v) => place[v] === -1 && shop.begunOn[v] === -1)
  const order = first.order.slice()
  const machineOf = first.machineOf.slice()
  let now = worthOf(layout, first)
  let best = { order: order.slice(), machineOf: machineOf.slice(), worth: now }
  const past = new Float64Array(memory).fill(now)
  for (let step = 0; free.length > 0 && budget.spend(); step++) {
    const pressed = layout.lateCount > 0 && random.chance(lateFirst) ? lateOperation(layout, random) : -1
    const v = pressed === -1 ? free[random.int(0, free.length - 1)]! : pressed
    const at = order.indexOf(v)
    const before = machineOf[v]!
    const to = random.int(0, pressed === -1 ? order.length - 1 : at)
    if (random.chance(otherTechnician)) machineOf[v] = before === -1 ? alternativeOf(shop, v, random) : -1
    move(order, at, to)
    const worth = worthOf(layout, { order, machineOf })
    if (worth <= now || worth <= past[step % memory]!) {
      now = worth
      if (worth < best.worth) best = { order: order.slice(), machineOf: machineOf.slice(), worth }
    } else {
      move(order, to, at)
      machineOf[v] = before
    }
    past[step % memory] = now
  }
  return best
}

/** An operation of a car that is late in the last layout; -1 where it is given out already. */
function lateOperation({ floor, lateJobs, lateCount }: Layout, random: Random): number {
  const { shop, place } = floor
  const job = lateJobs[random.int(0, lateCount - 1)]!
  const v = random.int(shop.jobFrom[job]!, shop.jobFrom[job + 1]! - 1)
  return place[v] === -1 && shop.begunOn[v] === -1 ? v : -1
}

function alternativeOf({ alternativeFrom, alternativeMachine }: Floor['shop'], v: number, random: Random): number {
  return alternativeMachine[random.int(alternativeFrom[v]!, alternativeFrom[v + 1]! - 1)]!
}

/** Takes what stands at `from` to `to`. */
function move(order: Int32Array, from: number, to: number): void {
  const v = order[from]!
  if (from < to) order.copyWithin(from, from + 1, to + 1)
  else order.copyWithin(to + 1, to, from)
  order[to] = v
}
