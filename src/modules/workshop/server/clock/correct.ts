import { type Load, manyRaw, oneRaw } from '../../../../kernel/db/sql.ts'
import { newId } from '../../../../kernel/ids.ts'
import type { Work } from '../../../../kernel/work.ts'
import { workshopRefusals } from '../../contract/refusals.ts'
import { jobCard } from '../job-card/actions.ts'
import { clocksOf, lockTechnician } from '../job-card/loads.ts'
import { forgottenClock } from '../parameters.ts'
import { type Clock, runningClock, type Span, spanProblem, workedMinutes } from './rules.ts'

/** Locks the technician of a stretch: his times change one after the other. */
function lockTechnicianOfClock(groupId: string, clockId: string): Load<{ id: string } | undefined> {
  return oneRaw<{ id: string }>(
    `select id from people.staff
      where group_id = $1 and id = (select technician_id from workshop.clock where group_id = $1 and id = $2)
      for no key update`,
    [groupId, clockId],
  )
}

/** The other stretches of a stretch's person that reach into `from`…`to`. */
function otherSpans(
  groupId: string,
  clockId: string,
  from: string,
  to: string,
): Load<(Span & { order_number: string })[]> {
  return manyRaw<Span & { order_number: string }>(
    `select k.id, k.started_at, k.ended_at, c.order_number from workshop.clock k
       join workshop.job_card c on c.group_id = k.group_id and c.id = k.job_card_id
      where k.group_id = $1 and k.id <> $2
        and k.technician_id = (select technician_id from workshop.clock where group_id = $1 and id = $2)
        and k.started_at < $4 and (k.ended_at is null or k.ended_at > $3)
      order by k.started_at limit 20`,
    [groupId, clockId, from, to],
  )
}

export const correctClock = jobCard.verb('correctClock', {
  first: ({ groupId, input }) => ({ technician: lockTechnicianOfClock(groupId, input.clockId) }),
  loads: ({ groupId, id, input, now }) => ({
    clocks: clocksOf(groupId, id),
    others: otherSpans(groupId, input.clockId, input.startedAt, input.endedAt ?? now),
  }),
  run(work, { input, row, loaded, identity, move }) {
    const clock = loaded.clocks.find((one) => one.id === input.clockId)
    // An ended stretch does not run again: that is what resuming is for.
    if (!clock || (clock.ended_at !== null && input.endedAt === undefined)) throw workshopRefusals.clockUnknown()
    if (identity.actor.staffId === clock.technician_id) throw workshopRefusals.ownTimes()
    const span = { startedAt: input.startedAt, endedAt: input.endedAt ?? null }
    const problem = spanProblem(span, loaded.others, work.now)
    if (problem) throw problem
    const after = loaded.clocks.map((one) =>
      one.id === clock.id ? { ...one, started_at: span.startedAt, ended_at: span.endedAt } : one,
    )
    const stops = clock.ended_at === null && span.endedAt !== null
    move(
      {
        // While one runs, the worked minutes are those before it.
        worked_minutes: workedMinutes(ended(after), work.now),
        ...(stops ? { paused_because: 'other', clock_asked_at: null } : {}),
      },
      { cause: input.reason },
    )
    work.update('workshop.clock', clock.id, { started_at: span.startedAt, ended_at: span.endedAt })
    keepCorrection(work, clock, { ...span, kind: 'correction', reason: input.reason, by: identity.name })
    if (stops && row.clock_asked_at !== null) work.stopDeadline(forgottenClock.name, row.id)
  },
})

const ended = (clocks: readonly Clock[]) => clocks.filter((clock) => clock.ended_at !== null)

/** The answer to a clock that ran on: the stretch ends when the technician says, or goes on. */
export const answerClock = jobCard.verb('answerClock', {
  first: ({ groupId, id }) => ({ technician: lockTechnician(groupId, id) }),
  loads: ({ groupId, id }) => ({ clocks: clocksOf(groupId, id) }),
  run(work, { input, row, loaded, identity, move }) {
    const running = runningClock(loaded.clocks)
    if (!running) throw workshopRefusals.clockUnknown()
    const span = { startedAt: running.started_at, endedAt: input.endedAt ?? null }
    const problem = spanProblem(span, [], work.now)
    if (problem) throw problem
    const after = loaded.clocks.map((one) => (one.id === running.id ? { ...one, ended_at: span.endedAt } : one))
    move({
      clock_asked_at: null,
      ...(span.endedAt === null
        ? {}
        : { paused_because: 'other', worked_minutes: workedMinutes(ended(after), work.now) }),
    })
    if (span.endedAt !== null)
      work.update('workshop.clock', running.id, { ended_at: span.endedAt, reason: 'forgotten' })
    const kind = span.endedAt === null ? 'stillWorking' : 'forgotten'
    keepCorrection(work, running, { ...span, kind, reason: kind, by: identity.name })
    work.stopDeadline(forgottenClock.name, row.id)
  },
})

interface Correction {
  readonly startedAt: string
  readonly endedAt: string | null
  readonly kind: 'correction' | 'forgotten' | 'stillWorking'
  readonly reason: string
  readonly by: string
}

/** Both times stay. A forgotten clock would have run until the moment of the answer. */
function keepCorrection(
  work: Work,
  clock: Span & { readonly job_card_id: string; readonly technician_id: string },
  { startedAt, endedAt, kind, reason, by }: Correction,
): void {
  work.insert('workshop.clock_correction', {
    id: newId(),
    job_card_id: clock.job_card_id,
    clock_id: clock.id,
    kind,
    technician_id: clock.technician_id,
    old_started_at: clock.started_at,
    old_ended_at: kind === 'forgotten' ? work.now : clock.ended_at,
    new_started_at: startedAt,
    new_ended_at: endedAt,
    reason,
    corrected_by: by,
    corrected_at: work.now,
  })
}
