import type { Kernel } from '../../../../kernel/kernel.ts'
import { newPerson, openPerson, sealFor } from '../../../../kernel/pii/persons.ts'
import { one, sql } from '../../../../kernel/db/sql.ts'
import type { Row } from '../../../../kernel/db/schema.ts'
import { camelRow, serve } from '../../../../kernel/serve.ts'
import type { Work } from '../../../../kernel/work.ts'
import { staffContract } from '../../contract/staff.ts'

export const staff = serve(staffContract, 'people.staff', {
  owners: ['id'],
  view: staffView,
})

/** The row as lists show it: the phone stays sealed. */
export function staffView({ phone: _phone, person_id: _person, ...row }: Row<'people.staff'>) {
  return camelRow(row)
}

export const hire = staff.creation('hire', {
  store: (input) => input.storeId,
  run(work, { id, input, kernel }) {
    const person = newPerson(work, kernel.keys)
    work.create(staff.face, 'hire', {
      id,
      store_id: input.storeId,
      person_id: person.id,
      staff_no: input.staffNo,
      name: input.name,
      phone: input.phone ? sealFor(work, person, input.phone) : null,
      department: input.department,
      position: input.position,
      skills: input.skills,
      left_on: null,
    })
    work.emit('people.staffChanged', { staffId: id, storeId: input.storeId })
  },
})

export const edit = staff.verb('edit', {
  loads: ({ groupId, id }) => ({
    person: one(
      sql
        .selectFrom('people.staff as s')
        .innerJoin('kernel.person as p', (join) =>
          join.onRef('p.group_id', '=', 's.group_id').onRef('p.id', '=', 's.person_id'),
        )
        .where('s.group_id', '=', groupId)
        .where('s.id', '=', id)
        .select(['p.id', 'p.wrapped_key']),
    ),
  }),
  run(work, { input, row, loaded, move, kernel }) {
    const { phone, staffNo, ...rest } = input
    move({
      ...rest,
      ...(staffNo ? { staff_no: staffNo } : {}),
      ...(phone === undefined ? {} : { phone: sealPhone(work, kernel, loaded.person, phone) }),
    })
    work.emit('people.staffChanged', { staffId: row.id, storeId: row.store_id })
  },
})

export const leave = staff.verb('leave', {
  run(work, { input, row, move }) {
    move({ left_on: input.lastDay }, { cause: input.reason })
    work.emit('people.staffChanged', { staffId: row.id, storeId: row.store_id })
  },
})

function sealPhone(
  work: Work,
  kernel: Kernel,
  person: { id: string; wrapped_key: string | null } | undefined,
  phone: string,
): string | null {
  return person && phone !== '' ? sealFor(work, openPerson(person, kernel.keys), phone) : null
}
