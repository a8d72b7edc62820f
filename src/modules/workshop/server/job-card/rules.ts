import type { Refusal } from '../../../../kernel/contract/refusal.ts'
import { certificatesFor } from '../../../people/contract/certificate.ts'
import { workshopRefusals } from '../../contract/refusals.ts'

/** A stretch of a day's plan; instants are epoch milliseconds. */
export interface Shift {
  readonly day: string
  readonly kind: string
  readonly startsAt: number
  readonly endsAt: number
}

export interface Certificate {
  readonly kind: string
  readonly from: string
  readonly until: string
}

export interface Technician {
  readonly id: string
  readonly name: string
  readonly staffNo: string
  readonly skills: readonly string[]
  readonly certificates: readonly Certificate[]
  readonly shifts: readonly Shift[]
  /** What is left to do on his open cards. */
  readonly loadMinutes: number
}

export interface Bay {
  readonly id: string
  readonly code: string
  readonly state: string
  readonly skills: readonly string[]
  /** Orders whose cars have open cards there. */
  readonly orderIds: readonly string[]
}

/** What is to be given to one technician. */
export interface Job {
  readonly orderId: string
  readonly skills: readonly string[]
  readonly minutes: number
  /** The kind of visit wants a certified repair technician. */
  readonly needsCertificate: boolean
  /** Whom the customer asked for. */
  readonly wishedId: string | null
}

/** The moment for which is planned, and its business day in the store. */
export interface Moment {
  readonly at: number
  readonly day: string
}

export interface Candidate {
  readonly technician: Technician
  readonly beginsAt: number | null
  readonly freeAt: number | null
  readonly endsAt: number | null
  readonly refusal: Refusal | undefined
}

const minuteMs = 60_000

// The words that people read for codes: keys of the people room's messages.
export const skillWord = (skill: string) => `@people.staff.value.skills.${skill}`
export const certificateWord = (kind: string) => `@people.certificate.value.kind.${kind}`

/** The first stretch, from the moment on, in which somebody works that day; absence takes its time away. */
export function workingStretch(
  shifts: readonly Shift[],
  { at, day }: Moment,
): { startsAt: number; endsAt: number } | undefined {
  const byTime = (kind: string) => shifts.filter((shift) => shift.kind === kind).sort((a, b) => a.startsAt - b.startsAt)
  const away = byTime('absence')
  for (const shift of byTime('work')) {
    // A night's work belongs to the day before and goes on; tomorrow's does not count today.
    if (shift.endsAt <= at || (shift.startsAt > at && shift.day !== day)) continue
    let startsAt = Math.max(shift.startsAt, at)
    let endsAt = shift.endsAt
    for (const gap of away) {
      if (gap.endsAt <= startsAt || gap.startsAt >= endsAt) continue
      if (gap.startsAt <= startsAt) startsAt = gap.endsAt
      else endsAt = gap.startsAt
    }
    if (startsAt < endsAt) return { startsAt, endsAt }
  }
  return undefined
}

/** Why somebody may not be given a job (I-04), whoever chooses him; undefined when he may. */
export function unfitBecause(technician: Technician, job: Job, moment: Moment): Refusal | undefined {
  const unqualified = unqualifiedBecause(technician, job, moment.day)
  if (unqualified) return unqualified
  const stretch = workingStretch(technician.shifts, moment)
  return stretch ? undefined : workshopRefusals.notOnShift({ technician: technician.name })
}

/** What somebody lacks for a job on that day, his shift aside. */
export function unqualifiedBecause(technician: Technician, job: Job, day: string): Refusal | undefined {
  const { name } = technician
  const missing = job.skills.filter((skill) => !technician.skills.includes(skill))
  if (missing.length > 0) return workshopRefusals.skillMissing({ technician: name, skills: missing.map(skillWord) })
  for (const kind of certificatesFor(job)) {
    const held = technician.certificates.filter((certificate) => certificate.kind === kind)
    if (held.some((certificate) => certificate.from <= day && day <= certificate.until)) continue
    const until = held.map((certificate) => certificate.until).reduce((a, b) => (a > b ? a : b), '')
    if (until === '')
      return workshopRefusals.certificateMissing({ technician: name, certificate: certificateWord(kind) })
    return workshopRefusals.certificateExpired({ technician: name, certificate: certificateWord(kind), until })
  }
  return undefined
}

/** The last day on which somebody who is qualified on `day` still is; undefined where nothing ends. */
export function qualifiedUntil({ certificates }: Technician, job: Job, day: string): string | undefined {
  const ends = certificatesFor(job).map((kind) =>
    certificates
      .filter((held) => held.kind === kind && held.from <= day && day <= held.until)
      .reduce((latest, held) => (held.until > latest ? held.until : latest), day),
  )
  return ends.toSorted()[0]
}

/** Everybody with his chances, best first: who can begin soonest has the least load (I-03). */
export function rank(job: Job, crew: readonly Technician[], moment: Moment): Candidate[] {
  const candidates = crew.map((technician): Candidate => {
    const stretch = workingStretch(technician.shifts, moment)
    const freeAt = stretch ? stretch.startsAt + technician.loadMinutes * minuteMs : null
    return {
      technician,
      beginsAt: stretch?.startsAt ?? null,
      freeAt,
      endsAt: stretch?.endsAt ?? null,
      refusal: unfitBecause(technician, job, moment),
    }
  })
  return candidates.sort((a, b) => compare(a, b, job) || a.technician.staffNo.localeCompare(b.technician.staffNo))
}

/**
 * Which of two is better for a job; 0 when neither. Inspectors stay free for the final check; then who still works when
 * his other cards are done, then who begins soonest.
 */
