import { addDays } from '../../../../kernel/clocks/plain-date.ts'
import { epochMsOf, localDate } from '../../../../kernel/clocks/zone.ts'
import { manyRaw } from '../../../../kernel/db/sql.ts'
import { mostCounted } from '../../../../kernel/list.ts'
import { alternatives, freeTimes, lackingMinutes } from '../../../capacity/server/public.ts'
import { equipmentUses } from '../../../knowledge/contract/equipment-use.ts'
import { serviceRefusals } from '../../contract/refusals.ts'
import { factsOf } from '../facts.ts'
import { tellCustomer } from '../tell.ts'
import { appointment } from './actions.ts'
import { type BookingRow, bookingSelect, shownBooking } from './booking-rows.ts'
import { deviceLoads, lackingUses, usesSql } from './devices.ts'
import { shortPartsOf } from './needs.ts'
import { keepPreparation, lockPreparation, spanOfDay } from './preparation.ts'
import { reliabilityOf } from './reliability.ts'

const mostShown = 2000
/** A booking may go on for so many days. */
const longestVisitDays = 3

/** Everything that stands in the calendar of some days; what was cancelled has left it. */
export const calendar = appointment.read('calendar', async ({ groupId, query, settings, see, load, kernel }) => {
  see(query.store)
  const zone = settings.stores.get(query.store)?.timeZone ?? 'Asia/Shanghai'
  const span = spanOfDay(query.from, zone, query.days)
  const { rows } = await load({
    rows: manyRaw<BookingRow>(
      `${bookingSelect} where a.group_id = $1 and a.store_id = $2 and a.starts_at >= $3 and a.starts_at < $4
        and a.state <> 'cancelled' order by a.starts_at, a.id limit ${mostShown}`,
      [groupId, query.store, span.from, span.until],
    ),
  })
  return {
    rows: rows.map((row) => ({
      ...shownBooking(row, kernel.keys),
      day: localDate(epochMsOf(row.starts_at), zone),
      shortCount: shortPartsOf(row.short_parts).length,
      prepared: row.prepared_at !== null,
    })),
  }
})

interface MaybeAffected extends BookingRow {
  readonly away: boolean
  readonly uses: string[]
}

/** Whom the customer asked for, or the desk has set, does not work all that time any more. */
const awaySql = `coalesce(p.technician_id, a.technician_id) is not null and (
    not exists (select from people.shift h where h.group_id = a.group_id and h.staff_id = coalesce(p.technician_id, a.technician_id)
        and h.state = 'planned' and h.kind = 'work' and h.starts_at <= a.starts_at and h.ends_at >= a.starts_at + a.minutes * interval '1 minute')
    or exists (select from people.shift h where h.group_id = a.group_id and h.staff_id = coalesce(p.technician_id, a.technician_id)
        and h.state = 'planned' and h.kind = 'absence' and h.starts_at < a.starts_at + a.minutes * interval '1 minute' and h.ends_at > a.starts_at))`

/**
 * Bookings to come that cannot be kept as they stand: their half hours have less people or bays than is booked, or their
 * technician is away, or fewer devices are in order than the work at the same time needs. Each with other times, so that one call settles it (I-15).
 */
export const affected = appointment.read('affected', async (context) => {
  const { groupId, query, inStores, settings, now, load, kernel } = context
  const found = []
  for (const storeId of inStores) {
    const zone = settings.stores.get(storeId)?.timeZone ?? 'Asia/Shanghai'
    const today = localDate(epochMsOf(now), zone)
    const search = { skill: '', minutes: 0, fromDay: today, days: query.days + longestVisitDays, now }
    const until = spanOfDay(addDays(today, query.days), zone).from
    const span = { from: now, until: spanOfDay(addDays(today, search.days), zone).from }
    const { days, rows, ...busy } = await load({
      days: freeTimes(groupId, storeId, search),
      rows: manyRaw<MaybeAffected>(
        `${bookingSelect.replace('select a.*', `select a.*, ${awaySql} as away, ${usesSql} as uses`)}
          where a.group_id = $1 and a.store_id = $2 and a.state = 'booked' and a.starts_at > $3 and a.starts_at < $4
          order by a.starts_at, a.id limit ${mostShown}`,
        [groupId, storeId, now, until],
      ),
      ...deviceLoads(groupId, { storeId, uses: equipmentUses, ...span }),
    })
    for (const row of rows) {
      const when = { startsAt: row.starts_at, minutes: row.minutes, skill: row.skill }
      const lacking = lackingMinutes(days, when)
      const missing = (startsAt: string) =>
        lackingUses(busy, row.uses, { startsAt, minutes: row.minutes, timeZone: zone, except: row.id })
      const lackingDevices = missing(row.starts_at)
      if (lacking === 0 && !row.away && lackingDevices.length === 0) continue
      const fits = (startsAt: string) => missing(startsAt).length === 0
      found.push({
        ...shownBooking(row, kernel.keys),
        lackingMinutes: lacking,
        technicianAway: row.away,
        lackingUses: lackingDevices,
        askedAt: row.asked_at,
        alternatives: found.length < query.limit ? alternatives(days, { ...when, now, fits }) : [],
      })
    }
  }
  const total = Math.min(found.length, mostCounted)
  return {
    rows: found.slice(0, query.limit),
    ...(query.total ? { total, totalCapped: found.length > mostCounted } : {}),
  }
})

export const askToMove = appointment.verb('askToMove', {
  loads: ({ groupId, id }) => ({
    facts: factsOf(groupId, 'appointment', id),
    before: lockPreparation(groupId, id),
  }),
  run(work, { id, input, row, loaded, move }) {
    if (row.starts_at <= work.now) throw serviceRefusals.bookingBegun({ phone: loaded.facts?.store_phone ?? '' })
    move({}, { cause: input.reason })
    keepPreparation(work, loaded.before, id, { asked_at: work.now })
    if (!loaded.facts) return
    tellCustomer(work, loaded.facts, {
      template: 'service.appointmentAffected',
      record: 'appointment',
      recordId: id,
      params: { number: row.number, startsAt: row.starts_at, reason: input.reason, link: `/p/change/${id}` },
    })
  },
})

export const history = appointment.read('history', async ({ groupId, query, load }) => {
  const { found } = await load({ found: reliabilityOf(groupId, query.customer) })
  return { bookings: found?.bookings ?? 0, noShows: found?.no_shows ?? 0, lastNoShowAt: found?.last_at ?? null }
})
