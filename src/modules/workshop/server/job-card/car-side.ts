import { type Load, manyRaw } from '../../../../kernel/db/sql.ts'
import type { Row } from '../../../../kernel/db/schema.ts'
import { askedParts } from './parts.ts'

type Correction = Row<'workshop.clock_correction'> & {
  readonly kind: 'correction' | 'forgotten' | 'stillWorking'
  readonly technician_name: string
}

/** What was corrected on a card's clock, the latest first. */
export function correctionsOf(groupId: string, cardId: string): Load<Correction[]> {
  return manyRaw<Correction>(
    `select x.*, s.name as technician_name from workshop.clock_correction x
       join people.staff s on s.group_id = x.group_id and s.id = x.technician_id
      where x.group_id = $1 and x.job_card_id = $2 order by x.corrected_at desc, x.id desc`,
    [groupId, cardId],
  )
}

interface Asked {
  readonly id: string
  readonly title_zh: string
  readonly title_en: string
  readonly state: string
  readonly created_at: string
}

/** What technicians asked for on the card's order beyond its estimate. */
export function askedOf(groupId: string, cardId: string): Load<Asked[]> {
  return manyRaw<Asked>(
    `select id, title_zh, title_en, state, created_at from kernel.task
      where group_id = $1 and kind = $3 and record_id = (select order_id from workshop.job_card where group_id = $1 and id = $2)
      order by created_at`,
    [groupId, cardId, askedParts],
  )
}
