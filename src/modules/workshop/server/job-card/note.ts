import type { Refusal } from '../../../../kernel/contract/refusal.ts'
import type { Row } from '../../../../kernel/db/schema.ts'
import { workshopRefusals } from '../../contract/refusals.ts'

/** What the advisor passed on with the car is read before the work starts; a newer note is read again (G-16). */
export function noteProblem(
  order: Pick<Row<'service.repair_order'>, 'hand_over_note' | 'hand_over_note_at'>,
  card: Pick<Row<'workshop.job_card'>, 'note_read_at'>,
): Refusal | undefined {
  const { hand_over_note: note, hand_over_note_at: at } = order
  if (note === null || at === null) return undefined
  return card.note_read_at === null || card.note_read_at < at ? workshopRefusals.noteUnread({ note }) : undefined
}
