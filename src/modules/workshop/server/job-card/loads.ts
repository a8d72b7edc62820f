import { epochMsOf } from '../../../../kernel/clocks/zone.ts'
import { type Found, markOf, parameterOf } from '../../../../kernel/db/found.ts'
import type { Row } from '../../../../kernel/db/schema.ts'
import { type Load, manyRaw, oneRaw } from '../../../../kernel/db/sql.ts'
import type { RunningElsewhere } from '../clock/rules.ts'
import type { Bay, Certificate, Shift, Technician } from './rules.ts'

interface StaffRow {
  readonly id: string
  readonly name: string
  readonly staff_no: string
  readonly skills: string[]
}

interface CertificateRow {
  readonly staff_id: string
  readonly kind: string
  readonly valid_from: string
  readonly valid_until: string
}

interface ShiftRow {
  readonly staff_id: string
  readonly day: string
  readonly kind: string
  readonly starts_at: string
  readonly ends_at: string
}

interface WorkLeftRow {
  readonly technician_id: string
  readonly minutes: number
}

export type WorkLeft = readonly WorkLeftRow[]

/** What `crewFrom` makes a crew of. */
export interface CrewRows {
  readonly staff: StaffRow[]
  readonly certificates: CertificateRow[]
  readonly shifts: ShiftRow[]
  readonly workLeft: WorkLeft
}

const staffOf = (store: string) => `people.staff s
  where s.group_id = $1 and s.store_id = ${store} and s.state = 'active' and s.department = 'repair' and cardinality(s.skills) > 0`

type LoadsOf<R> = { [K in keyof R]: Load<R[K]> }

/** Everybody of a store who can be given jobs, with certificates, shifts around `at` and what is left on his open cards; for `crewFrom`. */
export function crewLoads(groupId: string, store: string | Found, now: string, at: string): LoadsOf<CrewRows> {
  return { ...crewRows(groupId, store, at), workLeft: workLeftOf(groupId, store, now) }
}

/** The part of `crewLoads` that changes with staff, certificates and shifts. Plain statements: put together in one, the database took three times as long over it. */
export function crewRows(groupId: string, store: string | Found, at: string): LoadsOf<Omit<CrewRows, 'workLeft'>> {
  const mark = markOf(store)
  const own = [groupId, parameterOf(store)]
  return {
    staff: manyRaw<StaffRow>(
      `select s.id, s.name, s.staff_no, s.skills from ${staffOf(mark)} order by s.staff_no`,
      own,
    ),
    certificates: manyRaw<CertificateRow>(
      `select c.staff_id, c.kind, c.valid_from, c.valid_until from people.certificate c
        where c.group_id = $1 and c.staff_id = any(array(select s.id from ${staffOf(mark)})) and c.state = 'valid'`,
      own,
    ),
    // A day around the moment, because loads do not know the store's time zone; the rules take the day that counts.
    shifts: manyRaw<ShiftRow>(
      `select staff_id, day, kind, starts_at, ends_at from people.shift
        where group_id = $1 and store_id = ${mark} and state = 'planned'
          and day between ($3::timestamptz - interval '1 day')::date and ($3::timestamptz + interval '1 day')::date`,
      [...own, at],
    ),
  }
}

/** Minutes left on the open cards of a store's technicians at `now`. */
export function workLeftOf(groupId: string, store: string | Found, now: string): Load<WorkLeft> {
  return manyRaw<WorkLeftRow>(
    `select c.technician_id, sum(greatest(0, c.planned_minutes - c.worked_minutes
        - coalesce(extract(epoch from $3::timestamptz - k.started_at) / 60, 0)))::integer as minutes
       from workshop.job_card c
       left join workshop.clock k on k.group_id = c.group_id and k.job_card_id = c.id and k.ended_at is null
      where c.group_id = $1 and c.store_id = ${markOf(store)} and c.finished_at is null and c.id <> $2
      group by c.technician_id`,
    [groupId, parameterOf(store), now],
  )
}

