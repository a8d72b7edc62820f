import { epochMsOf, localDate } from '../../../../kernel/clocks/zone.ts'
import { kernelRefusals } from '../../../../kernel/contract/kernel-refusals.ts'
import { oneRaw } from '../../../../kernel/db/sql.ts'
import { parameter } from '../../../../kernel/settings.ts'
import { call, callDays } from '../parameters.ts'
import { followUp } from './actions.ts'
import { isLate, isOwed } from './rules.ts'

interface CallOfOrder {
  readonly store_id: string
  /** The visit is not over, and a call follows it. */
  readonly owes: boolean
  readonly closed_at: string | null
  readonly id: string | null
  readonly state: 'due' | 'done' | 'givenUp' | null
  readonly due_at: string
  readonly called_at: string | null
  readonly ended_at: string | null
  readonly attempts: number | null
  readonly agent_name: string | null
}

const ahead = {
  id: null,
  state: 'ahead' as const,
  owners: [],
  startedAt: null,
  dueAt: null,
  doneAt: null,
  late: false,
  attempts: 0,
}

/** The call after the visit as a step of it: owner, standard, due and actual. */
export const ofOrder = followUp.read('ofOrder', async ({ groupId, id, now, settings, see, load }) => {
  const { row } = await load({
    row: oneRaw<CallOfOrder>(
      `select o.store_id, o.follow_up and o.closed_at is null and o.state <> 'cancelled' as owes, o.closed_at, f.id, f.state, f.due_at, f.called_at, f.attempts,
          case when f.state <> 'due' then f.updated_at end as ended_at, a.name as agent_name
         from service.repair_order o
         left join care.follow_up f on f.group_id = o.group_id and f.order_id = o.id
         left join people.staff a on a.group_id = f.group_id and a.id = f.agent_id
        where o.group_id = $1 and o.id = $2`,
      [groupId, id],
    ),
  })
  if (!row) throw kernelRefusals.notFound({ record: 'repairOrder' })
  see(row.store_id)
  if (row.id === null && !row.owes) return { call: null }
  const timeZone = settings.stores.get(row.store_id)?.timeZone ?? 'UTC'
  const standardDays = parameter(settings, callDays, row.store_id, localDate(epochMsOf(now), timeZone))
  const whose = { step: 'call' as const, role: call.role, standardDays }
  if (row.id === null || row.state === null) return { call: { ...whose, ...ahead } }
  return {
    call: {
      ...whose,
      id: row.id,
      state: row.state,
      owners: row.agent_name === null ? [] : [row.agent_name],
      startedAt: row.closed_at,
      dueAt: row.due_at,
      doneAt: row.called_at ?? row.ended_at,
      late: (isOwed(row.state) || row.called_at !== null) && isLate(row, now),
      attempts: row.attempts ?? 0,
    },
  }
})
