import { instantOf } from '../../../../kernel/clocks/zone.ts'
import { jobCard } from '../job-card/actions.ts'
import { markOfProposal } from '../job-card/mark.ts'
import { reasonsFor } from '../job-card/reasons.ts'
import { type Bay, type Candidate, rank } from '../job-card/rules.ts'
import type { FloorPlace } from '../planner/floor-model.ts'
import { forecastsOf, instantAt } from './forecast.ts'
import { planFacts } from './plan-facts.ts'
import type { Share } from './plan-problem.ts'
import { planOf, type StorePlan } from './planning.ts'
import { pressingReasons } from './weights.ts'

/**
 * The plan of the store's open work: for everything that waits the technician, bay and time with the reasons, when each
 * card that is given out will be done, and what that means for every promise.
 */
export const proposals = jobCard.read('proposals', async ({ groupId, query, now, settings, kernel, load }) => {
  const facts = await load(planFacts(groupId, query.store, now))
  const found = await planOf(groupId, query.store, facts, settings, now)
  const shares = sharesIn(found)
  // Unsafe cars first, then who waits in the lounge, then by promise: the order in which the lines come.
  const place = new Map(facts.lines.map((line, index) => [line.id, index]))
  const rows = shares
    .toSorted((a, b) => (place.get(a.share.id) ?? 0) - (place.get(b.share.id) ?? 0))
    .map((each) => rowOf(found, each))
    .map((row) => ({
      ...row,
      mark: row.technicianId
        ? markOfProposal(kernel.keys, { groupId, ...row, technicianId: row.technicianId }, now)
        : null,
    }))
  return { rows, cards: cardsIn(found), promises: forecastsOf(found) }
})

interface Placed {
  readonly share: Share
  readonly place: FloorPlace | undefined
}

function sharesIn({ day, plan }: StorePlan): Placed[] {
  const placed = day.subjects.flatMap((subjects, job) =>
    subjects.flatMap((subject, index): Placed[] =>
      subject.kind === 'share' ? [{ share: subject.share, place: plan.jobs[job]?.[index] }] : [],
    ),
  )
  return [...placed, ...day.hopeless.map((share) => ({ share, place: undefined }))]
}

function cardsIn({ day, plan }: StorePlan) {
  return day.subjects.flatMap((subjects, job) =>
    subjects.flatMap((subject, index) => {
      const place = plan.jobs[job]?.[index]
      if (subject.kind !== 'card' || !place) return []
      return [
        {
          id: subject.card.id,
          startsAt: instantAt(day, place.start),
          endsAt: place.end > day.horizon ? null : instantAt(day, place.end),
        },
      ]
    }),
  )
}

function rowOf({ day, plan }: StorePlan, { share, place }: Placed) {
  const { job, lines } = share
  const [face] = lines
  if (!face) throw new Error('A share without lines')
  const technician = place && !place.beyond ? day.crew[place.machine] : undefined
  const bay = place?.bay === null || place?.bay === undefined ? undefined : day.bays[place.bay]
  const candidates = rank(job, day.crew, day.moment)
  const ready = forecastsOf({ day, plan }).find(({ orderId }) => orderId === job.orderId)
  const readyAt = ready?.readyAt ? Date.parse(ready.readyAt) : null
  const promisedAt = face.promised_at === null ? null : Date.parse(face.promised_at)
  const startsAt = day.origin + (place?.start ?? 0) * 60_000
  const planned = { technicianId: technician?.id ?? null, bay, startsAt, readyAt, promisedAt }
  return {
    id: share.id,
    orderId: job.orderId,
    orderNumber: face.order_number,
    plate: face.plate,
    plateColour: face.plate_colour,
    visitType: face.visit_type,
    promisedAt: face.promised_at,
    waiting: face.waiting,
    severity: face.severity,
    minutes: job.minutes,
    skills: job.skills,
    lineIds: lines.map((line) => line.id),
    technicianId: planned.technicianId,
    technicianName: technician?.name ?? null,
    bayId: technician ? idOf(bay) : null,
    bayCode: technician ? (bay?.code ?? null) : null,
    plannedStart: technician ? instantOf(startsAt) : null,
    plannedEnd: technician && place && place.end <= day.horizon ? instantAt(day, place.end) : null,
    readyAt: ready?.readyAt ?? null,
    reasons: [...pressingReasons(face, day.weights), ...reasonsFor(job, candidates, planned)],
    candidates: candidates.map(candidateRow),
  }
}

const idOf = (bay: Bay | undefined) => bay?.id ?? null

export function candidateRow({ technician, freeAt, refusal }: Candidate) {
  return {
    technicianId: technician.id,
    name: technician.name,
    loadMinutes: technician.loadMinutes,
    freeAt: freeAt === null ? null : instantOf(freeAt),
    refusal: refusal ? { code: refusal.code, details: refusal.details } : null,
  }
}
