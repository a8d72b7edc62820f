import { inGroup } from '../../../../kernel/action.ts'
import { addDays } from '../../../../kernel/clocks/plain-date.ts'
import { epochMsOf, instantOf, localDay, wallClockMs } from '../../../../kernel/clocks/zone.ts'
import type { Row } from '../../../../kernel/db/schema.ts'
import { manyRaw } from '../../../../kernel/db/sql.ts'
import { dropTask, giveTask } from '../../../../kernel/furniture/tasks.ts'
import { forEachGroup } from '../../../../kernel/groups.ts'
import type { Kernel } from '../../../../kernel/kernel.ts'
import { runAsSystem, settingsOfGroup } from '../../../../kernel/system.ts'
import { settleEnd } from '../deposit/ending.ts'
import { depositRounds } from '../deposit/rounds.ts'
import { lockDeposit } from '../../../money/server/public.ts'
import { factsOf } from '../facts.ts'
import { noShowMinutes, preparationDays, preparationHour, reminderDays } from '../parameters.ts'
import { addressIn, mapLink, tellCustomer } from '../tell.ts'
import { appointment, giveTimeBack } from './actions.ts'
import { needsOf, type ShortPart, shortPartsOf, shortsByBooking, withShorts } from './needs.ts'
import { keepPreparation, lockPreparation, spanOfDay } from './preparation.ts'
import { clockOf, lockBooking, rowsOf, type Store } from './store-round.ts'

const minuteMs = 60_000
const dayMs = 86_400_000
/** Bookings that are longer past were closed long ago, or the house stood still. */
const lookBackDays = 30
export const shortTask = 'bookingParts'

/**
 * What the clock does with bookings, every few minutes: who has not come frees the time; for the bookings of the day
 * ahead missing parts are flagged to the parts clerk and the customers reminded. Answers how many bookings changed.
 */
export function bookingRounds(kernel: Kernel): Promise<number> {
  return forEachGroup(kernel, async (groupId) => {
    const settings = await settingsOfGroup(kernel, groupId)
    let changed = 0
    for (const storeId of settings.stores.keys()) {
      const store = { kernel, groupId, settings, storeId }
      changed += (await missed(store)) + (await flagShorts(store)) + (await remind(store))
      changed += await depositRounds(store)
    }
    return changed
  })
}

/** Who has not come by a while after his time will not come: the time is free again. */
async function missed(store: Store): Promise<number> {
  const { now, limit } = clockOf(store)
  const until = instantOf(epochMsOf(now) - limit(noShowMinutes) * minuteMs)
  const late = await rowsOf<{ id: string; starts_at: string; deposit_id: string | null }>(
    store,
    `select id, starts_at, deposit_id from service.appointment where group_id = $1 and store_id = $2 and state = 'booked'
        and starts_at <= $3 and starts_at > $4 limit 500`,
    [store.storeId, until, instantOf(epochMsOf(now) - lookBackDays * dayMs)],
  )
  let count = 0
  for (const { id, starts_at, deposit_id } of late) {
    const done = await runAsSystem(store.kernel, {
      groupId: store.groupId,
      name: 'service.noShow',
      key: `${id}/${starts_at}`,
      loads: ({ groupId }) => ({
        row: lockBooking(groupId, id),
        ...(deposit_id === null
          ? {}
          : { deposit: lockDeposit(groupId, deposit_id), facts: factsOf(groupId, 'appointment', id) }),
      }),
      run(work, { loaded, settings }) {
        const { row, deposit, facts } = loaded
        if (!row || row.starts_at !== starts_at) return
        work.move(appointment.face, row, 'noShow')
        giveTimeBack(work, row, settings)
        settleEnd(work, row, deposit, { by: 'noShow', facts })
        work.emit('service.appointmentMissed', { appointmentId: id, storeId: row.store_id })
      },
    })
    count += Number(done)
  }
  return count
}

