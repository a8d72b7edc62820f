import type { Row } from '../../../../kernel/db/schema.ts'
import { newId } from '../../../../kernel/ids.ts'
import type { Work } from '../../../../kernel/work.ts'
import { forgottenClock } from '../parameters.ts'
import { type Clock, runningClock } from './rules.ts'

export function startClock(
  work: Work,
  card: { readonly id: string; readonly technician_id: string },
  at: string = work.now,
): void {
  work.insert(
    'workshop.clock',
    { id: newId(), job_card_id: card.id, technician_id: card.technician_id, started_at: at },
    card,
  )
}

export interface Stop {
  readonly reason: string | null
  readonly remark?: string | undefined
  readonly at?: string
}

/** Ends the running stretch; what was asked about it is settled by that. */
export function stopClock(
  work: Work,
  card: Pick<Row<'workshop.job_card'>, 'id' | 'clock_asked_at'>,
  clocks: readonly Clock[],
  { reason, remark, at = work.now }: Stop,
): void {
  const running = runningClock(clocks)
  if (running) work.update('workshop.clock', running.id, { ended_at: at, reason, remark })
  if (card.clock_asked_at !== null) work.stopDeadline(forgottenClock.name, card.id)
}
