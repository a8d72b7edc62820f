import { epochMsOf, instantOf, localDate } from '../../../../kernel/clocks/zone.ts'
import { kernelRefusals } from '../../../../kernel/contract/kernel-refusals.ts'
import { newId } from '../../../../kernel/ids.ts'
import { serve } from '../../../../kernel/serve.ts'
import type { Settings } from '../../../../kernel/settings.ts'
import type { Work } from '../../../../kernel/work.ts'
import { lockPick, markWaiting } from '../../../parts/server/public.ts'
import {
  beginRepair,
  cardDone,
  dispatchLines,
  lockOrder,
  noteTechnician,
  orderLines,
  rulesOf,
  visitTypeOf,
  withdrawLines,
} from '../../../service/server/public.ts'
import { jobCardContract } from '../../contract/job-card.ts'
import { workshopRefusals } from '../../contract/refusals.ts'
import { type Clock, clockOnProblem, runningClock, workedMinutes } from '../clock/rules.ts'
import { factsOf } from './facts.ts'
import {
  baysOf,
  clockedOn,
  clocksOf,
  crewFrom,
  crewLoads,
  lockTechnician,
  orderOf,
  storeOf,
  type Wishes,
} from './loads.ts'
import { noteProblem } from './note.ts'
import { startProblem, wantsCutOff } from './cut-off.ts'
import { keepCardPaper } from './paper.ts'
import {
  bayProblem,
  demandOf,
  isAsGood,
  type Job,
  type LabourLine,
  lineProblem,
  partsOf,
  type Moment,
  rank,
  type Technician,
  unfitBecause,
} from './rules.ts'

export const jobCard = serve(jobCardContract, 'workshop.job_card', {
  owners: ['technician_id'],
  guards: {
    start: startProblem,
    cutOff: (row) => (row.needs_cut_off ? undefined : workshopRefusals.noCutOffNeeded()),
    pause: (row) => (row.paused_because === null ? undefined : workshopRefusals.alreadyPaused()),
    resume: (row) => (row.paused_because === null ? workshopRefusals.notPaused() : undefined),
    finish: (row) => (row.paused_because === null ? undefined : workshopRefusals.stillPaused()),
    // Its lines are executed: withdrawn, nobody would be asked to do them again.
    withdraw: (row) => (row.rework_round > 0 ? workshopRefusals.reworkOwed() : undefined),
  },
})

/** A moment as the store's people see it. */
export function momentOf(settings: Settings, storeId: string, at: string): Moment {
  const epochMs = epochMsOf(at)
  return { at: epochMs, day: localDate(epochMs, settings.stores.get(storeId)?.timeZone ?? 'UTC') }
}

export function jobOf(orderId: string, lines: readonly LabourLine[], wishes: Wishes | undefined): Job {
  const code = visitTypeOf(wishes?.visit_type ?? '')
  const { needsCertificate } = rulesOf(code, wishes?.visit_rules ? [{ code, rules: wishes.visit_rules }] : [])
  return { orderId, ...demandOf(lines), needsCertificate, wishedId: wishes?.wished_id ?? null }
}

interface Choice {
  readonly technicianId: string
  readonly crew: readonly Technician[]
  readonly moment: Moment
}

