import { type Found, markOf, parameterOf } from '../../../kernel/db/found.ts'
import type { Row } from '../../../kernel/db/schema.ts'
import { type Load, manyRaw } from '../../../kernel/db/sql.ts'
import type { BalanceCheck } from '../../../kernel/module.ts'
import type { Work } from '../../../kernel/work.ts'
import { halfOf } from './slot/half-of.ts'
import { freeMinutes } from './slot/pools.ts'
import { openMinutesOf } from './slot/roster.ts'
import {
  type FreeTime,
  freeTimesOf,
  halvesOf,
  type Part,
  partsOf,
  startOf,
  type StoreDay,
  type Wanted,
} from './slot/rules.ts'

export { rebuildDay, rebuildDays } from './slot/rebuild.ts'
export { countedDevices, unreserved } from './equipment/booked.ts'
export { dayAt, devicesOf } from './equipment/equipment.ts'
export { useProblem } from './equipment/rules.ts'

/** What is booked of a store's time. Instants in UTC. */
export interface Booking {
  readonly startsAt: string
  readonly minutes: number
  readonly skill: string
}

/**
 * The store's half hours from a local time on: `$2` is the store, `$3` the instant, `$4` how many. The start stands in
 * subselects so that the index finds it: as a join it read all rows of the store, 7 ms instead of 0.1.
 */
const openFrom = (store: string | Found) => `with st as materialized (
    select s.id, x.local::date as day, (extract(hour from x.local) * 2 + floor(extract(minute from x.local) / 30))::integer as half
      from kernel.store s, lateral (select $3::timestamptz at time zone s.time_zone as local) x where s.group_id = $1 and s.id = ${markOf(store)}
  )
  select c.* from capacity.slot c
   where c.group_id = $1 and c.store_id = (select id from st) and (c.day, c.half) >= ((select day from st), (select half from st))
   order by c.day, c.half limit $4 for update`

/** The half hours that a booking would take, locked in order. The rows hold all skills; `skill` may still be unknown. */
export function lockSlots(
  groupId: string,
  storeId: string | Found,
  startsAt: string,
  minutes: number,
  _skill?: string,
): Load<Row<'capacity.slot'>[]> {
  return manyRaw(openFrom(storeId), [groupId, parameterOf(storeId), startsAt, halvesOf(minutes)])
}

/** What the same work has given back before it takes: a booking that moves does not stand in its own way. */
const given = new WeakMap<
  Work,
  { readonly storeId: string; readonly skill: string; readonly parts: readonly Part[] }[]
>()

/**
 * Takes the minutes of a booking from rows that `lockSlots` locked. False when they do not fit; then nothing is written.
 * Who can do several things is counted once (see `freeMinutes`).
 */
export function takeMinutes(
  work: Work,
  slots: readonly Row<'capacity.slot'>[],
  booking: Booking & { readonly timeZone: string },
): boolean {
  const storeId = slots[0]?.store_id
  const store = storeId ? work.settings.stores.get(storeId) : undefined
  if (!store) return false
  const { day } = startOf(booking.startsAt, booking.timeZone)
  const parts = partsOf(slots, booking, booking.timeZone, openMinutesOf(day, store.hours))
  if (!parts) return false
  const halves = new Map(slots.map((slot) => [`${slot.day}/${slot.half}`, halfOf(slot)]))
  for (const { skill, parts: back } of (given.get(work) ?? []).filter((one) => one.storeId === storeId)) {
    for (const part of back) {
      const half = halves.get(`${part.day}/${part.half}`)
      if (half) half.taken[skill] = Math.max(0, (half.taken[skill] ?? 0) - part.minutes)
    }
  }
  for (const part of parts) {
    const half = halves.get(`${part.day}/${part.half}`)
    if (!half || freeMinutes(half, booking.skill) < part.minutes) return false
  }
  work.sql({
    sql: `update capacity.slot s set taken_minutes = s.taken_minutes || jsonb_build_object($6::text, coalesce((s.taken_minutes ->> $6)::integer, 0) + t.minutes)
            from unnest($3::date[], $4::integer[], $5::integer[]) as t (day, half, minutes)
           where s.group_id = $1 and s.store_id = $2 and s.day = t.day and s.half = t.half`,
    parameters: [
      work.groupId,
      storeId,
      parts.map((part) => part.day),
      parts.map((part) => part.half),
      parts.map((part) => part.minutes),
      booking.skill,
    ],
  })
  return true
}

/** The same minutes as `takeMinutes` took, found in the same way; never below nothing, so that a cancellation always goes through. */
const giveBackText = `with open as (${openFrom('')}),
  part as (select day, half, row_number() over (order by day, half) as no from open),
  share as (select day, half, least($5::integer, 30 * no - $6::integer) - greatest(0, 30 * (no - 1) - $6::integer) as minutes from part)
  update capacity.slot s set taken_minutes = s.taken_minutes || jsonb_build_object($7::text, greatest(0, coalesce((s.taken_minutes ->> $7)::integer, 0) - t.minutes))
    from share t where s.group_id = $1 and s.store_id = $2 and s.day = t.day and s.half = t.half and t.minutes > 0`

