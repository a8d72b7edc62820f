import { shiftContract } from '../../contract/shift.ts'
import { one, sql } from '../../../../kernel/db/sql.ts'
import { serve } from '../../../../kernel/serve.ts'
import { shiftProblem } from './rules.ts'

export const shift = serve(shiftContract, 'people.shift', { owners: ['staff_id'] })

const staffOf = (groupId: string, staffId: string) =>
  one(
    sql
      .selectFrom('people.staff')
      .select(['id', 'store_id', 'state'])
      .where('group_id', '=', groupId)
      .where('id', '=', staffId),
  )

export const plan = shift.creation('plan', {
  store: (input) => input.storeId,
  loads: ({ groupId, input }) => ({ staff: staffOf(groupId, input.staffId) }),
  run(work, { id, input, loaded, settings }) {
    const problem = shiftProblem(input, loaded.staff, settings.stores.get(input.storeId)?.timeZone ?? 'UTC')
    if (problem) throw problem
    work.create(shift.face, 'plan', {
      id,
      store_id: input.storeId,
      staff_id: input.staffId,
      day: input.day,
      kind: 'work',
      starts_at: input.startsAt,
      ends_at: input.endsAt,
    })
    work.emit('people.shiftChanged', { storeId: input.storeId, day: input.day })
  },
})

export const absent = shift.creation('absent', {
  store: (input) => input.storeId,
  loads: ({ groupId, input }) => ({ staff: staffOf(groupId, input.staffId) }),
  run(work, { id, input, loaded, settings }) {
    const problem = shiftProblem(input, loaded.staff, settings.stores.get(input.storeId)?.timeZone ?? 'UTC')
    if (problem) throw problem
    work.create(shift.face, 'absent', {
      id,
      store_id: input.storeId,
      staff_id: input.staffId,
      day: input.day,
      kind: 'absence',
      starts_at: input.startsAt,
      ends_at: input.endsAt,
      reason: input.reason,
    })
    work.emit('people.shiftChanged', { storeId: input.storeId, day: input.day })
  },
})

export const cancel = shift.verb('cancel', {
  run(work, { row, move }) {
    move()
    work.emit('people.shiftChanged', { storeId: row.store_id, day: row.day })
  },
})
