import { many, sql } from '../../kernel/db/sql.ts'
import type { Module } from '../../kernel/module.ts'
import { peopleRefusals } from './contract/refusals.ts'
import * as certificates from './server/certificate/actions.ts'
import * as certificateReads from './server/certificate/queries.ts'
import * as shifts from './server/shift/actions.ts'
import * as shiftReads from './server/shift/queries.ts'
import * as staff from './server/staff/actions.ts'
import * as staffReads from './server/staff/queries.ts'

/** Who works here, what they can do, and when. */
export const people: Module = {
  name: 'people',
  needs: [],
  records: [
    staff.staff.complete({
      verbs: { hire: staff.hire, edit: staff.edit, leave: staff.leave },
      reads: { list: staffReads.list, get: staffReads.get },
    }),
    shifts.shift.complete({
      verbs: { plan: shifts.plan, absent: shifts.absent, cancel: shifts.cancel, copyWeek: shifts.copyWeek },
      reads: { list: shiftReads.list },
    }),
    certificates.certificate.complete({
      verbs: { register: certificates.register, renew: certificates.renew, revoke: certificates.revoke },
      reads: { list: certificateReads.list },
    }),
  ],
  roles: {
    administrator: ['staff.see', 'staff.manage', 'shift.plan'],
    manager: ['staff.see', 'staff.manage', 'shift.plan'],
    dispatcher: ['staff.see', 'shift.plan'],
    serviceAdvisor: ['staff.see'],
    technician: ['staff.see'],
    partsClerk: ['staff.see'],
    inspector: ['staff.see'],
    cashier: ['staff.see'],
    careAgent: ['staff.see'],
  },
  constraints: {
    staff_no_key: () => peopleRefusals.staffNoTaken(),
    shift_overlap: () => peopleRefusals.shiftOverlaps(),
    shift_order: () => peopleRefusals.shiftBackwards(),
  },
  personal: [
    {
      tables: ['people.staff'],
      find: (groupId, personId) =>
        many(
          sql
            .selectFrom('people.staff')
            .select(['id', 'staff_no', 'name', 'position'])
            .where('group_id', '=', groupId)
            .where('person_id', '=', personId),
        ),
      erase: () => [],
    },
  ],
}
