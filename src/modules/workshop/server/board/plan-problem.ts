import { dayNumber } from '../../../../kernel/clocks/plain-date.ts'
import { epochMsOf, wallClockMs } from '../../../../kernel/clocks/zone.ts'
import { jobOf, wishOf } from '../job-card/choice.ts'
import { crewFrom, type WaitingLine } from '../job-card/loads.ts'
import {
  bayProblem,
  baysFor,
  type Bay,
  type Job,
  type Moment,
  planCandidates,
  qualifiedUntil,
  type Shift,
  sharesOf,
  type Technician,
} from '../job-card/rules.ts'
import type { FloorJob, FloorOperation, FloorProblem } from '../planner/floor-model.ts'
import type { Stretch } from '../planner/model.ts'
import { type OpenCard, type PlanFacts, plannedDays } from './plan-facts.ts'
import { weightOf, type Weights } from './weights.ts'

/** Lines of an order that one technician is to do, and nobody has yet. */
export interface Share {
  readonly id: string
  readonly lines: readonly WaitingLine[]
  readonly job: Job
}

/** What stands behind an operation of the problem: a card, or a share that waits. */
export type Subject =
  | { readonly kind: 'card'; readonly card: OpenCard; readonly job: Job }
  | { readonly kind: 'share'; readonly share: Share }

export interface ShopDay {
  readonly problem: FloorProblem
  /** By job, by operation. */
  readonly subjects: readonly (readonly Subject[])[]
  /** Shares for which there is nobody at all. */
  readonly hopeless: readonly Share[]
  readonly crew: readonly Technician[]
  readonly bays: readonly Bay[]
  readonly moment: Moment
  /** Epoch milliseconds of minute 0. */
  readonly origin: number
  /** Minutes; beyond them no shift is known. */
  readonly horizon: number
  /** From the last work to the car being ready. */
  readonly afterMinutes: number
  readonly weights: Weights
}

export interface PlanMoment extends Moment {
  readonly timeZone: string
  readonly afterMinutes: number
  readonly weights: Weights
}

const minuteMs = 60_000
const dayMinutes = 1440
/** Work that should have been done by now takes a while still. */
const leastMinutes = 5

/** The store's open work as a problem of technicians, bays and promises. `crew` with what is left to do for each. */
export function shopDay(facts: PlanFacts, moment: PlanMoment): ShopDay {
  const crew = crewFrom(facts)
  const origin = Math.ceil(moment.at / minuteMs) * minuteMs
  const day: Day = { facts, crew, moment, origin, horizon: plannedDays * dayMinutes, taken: new Set(), hopeless: [] }
  const orders = ordersOf(facts, crew)
  const made = orders.flatMap((order) => jobsOf(order, day))
  return {
    problem: {
      technicians: crew.map(({ id, shifts }) => ({ unavailable: unavailable(shifts, day, busyUntil(id, day)) })),
      bays: facts.bays.length,
      jobs: made.map(({ job }) => job),
    },
    subjects: made.map(({ subjects }) => subjects),
    hopeless: day.hopeless,
    crew,
    bays: facts.bays,
    moment,
    origin,
    horizon: day.horizon,
    afterMinutes: moment.afterMinutes,
    weights: moment.weights,
  }
}

interface Day {
  readonly facts: PlanFacts
  readonly crew: readonly Technician[]
  readonly moment: PlanMoment
  readonly origin: number
  readonly horizon: number
  /** Technicians whom a customer asked for and who are kept for him. */
  readonly taken: Set<string>
  readonly hopeless: Share[]
}

interface Order {
  readonly cards: readonly OpenCard[]
  readonly shares: readonly Share[]
}

function ordersOf(facts: PlanFacts, crew: readonly Technician[]): Order[] {
  const cards = Map.groupBy(facts.cards, (card) => card.order_id)
  const lines = Map.groupBy(facts.lines, (line) => line.order_id)
  return [...new Set([...cards.keys(), ...lines.keys()])].map((orderId) => {
    const waiting = lines.get(orderId) ?? []
    const shares = (waiting.length === 0 ? [] : sharesOf(waiting, crew)).map((share) => ({
      id: share[0]?.id ?? orderId,
      lines: share,
      job: jobOf(orderId, share, wishOf(share[0])),
    }))
    return { cards: cards.get(orderId) ?? [], shares }
  })
}

interface Made {
  readonly job: FloorJob
  readonly subjects: readonly Subject[]
}

/** One job for what can only be done one after the other, and one for each card at which somebody works right now. */
function jobsOf(order: Order, day: Day): Made[] {
  const face = order.cards[0] ?? order.shares[0]?.lines[0]
  if (!face) return []
  const running = order.cards.filter((card) => card.running_since !== null)
  const due =
    face.promised_at === null ? undefined : minuteOf(epochMsOf(face.promised_at), day) - day.moment.afterMinutes
  const faceOf = {
    ...(due === undefined ? {} : { due: Math.max(0, due) }),
    weight: weightOf(face, day.moment.weights),
  }
  const made = running.flatMap((card): Made[] => {
    const operation = cardOperation(card, day)
    return operation ? [{ job: { ...faceOf, operations: [operation] }, subjects: [cardSubject(card)] }] : []
  })
  const release = Math.max(0, ...running.map((card) => leftMinutes(card, day.moment.at)), partsRelease(order, day))
  const rest: { operation: FloorOperation; subject: Subject }[] = []
  for (const card of order.cards.filter((one) => one.running_since === null)) {
    const operation = cardOperation(card, day)
    if (operation) rest.push({ operation, subject: cardSubject(card) })
  }
  for (const share of order.shares) {
    const operation = shareOperation(share, day)
    if (operation) rest.push({ operation, subject: { kind: 'share', share } })
    else day.hopeless.push(share)
  }
  if (rest.length > 0)
    made.push({
      job: { ...faceOf, release, operations: rest.map(({ operation }) => operation) },
      subjects: rest.map(({ subject }) => subject),
    })
  return made
}

