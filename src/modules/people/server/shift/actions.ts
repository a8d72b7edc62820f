import { shiftContract } from '../../contract/shift.ts'
import { peopleRefusals } from '../../contract/refusals.ts'
import { addDays, dayNumber } from '../../../../kernel/clocks/plain-date.ts'
import { manyRaw, one, sql } from '../../../../kernel/db/sql.ts'
import { newId } from '../../../../kernel/ids.ts'
import { serve } from '../../../../kernel/serve.ts'
import { type Planned, shiftProblem, weekCopy, weekProblem } from './rules.ts'

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

/** Planned stretches of a store's people in the week from a Monday on, those in other stores too. */
const weekOf = (groupId: string, storeId: string, monday: string) =>
  manyRaw<Planned>(
    `select h.staff_id, s.name as staff_name, h.kind, h.day, h.starts_at, h.ends_at
       from people.shift h join people.staff s on s.group_id = h.group_id and s.id = h.staff_id
      where h.group_id = $1 and s.store_id = $2 and s.state = 'active' and h.state = 'planned'
        and h.day between $3::date - 1 and $3::date + 7
      order by h.starts_at, s.staff_no`,
    [groupId, storeId, monday],
  )

export const copyWeek = shift.creation('copyWeek', {
  store: (input) => input.storeId,
  loads: ({ groupId, input }) => ({
    week: weekOf(groupId, input.storeId, input.from),
    standing: weekOf(groupId, input.storeId, input.to),
  }),
  run(work, { id, input, loaded, settings }) {
    const { storeId, from, to } = input
    const problem = weekProblem(input)
    if (problem) throw problem
    const sunday = addDays(from, 6)
    const week = loaded.week.filter(({ kind, day }) => kind === 'work' && day >= from && day <= sunday)
    const { fit, conflicts } = weekCopy(week, loaded.standing, {
      daysLater: dayNumber(to) - dayNumber(from),
      timeZone: settings.stores.get(storeId)?.timeZone ?? 'UTC',
    })
    if (conflicts.length > 0 && !input.skipConflicts) {
      throw peopleRefusals.shiftsCollide({
        conflicts: conflicts.map(({ name, day }) => `${name} ${day}`),
        fitting: fit.length,
      })
    }
    if (fit.length === 0) throw peopleRefusals.nothingToCopy({ from })
    fit.forEach((copied, index) => {
      work.create(shift.face, 'copyWeek', {
        id: index === 0 ? id : newId(),
        store_id: storeId,
        staff_id: copied.staffId,
        day: copied.day,
        kind: 'work',
        starts_at: copied.startsAt,
        ends_at: copied.endsAt,
      })
    })
    for (const day of new Set(fit.map((copied) => copied.day))) work.emit('people.shiftChanged', { storeId, day })
  },
})

export const cancel = shift.verb('cancel', {
  run(work, { row, move }) {
    move()
    work.emit('people.shiftChanged', { storeId: row.store_id, day: row.day })
  },
})