/** The chosen technician with the time at which he can begin, or the refusal to give him the job. */
function choose(job: Job, { technicianId, crew, moment }: Choice) {
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

export const dispatch = jobCard.creation('dispatch', {
  store: (input) => input.storeId,
  first: ({ groupId, input }) => ({ order: lockOrder(groupId, input.orderId) }),
  loads: ({ groupId, input, now }) => ({
    lines: orderLines(groupId, input.orderId),
    ...crewLoads(groupId, input.storeId, now, input.plannedStart ?? now),
    bays: baysOf(groupId, input.storeId),
    facts: factsOf(groupId, input.orderId),
  }),
  run(work, { id, input, loaded, settings, kernel }) {
    const { order, lines, bays, facts } = loaded
    if (!order || !facts || order.store_id !== input.storeId) throw kernelRefusals.notFound({ record: 'repairOrder' })
    const problem = lineProblem(lines, input.lineIds) ?? bayProblem(bays, input.bayId)
    if (problem) throw problem
    const chosenLines = lines.filter((line) => input.lineIds.includes(line.id))
    const job = jobOf(order.id, chosenLines, facts)
    const moment = momentOf(settings, input.storeId, input.plannedStart ?? work.now)
    const { technician, freeAt, best, asGood } = choose(job, { ...input, crew: crewFrom(loaded), moment })
    if (!asGood && !input.overrideReason) throw workshopRefusals.overrideReasonNeeded({ technician: best?.name })
    const card = work.create(jobCard.face, 'dispatch', {
      id,
      store_id: input.storeId,
      order_id: order.id,
      order_number: order.number,
      technician_id: input.technicianId,
      bay_id: input.bayId,
      planned_start: input.plannedStart ?? freeAt,
      planned_minutes: job.minutes,
      worked_minutes: 0,
      rework_round: 0,
      override_reason: asGood ? null : (input.overrideReason ?? null),
      needs_cut_off: wantsCutOff(order.visit_type, facts, job),
    })
    const bay = bays.find((one) => one.id === input.bayId)?.code ?? null
    const parts = partsOf(lines)
    keepCardPaper(work, kernel.keys, { card, order, facts, technician, bay, jobs: chosenLines, parts })
    dispatchLines(work, order, input.lineIds, id, input.technicianId)
  },
})

export const reassign = jobCard.verb('reassign', {
  first: ({ groupId, id }) => ({
    pick: lockPick(groupId, orderOf(id)),
    order: lockOrder(groupId, orderOf(id)),
  }),
  loads: ({ groupId, id, input, now }) => ({
    lines: orderLines(groupId, orderOf(id)),
    ...crewLoads(groupId, storeOf(id), now, input.plannedStart ?? now),
    bays: baysOf(groupId, storeOf(id)),
    facts: factsOf(groupId, orderOf(id)),
    clocks: clocksOf(groupId, id),
  }),
  run(work, { input, row, loaded, move, settings, kernel }) {
    const { order, lines, bays, facts, clocks } = loaded
    if (!order || !facts) throw kernelRefusals.notFound({ record: 'repairOrder' })
    const problem = bayProblem(bays, input.bayId)
    if (problem) throw problem
    const own = lines.filter((line) => line.job_card_id === row.id)
    const moment = momentOf(settings, row.store_id, input.plannedStart ?? work.now)
    const { technician, freeAt, asGood } = choose(jobOf(row.order_id, own, facts), {
      ...input,
      crew: crewFrom(loaded),
      moment,
    })
    const card = move(
      {
        technician_id: input.technicianId,
        ...(input.bayId === undefined ? {} : { bay_id: input.bayId }),
        planned_start: input.plannedStart ?? freeAt,
        worked_minutes: workedMinutes(clocks, work.now),
        paused_because: null,
        note_read_at: null,
        // Who takes it over makes sure for himself.
        cut_off_at: null,
        cut_off_by: null,
        cut_off_volts: null,
        override_reason: asGood ? row.override_reason : input.reason,
      },
      { cause: input.reason },
    )
    stopClock(work, clocks, 'reassigned')
    const bay = bays.find((one) => one.id === card.bay_id)?.code ?? null
    keepCardPaper(work, kernel.keys, { card, order, facts, technician, bay, jobs: own, parts: partsOf(lines) })
    noteTechnician(work, order, input.technicianId)
    markWaiting(work, loaded.pick, false, null)
  },
})

export const readNote = jobCard.verb('readNote', {
  run(work, { move }) {
    move({ note_read_at: work.now })
  },
})

export const start = jobCard.verb('start', {
  first: ({ groupId, id }) => ({ technician: lockTechnician(groupId, id), order: lockOrder(groupId, orderOf(id)) }),
  loads: ({ groupId, id }) => ({ elsewhere: clockedOn(groupId, id) }),
  run(work, { row, loaded, move }) {
    const { order, elsewhere } = loaded
    const problem = clockOnProblem(elsewhere)
    if (problem) throw problem
    if (!order) throw kernelRefusals.notFound({ record: 'repairOrder' })
    const unread = noteProblem(order, row)
    if (unread) throw unread
    beginRepair(work, order)
    move({ started_at: row.started_at ?? work.now })
    startClock(work, row)
  },
})

export const pause = jobCard.verb('pause', {
  first: ({ groupId, id }) => ({ pick: lockPick(groupId, orderOf(id)) }),
  loads: ({ groupId, id }) => ({ clocks: clocksOf(groupId, id) }),
  run(work, { input, row, loaded, move }) {
    move({ paused_because: input.reason, worked_minutes: workedMinutes(loaded.clocks, work.now) })
    stopClock(work, loaded.clocks, input.reason, input.remark)
    // The counter serves first whose technician stands idle.
    if (input.reason === 'parts') markWaiting(work, loaded.pick, true, row.technician_id)
  },
})

export const resume = jobCard.verb('resume', {
  first: ({ groupId, id }) => ({
    technician: lockTechnician(groupId, id),
    pick: lockPick(groupId, orderOf(id)),
  }),
  loads: ({ groupId, id }) => ({ elsewhere: clockedOn(groupId, id) }),
  run(work, { row, loaded, move }) {
    const problem = clockOnProblem(loaded.elsewhere)
    if (problem) throw problem
    move({ paused_because: null })
    startClock(work, row)
    markWaiting(work, loaded.pick, false, null)
  },
})

export const finish = jobCard.verb('finish', {
  first: ({ groupId, id }) => ({ order: lockOrder(groupId, orderOf(id)) }),
  loads: ({ groupId, id }) => ({ lines: orderLines(groupId, orderOf(id)), clocks: clocksOf(groupId, id) }),
  run(work, { input, row, loaded, move }) {
    const { order, lines, clocks } = loaded
    if (!order) throw kernelRefusals.notFound({ record: 'repairOrder' })
    move({ finished_at: work.now, worked_minutes: workedMinutes(clocks, work.now) })
    stopClock(work, clocks, null, input.remark)
    const executed = lines.filter((line) => line.job_card_id === row.id).map((line) => line.id)
    cardDone(work, order, lines, executed)
  },
})

export const withdraw = jobCard.verb('withdraw', {
  first: ({ groupId, id }) => ({ order: lockOrder(groupId, orderOf(id)) }),
  loads: ({ groupId, id }) => ({ lines: orderLines(groupId, orderOf(id)) }),
  run(work, { input, row, loaded, move }) {
    const { order, lines } = loaded
    if (!order) throw kernelRefusals.notFound({ record: 'repairOrder' })
    move({ finished_at: work.now }, { cause: input.reason })
    const own = lines.filter((line) => line.job_card_id === row.id).map((line) => line.id)
    withdrawLines(work, order, lines, own)
  },
})

function startClock(work: Work, card: { readonly id: string; readonly technician_id: string }): void {
  work.insert(
    'workshop.clock',
    { id: newId(), job_card_id: card.id, technician_id: card.technician_id, started_at: work.now },
    card,
  )
}

function stopClock(work: Work, clocks: readonly Clock[], reason: string | null, remark?: string): void {
  const running = runningClock(clocks)
  if (running) work.update('workshop.clock', running.id, { ended_at: work.now, reason, remark })
}
