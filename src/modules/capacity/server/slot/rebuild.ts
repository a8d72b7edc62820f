import { addDays } from '../../../../kernel/clocks/plain-date.ts'
import { localDate } from '../../../../kernel/clocks/zone.ts'
import { abandon, begin, commit, setGroup, submit } from '../../../../kernel/db/pool.ts'
import { Json } from '../../../../kernel/db/values.ts'
import { inGroup } from '../../../../kernel/action.ts'
import type { Kernel } from '../../../../kernel/kernel.ts'
import { halvesOfDay, type Hours, type Roster, type Stretch } from './roster.ts'

/** One rebuild at a time of a store's days, so that none writes from a picture older than another's. */
const lockText = `select pg_advisory_xact_lock(hashtextextended('capacity/' || $1 || '/' || $2, 0))`
const storeText = 'select time_zone, hours from kernel.store where group_id = $1 and id = $2'
const rosterText = `select f.id, f.skills, h.kind, h.day, h.starts_at, h.ends_at from people.shift h
    join people.staff f on f.group_id = h.group_id and f.id = h.staff_id and f.state = 'active'
   where h.group_id = $1 and h.store_id = $2 and h.day = any($3::date[]) and h.state = 'planned'`
const bayText = 'select skills, state from capacity.bay where group_id = $1 and store_id = $2'

/** Half hours that were open before and are not now keep what is booked in them, with nobody to do it. */
const emptyText = `update capacity.slot set people_minutes = '{}' where group_id = $1 and store_id = $2 and day = any($3::date[])`
const fillText = `insert into capacity.slot as s (group_id, store_id, day, half, people_minutes, bay_minutes, taken_minutes)
  select $1, $2, x.day, x.half, x.people, nullif(x.bays, 'null'::jsonb), '{}'
    from jsonb_to_recordset($3::jsonb) as x (day date, half integer, people jsonb, bays jsonb) order by x.day, x.half
  on conflict (group_id, store_id, day, half) do update set people_minutes = excluded.people_minutes, bay_minutes = excluded.bay_minutes`

/** Only closed half hours go, and only empty ones: a long booking finds its half hours again by counting the open ones. */
const dropText = `delete from capacity.slot s where s.group_id = $1 and s.store_id = $2 and s.day = any($3::date[])
  and not jsonb_path_exists(s.taken_minutes, '$.* ? (@ > 0)')
  and not exists (select from jsonb_to_recordset($4::jsonb) as x (day date, half integer) where x.day = s.day and x.half = s.half)`

/** Counts the bookable minutes of a store's day anew from shifts, absences, bays and opening hours. Again does no harm. */
export function rebuildDay(kernel: Kernel, groupId: string, storeId: string, day: string): Promise<void> {
  return rebuildDays(kernel, groupId, storeId, [day])
}

/** `rebuildDay` for several days in one transaction. */
export async function rebuildDays(
  kernel: Kernel,
  groupId: string,
  storeId: string,
  days: readonly string[],
): Promise<void> {
  if (days.length === 0) return
  const client = await kernel.db.connect()
  let open = true
  try {
    const [, , , stores, shifts, bays] = await submit(client, [
      begin,
      setGroup(groupId),
      { sql: lockText, parameters: [groupId, storeId] },
      { sql: storeText, parameters: [groupId, storeId] },
      { sql: rosterText, parameters: [groupId, storeId, days] },
      { sql: bayText, parameters: [groupId, storeId] },
    ])
    const store = stores?.rows[0]
    if (store) {
      const rosters = rostersByDay(shifts?.rows ?? [])
      const halves = days.flatMap((day) =>
        halvesOfDay({
          day,
          timeZone: String(store['time_zone']),
          hours: store['hours'] as Hours,
          rosters: rosters.get(day) ?? [],
          bays: usableBays(bays?.rows ?? []),
        }),
      )
      await submit(client, [
        { sql: emptyText, parameters: [groupId, storeId, days] },
        { sql: fillText, parameters: [groupId, storeId, new Json(halves)] },
        { sql: dropText, parameters: [groupId, storeId, days, new Json(halves)] },
      ])
    }
    const [ended] = await submit(client, [commit])
    if (ended?.tag !== 'COMMIT') throw new Error('The capacity was not counted')
    open = false
    client.release()
  } finally {
    if (open) await abandon(client)
  }
}

function rostersByDay(rows: readonly Record<string, unknown>[]): Map<string, Roster[]> {
  const byDay = new Map<string, Roster[]>()
  for (const [day, ofDay] of Map.groupBy(rows, (row) => String(row['day']))) {
    const people = [...Map.groupBy(ofDay, (row) => String(row['id'])).values()]
    byDay.set(
      day,
      people.map((stretches) => ({
        skills: (stretches[0]?.['skills'] ?? []) as string[],
        work: stretches.filter((row) => row['kind'] === 'work').map(stretchOf),
        absent: stretches.filter((row) => row['kind'] === 'absence').map(stretchOf),
      })),
    )
  }
  return byDay
}

const stretchOf = (row: Record<string, unknown>): Stretch => ({
  startsAt: String(row['starts_at']),
  endsAt: String(row['ends_at']),
})

/** Null without any bay: a store that keeps none is limited by its people only. */
function usableBays(rows: readonly Record<string, unknown>[]): string[][] | null {
  const kept = rows.filter((row) => row['state'] !== 'retired')
  return kept.length === 0
    ? null
    : kept.filter((row) => row['state'] === 'open').map((row) => row['skills'] as string[])
}

/** Counts all days of a store anew, from today on, that have shifts or half hours. */
export async function rebuildStore(kernel: Kernel, groupId: string, storeId: string): Promise<void> {
  const [, , result] = await inGroup(kernel, groupId, [
    {
      sql: `select distinct day from (
              select day from people.shift where group_id = $1 and store_id = $2 and day >= $3
              union all select day from capacity.slot where group_id = $1 and store_id = $2 and day >= $3) x order by day`,
      parameters: [groupId, storeId, addDays(localDate(kernel.clock.now(), 'UTC'), -1)],
    },
  ])
  const days = (result?.rows ?? []).map((row) => String(row['day']))
  for (let at = 0; at < days.length; at += 31) await rebuildDays(kernel, groupId, storeId, days.slice(at, at + 31))
}
