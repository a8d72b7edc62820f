import { manyRaw } from '../../../../kernel/db/sql.ts'
import type { PersonalData } from '../../../../kernel/module.ts'
import { emptying } from '../../../../kernel/pii/erasure.ts'
import { sealedWords } from './place.ts'

/** A person's calls for help, in his file beside his repairs (F-01). */
export const rescuesOf: PersonalData = {
  tables: ['service.rescue'],
  find: (groupId, personId) =>
    manyRaw<Record<string, unknown>>(
      `select r.*, v.plate from customers.customer c
         join service.rescue r on r.group_id = c.group_id and r.customer_id = c.id
         left join vehicles.brief v on v.group_id = r.group_id and v.id = r.vehicle_id
        where c.group_id = $1 and c.person_id = $2 order by r.id desc limit 500`,
      [groupId, personId],
    ),
  // Where somebody stood is sealed under his key; calls from before that have it in the open.
  erase: (rows) =>
    rows
      .filter((row) => typeof row['place'] === 'string' && row['place'] !== '')
      .map((row) => emptying('service.rescue', String(row['id']), { place: '' })),
  file: (rows, open) => ({
    repair: rows.map((row) => ({
      id: row['id'],
      number: row['number'],
      state: row['state'],
      channel: 'rescue',
      kind: row['kind'],
      at: row['reported_at'],
      arrivedAt: row['arrived_at'],
      plate: row['plate'],
      place: sealedWords(open(row['place_sealed'])) || row['place'],
      result: row['result'],
    })),
  }),
}