/** Missing parts of the days ahead are told the parts clerk and stand on the booking; when they are there, the task goes. */
async function flagShorts(store: Store): Promise<number> {
  const { now, zone, today, limit } = clockOf(store)
  if (epochMsOf(now) < wallClockMs(localDay(epochMsOf(now), zone), limit(preparationHour) * 60, zone)) return 0
  const { groupId, storeId } = store
  const until = spanOfDay(addDays(today, limit(preparationDays)), zone).until
  const flagged = await rowsOf<{ id: string }>(
    store,
    `select record_id as id from kernel.task where group_id = $1 and store_id = $2 and state = 'open' and kind = $3`,
    [storeId, shortTask],
  )
  const also = flagged.map((task) => task.id)
  const load = needsOf(groupId, storeId, { from: now, until, also })
  const [, , found] = await inGroup(store.kernel, groupId, [load.statement])
  const shorts = shortsByBooking(withShorts(load.read(found?.rows ?? [])))
  const ids = [...new Set([...shorts.keys(), ...also])]
  const before = await rowsOf<{ id: string; version: number; short_parts: unknown }>(
    store,
    `select a.id, a.version, p.short_parts from service.appointment a
       left join service.preparation p on p.group_id = a.group_id and p.id = a.id
      where a.group_id = $1 and a.id = any($2::uuid[])`,
    [ids],
  )
  let count = 0
  for (const { id, version, short_parts } of before) {
    const lacks = shorts.get(id) ?? []
    if (same(shortPartsOf(short_parts), lacks) && !(lacks.length === 0 && also.includes(id))) continue
    count += Number(await flag(store, { id, version, lacks }))
  }
  return count
}

const same = (a: readonly ShortPart[], b: readonly ShortPart[]) => JSON.stringify(a) === JSON.stringify(b)

function flag(store: Store, found: { id: string; version: number; lacks: readonly ShortPart[] }): Promise<boolean> {
  const { id, version, lacks } = found
  return runAsSystem(store.kernel, {
    groupId: store.groupId,
    name: 'service.bookingParts',
    key: `${id}/${version}/${lacks.map((part) => `${part.partNo}:${part.quantityThousandths}`).join(',')}`,
    loads: ({ groupId }) => ({
      row: lockBooking(groupId, id),
      before: lockPreparation(groupId, id),
      tasks: manyRaw<Row<'kernel.task'>>(
        `select * from kernel.task where group_id = $1 and record = 'appointment' and record_id = $2 and kind = $3 and state = 'open' for update`,
        [groupId, id, shortTask],
      ),
    }),
    run(work, { loaded }) {
      const { row, before, tasks } = loaded
      if (lacks.length === 0 || !row) for (const task of tasks) dropTask(work, task, 'partsThere')
      if (!row || same(shortPartsOf(before?.short_parts), lacks)) return
      work.move(appointment.face, row, 'flagParts')
      keepPreparation(work, before, id, {
        short_parts: lacks.map((part) => ({ ...part })),
        short_since: lacks.length === 0 ? null : (before?.short_since ?? work.now),
      })
      if (lacks.length === 0 || tasks.length > 0) return
      const list = lacks.map((part) => part.partNo).join(', ')
      giveTask(work, {
        storeId: row.store_id,
        kind: shortTask,
        record: 'appointment',
        recordId: id,
        titleZh: `预约 ${row.number} 缺件：${list}`,
        titleEn: `Parts missing for booking ${row.number}: ${list}`,
        role: 'partsClerk',
        dueAt: row.starts_at,
      })
    },
  })
}

/** The customer is reminded of his booking the day before; who has booked today knows it. */
async function remind(store: Store): Promise<number> {
  const { now, zone, today, limit } = clockOf(store)
  const days = limit(reminderDays)
  if (days === 0 || epochMsOf(now) < wallClockMs(localDay(epochMsOf(now), zone), limit(preparationHour) * 60, zone))
    return 0
  const ahead = spanOfDay(addDays(today, days), zone)
  const found = await rowsOf<{ id: string; starts_at: string }>(
    store,
    `select a.id, a.starts_at from service.appointment a
       left join service.preparation p on p.group_id = a.group_id and p.id = a.id
      where a.group_id = $1 and a.store_id = $2 and a.state = 'booked' and a.starts_at >= $3 and a.starts_at < $4
        and a.created_at < $5 and p.reminded_at is null limit 500`,
    [store.storeId, ahead.from, ahead.until, spanOfDay(today, zone).from],
  )
  let count = 0
  for (const { id, starts_at } of found) {
    const done = await runAsSystem(store.kernel, {
      groupId: store.groupId,
      name: 'service.remind',
      key: `${id}/${starts_at}`,
      loads: ({ groupId }) => ({
        row: lockBooking(groupId, id),
        before: lockPreparation(groupId, id),
        facts: factsOf(groupId, 'appointment', id),
      }),
      run(work, { loaded }) {
        const { row, before, facts } = loaded
        if (!row || !facts) return
        work.move(appointment.face, row, 'remind')
        keepPreparation(work, before, id, { reminded_at: work.now })
        tellCustomer(work, facts, {
          template: 'service.appointmentReminder',
          record: 'appointment',
          recordId: id,
          params: { number: row.number, startsAt: row.starts_at, address: addressIn(facts), map: mapLink(facts) },
        })
      },
    })
    count += Number(done)
  }
  return count
}
