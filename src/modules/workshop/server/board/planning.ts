import { createHash } from 'node:crypto'
import type { Settings } from '../../../../kernel/settings.ts'
import { parameter } from '../../../../kernel/settings.ts'
import { momentOf } from '../job-card/choice.ts'
import type { FloorPlan } from '../planner/floor-model.ts'
import { planThread } from '../planner/floor-thread.ts'
import { afterWorkMinutes } from '../parameters.ts'
import type { PlanFacts } from './plan-facts.ts'
import { type ShopDay, shopDay } from './plan-problem.ts'
import { type Weights, weightsOf } from './weights.ts'

export interface StorePlan {
  readonly day: ShopDay
  readonly plan: FloorPlan
}

interface Kept {
  readonly fingerprint: string
  readonly reckonedAt: number
  readonly found: Promise<StorePlan>
  /** Until when it holds if nothing changes; epoch milliseconds. */
  until: number
}

const minuteMs = 60_000
/** Work under way takes longer or shorter than planned: what is known is reckoned with again after a while. */
const longestMs = 5 * minuteMs
const mostKept = 200

/** Plans by store: what is the same for the same facts need not be found twice. Another process finds it for itself. */
const kept = new Map<string, Kept>()

/** The plan of a store for these facts: the last one while nothing has changed and nothing of it has passed, else a new one. */
export function planOf(groupId: string, storeId: string, facts: PlanFacts, settings: Settings, now: string) {
  const moment = momentOf(settings, storeId, now)
  const timeZone = settings.stores.get(storeId)?.timeZone ?? 'UTC'
  const afterMinutes = parameter(settings, afterWorkMinutes, storeId, moment.day)
  const weights = weightsOf(settings, storeId, moment.day)
  const key = `${groupId}/${storeId}`
  const fingerprint = fingerprintOf(facts, afterMinutes, weights)
  const known = kept.get(key)
  if (known?.fingerprint === fingerprint && known.reckonedAt <= moment.at && moment.at < known.until) return known.found
  const day = shopDay(facts, { ...moment, timeZone, afterMinutes, weights })
  const found = planThread.plan(key, day.problem).then((plan) => ({ day, plan }))
  const fresh: Kept = { fingerprint, reckonedAt: moment.at, found, until: moment.at + longestMs }
  kept.delete(key)
  kept.set(key, fresh)
  for (const oldest of kept.keys()) if (kept.size > mostKept) kept.delete(oldest)
  found.then(
    ({ plan }) => (fresh.until = Math.min(fresh.until, firstStart(day, plan) + minuteMs)),
    () => kept.get(key) === fresh && kept.delete(key),
  )
  return found
}

/** When something of the plan should have begun that has not; epoch milliseconds. */
function firstStart({ origin, problem }: ShopDay, { jobs }: FloorPlan): number {
  const starts = jobs.flatMap((places, job) =>
    places.flatMap(({ start }, index) => (problem.jobs[job]?.operations[index]?.begun ? [] : [start])),
  )
  return origin + Math.min(...starts, longestMs) * minuteMs
}

function fingerprintOf({ workLeft: _counted, ...facts }: PlanFacts, afterMinutes: number, weights: Weights): string {
  return createHash('sha256')
    .update(JSON.stringify([facts, afterMinutes, weights]))
    .digest('base64')
}