/** Gives the minutes of a booking back at once; call it before `takeMinutes` where a booking moves. */
export function giveBack(work: Work, booking: Booking & { readonly storeId: string; readonly timeZone: string }): void {
  const { storeId, startsAt, minutes, skill, timeZone } = booking
  const start = startOf(startsAt, timeZone)
  work.sql({
    sql: giveBackText,
    parameters: [work.groupId, storeId, startsAt, halvesOf(minutes), minutes, start.passed, skill],
  })
  const halves = Array.from({ length: halvesOf(minutes) }, (_, i) => ({ day: start.day, half: start.half + i }))
  const parts = partsOf(halves, { startsAt, minutes }, timeZone, Number.POSITIVE_INFINITY)
  given.set(work, [...(given.get(work) ?? []), { storeId, skill, parts: parts ?? [] }])
}

/** A day's half hours as they come from the database; read only when somebody asks for other times. */
export interface FreeDay {
  readonly store_id: string
  readonly time_zone: string
  readonly hours: StoreHours
  readonly day: string
  readonly halves: string
}
type StoreHours = Parameters<typeof openMinutesOf>[1]

export interface Search {
  readonly skill: string
  readonly minutes: number
  readonly fromDay: string
  readonly days: number
  readonly now: string
}

/** The store's open half hours of some days, for `alternatives`; `fromDay` is a plain date. */
export function freeTimes(groupId: string, storeId: string | Found, search: Search): Load<FreeDay[]> {
  return manyRaw<FreeDay>(
    `select c.store_id, st.time_zone, st.hours, c.day,
            json_agg(json_build_array(c.half, c.people_minutes, c.bay_minutes, c.taken_minutes) order by c.half)::text as halves
       from (select id, time_zone, hours from kernel.store where group_id = $1 and id = ${markOf(storeId)}) st
       join capacity.slot c on c.group_id = $1 and c.store_id = st.id and c.day >= $3::date and c.day < $3::date + $4::integer
      group by c.store_id, c.day, st.time_zone, st.hours order by c.day`,
    [groupId, parameterOf(storeId), search.fromDay, search.days],
  )
}

/**
 * Times at which the job fits: the wanted day first, then by day, within a day the least loaded first. The minutes of the
 * booking that is to move, `own`, count as free: they are when it has moved.
 */
export function alternatives(rows: readonly FreeDay[], wanted: Wanted, own?: Booking): FreeTime[] {
  const days = rows.map(storeDay)
  return freeTimesOf(own ? without(days, own) : days, wanted)
}

function without(days: readonly StoreDay[], own: Booking): StoreDay[] {
  const back = new Map(partsIn(days, own)?.map((part) => [`${part.day}/${part.half}`, part.minutes]))
  return days.map((day) => ({
    ...day,
    halves: day.halves.map((half) => {
      const minutes = back.get(`${half.day}/${half.half}`)
      if (minutes === undefined) return half
      const left = Math.max(0, (half.taken[own.skill] ?? 0) - minutes)
      return { ...half, taken: { ...half.taken, [own.skill]: left } }
    }),
  }))
}

/** The half hours that a booking takes of one store's days. */
function partsIn(days: readonly StoreDay[], booking: Booking): Part[] | undefined {
  const zone = days[0]?.timeZone
  if (!zone) return undefined
  const start = startOf(booking.startsAt, zone)
  const halves = days
    .filter((day) => day.day >= start.day)
    .flatMap((day) => day.halves)
    .filter((half) => half.day > start.day || half.half >= start.half)
  return partsOf(halves, booking, zone, days.find((day) => day.day === start.day)?.openMinutes ?? 0)
}

/** By how many minutes the half hours of a booking are overbooked for its skill, among the days asked for; nought when it can be kept. */
export function lackingMinutes(rows: readonly FreeDay[], booking: Booking): number {
  const days = rows.map(storeDay)
  if (days.length === 0) return 0
  const parts = partsIn(days, booking)
  const taken = new Set((parts ?? []).map((part) => `${part.day}/${part.half}`))
  const least = days
    .flatMap(({ halves }) => halves)
    .filter((half) => taken.has(`${half.day}/${half.half}`))
    .reduce((low, half) => Math.min(low, freeMinutes(half, booking.skill)), 0)
  return parts ? -least : booking.minutes
}

type StoredHalf = [
  half: number,
  people: Record<string, number>,
  bays: Record<string, number> | null,
  taken: Record<string, number>,
]

function storeDay(row: FreeDay): StoreDay {
  const stored: StoredHalf[] = JSON.parse(row.halves)
  return {
    storeId: row.store_id,
    timeZone: row.time_zone,
    openMinutes: openMinutesOf(row.day, row.hours),
    day: row.day,
    halves: stored.map(([half, people, bays, taken]) => ({ day: row.day, half, people, bays, taken })),
  }
}

/**
 * Taken minutes add up to the bookings that hold time, by store and skill. `bookings` is the room's own query for them:
 * store_id, skill, minutes of group `$1`.
 */
export function takenBalance(name: string, bookings: string): BalanceCheck {
  return {
    name,
    sql: `select coalesce(t.store_id, b.store_id) as store_id, coalesce(t.skill, b.skill) as skill, t.minutes as taken_minutes, b.minutes as booked_minutes
            from (select s.store_id, x.key as skill, sum(x.value::integer) as minutes from capacity.slot s, jsonb_each_text(s.taken_minutes) x
                   where s.group_id = $1 group by s.store_id, x.key) t
            full join (select store_id, skill, sum(minutes) as minutes from (${bookings}) x group by store_id, skill) b
              on b.store_id = t.store_id and b.skill = t.skill
           where coalesce(t.minutes, 0) <> coalesce(b.minutes, 0)`,
  }
}
