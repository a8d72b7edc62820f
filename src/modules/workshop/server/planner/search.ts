import { createRandom, type Random } from '../../../../kernel/random.ts'
import { bound } from './bound.ts'
import { Budget, type Limit } from './budget.ts'
import { dispatched, type Leaning } from './dispatching.ts'
import { isBetter, type Plan, type PlanProblem } from './model.ts'
import { type Kept, type Order, Schedule } from './schedule.ts'
import { type Shop, shopOf } from './shop.ts'
import { TabuSearch } from './tabu.ts'

export interface SearchedPlan extends Plan {
  /** Moves that the search made. */
  readonly iterations: number
  /** What no plan can beat. A plan as good as this is a best one. */
  readonly floor: { readonly tardiness: number; readonly makespan: number }
}

const crowd = 12
const rulesTried = 20
const patienceOfFirst = 1500
const patienceOfChild = 6000
/** A shop of few operations is searched through sooner. */
const patiencePerOperation = 100
const idleChildren = 100

/**
 * A good plan within the limit: a crowd of schedules, each made better by tabu search; again and again two of them are
 * crossed at a place between them and the child, made better, takes the place of the worst (after González, Vela and
 * Varela 2015, who relink paths). Never worse than the plain rule. Ends before the limit
 * at a plan that cannot be beaten, or when a hundred children in a row brought nothing. Same problem, seed and number of iterations, same plan.
 * Throws RangeError where the problem contradicts itself (`shopOf`) or the limit is none.
 */
export function searchPlan(problem: PlanProblem, limit: Limit, seed = 1): SearchedPlan {
  const shop = shopOf(problem)
  const found = searchOrder(shop, createRandom(seed), limit)
  return { ...planOf(shop, found), iterations: found.iterations, floor: found.floor }
}

/** The same search, answered as an order that others go on with. Throws RangeError where the limit is none. */
export function searchOrder(
  shop: Shop,
  random: Random,
  limit: Limit,
): Order & Pick<SearchedPlan, 'iterations' | 'floor'> {
  const budget = new Budget(limit)
  const floor = bound(shop)
  const search = new TabuSearch(shop, random, budget)
  const pool: Kept[] = []
  const most = patiencePerOperation * shop.operations
  let best = search.run(firstOf(shop, random), Math.min(most, patienceOfFirst), floor)
  pool.push(best)
  for (let idle = 0; idle < idleChildren && isBetter(floor, best) && budget.spend(); idle++) {
    const child =
      pool.length < crowd
        ? search.run(dispatched(shop, random, leaning(shop, random)), Math.min(most, patienceOfFirst), floor)
        : search.run(crossed(random, ...pairOf(pool, random)), Math.min(most, patienceOfChild), floor)
    if (isBetter(child, best)) {
      best = child
      idle = 0
    }
    admit(pool, child)
  }
  return { order: best.order, machineOf: best.machineOf, iterations: budget.spent, floor }
}

/** The plan of the plain rule alone. Throws as `searchPlan`. */
export function dispatchPlan(problem: PlanProblem): Plan {
  const shop = shopOf(problem)
  return planOf(shop, dispatched(shop, createRandom(0)))
}

function leaning({ alternativeDuration }: Shop, random: Random): Leaning {
  const usual = alternativeDuration.reduce((sum, each) => sum + each, 0) / alternativeDuration.length
  return { urgency: random.next() ** 2, noise: (usual / 3) * random.next() }
}

/** The best of the plain rule and some that lean otherwise. */
function firstOf(shop: Shop, random: Random): Kept {
  const schedule = new Schedule(shop)
  schedule.load(dispatched(shop, random))
  let best = schedule.keep()
  for (let i = 0; i < rulesTried; i++) {
    schedule.load(dispatched(shop, random, leaning(shop, random)))
    if (isBetter(schedule, best)) best = schedule.keep()
  }
  return best
}

function pairOf(pool: readonly Kept[], random: Random): [Kept, Kept] {
  const a = random.int(0, pool.length - 1)
  const b = random.int(0, pool.length - 2)
  return [pool[a]!, pool[b < a ? b : b + 1]!]
}

/**
 * A schedule between two others: operations in the order of their mean starts, which keeps every job's order, on a machine
 * of either.
 */
function crossed(random: Random, a: Kept, b: Kept): Order {
  const share = 0.3 + 0.4 * random.next()
  const rank = Float64Array.from(a.start, (start, v) => share * start + (1 - share) * b.start[v]!)
  const order = a.order.toSorted((v, w) => rank[v]! - rank[w]! || v - w)
  const machineOf = a.machineOf.map((machine, v) => (random.next() < share ? machine : b.machineOf[v]!))
  return { order, machineOf }
}

function isSame(a: Kept, b: Kept): boolean {
  return a.makespan === b.makespan && a.start.every((start, v) => start === b.start[v])
}

/** Takes the schedule in; the worst one leaves a full pool. */
function admit(pool: Kept[], child: Kept): void {
  if (pool.some((other) => isSame(other, child))) return
  if (pool.length < crowd) {
    pool.push(child)
    return
  }
  let worst = 0
  for (let i = 1; i < pool.length; i++) if (isBetter(pool[worst]!, pool[i]!)) worst = i
  if (!isBetter(pool[worst]!, child)) pool[worst] = child
}

function planOf(shop: Shop, order: Order): Plan {
  const schedule = new Schedule(shop)
  schedule.load(order)
  const { machineOf, start, end, tardiness, makespan } = schedule
  const jobs = Array.from({ length: shop.jobs }, (_, job) => {
    const first = shop.jobFrom[job]!
    return Array.from({ length: shop.jobFrom[job + 1]! - first }, (__, index) => {
      const v = first + index
      return { machine: machineOf[v]!, start: start[v]!, end: end[v]! }
    })
  })
  return { jobs, tardiness, makespan }
}
