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
    person: `select c.person_id from workshop.job_card j
      join service.repair_order o on o.group_id = j.group_id and o.id = j.order_id
      join customers.contact c on c.group_id = o.group_id and c.id = o.customer_id
      where j.group_id = $1 and j.id = $2`,
  },
]
