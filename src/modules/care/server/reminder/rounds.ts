import { inGroup } from '../../../../kernel/action.ts'
import { epochMsOf, instantOf, localDate, localDay, wallClockMs } from '../../../../kernel/clocks/zone.ts'
import type { Row } from '../../../../kernel/db/schema.ts'
import { oneRaw } from '../../../../kernel/db/sql.ts'
import { forEachGroup } from '../../../../kernel/groups.ts'
import { newId } from '../../../../kernel/ids.ts'
import { isoNow, type Kernel } from '../../../../kernel/kernel.ts'
import { parameter, type Settings } from '../../../../kernel/settings.ts'
import { runAsSystem, settingsOfGroup } from '../../../../kernel/system.ts'
import {
  reminderDays,
  reminderHour,
  reminderKm,
  reminderLapsedDays,
  reminderRestDays,
  paceDays,
  paceOldestDays,
  reminderRepeatDays,
  reminderTimes,
  remindersPerDay,
} from '../parameters.ts'
import { allowedChannels, reminder, writeReminder } from './actions.ts'
import { addresseeOf, addresseeOfReminder, bookedSince, dueCars, factsOfCar } from './due-cars.ts'
import { type Due, dueOf } from './rules.ts'

const dayMs = 86_400_000
const noId = '00000000-0000-0000-0000-000000000000'
const pageSize = 500

/**
 * Once a day and store, from an hour on: cars that are due are found and their customers written to, where they agreed;
 * who has booked is left alone, who has not is written to once more. Answers how many reminders changed.
 */
export function reminderRounds(kernel: Kernel): Promise<number> {
  return forEachGroup(kernel, async (groupId) => {
    const settings = await settingsOfGroup(kernel, groupId)
    let changed = 0
    for (const storeId of settings.stores.keys()) changed += await ofStore({ kernel, groupId, settings, storeId })
    return changed
  })
}

interface Store {
  readonly kernel: Kernel
  readonly groupId: string
  readonly settings: Settings
  readonly storeId: string
}

async function ofStore(store: Store): Promise<number> {
  const { kernel, groupId, settings, storeId } = store
  const now = isoNow(kernel.clock)
  const zone = settings.stores.get(storeId)?.timeZone ?? 'Asia/Shanghai'
  const today = localDate(epochMsOf(now), zone)
  const limit = (key: string) => parameter(settings, key, storeId, today)
  if (epochMsOf(now) < wallClockMs(localDay(epochMsOf(now), zone), limit(reminderHour) * 60, zone)) return 0
  let changed = await endBooked(store)
  const first = await runAsSystem(kernel, {
    groupId,
    name: 'care.reminders',
    key: `${storeId}/${today}`,
    loads: () => ({}),
    run: () => {},
  })
  if (!first) return changed
  changed += await repeat(store, now, { days: limit(reminderRepeatDays), times: limit(reminderTimes) })
  const lead = {
    days: limit(reminderDays),
    km: limit(reminderKm),
    lapsedDays: limit(reminderLapsedDays),
    paceDays: limit(paceDays),
    oldestDays: limit(paceOldestDays),
  }
  let left = limit(remindersPerDay)
  for (let after = noId; left > 0; ) {
    const load = dueCars(groupId, { storeId, after, now, restDays: limit(reminderRestDays), limit: pageSize })
    const [, , found] = await inGroup(kernel, groupId, [load.statement])
    const cars = load.read(found?.rows ?? [])
    for (const car of cars) {
      const due = left > 0 ? dueOf(factsOfCar(car), today, lead) : undefined
      if (!due) continue
      left -= 1
      changed += Number(await open(store, { vehicleId: car.id, customerId: car.customer_id, due, today }))
    }
    const last = cars.at(-1)
    if (!last || cars.length < pageSize) break
    after = last.id
  }
  return changed
}

interface NewReminder {
  readonly vehicleId: string
  readonly customerId: string
  readonly due: Due
  readonly today: string
}

/** Notes that a car is due and writes to its customer, if he agreed to that; else it stands on the agent's list. */
function open(store: Store, { vehicleId, customerId, due, today }: NewReminder): Promise<boolean> {
  const { kernel, groupId, storeId } = store
  return runAsSystem(kernel, {
    groupId,
    name: 'care.reminder',
    key: `${vehicleId}/${today}`,
    loads: () => ({ to: addresseeOf(groupId, { customerId, vehicleId, storeId }) }),
    run(work, { loaded }) {
      const row = work.create(reminder.face, 'open', {
        id: newId(),
        store_id: storeId,
        vehicle_id: vehicleId,
        customer_id: customerId,
        due_on: due.dueOn,
        due_by: due.dueBy,
        calculation: { ...due.calculation },
        sent_count: 0,
      })
      if (!loaded.to || allowedChannels(loaded.to).length === 0) return
      writeReminder(work, work.move(reminder.face, row, 'send', { sent_at: work.now, sent_count: 1 }), loaded.to)
    },
  })
}

const lockReminder = (groupId: string, id: string) =>
  oneRaw<Row<'care.reminder'>>(
    `select * from care.reminder where group_id = $1 and id = $2 and state in ('due', 'sent') for update`,
    [groupId, id],
  )

/** Who has booked since, or is here, is reminded no more. */
async function endBooked({ kernel, groupId, storeId }: Store): Promise<number> {
  const [, , found] = await inGroup(kernel, groupId, [
    {
      sql: `select distinct r.id from care.reminder r join service.appointment a on a.group_id = r.group_id and a.vehicle_id = r.vehicle_id
             where r.group_id = $1 and r.store_id = $2 and r.state in ('due', 'sent') and a.state in ('booked', 'arrived')
               and a.created_at > r.created_at limit 500`,
      parameters: [groupId, storeId],
    },
  ])
  let count = 0
  for (const { id } of (found?.rows ?? []) as { id: string }[]) {
    const done = await runAsSystem(kernel, {
      groupId,
      name: 'care.reminderBooked',
      key: id,
      loads: () => ({ row: lockReminder(groupId, id), booked: bookedSince(groupId, id) }),
      run(work, { loaded }) {
        const { row, booked } = loaded
        if (row && booked) work.move(reminder.face, row, 'book', { appointment_id: booked.id })
      },
    })
    count += Number(done)
  }
  return count
}

/** Once more, a while after the last time, so many times in all. */
async function repeat(
  { kernel, groupId, storeId }: Store,
  now: string,
  { days, times }: { readonly days: number; readonly times: number },
): Promise<number> {
  const before = instantOf(epochMsOf(now) - days * dayMs)
  const [, , found] = await inGroup(kernel, groupId, [
    {
      sql: `select id, sent_count from care.reminder where group_id = $1 and store_id = $2 and state = 'sent'
               and sent_at < $3 and sent_count < $4 limit 500`,
      parameters: [groupId, storeId, before, times],
    },
  ])
  let count = 0
  for (const { id, sent_count } of (found?.rows ?? []) as { id: string; sent_count: number }[]) {
    const done = await runAsSystem(kernel, {
      groupId,
      name: 'care.reminderAgain',
      key: `${id}/${sent_count}`,
      loads: () => ({
        row: lockReminder(groupId, id),
        to: addresseeOfReminder(groupId, id),
        booked: bookedSince(groupId, id),
      }),
      run(work, { loaded }) {
        const { row, to, booked } = loaded
        if (!row || !to || booked || allowedChannels(to).length === 0) return
        writeReminder(
          work,
          work.move(reminder.face, row, 'send', { sent_at: work.now, sent_count: row.sent_count + 1 }),
          to,
        )
      },
    })
    count += Number(done)
  }
  return count
}
