import { addDays } from '../../../../kernel/clocks/plain-date.ts'
import { epochMsOf, instantOf, localDate } from '../../../../kernel/clocks/zone.ts'
import { type Load, manyRaw, oneRaw } from '../../../../kernel/db/sql.ts'
import type { Row } from '../../../../kernel/db/schema.ts'
import type { Ask } from '../../../../kernel/serve.ts'
import { alternatives, type Booking, countedDevices, freeTimes, unreserved } from '../../../capacity/server/public.ts'

/** What the items of a booking need devices for; `$2` are item codes. */
export function usesOf(groupId: string, codes: readonly string[]): Load<{ use: string }[]> {
  return manyRaw<{ use: string }>(
    `select distinct n.use from knowledge.service_item i cross join unnest(i.needs_equipment) n(use)
      where i.group_id = $1 and i.code = any($2) and i.state = 'active' order by 1`,
    [groupId, codes],
  )
}

/** The same, asked for where there are items at all. */
export async function usesBy(ask: Ask, groupId: string, codes: readonly string[]): Promise<string[]> {
  if (codes.length === 0) return []
  const { uses } = await ask({ uses: usesOf(groupId, codes) })
  return uses.map(({ use }) => use)
}

export interface DevicesWanted {
  readonly storeId: string
  readonly uses: readonly string[]
  readonly from: string
  readonly until: string
  /** A booking that moves is not in its own way. */
  readonly except?: string | undefined
}

interface TakenRow {
  readonly id: string
  readonly use: string
  readonly starts_at: string
  readonly minutes: number
}

const minuteMs = 60_000
/** The longest booking: who began so long before is at it still. */
const longestMinutes = 960
const after = (instant: string, minutes: number) => instantOf(epochMsOf(instant) + minutes * minuteMs)

/** The devices that count, and the bookings that take them. */
export function deviceLoads(groupId: string, wanted: DevicesWanted) {
  const { storeId, uses, from, until, except } = wanted
  return {
    devices: countedDevices(groupId, wanted),
    taken: manyRaw<TakenRow>(
      `select distinct a.id, n.use, a.starts_at, a.minutes
         from service.appointment a
         join knowledge.service_item i on i.group_id = a.group_id and i.code = any(a.item_codes)
         cross join unnest(i.needs_equipment) n(use)
        where a.group_id = $1 and a.store_id = $2 and a.state in ('booked', 'arrived') and n.use = any($3)
          and a.starts_at >= $4 and a.starts_at < $5 and a.id is distinct from $6::uuid`,
      [groupId, storeId, uses, after(from, -longestMinutes), until, except ?? null],
    ),
  }
}

/** The uses that a booking `a` needs devices for, as a column. */
export const usesSql = `array(select distinct n.use from knowledge.service_item i cross join unnest(i.needs_equipment) n(use)
    where i.group_id = a.group_id and i.code = any(a.item_codes) and i.state = 'active' order by 1)`

interface Found {
  readonly devices: Parameters<typeof unreserved>[0]
  readonly taken: readonly TakenRow[]
}

/** What no device is left for in a stretch of time: all of them out of order, expired, reserved or booked (I-15). */
export function lackingUses(
  { devices, taken }: Found,
  uses: readonly string[],
  when: {
    readonly startsAt: string
    readonly minutes: number
    readonly timeZone: string
    /** A booking that is not in its own way. */
    readonly except?: string | undefined
  },
): string[] {
  const { startsAt, minutes, timeZone, except } = when
  const endsAt = after(startsAt, minutes)
  const day = localDate(epochMsOf(startsAt), timeZone)
  const others = except === undefined ? taken : taken.filter((row) => row.id !== except)
  return uses.filter(
    (use) => unreserved(devices, use, { startsAt, endsAt }, day) <= atOnce(others, use, startsAt, endsAt),
  )
}

/** How many bookings need it at the same moment of the stretch, at the most. */
function atOnce(taken: readonly TakenRow[], use: string, startsAt: string, endsAt: string): number {
  const spans = taken
    .filter((row) => row.use === use && row.starts_at < endsAt)
    .map((row) => ({ from: row.starts_at, to: after(row.starts_at, row.minutes) }))
    .filter(({ to }) => startsAt < to)
  const moments = [startsAt, ...spans.map(({ from }) => from).filter((from) => from > startsAt)]
  return Math.max(...moments.map((moment) => spans.filter(({ from, to }) => from <= moment && moment < to).length))
}

interface WantedTimes {
  readonly storeId: string
  readonly timeZone: string
  readonly skill: string
  readonly minutes: number
  /** Plain date and how many days from it. */
  readonly from: string
  readonly days: number
  readonly now: string
  /** Of the items; those of a package among them. */
  readonly codes: readonly string[]
  readonly except?: string | undefined
}

/** Times at which people, bays and a device in order are left, as desk, telephone and the customer himself are offered them. */
export async function timesFor(load: Ask, groupId: string, wanted: WantedTimes) {
  const { storeId, timeZone, skill, minutes, from, days, now, codes, except } = wanted
  const { rows, needs, moving } = await load({
    rows: freeTimes(groupId, storeId, { skill, minutes, fromDay: from, days, now }),
    needs: usesOf(groupId, codes),
    ...(except === undefined ? {} : { moving: movingOf(groupId, storeId, except) }),
  })
  const uses = needs.map(({ use }) => use)
  if (uses.length === 0) return alternatives(rows, { skill, minutes, now }, moving)
  const until = `${addDays(from, days + 1)}T00:00:00.000Z`
  const busy = await load(deviceLoads(groupId, { storeId, uses, from: now, until, except }))
  const fits = (startsAt: string) => lackingUses(busy, uses, { startsAt, minutes, timeZone }).length === 0
  return alternatives(rows, { skill, minutes, now, fits }, moving)
}

/** The time of the booking that is to move, while it holds it. */
function movingOf(groupId: string, storeId: string, id: string): Load<Booking | undefined> {
  const { statement, read } = oneRaw<Held>(
    `select starts_at, minutes, skill from service.appointment
      where group_id = $1 and store_id = $2 and id = $3 and state in ('booked', 'arrived')`,
    [groupId, storeId, id],
  )
  return {
    statement,
    read(rows) {
      const row = read(rows)
      return row && heldTime(row)
    },
  }
}

type Held = Pick<Row<'service.appointment'>, 'starts_at' | 'minutes' | 'skill'>

/** The time that a booking holds. */
export const heldTime = ({ starts_at: startsAt, minutes, skill }: Held): Booking => ({ startsAt, minutes, skill })

/** `alignment` → its word, for a refusal. */
export const useWord = (use: string) => `@knowledge.serviceItem.value.needsEquipment.${use}`
