import { instantOf } from '../../../../kernel/clocks/zone.ts'
import { jobCard } from '../job-card/actions.ts'
import { jobOf, momentOf } from '../job-card/choice.ts'
import { baysOf, crewFrom, crewLoads, type WaitingLine, waitingLines } from '../job-card/loads.ts'
import {
  type Bay,
  type Job,
  type Moment,
  type Proposal,
  propose,
  sharesOf,
  type Technician,
} from '../job-card/rules.ts'

/**
 * A plan for everything that waits: each proposal counts on the ones before it, so that accepting all of them in order
 * loads nobody twice.
 */
export const proposals = jobCard.read('proposals', async ({ groupId, query, now, settings, load }) => {
  const loaded = await load({
    lines: waitingLines(groupId, query.store),
    ...crewLoads(groupId, query.store, now, now),
    bays: baysOf(groupId, query.store),
  })
  return { rows: planOf(loaded.lines, crewFrom(loaded), loaded.bays, momentOf(settings, query.store, now)) }
})

function planOf(lines: readonly WaitingLine[], crew: readonly Technician[], bays: readonly Bay[], moment: Moment) {
  const rows = []
  const byOrder = Map.groupBy(lines, (line) => line.order_id)
  for (const [orderId, waiting] of byOrder) {
    const [face] = waiting
    if (!face) continue
    for (const share of sharesOf(waiting, crew)) {
      const job = jobOf(orderId, share, face)
      const proposal = propose(job, crew, bays, moment)
      rows.push(rowOf(face, share, job, proposal))
      crew = crew.map((one) => (one.id === proposal.technician?.id ? loaded(one, job) : one))
      bays = bays.map((bay) => (bay.id === proposal.bay?.id ? { ...bay, orderIds: [...bay.orderIds, orderId] } : bay))
    }
  }
  return rows
}

function loaded(technician: Technician, job: Job): Technician {
  return { ...technician, loadMinutes: technician.loadMinutes + job.minutes }
}

function rowOf(face: WaitingLine, share: readonly WaitingLine[], job: Job, proposal: Proposal) {
  const { technician, bay } = proposal
  return {
    id: share[0]?.id ?? face.id,
    orderId: face.order_id,
    orderNumber: face.order_number,
    plate: face.plate,
    plateColour: face.plate_colour,
    visitType: face.visit_type,
    promisedAt: face.promised_at,
    waiting: face.waiting,
    minutes: job.minutes,
    skills: job.skills,
    lineIds: share.map((line) => line.id),
    technicianId: technician?.id ?? null,
    technicianName: technician?.name ?? null,
    bayId: bay?.id ?? null,
    bayCode: bay?.code ?? null,
    plannedStart: technician ? instantOf(proposal.startsAt) : null,
    reasons: proposal.reasons,
    candidates: proposal.candidates.map((candidate) => ({
      technicianId: candidate.technician.id,
      name: candidate.technician.name,
      loadMinutes: candidate.technician.loadMinutes,
      freeAt: candidate.freeAt === null ? null : instantOf(candidate.freeAt),
      refusal: candidate.refusal ? { code: candidate.refusal.code, details: candidate.refusal.details } : null,
    })),
  }
}
