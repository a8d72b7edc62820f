import { epochMsOf, instantOf, localDate } from '../../../../kernel/clocks/zone.ts'
import type { Settings } from '../../../../kernel/settings.ts'
import { rulesOf, visitTypeOf } from '../../../service/server/public.ts'
import type { VisitRules } from '../../../service/contract/visit-type.ts'
import { workshopRefusals } from '../../contract/refusals.ts'
import type { Wishes } from './loads.ts'
import {
  demandOf,
  isAsGood,
  type Job,
  type LabourLine,
  type Moment,
  rank,
  type Technician,
  unfitBecause,
} from './rules.ts'

/** A moment as the store's people see it. */
export function momentOf(settings: Settings, storeId: string, at: string): Moment {
  const epochMs = epochMsOf(at)
  return { at: epochMs, day: localDate(epochMs, settings.stores.get(storeId)?.timeZone ?? 'UTC') }
}

/** What the kind of visit asks for, as it stands now. */
export function visitRulesOf(wishes: Pick<Wishes, 'visit_type' | 'visit_rules'> | undefined): VisitRules {
  const code = visitTypeOf(wishes?.visit_type ?? '')
  return rulesOf(code, wishes?.visit_rules ? [{ code, rules: wishes.visit_rules }] : [])
}

/** Whom the customer wants, and what his kind of visit asks for. */
interface Wish {
  readonly wished_id: string | null
  readonly rules: VisitRules
}

export function wishOf(wishes: Wishes | undefined): Wish {
  return { wished_id: wishes?.wished_id ?? null, rules: visitRulesOf(wishes) }
}

export function jobOf(orderId: string, lines: readonly LabourLine[], { rules, wished_id: wishedId }: Wish): Job {
  return { orderId, ...demandOf(lines), needsCertificate: rules.needsCertificate, wishedId }
}

export interface Choice {
  readonly technicianId: string
  readonly crew: readonly Technician[]
  readonly moment: Moment
}

/** The chosen technician with the time at which he can begin, or the refusal to give him the job. */
export function choose(job: Job, { technicianId, crew, moment }: Choice) {
  const technician = crew.find((one) => one.id === technicianId)
  if (!technician) throw workshopRefusals.technicianUnknown()
  const refusal = unfitBecause(technician, job, moment)
  if (refusal) throw refusal
  const candidates = rank(job, crew, moment)
  const freeAt = candidates.find((candidate) => candidate.technician.id === technicianId)?.freeAt ?? moment.at
  return {
    technician: technician.name,
    freeAt: instantOf(freeAt),
    best: candidates[0]?.technician,
    asGood: isAsGood(candidates, technicianId, job),
  }
}