const cardSubject = (card: OpenCard): Subject => ({ kind: 'card', card, job: jobOfCard(card) })

/** What a card asks of whoever is to take it over. */
export function jobOfCard(card: OpenCard): Job {
  const { needsCertificate, wishedId } = jobOf(card.order_id, [], wishOf(card))
  return { orderId: card.order_id, skills: card.skills, minutes: card.planned_minutes, needsCertificate, wishedId }
}

/** Minutes that are left of a card, reckoned by its standard time. */
export function leftMinutes(card: OpenCard, at: number): number {
  const running = card.running_since === null ? 0 : (at - epochMsOf(card.running_since)) / minuteMs
  return Math.max(leastMinutes, Math.round(card.planned_minutes - card.worked_minutes - running))
}

/** Nobody goes on with a car that was stopped for parts before they are there. */
function partsRelease({ cards }: Order, day: Day): number {
  const waits = cards.filter((card) => card.paused_because === 'parts' && card.parts_expected_on !== null)
  return Math.max(0, ...waits.map((card) => startOfDay(card.parts_expected_on ?? '', day)))
}

function cardOperation(card: OpenCard, day: Day): FloorOperation | undefined {
  const machine = day.crew.findIndex((one) => one.id === card.technician_id)
  if (machine === -1) return undefined
  const bay = day.facts.bays.findIndex((one) => one.id === card.bay_id)
  const alternatives = [{ machine, duration: leftMinutes(card, day.moment.at), until: day.horizon - 1 }]
  if (card.running_since !== null)
    return { alternatives, bays: null, begun: { machine, start: 0, bay: bay === -1 ? null : bay } }
  const place = day.facts.cards.indexOf(card)
  // Where the dispatcher has put it; its technician may begin sooner, and then it runs.
  const from = Math.max(0, minuteOf(epochMsOf(card.planned_start), day))
  if (bay === -1) return { alternatives, bays: null, place, from }
  const isBroken = bayProblem(day.facts.bays, card.bay_id) !== undefined
  return { alternatives, bays: isBroken ? bayNumbers(jobOfCard(card), day) : [bay], place, from }
}

function shareOperation({ job }: Share, day: Day): FloorOperation | undefined {
  const today = day.moment.day
  const wanted = job.wishedId !== null && day.taken.has(job.wishedId) ? { ...job, wishedId: null } : job
  const candidates = planCandidates(wanted, day.crew, day.moment)
  if (wanted.wishedId !== null && candidates[0]?.id === wanted.wishedId && candidates.length === 1)
    day.taken.add(wanted.wishedId)
  const alternatives = candidates
    .filter((technician) => technician.shifts.some((shift) => shift.kind === 'work' && shift.endsAt > day.moment.at))
    .map((technician) => {
      const last = qualifiedUntil(technician, job, today)
      const until = last === undefined ? day.horizon : Math.min(day.horizon, startOfDay(last, day) + dayMinutes)
      return { machine: day.crew.indexOf(technician), duration: Math.max(1, job.minutes), until: until - 1 }
    })
  return alternatives.length === 0 ? undefined : { alternatives, bays: bayNumbers(job, day) }
}

/** Bays in which the job can be done; not those in which a car stands whose work was stopped. */
function bayNumbers(job: Job, { facts }: Day): number[] | null {
  const blocked = new Set(
    facts.cards
      .filter((card) => card.paused_because !== null && card.order_id !== job.orderId)
      .map((card) => card.bay_id),
  )
  const fit = baysFor(job, facts.bays).filter((bay) => !blocked.has(bay.id))
  return fit.length === 0 ? null : fit.map((bay) => facts.bays.indexOf(bay))
}

function minuteOf(epochMs: number, { origin }: Pick<Day, 'origin'>): number {
  return Math.floor((epochMs - origin) / minuteMs)
}

function startOfDay(day: string, of: Day): number {
  return minuteOf(wallClockMs(dayNumber(day), 0, of.moment.timeZone), of)
}

/** When a technician is not there until the horizon: outside his shifts, and while he is absent. */
function unavailable(shifts: readonly Shift[], { origin, horizon }: Day, busy: number): Stretch[] {
  const minute = (epochMs: number) => Math.min(horizon, Math.max(0, Math.round((epochMs - origin) / minuteMs)))
  const spans = (kind: string) =>
    shifts
      .filter((shift) => shift.kind === kind)
      .map(({ startsAt, endsAt }) => ({ from: minute(startsAt), to: minute(endsAt) }))
      .filter(({ from, to }) => from < to)
      .toSorted((a, b) => a.from - b.from)
  const away = spans('absence')
  let at = 0
  for (const { from, to } of spans('work')) {
    if (from > at) away.push({ from: at, to: from })
    at = Math.max(at, to)
  }
  if (at < horizon) away.push({ from: at, to: horizon })
  return away.map(({ from, to }) => ({ from: Math.max(from, busy), to })).filter(({ from, to }) => from < to)
}

/** Minutes for which somebody is at work still, whatever his shift says: he is clocked on. */
function busyUntil(technicianId: string, { facts, moment }: Day): number {
  const running = facts.cards.find((card) => card.technician_id === technicianId && card.running_since !== null)
  return running ? leftMinutes(running, moment.at) : 0
}
