import { storeClock } from '../../../../kernel/clocks/deadlines.ts'
import { type Reachable, reachable, readReachable, told } from '../../../../kernel/clocks/recipients.ts'
import { type Load, manyRaw } from '../../../../kernel/db/sql.ts'
import { sendMessage } from '../../../../kernel/messages.ts'
import type { Settings } from '../../../../kernel/settings.ts'
import type { Work } from '../../../../kernel/work.ts'
import { isOpenAt } from './rules.ts'

interface OnDuty {
  readonly id: string
  readonly language: string
  readonly staff_id: string
}

/** Accounts of those whose shift runs now and whose roles take rescue calls. */
export function onDuty(groupId: string, storeId: string, now: string): Load<OnDuty[]> {
  return manyRaw<OnDuty>(
    `select distinct a.id, a.language, a.staff_id from people.shift h
       join people.staff s on s.group_id = h.group_id and s.id = h.staff_id and s.state = 'active'
       join kernel.account a on a.group_id = h.group_id and a.staff_id = h.staff_id and a.state = 'active'
      where h.group_id = $1 and h.store_id = $2 and h.state = 'planned' and h.kind = 'work'
        and h.starts_at <= $3 and h.ends_at > $3 
        and exists (select from kernel.role r where r.group_id = a.group_id and 'rescue.take' = any(r.permissions)
              and a.grants @> jsonb_build_array(jsonb_build_object('role', r.code)))
        and not exists (select from people.shift x where x.group_id = h.group_id and x.staff_id = h.staff_id
              and x.state = 'planned' and x.kind = 'absence' and x.starts_at <= $3 and x.ends_at > $3)`,
    [groupId, storeId, now],
  )
}

/** Accounts of the drivers of a store's units, and of its managers: for when nobody has a shift. */
export function onCall(groupId: string, storeId: string): Load<readonly Reachable[]> {
  const managers = reachable(groupId, [], ['manager'])
  return {
    statement: {
      sql: `${managers.sql} union select id, staff_id, language, grants from kernel.account
        where group_id = $1 and state = 'active'
          and staff_id in (select technician_id from service.rescue_unit where group_id = $1 and store_id = $4)`,
      parameters: [...managers.parameters, storeId],
    },
    read: (rows) => rows.map(readReachable),
  }
}

export interface Page {
  readonly rescueId: string
  readonly storeId: string
  readonly technicianId: string | null
  readonly isUrgent: boolean
  readonly params: Record<string, string | number>
}

/**
 * Pages the unit's driver. While the store is closed, or somebody is locked in, it pages who is on duty as well; where
 * nobody is, the store's manager.
 */
export function page(
  work: Work,
  settings: Settings,
  people: { readonly duty: readonly OnDuty[]; readonly call: readonly Reachable[] },
  what: Page,
): void {
  const driver = told
    .owner(people.call, what.technicianId)
    .map(({ accountId, language }) => ({ id: accountId, language }))
  const managers = told
    .holders(people.call, settings, 'manager', what.storeId)
    .map(({ accountId, language }) => ({ id: accountId, language }))
  const duty = people.duty.length > 0 ? people.duty : managers
  const isQuiet = !what.isUrgent && isOpenAt(work.now, storeClock(settings, what.storeId))
  const all = new Map([...driver, ...(isQuiet ? [] : duty)].map(({ id, language }) => [id, language]))
  for (const [accountId, language] of all)
    sendMessage(work, {
      template: what.isUrgent ? 'service.rescueUrgent' : 'service.rescuePaged',
      record: 'rescue',
      recordId: what.rescueId,
      storeId: what.storeId,
      accountId,
      purpose: 'service',
      language,
      params: what.params,
    })
}
