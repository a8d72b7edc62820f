import { dayNumber } from '../../../../kernel/clocks/plain-date.ts'
import type { Row } from '../../../../kernel/db/schema.ts'
import { many, manyRaw, sql } from '../../../../kernel/db/sql.ts'
import { camelRow } from '../../../../kernel/serve.ts'
import { capacityRefusals } from '../../contract/refusals.ts'
import { halfOf } from '../slot/half-of.ts'
import { freeMinutes, skillsOf, totalMinutes } from '../slot/pools.ts'
import { bay } from './actions.ts'

/** Bays of the person's stores, by code. */
export const list = bay.read('list', async ({ groupId, inStores, load, actionsOn }) => {
  const { rows } = await load({
    rows: many(
      sql
        .selectFrom('capacity.bay')
        .selectAll()
        .where('group_id', '=', groupId)
        .where('store_id', 'in', inStores)
        .where('state', '<>', 'retired')
        .orderBy('store_id')
        .orderBy('code')
        .limit(1000),
    ),
  })
  return { rows: rows.map((row) => ({ ...camelRow(row), actions: actionsOn(row) })) }
})

const mostDays = 62

/** Total, taken and free minutes per half hour and skill. After an absence free is below zero: those bookings must move. */
export const slots = bay.read('slots', async ({ groupId, query, load, see }) => {
  see(query.store)
  if (dayNumber(query.to) - dayNumber(query.from) >= mostDays) throw capacityRefusals.tooManyDays({ days: mostDays })
  const { rows } = await load({
    rows: manyRaw<Row<'capacity.slot'>>(
      `select * from capacity.slot where group_id = $1 and store_id = $2 and day between $3::date and $4::date order by day, half`,
      [groupId, query.store, query.from, query.to],
    ),
  })
  return {
    rows: rows.map(halfOf).flatMap((half) =>
      skillsOf(half)
        .filter((skill) => !query.skill || skill === query.skill)
        .map((skill) => ({
          day: half.day,
          half: half.half,
          skill,
          totalMinutes: totalMinutes(half, skill),
          takenMinutes: half.taken[skill] ?? 0,
          freeMinutes: freeMinutes(half, skill),
        })),
    ),
  }
})

interface LoadRow {
  readonly store_id: string
  readonly day: string
  readonly total_minutes: number
  readonly taken_minutes: number
}

/** Who can do several things counts once, for the minutes are those of people. */
export const load = bay.read('load', async ({ groupId, query, inStores, load: ask }) => {
  const { rows } = await ask({
    rows: manyRaw<LoadRow>(
      `select store_id, day, sum((select coalesce(sum(x.value::integer), 0) from jsonb_each_text(people_minutes) x))::integer as total_minutes,
          sum((select coalesce(sum(x.value::integer), 0) from jsonb_each_text(taken_minutes) x))::integer as taken_minutes
         from capacity.slot where group_id = $1 and store_id = any($2::uuid[]) and day >= $3::date and day < $3::date + $4::integer
        group by store_id, day order by store_id, day`,
      [groupId, inStores, query.from, query.days],
    ),
  })
  return { rows: rows.map(camelRow) }
})
