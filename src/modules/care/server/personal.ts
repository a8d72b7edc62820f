import { manyRaw } from '../../../kernel/db/sql.ts'
import type { PersonalData } from '../../../kernel/module.ts'
import { emptying } from '../../../kernel/pii/erasure.ts'

const sealedColumns = ['key_points', 'wishes', 'complaint'] as const

/** What the customer said on the phone, and how content he was: the file's group of satisfaction (F-01). */
export const answers: PersonalData = {
  tables: ['care.follow_up'],
  find: (groupId, personId) =>
    manyRaw<Record<string, unknown>>(
      `select f.* from care.follow_up f join customers.customer c on c.group_id = f.group_id and c.id = f.customer_id
        where f.group_id = $1 and c.person_id = $2 order by f.id`,
      [groupId, personId],
    ),
  erase: (rows) =>
    rows.map((row) => {
      const emptied = sealedColumns.filter((column) => row[column] !== null).map((column) => [column, ''])
      return emptying('care.follow_up', String(row['id']), Object.fromEntries(emptied))
    }),
  file: (rows, open) => ({
    satisfaction: rows.map((row) => ({
      orderNumber: row['order_number'],
      state: row['state'],
      calledAt: row['called_at'],
      score: row['score'],
      carRunsWell: row['car_runs_well'],
      keyPoints: open(row['key_points']),
      wishes: open(row['wishes']),
      complaint: open(row['complaint']),
    })),
  }),
}

/** Notes of calls that reached nobody. */
export const callNotes: PersonalData = {
  tables: ['care.call'],
  find: (groupId, personId) =>
    manyRaw<Record<string, unknown>>(
      `select k.id, k.called_at, k.outcome, k.note from care.call k
         join care.follow_up f on f.group_id = k.group_id and f.id = k.follow_up_id
         join customers.customer c on c.group_id = f.group_id and c.id = f.customer_id
        where k.group_id = $1 and c.person_id = $2 and k.note is not null order by k.id`,
      [groupId, personId],
    ),
  erase: (rows) => rows.map((row) => emptying('care.call', String(row['id']), { note: '' })),
}
