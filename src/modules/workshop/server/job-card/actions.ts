import { kernelRefusals } from '../../../../kernel/contract/kernel-refusals.ts'
import type { Row } from '../../../../kernel/db/schema.ts'
import { type Ask, serve } from '../../../../kernel/serve.ts'
import type { Work } from '../../../../kernel/work.ts'
import { lockPick, markWaiting } from '../../../parts/server/public.ts'
import {
  beginRepair,
  cardDone,
  dispatchLines,
  heldProblem,
  lockOrderAtWork,
  noteTechnician,
  linesAtWork,
  withdrawLines,
  startGate,
} from '../../../service/server/public.ts'
import { jobCardContract } from '../../contract/job-card.ts'
import { workshopRefusals } from '../../contract/refusals.ts'
import { happened } from '../clock/happened.ts'
import { clockOnProblem, runningClock, workedMinutes } from '../clock/rules.ts'
import { startClock, stopClock } from '../clock/stretches.ts'
import { choose, jobOf, momentOf } from './choice.ts'
import { demandsOf, photosProblem, unsignedProblem } from './demands.ts'
import { cardFacts, factsOf } from './facts.ts'
import {
  baysOf,
  clockedOn,
  clocksOf,
  crewFrom,
  crewLoads,
  lockTechnician,
  orderOf,
  lastStretch,
  photosOf,
  storeOf,
  workLeftOf,
} from './loads.ts'
import { noteProblem } from './note.ts'
import { startProblem, wantsCutOff } from './cut-off.ts'
import { crewVersion, knownCrew } from './known-crew.ts'
import { isProposed } from './mark.ts'
import { keepCardPaper } from './paper.ts'
import { isUnread, unreadProblem } from './plan-rules.ts'
import { bayProblem, lineProblem, partsOf } from './rules.ts'

type Card = Row<'workshop.job_card'>

export const jobCard = serve(jobCardContract, 'workshop.job_card', {
  owners: ['technician_id'],
  guards: {
    start: (row) => unreadProblem(row) ?? startProblem(row),
    cutOff: (row) => (row.needs_cut_off ? undefined : workshopRefusals.noCutOffNeeded()),
    acknowledge: (row) => (isUnread(row) ? undefined : workshopRefusals.planSeen()),
    answerClock: (row) => (row.clock_asked_at === null ? workshopRefusals.clockNotAsked() : undefined),
    pause: (row) => (row.paused_because === null ? undefined : workshopRefusals.alreadyPaused()),
    resume: (row) => (row.paused_because === null ? workshopRefusals.notPaused() : unreadProblem(row)),
    finish: (row) =>
      row.paused_because === null ? (unreadProblem(row) ?? unsignedProblem(row)) : workshopRefusals.stillPaused(),
    // Its lines are executed: withdrawn, nobody would be asked to do them again.
    withdraw: (row) => (row.rework_round > 0 ? workshopRefusals.reworkOwed() : undefined),
  },
})

export const dispatch = jobCard.creation('dispatch', {
  store: (input) => input.storeId,
  first: ({ groupId, input }) => ({ order: lockOrderAtWork(groupId, input.orderId) }),
  loads: ({ groupId, input, now }) => ({
    lines: linesAtWork(groupId, input.orderId),
    version: crewVersion(groupId),
    workLeft: workLeftOf(groupId, input.storeId, now),
    bays: baysOf(groupId, input.storeId),
    facts: factsOf(groupId, input.orderId),
  }),
  async run(work, { id, input, loaded, settings, kernel, ask }) {
    const { order, lines, bays } = loaded
    if (!order || !loaded.facts || order.store_id !== input.storeId)
      throw kernelRefusals.notFound({ record: 'repairOrder' })
    const problem =
      lineProblem(lines, input.lineIds) ?? heldProblem(order, lines, input.lineIds) ?? bayProblem(bays, input.bayId)
    if (problem) throw problem
    const chosenLines = lines.filter((line) => input.lineIds.includes(line.id))
    const facts = await cardFacts({ settings, ask }, loaded.facts, chosenLines)
    const job = jobOf(order.id, chosenLines, facts)
    const { groupId } = work
    const at = input.plannedStart ?? work.now
    const of = { groupId, storeId: input.storeId, moment: at, version: loaded.version }
    const crew = await knownCrew(ask, of, loaded.workLeft)
    const moment = momentOf(settings, input.storeId, at)
    const { technician, freeAt, best, asGood } = choose(job, { ...input, crew, moment })
    const accepted = asGood || isProposed(kernel.keys, { groupId, ...input }, input.proposal, work.now)
    if (!accepted && !input.overrideReason) throw workshopRefusals.overrideReasonNeeded({ technician: best?.name })
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
      override_reason: accepted ? null : (input.overrideReason ?? null),
      needs_cut_off: wantsCutOff(facts.rules, job),
      demands: demandsOf(facts.steps, input.lineIds, facts.rules.photosKeySteps),
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
    order: lockOrderAtWork(groupId, orderOf(id)),
  }),
  loads: ({ groupId, id, input, now }) => ({
    lines: linesAtWork(groupId, orderOf(id)),
    ...crewLoads(groupId, storeOf(id), now, input.plannedStart ?? now),
    bays: baysOf(groupId, storeOf(id)),
    facts: factsOf(groupId, orderOf(id)),
    clocks: clocksOf(groupId, id),
  }),
  async run(work, { input, row, loaded, move, settings, kernel, ask }) {
    const { order, lines, bays, clocks } = loaded
    if (!order || !loaded.facts) throw kernelRefusals.notFound({ record: 'repairOrder' })
    const problem = bayProblem(bays, input.bayId)
    if (problem) throw problem
    const own = lines.filter((line) => line.job_card_id === row.id)
    const facts = await cardFacts({ settings, ask }, loaded.facts, own)
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
        clock_asked_at: null,
        // Another person, another plan: what the one before him was to acknowledge is in it.
        plan_changes: null,
        plan_changed_at: null,
        plan_changed_by: null,
        acknowledged_at: null,
        acknowledged_by: null,
        override_reason: asGood ? row.override_reason : input.reason,
      },
      { cause: input.reason },
    )
    stopClock(work, row, clocks, { reason: 'reassigned' })
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
  first: ({ groupId, id }) => ({
    technician: lockTechnician(groupId, id),
    order: lockOrderAtWork(groupId, orderOf(id)),
  }),
  loads: ({ groupId, id }) => ({ elsewhere: clockedOn(groupId, id) }),
  async run(work, { input, row, loaded, move, ask }) {
    const { order, elsewhere } = loaded
    const problem = clockOnProblem(elsewhere)
    if (problem) throw problem
    if (!order) throw kernelRefusals.notFound({ record: 'repairOrder' })
    const unread = startGate(order) ?? noteProblem(order, row)
    if (unread) throw unread
    const at = await startOf(work, row, input.at, ask)
    beginRepair(work, order)
    move({ started_at: row.started_at ?? at })
    startClock(work, row, at)
  },
})