function compare(a: Candidate, b: Candidate, job: Job): number {
  const wished = (c: Candidate) => (isFreeAndWished(c, job) ? 0 : 1)
  const worth = (c: Candidate) => [
    c.refusal ? 1 : 0,
    wished(c),
    c.technician.skills.includes('inspection') ? 1 : 0,
    c.freeAt !== null && c.endsAt !== null && c.freeAt < c.endsAt ? 0 : 1,
    c.freeAt ?? Number.MAX_SAFE_INTEGER,
  ]
  const [left, right] = [worth(a), worth(b)]
  for (const [index, value] of left.entries()) {
    const difference = value - (right[index] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}

/** The customer's choice is a wish: kept when he is free, else the customer is asked. */
export function isFreeAndWished(candidate: Candidate, job: Job): boolean {
  return candidate.technician.id === job.wishedId && !candidate.refusal && candidate.technician.loadMinutes === 0
}

/** Whether a choice is as good as the proposal, so that nobody has to say why. */
export function isAsGood(candidates: readonly Candidate[], technicianId: string, job: Job): boolean {
  const [best] = candidates
  const chosen = candidates.find((candidate) => candidate.technician.id === technicianId)
  return best !== undefined && chosen !== undefined && compare(chosen, best, job) <= 0
}

/** Where all of a job can be done: where the car stands already, then the bays that can do the least else. */
export function baysFor(job: Pick<Job, 'orderId' | 'skills'>, bays: readonly Bay[]): Bay[] {
  const stands = (bay: Bay) => (bay.orderIds.includes(job.orderId) ? 0 : 1)
  return bays
    .filter((bay) => bay.state === 'open' && job.skills.every((skill) => bay.skills.includes(skill)))
    .toSorted((a, b) => stands(a) - stands(b) || a.skills.length - b.skills.length || a.code.localeCompare(b.code))
}

/** Why a bay cannot be chosen. */
export function bayProblem(bays: readonly Bay[], bayId: string | null | undefined): Refusal | undefined {
  if (!bayId) return undefined
  const bay = bays.find((item) => item.id === bayId)
  if (!bay) return workshopRefusals.bayUnknown()
  return bay.state === 'open' ? undefined : workshopRefusals.bayOut({ bay: bay.code })
}

/** Whom the plan may choose from, the better one first: the one asked for alone while he is free, inspectors only where nobody else can. */
export function planCandidates(job: Job, crew: readonly Technician[], moment: Moment): Technician[] {
  const able = crew
    .filter((technician) => !unqualifiedBecause(technician, job, moment.day))
    .toSorted((a, b) => a.loadMinutes - b.loadMinutes || a.staffNo.localeCompare(b.staffNo))
  const wished = rank(job, able, moment).find((candidate) => isFreeAndWished(candidate, job))
  if (wished) return [wished.technician]
  const others = able.filter((technician) => !technician.skills.includes('inspection'))
  return others.length > 0 ? others : able
}

export interface LabourLine {
  readonly id: string
  readonly kind: string
  readonly approval: string
  readonly executed: boolean
  readonly job_card_id: string | null
  readonly name_zh: string
  readonly name_en: string
  readonly skill: string | null
  readonly standard_minutes: number | null
  readonly quantity_thousandths: number
  readonly dropped_at: string | null
  /** Another firm does it. */
  readonly sublet_id?: string | null
}

/** Whether a line still waits for a technician. */
export function isWaiting(line: LabourLine): boolean {
  const isAgreed = line.kind === 'labour' && line.approval === 'approved' && line.dropped_at === null
  return isAgreed && !line.executed && line.job_card_id === null && (line.sublet_id ?? null) === null
}

/** Why lines cannot be given to somebody. */
export function lineProblem(lines: readonly LabourLine[], lineIds: readonly string[]): Refusal | undefined {
  for (const id of new Set(lineIds)) {
    const line = lines.find((item) => item.id === id)
    if (line?.kind !== 'labour') return workshopRefusals.lineUnknown()
    const names = { nameZh: line.name_zh, nameEn: line.name_en }
    if (line.approval !== 'approved') return workshopRefusals.lineNotApproved(names)
    if (!isWaiting(line)) return workshopRefusals.lineTaken(names)
  }
  return undefined
}

/** The parts that the customer agreed to. */
export function partsOf<L extends Pick<LabourLine, 'kind' | 'approval'>>(lines: readonly L[]): L[] {
  return lines.filter((line) => line.kind === 'part' && line.approval === 'approved')
}

/** What lines ask for together. */
export function demandOf(lines: readonly LabourLine[]): { skills: string[]; minutes: number } {
  const skills = lines.flatMap((line) => (line.skill === null ? [] : [line.skill]))
  return {
    skills: [...new Set(skills)].sort(),
    minutes: Math.round(
      lines.reduce((sum, line) => sum + ((line.standard_minutes ?? 0) * line.quantity_thousandths) / 1000, 0),
    ),
  }
}

/**
 * The shares of an order's lines: all to one technician where somebody has all their skills, else one share for each
 * skill.
 */
export function sharesOf<L extends LabourLine>(lines: readonly L[], crew: readonly Technician[]): L[][] {
  const { skills } = demandOf(lines)
  if (crew.some((technician) => skills.every((skill) => technician.skills.includes(skill)))) return [[...lines]]
  return skills.map((skill, index) =>
    lines.filter((line) => line.skill === skill || (line.skill === null && index === 0)),
  )
}

/** Somebody still has to do it. */
export function isOpen(state: string): boolean {
  return state === 'assigned' || state === 'working'
}
