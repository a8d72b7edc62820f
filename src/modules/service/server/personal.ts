import { manyRaw } from '../../../kernel/db/sql.ts'
import type { PersonalData } from '../../../kernel/module.ts'
import { addMonths } from '../../../kernel/clocks/plain-date.ts'

interface Visit extends Record<string, unknown> {
  readonly visit_type: string
  readonly created_at: string
  /** As the law of the visit's day wants it. */
  readonly retain_years: number
}

const isMaintenance = (row: Record<string, unknown>) =>
  ['maintenance', 'wash', 'quick'].includes(String(row['visit_type']))

const visitRow = (row: Record<string, unknown>) => ({
  id: row['id'],
  number: row['number'],
  state: row['state'],
  visitType: row['visit_type'],
  channel: row['channel'],
  at: row['created_at'],
  odometerKm: row['odometer_km'],
  plate: row['plate'],
  approvedFen: row['approved_fen'],
  work: row['work'],
})

/** A person's visits for his file (F-01): maintenance and repair apart, with what was done. */
export const visitsOf: PersonalData = {
  tables: ['service.repair_order', 'service.concern', 'service.appointment', 'service.estimate'],
  find: (groupId, personId) =>
    manyRaw<Visit>(
      `select o.id, o.number, o.state, o.visit_type, o.channel, o.created_at, o.odometer_km, o.approved_fen, v.plate,
          array(select l.name_zh from service.line l where l.group_id = o.group_id and l.order_id = o.id
                 and l.approval = 'approved' and l.dropped_at is null order by l.position) as work,
          (select (w.value #>> '{}')::integer from kernel.law_limit w
            where w.key = 'retention.repairRecordYears' and w.from_date <= o.created_at order by w.from_date desc limit 1) as retain_years
         from customers.customer c
         join service.repair_order o on o.group_id = c.group_id and o.customer_id = c.id
         join vehicles.brief v on v.group_id = o.group_id and v.id = o.vehicle_id
        where c.group_id = $1 and c.person_id = $2 order by o.id desc limit 500`,
      [groupId, personId],
    ),
  // Orders name nobody by themselves: with the person's key gone they are records of a car.
  erase: () => [],
  file: (rows) => ({
    maintenance: rows.filter(isMaintenance).map(visitRow),
    repair: rows.filter((row) => !isMaintenance(row)).map(visitRow),
  }),
  laws: () => ['retention.repairRecordYears'],
  retainedUntil: (rows) =>
    rows
      .map((row) => addMonths(String(row['created_at']).slice(0, 10), 12 * Number(row['retain_years'])))
      .reduce((latest: string | null, day) => (latest === null || day > latest ? day : latest), null),
}