export function crewFrom({ staff, certificates, shifts, workLeft }: CrewRows): Technician[] {
  const certificatesBy = Map.groupBy(certificates, (row) => row.staff_id)
  const shiftsBy = Map.groupBy(shifts, (row) => row.staff_id)
  const minutesBy = new Map(workLeft.map((row) => [row.technician_id, row.minutes]))
  return staff.map(({ id, name, staff_no: staffNo, skills }) => ({
    id,
    name,
    staffNo,
    skills,
    certificates: (certificatesBy.get(id) ?? []).map(certificateOf),
    shifts: (shiftsBy.get(id) ?? []).map(shiftOf),
    loadMinutes: minutesBy.get(id) ?? 0,
  }))
}

function certificateOf({ kind, valid_from: from, valid_until: until }: CertificateRow): Certificate {
  return { kind, from, until }
}

function shiftOf({ day, kind, starts_at, ends_at }: ShiftRow): Shift {
  return { day, kind, startsAt: epochMsOf(starts_at), endsAt: epochMsOf(ends_at) }
}

interface BayRow {
  readonly id: string
  readonly code: string
  readonly kind: string
  readonly state: string
  readonly skills: string[]
  readonly order_ids: string[]
}

const baysSql = (
  store: string,
) => `select b.id, b.code, b.kind, b.state, b.skills, array_remove(array_agg(c.order_id), null) as order_ids
  from capacity.bay b
  left join workshop.job_card c on c.group_id = b.group_id and c.bay_id = b.id and c.store_id = ${store} and c.finished_at is null
  where b.group_id = $1 and b.store_id = ${store} and b.state <> 'retired'
  group by b.group_id, b.id
  order by b.code`

/** The bays of a store with the orders whose cars stand there. */
export function baysOf(groupId: string, store: string | Found): Load<(Bay & { readonly kind: string })[]> {
  const { statement, read } = manyRaw<BayRow>(baysSql(markOf(store)), [groupId, parameterOf(store)])
  return { statement, read: (rows) => read(rows).map(({ order_ids, ...bay }) => ({ ...bay, orderIds: order_ids })) }
}

/** Whom the customer wants, and what his kind of visit asks for. */
export interface Wishes {
  readonly wished_id: string | null
  readonly visit_type: string
  readonly visit_rules: Row<'service.visit_type'>['rules'] | null
}

// The technician asked for at booking counts before the one the car usually has.
export const wishesColumns =
  'o.visit_type, coalesce(a.technician_id, v.preferred_technician_id) as wished_id, t.rules as visit_rules'
export const wishesJoins = `left join service.appointment a on a.group_id = o.group_id and a.id = o.appointment_id
  left join vehicles.vehicle v on v.group_id = o.group_id and v.id = o.vehicle_id
  left join service.visit_type t on t.group_id = o.group_id and t.code = o.visit_type`

export interface WaitingLine extends Wishes {
  readonly order_id: string
  readonly order_number: string
  readonly plate: string
  readonly plate_colour: string
  readonly promised_at: string | null
  readonly waiting: boolean
  /** What the diagnosis says of going on driving; null where none does, or the repair has passed. */
  readonly severity: string | null
  readonly id: string
  readonly kind: string
  readonly approval: string
  readonly executed: boolean
  readonly job_card_id: string | null
  readonly name_zh: string
  readonly name_en: string
  readonly skill: string | null
  readonly standard_minutes: number | null
  readonly quantity_thousandths: number
  readonly dropped_at: string | null
}

/** What is left of the diagnosis' severity of order `o`: nothing once the repair has passed its inspection. */
export const severityNow = 'case when o.inspection_passed then null else o.severity end as severity'

