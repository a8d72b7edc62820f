import { kernelRefusals } from '../../../../kernel/contract/kernel-refusals.ts'
import { exchangeLines, heldProblem, lockOrder, orderLines } from '../../../service/server/public.ts'
import { workshopRefusals } from '../../contract/refusals.ts'
import { happened } from '../clock/happened.ts'
import { jobCard } from './actions.ts'
import { choose, jobOf, momentOf } from './choice.ts'
import { demandsOf } from './demands.ts'
import { cardFacts, factsOf } from './facts.ts'
import { baysOf, crewFrom, crewLoads, orderOf, storeOf } from './loads.ts'
import { keepCardPaper } from './paper.ts'
import { changesBetween, isUnread, joinChanges, planChangesIn } from './plan-rules.ts'
import { bayProblem, demandOf, lineProblem, partsOf } from './rules.ts'

/** Changes what a technician has before him: it stands on his terminal at once, and he acknowledges it. */
export const replan = jobCard.verb('replan', {
  first: ({ groupId, id }) => ({ order: lockOrder(groupId, orderOf(id)) }),
  loads: ({ groupId, id, input, now }) => ({
    lines: orderLines(groupId, orderOf(id)),
    ...crewLoads(groupId, storeOf(id), now, input.plannedStart ?? now),
    bays: baysOf(groupId, storeOf(id)),
    facts: factsOf(groupId, orderOf(id)),
  }),
  async run(work, { input, row, loaded, move, settings, kernel, identity, ask }) {
    const { order, lines, bays } = loaded
    if (!order || !loaded.facts) throw kernelRefusals.notFound({ record: 'repairOrder' })
    const before = lines.filter((line) => line.job_card_id === row.id)
    const wanted = input.lineIds ?? before.map((line) => line.id)
    const dropped = before.filter((line) => !wanted.includes(line.id))
    const added = lines.filter((line) => wanted.includes(line.id) && line.job_card_id !== row.id)
    const fresh = wanted.filter((id) => !before.some((line) => line.id === id))
    const problem = lineProblem(lines, fresh) ?? heldProblem(order, lines, fresh) ?? bayProblem(bays, input.bayId)
    if (problem) throw problem
    const own = [...before.filter((line) => !dropped.includes(line)), ...added]
    const minutes = input.plannedMinutes ?? (input.lineIds ? demandOf(own).minutes : row.planned_minutes)
    const start = input.plannedStart ?? row.planned_start
    const bayId = input.bayId === undefined ? row.bay_id : input.bayId
    const codeOf = (id: string | null) => bays.find((bay) => bay.id === id)?.code ?? null
    const note = input.note === undefined ? row.plan_note : input.note || null
    const changes = changesBetween(row, codeOf(row.bay_id), {
      plannedStart: start,
      plannedMinutes: minutes,
      bay: codeOf(bayId),
      note,
      added,
      dropped,
    })
    if (changes.length === 0) throw workshopRefusals.nothingChanged()
    const facts = await cardFacts({ settings, ask }, loaded.facts, own)
    const moment = momentOf(settings, row.store_id, input.plannedStart ?? work.now)
    const { technician } = choose(jobOf(row.order_id, own, facts), {
      technicianId: row.technician_id,
      crew: crewFrom(loaded),
      moment,
    })
    const card = move({
      planned_start: start,
      planned_minutes: minutes,
      bay_id: bayId,
      plan_note: note,
      plan_changes: joinChanges(isUnread(row) ? planChangesIn(row) : [], changes),
      plan_changed_at: work.now,
      plan_changed_by: identity.name,
      acknowledged_at: null,
      acknowledged_by: null,
      ...(input.lineIds ? { demands: demandsOf(facts.steps, wanted, facts.rules.photosKeySteps) } : {}),
    })
    keepCardPaper(work, kernel.keys, {
      card,
      order,
      facts,
      technician,
      bay: codeOf(bayId),
      jobs: own,
      parts: partsOf(lines),
    })
    const ids = (some: readonly { readonly id: string }[]) => some.map(({ id }) => id)
    exchangeLines(work, order, { given: ids(added), taken: ids(dropped) }, row.id)
  },
})

export const acknowledge = jobCard.verb('acknowledge', {
  run(work, { input, row, identity, move }) {
    const at = happened(work, row.store_id, input.at, row.plan_changed_at ?? row.created_at)
    move({ acknowledged_at: at, acknowledged_by: identity.actor.staffId ?? null })
  },
})
