import { dayNumber } from '../../../../kernel/clocks/plain-date.ts'
import { epochMsOf, instantOf, localDate, wallClockMs } from '../../../../kernel/clocks/zone.ts'
import { type Load, manyRaw } from '../../../../kernel/db/sql.ts'
import { camelRow } from '../../../../kernel/serve.ts'
import { jobCard } from '../job-card/actions.ts'
import { baysOf, crewFrom, crewLoads, severityNow } from '../job-card/loads.ts'
import { type CardRow, cardSelect } from '../job-card/queries.ts'
import type { Technician } from '../job-card/rules.ts'
import { currentStep } from '../steps/rules.ts'
import { openVisits, stepsOfVisit } from '../steps/visits.ts'
import { standstillOf } from './rules.ts'

/** The day of a store at a glance: who works, on what, where, and why a car stands still (I-11). */
export const board = jobCard.read('board', async ({ groupId, query, now, settings, load }) => {
  const timeZone = settings.stores.get(query.store)?.timeZone ?? 'UTC'
  const day = query.day ?? localDate(epochMsOf(now), timeZone)
  const from = instantOf(wallClockMs(dayNumber(day), 0, timeZone))
  const until = instantOf(wallClockMs(dayNumber(day), 24 * 60, timeZone))
  const { cards, bays, cars, visits, ...crew } = await load({
    ...crewLoads(groupId, query.store, now, from),
    cards: cardsOfDay(groupId, query.store, from, until),
    bays: baysOf(groupId, query.store),
    cars: carsInShop(groupId, [query.store]),
    visits: openVisits(groupId, query.store),
  })
  const steps = new Map(visits.map((visit) => [visit.id, currentStep(stepsOfVisit(visit, settings, now))]))
  return {
    now,
    day,
    technicians: crewFrom(crew).map((technician) => ({
      id: technician.id,
      name: technician.name,
      skills: technician.skills,
      loadMinutes: technician.loadMinutes,
      shifts: shiftsOf(technician, day),
      cards: cards.filter((card) => card.technician_id === technician.id).map(camelRow),
    })),
    bays: bays.map(({ id, code, kind, state }) => ({ id, code, kind, state })),
    cars: cars.map((car) => carOf(car, steps.get(car.order_id) ?? null)),
  }
})

function carOf(
  { store_id: _store, still_since, running, paused, assigned, short, undispatched, undiagnosed, ...car }: CarRow,
  step: ReturnType<typeof currentStep> | null,
) {
  const standstill = standstillOf({ state: car.state, running, paused, assigned, short, undispatched, undiagnosed })
  return { ...camelRow(car), step: step ?? null, standstill, standstillSince: standstill ? still_since : null }
}

/** How many cars stand still in each store, and why, since when the longest of them does: for those who lead it. */
export const standstill = jobCard.read('standstill', async ({ groupId, inStores, load }) => {
  const { cars } = await load({ cars: carsInShop(groupId, inStores, 5000) })
  const still = cars.flatMap((car) => {
    const cause = standstillOf(car)
    return cause ? [{ storeId: car.store_id, cause, since: car.still_since }] : []
  })
  const groups = Map.groupBy(still, ({ storeId, cause }) => `${storeId}/${cause}`)
  return {
    rows: [...groups.values()].flatMap((cars) => {
      const [first] = cars.toSorted((a, b) => a.since.localeCompare(b.since))
      return first ? [{ ...first, count: cars.length }] : []
    }),
  }
})

function shiftsOf(technician: Technician, day: string) {
  return technician.shifts
    .filter((shift) => shift.day === day)
    .map(({ kind, startsAt, endsAt }) => ({ kind, startsAt: instantOf(startsAt), endsAt: instantOf(endsAt) }))
}

/** Cards planned for the day or done on it, and everything that is still open from before. */
function cardsOfDay(groupId: string, storeId: string, from: string, until: string): Load<CardRow[]> {
  return manyRaw<CardRow>(
    `${cardSelect}
      where c.group_id = $1 and c.store_id = $2 and c.state <> 'withdrawn' and c.planned_start < $4
        and (c.finished_at is null
          or c.planned_start >= $3::timestamptz - interval '3 days' and c.finished_at >= $3)
      order by c.planned_start, c.id limit 1000`,
    [groupId, storeId, from, until],
  )
}