/** Approved labour lines of a store without a technician: unsafe cars first, then who waits in the lounge, then by promise and age. */
export function waitingLines(groupId: string, storeId: string): Load<WaitingLine[]> {
  return manyRaw<WaitingLine>(
    `select o.id as order_id, o.number as order_number, v.plate, v.plate_colour, o.promised_at, o.waiting,
        ${severityNow}, ${wishesColumns},
        l.id, l.kind, l.approval, l.executed, l.job_card_id, l.name_zh, l.name_en, l.skill, l.standard_minutes,
        l.quantity_thousandths, l.dropped_at
       from service.repair_order o
       join service.line l on l.group_id = o.group_id and l.order_id = o.id
       ${wishesJoins}
      where o.group_id = $1 and o.store_id = $2 and o.closed_at is null and o.state in ('agreed', 'inRepair')
        and l.kind = 'labour' and l.approval = 'approved' and not l.executed and l.job_card_id is null and l.sublet_id is null
        and l.dropped_at is null
      order by (o.severity is not distinct from 'unsafe' and not o.inspection_passed) desc, o.waiting desc, o.promised_at nulls last, o.id, l.position limit 500`,
    [groupId, storeId],
  )
}

/** A card's order, for the loads of the rooms that know orders. */
export function orderOf(cardId: string): Found {
  return { select: 'select order_id from workshop.job_card where group_id = $1 and id = $2', id: cardId }
}

/** A card's store, for the loads of what the store has. */
export function storeOf(cardId: string): Found {
  return { select: 'select store_id from workshop.job_card where group_id = $1 and id = $2', id: cardId }
}

/** A card's stretches of work, oldest first. */
export function clocksOf(groupId: string, cardId: string): Load<Row<'workshop.clock'>[]> {
  return manyRaw<Row<'workshop.clock'>>(
    'select * from workshop.clock where group_id = $1 and job_card_id = $2 order by started_at, id',
    [groupId, cardId],
  )
}

/** A card's technician, locked: of two tablets that clock him on, the second sees what the first did and can say so. */
export function lockTechnician(groupId: string, cardId: string): Load<{ id: string } | undefined> {
  return oneRaw<{ id: string }>(
    `select id from people.staff
      where group_id = $1 and id = (select technician_id from workshop.job_card where group_id = $1 and id = $2)
      for no key update`,
    [groupId, cardId],
  )
}

/** Where a card's technician is clocked on at the moment. The limit makes the planner begin with that one row. */
export function clockedOn(groupId: string, cardId: string): Load<RunningElsewhere | undefined> {
  return oneRaw<RunningElsewhere>(
    `select c.order_number, v.plate, s.name as technician
       from (select job_card_id, technician_id from workshop.clock
              where group_id = $1 and ended_at is null
                and technician_id = (select technician_id from workshop.job_card where group_id = $1 and id = $2) limit 1) k
       join workshop.job_card c on c.group_id = $1 and c.id = k.job_card_id
       join service.repair_order o on o.group_id = $1 and o.id = c.order_id
       join vehicles.vehicle v on v.group_id = $1 and v.id = o.vehicle_id
       join people.staff s on s.group_id = $1 and s.id = k.technician_id`,
    [groupId, cardId],
  )
}

/** The end of what a person did last. */
export function lastStretch(groupId: string, technicianId: string): Load<{ ended_at: string | null } | undefined> {
  return oneRaw<{ ended_at: string | null }>(
    'select max(ended_at) as ended_at from workshop.clock where group_id = $1 and technician_id = $2',
    [groupId, technicianId],
  )
}

/** The photos of a card's steps: by line and place of the step. */
export function photosOf(
  groupId: string,
  cardId: string,
): Load<{ subject_id: string | null; position: number | null }[]> {
  return manyRaw<{ subject_id: string | null; position: number | null }>(
    `select subject_id, position from kernel.file
      where group_id = $1 and record = 'jobCard' and record_id = $2 and kind = 'step' and removed_at is null`,
    [groupId, cardId],
  )
}
