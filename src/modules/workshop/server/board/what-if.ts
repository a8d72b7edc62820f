import { epochMsOf } from '../../../../kernel/clocks/zone.ts'
import type { Refusal } from '../../../../kernel/contract/refusal.ts'
import { workshopRefusals } from '../../contract/refusals.ts'
import { jobCard } from '../job-card/actions.ts'
import { momentOf } from '../job-card/choice.ts'
import { bayProblem, baysFor, isAsGood, type Job, rank, type Technician, unfitBecause } from '../job-card/rules.ts'
import { floorOf, Layout, planned } from '../planner/floor.ts'
import type { FloorOperation, FloorPlan, FloorProblem } from '../planner/floor-model.ts'
import { forecastsOf, instantAt } from './forecast.ts'
import { planFacts } from './plan-facts.ts'
import { leftMinutes, type ShopDay, type Subject } from './plan-problem.ts'
import { planOf, type StorePlan } from './planning.ts'

/**
 * What it would do to every promise if a job went to a technician at a time: everything else stays with whom the plan has
 * it and in its order. Nothing is written.
 */
export const whatIf = jobCard.read('whatIf', async ({ groupId, query, now, settings, load }) => {
  const facts = await load(planFacts(groupId, query.store, now))
  const found = await planOf(groupId, query.store, facts, settings, now)
  const dragged = subjectOf(found.day, query)
  if (!dragged) return { ...nothing, refusal: told(workshopRefusals.lineUnknown()) }
  const { subject, job, at } = dragged
  const machine = found.day.crew.findIndex((one) => one.id === query.technicianId)
  const technician = found.day.crew[machine]
  const moment = momentOf(settings, query.store, query.startsAt)
  const refusal = refusalOf(job, technician, moment, facts.bays, query.bayId)
  if (refusal || !technician) return { ...nothing, refusal: told(refusal ?? workshopRefusals.technicianUnknown()) }
  const start = Math.max(0, Math.round((epochMsOf(query.startsAt) - found.day.origin) / 60_000))
  const bays = query.bayId ? [facts.bays.findIndex((bay) => bay.id === query.bayId)] : freeBays(job, found.day)
  const duration = subject.kind === 'card' ? leftMinutes(subject.card, found.day.moment.at) : Math.max(1, job.minutes)
  const operation = { alternatives: [{ machine, duration, until: found.day.horizon - 1 }], bays, from: start }
  const after = moved(found, at, operation)
  const place = after.plan.jobs[at.job]?.[at.index]
  return {
    refusal: null,
    needsReason:
      subject.kind === 'card'
        ? subject.card.technician_id !== technician.id
        : !isAsGood(rank(job, found.day.crew, moment), technician.id, job),
    technicianName: technician.name,
    bayId: place?.bay === null || !place ? null : (found.day.bays[place.bay]?.id ?? null),
    bayCode: place?.bay === null || !place ? null : (found.day.bays[place.bay]?.code ?? null),
    startsAt: place ? instantAt(found.day, place.start) : null,
    endsAt: place && place.end <= found.day.horizon ? instantAt(found.day, place.end) : null,
    effects: effectsOf(found, after, job.orderId),
  }
})

const nothing = {
  needsReason: false,
  technicianName: null,
  bayId: null,
  bayCode: null,
  startsAt: null,
  endsAt: null,
  effects: [],
}

const told = ({ code, details }: Refusal) => ({ code, details })

interface Dragged {
  readonly subject: Subject
  readonly job: Job
  readonly at: { readonly job: number; readonly index: number }
}

/** The operation that is moved; a share for which there is nobody stands in no plan and cannot be. */
function subjectOf(
  day: ShopDay,
  query: { cardId?: string | undefined; lineId?: string | undefined },
): Dragged | undefined {
  for (const [job, subjects] of day.subjects.entries())
    for (const [index, subject] of subjects.entries()) {
      const at = { job, index }
      if (subject.kind === 'card' && subject.card.id === query.cardId) return { subject, job: subject.job, at }
      if (subject.kind === 'share' && subject.share.id === query.lineId) return { subject, job: subject.share.job, at }
    }
  return undefined
}

function refusalOf(
  job: Job,
  technician: Technician | undefined,
  moment: Parameters<typeof unfitBecause>[2],
  bays: Parameters<typeof bayProblem>[0],
  bayId: string | undefined,
): Refusal | undefined {
  if (!technician) return workshopRefusals.technicianUnknown()
  return unfitBecause(technician, job, moment) ?? bayProblem(bays, bayId)
}

function freeBays(job: Job, { bays }: ShopDay): number[] | null {
  const fit = baysFor(job, bays)
  return fit.length === 0 ? null : fit.map((bay) => bays.indexOf(bay))
}

/** The plan with one operation put elsewhere: on each technician everything else in its order, by the times of the plan. */
function moved({ day, plan }: StorePlan, at: Dragged['at'], operation: FloorOperation): StorePlan {
  const problem: FloorProblem = {
    ...day.problem,
    jobs: day.problem.jobs.map((job, number) => ({
      ...job,
      operations: job.operations.map((each, index) => (number === at.job && index === at.index ? operation : each)),
    })),
  }
  const floor = floorOf(problem)
  const places = plan.jobs.flat()
  const dragged = floor.shop.jobFrom[at.job]! + at.index
  const time = (v: number) => (v === dragged ? (operation.from ?? 0) - 0.5 : (places[v]?.start ?? 0))
  const order = Int32Array.from([...places.keys()].toSorted((a, b) => time(a) - time(b) || a - b))
  const machineOf = Int32Array.from(places, ({ machine }, v) =>
    v === dragged ? (operation.alternatives[0]?.machine ?? machine) : machine,
  )
  return { day: { ...day, problem }, plan: planned(new Layout(floor), { order, machineOf }) }
}

/** Every car whose readiness changes, and those that are late afterwards; the moved one first. */
function effectsOf(before: StorePlan, after: { day: ShopDay; plan: FloorPlan }, orderId: string) {
  const was = new Map(forecastsOf(before).map((each) => [each.orderId, each]))
  return forecastsOf(after)
    .map((each) => ({
      ...each,
      readyBefore: was.get(each.orderId)?.readyAt ?? null,
      lateBefore: was.get(each.orderId)?.lateMinutes ?? null,
    }))
    .filter((each) => each.orderId === orderId || each.readyAt !== each.readyBefore)
    .map((each) => ({ ...each, isMoved: each.orderId === orderId }))
    .toSorted((a, b) => Number(b.isMoved) - Number(a.isMoved))
}
