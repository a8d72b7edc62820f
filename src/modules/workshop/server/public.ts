import type { Row } from '../../../kernel/db/schema.ts'
import { type Load, manyRaw } from '../../../kernel/db/sql.ts'
import type { Work } from '../../../kernel/work.ts'
import { jobCard } from './job-card/actions.ts'

const atInspection = ['group_id', 'id', 'store_id', 'state', 'version', 'head', 'finished_at', 'rework_round'] as const

/** What an inspection needs of a card. */
export type CardAtInspection = Pick<Row<'workshop.job_card'>, (typeof atInspection)[number]>

/** The cards of an order, locked, oldest first; withdrawn ones included. Lock the order before: it keeps others off them. */
export function lockCards(groupId: string, orderId: string): Load<CardAtInspection[]> {
  return manyRaw<CardAtInspection>(
    `select ${atInspection.join(', ')} from workshop.job_card where group_id = $1 and order_id = $2 for update`,
    [groupId, orderId],
    (a, b) => (a.id < b.id ? -1 : 1),
  )
}

/** Whoever was clocked on for an order, once for each time, also for a card that was given to somebody else later. */
export function workersOf(groupId: string, orderId: string): Load<{ technician_id: string }[]> {
  return manyRaw<{ technician_id: string }>(
    `select k.technician_id from workshop.clock k
       join workshop.job_card c on c.group_id = k.group_id and c.id = k.job_card_id
      where c.group_id = $1 and c.order_id = $2`,
    [groupId, orderId],
  )
}

/**
 * Brings a done card back to its technician after a failed inspection, in the caller's transaction; `cause` is what he
 * reads. The order counts the card again by `sendBack` of the service room. Refused in any other state.
 */
export function sendBackCard(work: Work, card: CardAtInspection, cause: string): CardAtInspection {
  return work.move(jobCard.face, card, 'sendBack', {
    rework_round: card.rework_round + 1,
    rework_cause: cause,
    finished_at: null,
    planned_start: work.now,
    ticks: null,
  })
}
