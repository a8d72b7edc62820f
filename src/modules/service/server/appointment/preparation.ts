import { addDays, dayNumber } from '../../../../kernel/clocks/plain-date.ts'
import { epochMsOf, instantOf, localDate, wallClockMs } from '../../../../kernel/clocks/zone.ts'
import { kernelRefusals } from '../../../../kernel/contract/kernel-refusals.ts'
import type { Row } from '../../../../kernel/db/schema.ts'
import { type Load, manyRaw, oneRaw } from '../../../../kernel/db/sql.ts'
import { parameter, type Settings } from '../../../../kernel/settings.ts'
import type { Changes, Work } from '../../../../kernel/work.ts'
import { openContact } from '../../../customers/server/public.ts'
import { serviceRefusals } from '../../contract/refusals.ts'
import type { preparedPapers } from '../../contract/booking.ts'
import { preparationDays } from '../parameters.ts'
import { rulesOf, visitTypeOf } from '../visit-type/rules.ts'
import { appointment } from './actions.ts'
import { type BookingRow, bookingSelect, shownBooking } from './booking-rows.ts'
import { type Need, needsOf, type NeedWithShort, partOf, withShorts } from './needs.ts'
import { preparedFor, type Worker } from './preparing.ts'
import { missingFields } from './rules.ts'

type Preparation = Row<'service.preparation'>

/** What was got ready so far, locked. */
export function lockPreparation(groupId: string, bookingId: string): Load<Preparation | undefined> {
  return oneRaw<Preparation>('select * from service.preparation where group_id = $1 and id = $2 for update', [
    groupId,
    bookingId,
  ])
}

/** Writes what is got ready for a booking that this work has moved. */
export function keepPreparation(
  work: Work,
  before: Preparation | undefined,
  bookingId: string,
  changes: Changes<'service.preparation'>,
): void {
  if (before) work.update('service.preparation', bookingId, changes)
  else
    work.insert('service.preparation', {
      id: bookingId,
      technician_id: changes.technician_id ?? null,
      bay_id: changes.bay_id ?? null,
      parts: changes.parts ?? null,
      short_parts: changes.short_parts ?? null,
      short_since: changes.short_since ?? null,
      prepared_at: changes.prepared_at ?? null,
      reminded_at: changes.reminded_at ?? null,
      asked_at: changes.asked_at ?? null,
    })
}

export const prepare = appointment.verb('prepare', {
  loads: ({ groupId, id, input }) => ({
    before: lockPreparation(groupId, id),
    parts: manyRaw<{ id: string }>('select id from parts.part where group_id = $1 and id = any($2::uuid[])', [
      groupId,
      (input.parts ?? []).map((part) => part.partId),
    ]),
    bay: oneRaw<{ store_id: string }>(
      `select store_id from capacity.bay where group_id = $1 and id = $2 and state = 'open'`,
      [groupId, input.bayId ?? null],
    ),
    technician: oneRaw<{ store_id: string; skills: string[] }>(
      `select store_id, skills from people.staff where group_id = $1 and id = $2 and state = 'active'`,
      [groupId, input.technicianId ?? null],
    ),
  }),
  run(work, { id, input, row, loaded, move }) {
    const { bay, technician, parts } = loaded
    if (input.bayId && bay?.store_id !== row.store_id) throw serviceRefusals.bayNotFree()
    if (input.technicianId && (technician?.store_id !== row.store_id || !technician.skills.includes(row.skill)))
      throw serviceRefusals.technicianNotFree()
    if (input.parts?.some((part) => !parts.some((known) => known.id === part.partId)))
      throw kernelRefusals.invalid({ fields: [{ path: 'parts', code: 'unknown' }] })
    move()
    keepPreparation(work, loaded.before, id, {
      technician_id: input.technicianId,
      bay_id: input.bayId,
      parts: input.parts?.map((part) => ({ ...part })) ?? input.parts,
      prepared_at: input.ready === undefined ? undefined : input.ready ? work.now : null,
    })
  },
})

/** The store's local day from midnight to midnight. */
export function spanOfDay(day: string, zone: string, days = 1): { from: string; until: string } {
  const from = dayNumber(day)
  return { from: instantOf(wallClockMs(from, 0, zone)), until: instantOf(wallClockMs(from + days, 0, zone)) }
}

interface ShiftRow {
  readonly id: string
  readonly name: string
  readonly skills: string[]
  readonly kind: string
  readonly starts_at: string
  readonly ends_at: string
}

