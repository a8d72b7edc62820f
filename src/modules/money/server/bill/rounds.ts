import { inGroup } from '../../../../kernel/action.ts'
import { addDays } from '../../../../kernel/clocks/plain-date.ts'
import { epochMsOf, localDate, localDay, wallClockMs } from '../../../../kernel/clocks/zone.ts'
import type { Row } from '../../../../kernel/db/schema.ts'
import { manyRaw, oneRaw } from '../../../../kernel/db/sql.ts'
import { forEachGroup } from '../../../../kernel/groups.ts'
import { isoNow, type Kernel } from '../../../../kernel/kernel.ts'
import { parameter, type Settings } from '../../../../kernel/settings.ts'
import { runAsSystem, settingsOfGroup } from '../../../../kernel/system.ts'
import { bill } from './actions.ts'
import { channelsTo, debtorOf, reminded, writeTo } from './reminder.ts'
import { owedOf } from './rules.ts'
import { reminderHour, reminderLeadDays, reminderRepeatDays, reminderTimes } from './term.ts'

const mostAtOnce = 200

/**
 * From an hour of the day on, who owes something is reminded: shortly before its day, and again every few days after,
 * where he agreed to be written to. Answers how many were.
 */
export function billRounds(kernel: Kernel): Promise<number> {
  return forEachGroup(kernel, async (groupId) => {
    const settings = await settingsOfGroup(kernel, groupId)
    let count = 0
    for (const storeId of settings.stores.keys()) count += await ofStore(kernel, groupId, settings, storeId)
    return count
  })
}

const dueText = `select b.id from money.bill b join customers.customer c on c.group_id = b.group_id and c.id = b.customer_id
  where b.group_id = $1 and b.store_id = $2 and b.pay_by is not null and b.pay_by <= $3::date
    and coalesce(b.reminded_count, 0) < $4 and (b.reminded_at is null or b.reminded_at < $5)
    and exists (select from kernel.consent k where k.group_id = c.group_id and k.person_id = c.person_id
      and k.purpose = 'service' and k.given_at is not null and k.withdrawn_at is null)
  order by b.pay_by, b.id limit $6`

async function ofStore(kernel: Kernel, groupId: string, settings: Settings, storeId: string): Promise<number> {
  const now = epochMsOf(isoNow(kernel.clock))
  const zone = settings.stores.get(storeId)?.timeZone ?? 'Asia/Shanghai'
  const today = localDate(now, zone)
  const limit = (key: string) => parameter(settings, key, storeId, today)
  if (now < wallClockMs(localDay(now, zone), limit(reminderHour) * 60, zone)) return 0
  const since = addDays(today, 1 - limit(reminderRepeatDays))
  const load = manyRaw<{ id: string }>(dueText, [
    groupId,
    storeId,
    addDays(today, limit(reminderLeadDays)),
    limit(reminderTimes),
    `${since}T00:00:00.000Z`,
    mostAtOnce,
  ])
  const [, , found] = await inGroup(kernel, groupId, [load.statement])
  let count = 0
  for (const { id } of load.read(found?.rows ?? [])) count += Number(await remindOf(kernel, groupId, id, today))
  return count
}

const lockBill = (groupId: string, id: string) =>
  oneRaw<Row<'money.bill'>>(
    'select * from money.bill where group_id = $1 and id = $2 and pay_by is not null for update',
    [groupId, id],
  )

function remindOf(kernel: Kernel, groupId: string, id: string, today: string): Promise<boolean> {
  return runAsSystem(kernel, {
    groupId,
    name: 'money.billReminder',
    key: `${id}/${today}`,
    loads: () => ({ row: lockBill(groupId, id), debtor: debtorOf(groupId, id) }),
    run(work, { loaded: { row, debtor } }) {
      if (!row || !debtor || owedOf(row) === 0 || channelsTo(debtor).length === 0) return
      writeTo(work, work.move(bill.face, row, 'remind', reminded(work, row)), debtor)
    },
  })
}
