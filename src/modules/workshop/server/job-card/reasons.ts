import { instantOf } from '../../../../kernel/clocks/zone.ts'
import { certificatesFor } from '../../../people/contract/certificate.ts'
import { type Bay, type Candidate, certificateWord, isFreeAndWished, type Job, skillWord } from './rules.ts'

export interface Reason {
  readonly code: string
  readonly details: Record<string, unknown>
}

const minuteMs = 60_000

/** Whom, where and when the plan has for a job; nobody where no one can begin it in the days that are planned. */
export interface Planned {
  readonly technicianId: string | null
  readonly bay: Bay | undefined
  readonly startsAt: number
  /** When the car is ready, and what was promised; null where nobody can say or nothing is promised. */
  readonly readyAt: number | null
  readonly promisedAt: number | null
}

/** What speaks for the plan's choice, or stands in its way. */
export function reasonsFor(job: Job, candidates: readonly Candidate[], plan: Planned): Reason[] {
  const reasons = wishReasons(job, candidates)
  const chosen = candidates.find(({ technician }) => technician.id === plan.technicianId)?.technician
  const where: Reason = plan.bay ? { code: 'bay', details: { bay: plan.bay.code } } : { code: 'noBay', details: {} }
  if (!chosen) return [...reasons, { code: 'nobody', details: { skills: job.skills.map(skillWord) } }, where]
  reasons.push({ code: 'skills', details: { skills: job.skills.map(skillWord) } })
  for (const kind of certificatesFor(job))
    reasons.push({ code: 'certificate', details: { certificate: certificateWord(kind) } })
  const least = Math.min(...candidates.filter((each) => !each.refusal).map(({ technician }) => technician.loadMinutes))
  const code = chosen.loadMinutes <= least ? 'leastLoaded' : 'load'
  reasons.push({ code, details: { minutes: chosen.loadMinutes } })
  reasons.push({ code: 'free', details: { freeAt: instantOf(plan.startsAt) } })
  reasons.push(where)
  return plan.promisedAt === null || plan.readyAt === null ? reasons : [...reasons, promiseReason(plan)]
}

function promiseReason({ promisedAt, readyAt }: Planned): Reason {
  const late = Math.ceil(((readyAt ?? 0) - (promisedAt ?? 0)) / minuteMs)
  return late > 0
    ? { code: 'late', details: { minutes: late } }
    : { code: 'kept', details: { readyAt: instantOf(readyAt ?? 0) } }
}

function wishReasons(job: Job, candidates: readonly Candidate[]): Reason[] {
  const wished = candidates.find((candidate) => candidate.technician.id === job.wishedId)
  if (!wished) return []
  const technician = wished.technician.name
  if (isFreeAndWished(wished, job)) return [{ code: 'wished', details: { technician } }]
  if (wished.refusal) return [{ code: 'wishedUnfit', details: { technician, because: wished.refusal.code } }]
  return [{ code: 'wishedBusy', details: { technician, freeAt: isoOf(wished) } }]
}

function isoOf({ freeAt }: Candidate): string | null {
  return freeAt === null ? null : instantOf(freeAt)
}