/** The list of what to get ready; without a day of the one that the shop prepares today (the day before, as a parameter). */
export const preparation = appointment.read(
  'preparation',
  async ({ groupId, query, settings, now, see, load, kernel }) => {
    see(query.store)
    const zone = zoneOf(settings, query.store)
    const today = localDate(epochMsOf(now), zone)
    const day = query.day ?? addDays(today, parameter(settings, preparationDays, query.store, today))
    const span = spanOfDay(day, zone)
    const { rows, needs, shifts, bays, kept } = await load({
      rows: manyRaw<BookingRow>(
        `${bookingSelect} where a.group_id = $1 and a.store_id = $2 and a.state in ('booked', 'arrived')
        and a.starts_at >= $3 and a.starts_at < $4 order by a.starts_at, a.id limit 500`,
        [groupId, query.store, span.from, span.until],
      ),
      needs: needsOf(groupId, query.store, span),
      shifts: manyRaw<ShiftRow>(
        `select f.id, f.name, f.skills, h.kind, h.starts_at, h.ends_at from people.shift h
         join people.staff f on f.group_id = h.group_id and f.id = h.staff_id and f.state = 'active' and f.department = 'repair'
        where h.group_id = $1 and h.store_id = $2 and h.day = $3 and h.state = 'planned' order by f.name, f.id`,
        [groupId, query.store, day],
      ),
      bays: manyRaw<{ id: string; code: string; skills: string[] }>(
        `select id, code, skills from capacity.bay where group_id = $1 and store_id = $2 and state = 'open' order by code`,
        [groupId, query.store],
      ),
      kept: manyRaw<Row<'service.visit_type'>>('select * from service.visit_type where group_id = $1', [groupId]),
    })
    const technicians = workersOf(shifts)
    const plan = planOf(rows, technicians, bays)
    const parts = Map.groupBy(withShorts(needs), (need) => need.booking_id)
    const nameOf = new Map(technicians.map((one) => [one.id, one.name]))
    const codeOf = new Map(bays.map((one) => [one.id, one.code]))
    return {
      day,
      rows: rows.map((row) => {
        const chosen = plan.get(row.id)
        const shown = shownBooking(row, kernel.keys)
        const rules = rulesOf(visitTypeOf(row.visit_type), kept)
        return {
          ...shown,
          technicianId: chosen?.technicianId ?? null,
          technicianName: nameOf.get(chosen?.technicianId ?? '') ?? row.technician_name,
          technicianBy: chosen?.technicianBy ?? null,
          bayId: chosen?.bayId ?? null,
          bayCode: codeOf.get(chosen?.bayId ?? '') ?? null,
          bayBy: chosen?.bayBy ?? null,
          missing: missingFields(row, {
            ...openContact(row, kernel.keys),
            plate: row.plate,
            model_zh: row.model_zh,
            vin: row.vin,
          }),
          packageCode: row.package_code,
          parts: (parts.get(row.id) ?? []).map(partOf),
          papers: papersOf(rules, row.package_code !== null),
          preparedAt: row.prepared_at,
          shortSince: row.short_since,
        }
      }),
      technicians: technicians.map(({ id, name, skills }) => ({ id, name, skills: [...skills] })),
      bays,
    }
  },
)

function planOf(rows: readonly BookingRow[], technicians: readonly Worker[], bays: Parameters<typeof preparedFor>[2]) {
  const plan = preparedFor(
    rows.map((row) => ({
      id: row.id,
      startsAt: row.starts_at,
      minutes: row.minutes,
      skill: row.skill,
      askedFor: row.technician_id,
      technicianId: row.prepared_technician_id,
      bayId: row.prepared_bay_id,
    })),
    technicians,
    bays,
  )
  return new Map(plan.map((one) => [one.id, one]))
}

function workersOf(shifts: readonly ShiftRow[]): Worker[] {
  return [...Map.groupBy(shifts, (row) => row.id)].map(([id, rows]) => {
    const stretches = (kind: string) =>
      rows.filter((row) => row.kind === kind).map((row) => ({ startsAt: row.starts_at, endsAt: row.ends_at }))
    return {
      id,
      name: rows[0]?.name ?? '',
      skills: rows[0]?.skills ?? [],
      work: stretches('work'),
      absent: stretches('absence'),
    }
  })
}

/** What must lie ready on paper, by what the kind of visit asks for. */
function papersOf(rules: ReturnType<typeof rulesOf>, hasPackage: boolean): (typeof preparedPapers)[number][] {
  return [
    ...(rules.needsSignature ? (['agreement'] as const) : []),
    ...(rules.needsEstimate ? (['estimate'] as const) : []),
    ...(hasPackage ? (['package'] as const) : []),
    'inspection',
  ]
}

function zoneOf(settings: Settings, storeId: string): string {
  return settings.stores.get(storeId)?.timeZone ?? 'Asia/Shanghai'
}

/** The parts of one booking, when the bookings before it on its day have taken theirs. */
export function partsOfBooking(needs: readonly Need[], bookingId: string): NeedWithShort[] {
  return withShorts(needs).filter((need) => need.booking_id === bookingId)
}