interface CarRow {
  readonly store_id: string
  readonly order_id: string
  readonly number: string
  readonly plate: string
  readonly plate_colour: string
  readonly model_zh: string | null
  readonly model_en: string | null
  readonly state: string
  readonly visit_type: string
  readonly promised_at: string | null
  readonly entered_at: string
  /** The last thing that happened on it: while nobody works on it, since then. */
  readonly still_since: string
  readonly advisor_name: string
  readonly technician_names: string[]
  readonly waiting: boolean
  readonly running: number
  readonly paused: string[]
  readonly assigned: number
  readonly short: number
  readonly parts_expected_on: string | null
  readonly undispatched: number
  readonly undiagnosed: boolean
  readonly severity: string | null
}

/** Cars that are in the shop, the one promised soonest first. */
function carsInShop(groupId: string, stores: readonly string[], most = 500): Load<CarRow[]> {
  return manyRaw<CarRow>(
    `select o.id as order_id, o.store_id, o.number, v.plate, v.plate_colour, v.model_zh, v.model_en, o.state, o.visit_type, o.promised_at,
        o.created_at as entered_at,
        greatest(o.created_at, o.ready_at, d.reported_at, b.created_at, e.last_at, c.last_at, k.last_at) as still_since, o.waiting, coalesce(a.name, '') as advisor_name,
        coalesce(c.technician_names, '{}') as technician_names, coalesce(c.running, 0) as running,
        coalesce(c.paused, '{}') as paused, coalesce(c.assigned, 0) as assigned, coalesce(p.short_count, 0) as short,
        case when p.short_count > 0 then p.expected_on end as parts_expected_on,
        coalesce(l.undispatched, 0) as undispatched, ${severityNow},
        (o.diagnosis is not distinct from 'second' or o.diagnosis is null and 'needsDiagnosis' = any(o.needs)) as undiagnosed
       from service.repair_order o
       join vehicles.brief v on v.group_id = o.group_id and v.id = o.vehicle_id
       left join people.staff a on a.group_id = o.group_id and a.id = o.advisor_id
       left join parts.pick p on p.group_id = o.group_id and p.order_id = o.id and p.state = 'open'
       left join service.diagnosis d on d.group_id = o.group_id and d.order_id = o.id
       left join money.bill b on b.group_id = o.group_id and b.id = o.bill_id
       left join lateral (
         select max(greatest(e.created_at, e.decided_at)) as last_at from service.estimate e
          where e.group_id = o.group_id and e.order_id = o.id
       ) e on true
       left join lateral (
         select max(k.ended_at) as last_at from workshop.job_card j
           join workshop.clock k on k.group_id = j.group_id and k.job_card_id = j.id
          where j.group_id = o.group_id and j.order_id = o.id
       ) k on true
       left join lateral (
         select array_agg(distinct s.name) as technician_names,
             count(*) filter (where c.state = 'working' and c.paused_because is null)::integer as running,
             array_remove(array_agg(distinct c.paused_because), null) as paused,
             count(*) filter (where c.state = 'assigned')::integer as assigned,
             max(greatest(c.created_at, c.finished_at)) as last_at
           from workshop.job_card c
           join people.staff s on s.group_id = c.group_id and s.id = c.technician_id
          where c.group_id = o.group_id and c.order_id = o.id and c.state <> 'withdrawn'
       ) c on true
       left join lateral (
         select count(*)::integer as undispatched from service.line l
          where l.group_id = o.group_id and l.order_id = o.id and l.kind = 'labour' and l.approval = 'approved'
            and not l.executed and l.job_card_id is null and l.sublet_id is null and l.dropped_at is null
       ) l on true
      where o.group_id = $1 and o.store_id = any($2::uuid[]) and o.closed_at is null and o.state not in ('closed', 'cancelled')
      order by o.promised_at nulls last, o.id limit $3`,
    [groupId, stores, most],
  )
}