export const pause = jobCard.verb('pause', {
  first: ({ groupId, id }) => ({ pick: lockPick(groupId, orderOf(id)) }),
  loads: ({ groupId, id }) => ({ clocks: clocksOf(groupId, id) }),
  run(work, { input, row, loaded, move }) {
    const at = happened(work, row.store_id, input.at, runningClock(loaded.clocks)?.started_at ?? row.created_at)
    move({
      paused_because: input.reason,
      worked_minutes: workedMinutes(loaded.clocks, at),
      ...(row.clock_asked_at === null ? {} : { clock_asked_at: null }),
    })
    stopClock(work, row, loaded.clocks, { reason: input.reason, remark: input.remark, at })
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
  async run(work, { input, row, loaded, move, ask }) {
    const problem = clockOnProblem(loaded.elsewhere)
    if (problem) throw problem
    const at = await startOf(work, row, input.at, ask)
    move({ paused_because: null })
    startClock(work, row, at)
    markWaiting(work, loaded.pick, false, null)
  },
})

export const finish = jobCard.verb('finish', {
  first: ({ groupId, id }) => ({ order: lockOrderAtWork(groupId, orderOf(id)) }),
  loads: ({ groupId, id }) => ({ lines: linesAtWork(groupId, orderOf(id)), clocks: clocksOf(groupId, id) }),
  async run(work, { input, row, loaded, move, ask }) {
    const { order, lines, clocks } = loaded
    if (!order) throw kernelRefusals.notFound({ record: 'repairOrder' })
    if (row.demands !== null) {
      const missing = photosProblem(row, (await ask({ photos: photosOf(work.groupId, row.id) })).photos)
      if (missing) throw missing
    }
    const at = happened(work, row.store_id, input.at, runningClock(clocks)?.started_at ?? row.created_at)
    move({
      finished_at: at,
      worked_minutes: workedMinutes(clocks, at),
      ...(row.clock_asked_at === null ? {} : { clock_asked_at: null }),
    })
    stopClock(work, row, clocks, { reason: null, remark: input.remark, at })
    const executed = lines.filter((line) => line.job_card_id === row.id).map((line) => line.id)
    const held = heldProblem(order, lines, executed)
    if (held) throw held
    cardDone(work, order, lines, executed)
  },
})

export const withdraw = jobCard.verb('withdraw', {
  first: ({ groupId, id }) => ({ order: lockOrderAtWork(groupId, orderOf(id)) }),
  loads: ({ groupId, id }) => ({ lines: linesAtWork(groupId, orderOf(id)) }),
  run(work, { input, row, loaded, move }) {
    const { order, lines } = loaded
    if (!order) throw kernelRefusals.notFound({ record: 'repairOrder' })
    move({ finished_at: work.now }, { cause: input.reason })
    const own = lines.filter((line) => line.job_card_id === row.id).map((line) => line.id)
    withdrawLines(work, order, lines, own)
  },
})

/** When a stretch begins: now, or as the terminal tells, after the technician's last one. */
async function startOf(work: Work, card: Card, told: string | undefined, ask: Ask): Promise<string> {
  if (told === undefined) return work.now
  const { last } = await ask({ last: lastStretch(work.groupId, card.technician_id) })
  const ended = last?.ended_at ?? card.created_at
  return happened(work, card.store_id, told, ended > card.created_at ? ended : card.created_at)
}
