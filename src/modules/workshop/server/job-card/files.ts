import type { FileUse } from '../../../../kernel/files/uses.ts'

/** Photos of key steps: subject is the line, position the step. */
export const stepFiles: readonly FileUse[] = [
  {
    record: 'jobCard',
    kind: 'step',
    takes: ['picture', 'video'],
    add: 'jobCard.work',
    while: ['assigned', 'working'],
    retention: 'retention.repairRecordYears',
    // What was done on his car is his to see (I-07).
    shownBy: { visit: 'select id from workshop.job_card where group_id = $1 and order_id = $2' },
    person: `select c.person_id from workshop.job_card j
      join service.repair_order o on o.group_id = j.group_id and o.id = j.order_id
      join customers.contact c on c.group_id = o.group_id and c.id = o.customer_id
      where j.group_id = $1 and j.id = $2`,
  },
]
