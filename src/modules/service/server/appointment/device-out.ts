import { z } from 'zod'
import { addDays } from '../../../../kernel/clocks/plain-date.ts'
import { readReachable, reachable, type Reachable, told } from '../../../../kernel/clocks/recipients.ts'
import { type Load, manyRaw, oneRaw } from '../../../../kernel/db/sql.ts'
import { sendMessage } from '../../../../kernel/messages.ts'
import type { Subscription } from '../../../../kernel/module.ts'
import { runAsSystem } from '../../../../kernel/system.ts'
import { equipmentUses } from '../../../knowledge/contract/equipment-use.ts'
import { deviceLoads, lackingUses, usesSql } from './devices.ts'

const name = 'service.deviceOut'
const dispatcher = 'dispatcher'
const advisor = 'serviceAdvisor'

const ofDevice = z.object({ equipmentId: z.uuid(), storeId: z.uuid() })

interface FailedDevice {
  readonly id: string
  readonly code: string
  readonly name_zh: string
  readonly name_en: string
  readonly use: string | null
  readonly out_because: string | null
}

function failed(groupId: string, id: string): Load<FailedDevice | undefined> {
  return oneRaw<FailedDevice>(
    `select id, code, name_zh, name_en, use, out_because from capacity.equipment
      where group_id = $1 and id = $2 and state = 'outOfOrder'`,
    [groupId, id],
  )
}

interface Counting {
  readonly id: string
  readonly starts_at: string
  readonly minutes: number
  readonly uses: string[]
  /** The account that booked it; a customer's own has one that is nobody's of the shop. */
  readonly booked_by: string | null
}

/** Bookings to come whose work needs a device, with who made them. */
function counting(groupId: string, storeId: string, from: string): Load<Counting[]> {
  return manyRaw<Counting>(
    `select a.id, a.starts_at, a.minutes, ${usesSql} as uses,
        (select e.actor_id from kernel.entry e where e.group_id = a.group_id and e.record_id = a.id and e.version = 1) as booked_by
       from service.appointment a
      where a.group_id = $1 and a.store_id = $2 and a.state = 'booked' and a.starts_at > $3
        and exists (select from knowledge.service_item i where i.group_id = a.group_id and i.code = any(a.item_codes)
          and i.state = 'active' and i.needs_equipment <> '{}')
      order by a.starts_at, a.id limit 500`,
    [groupId, storeId, from],
  )
}

/** So far ahead the notice looks: nobody books further. */
const daysAhead = 366

function furthest(now: string): string {
  const today = now.slice(0, 10)
  return `${addDays(today, daysAhead)}T00:00:00.000Z`
}

function people(groupId: string): Load<Record<string, unknown>[]> {
  const { sql, parameters } = reachable(groupId, [], [dispatcher, advisor])
  return manyRaw(sql, [...(parameters ?? [])])
}

/** Who booked hears of his own; what the customer or another room booked concerns each advisor of the store. */
function countOf(bookings: readonly Counting[], advisors: readonly Reachable[], accountId: string): number {
  const known = new Set(advisors.map((one) => one.accountId))
  return bookings.filter(({ booked_by }) => booked_by === accountId || booked_by === null || !known.has(booked_by))
    .length
}

/**
 * A device failed: the store's dispatcher finds it in his inbox, and each advisor whose bookings count on it, with the
 * list of what cannot be kept behind it (I-15). Repaired before anybody heard of it, it is no news.
 */
export const deviceOut: Subscription = {
  topic: 'capacity.equipmentOut',
  name,
  async run(kernel, event) {
    const { equipmentId, storeId } = ofDevice.parse(event.payload)
    await runAsSystem(kernel, {
      groupId: event.groupId,
      name,
      key: event.id,
      loads: ({ groupId, now }) => ({
        device: failed(groupId, equipmentId),
        bookings: counting(groupId, storeId, now),
        people: people(groupId),
        ...deviceLoads(groupId, {
          storeId,
          uses: equipmentUses,
          from: now,
          until: furthest(now),
        }),
      }),
      run(work, { loaded, settings }) {
        const { device, bookings } = loaded
        if (!device) return
        const timeZone = settings.stores.get(storeId)?.timeZone ?? 'Asia/Shanghai'
        const { use } = device
        const lacking = bookings.filter(
          ({ id, starts_at: startsAt, minutes, uses }) =>
            use !== null &&
            uses.includes(use) &&
            lackingUses(loaded, [use], { startsAt, minutes, timeZone, except: id }).length > 0,
        )
        const all = loaded.people.map(readReachable)
        const advisors = told.holders(all, settings, advisor, storeId)
        const dispatchers = new Set(told.holders(all, settings, dispatcher, storeId))
        for (const person of new Set([...dispatchers, ...advisors])) {
          const isDispatcher = dispatchers.has(person)
          const count = isDispatcher ? lacking.length : countOf(lacking, advisors, person.accountId)
          if (count === 0 && !isDispatcher) continue
          sendMessage(work, {
            template: count > 0 ? 'service.deviceOutBookings' : 'service.deviceOut',
            // The list of bookings that cannot be kept, else the device itself.
            record: count > 0 ? 'affectedBookings' : 'equipment',
            recordId: device.id,
            storeId,
            accountId: person.accountId,
            purpose: 'service',
            language: person.language,
            params: {
              device: `${device.code} ${person.language === 'en' ? device.name_en : device.name_zh}`,
              reason: device.out_because ?? '',
              count,
            },
          })
        }
      },
    })
  },
}
