import { dayNumber } from '../../../../kernel/clocks/plain-date.ts'
import { epochMsOf, instantOf, localDate, wallClockMs } from '../../../../kernel/clocks/zone.ts'
import { kernelRefusals } from '../../../../kernel/contract/kernel-refusals.ts'
import { manyRaw } from '../../../../kernel/db/sql.ts'
import type { Row } from '../../../../kernel/db/schema.ts'
import type { Ask } from '../../../../kernel/serve.ts'
import { camelRow } from '../../../../kernel/serve.ts'
import { parameter, type Settings } from '../../../../kernel/settings.ts'
import { openContact } from '../../../customers/server/public.ts'
import { briefsOf, type BriefRow } from '../../../vehicles/server/public.ts'
import {
  coversOf,
  type CoverRow,
  coverView,
  recallsOf,
  type RecallRow,
  recallView,
} from '../../../warranty/server/public.ts'
import type { Kernel } from '../../../../kernel/kernel.ts'
import { readEntries } from '../../contract/reception-content.ts'
import { comebackDays } from '../parameters.ts'
import { undoneOf, type UndoneRow } from '../repair-order/undone.ts'
import { reception } from './actions.ts'
import { towedAmong, type TowedRow, waitingForWalk } from './towed-cars.ts'

type Mine<T> = T & { readonly vehicle_id: string }

interface Holder {
  readonly vehicle_id: string
  readonly customer_id: string
  readonly role: string
  readonly wrapped_key: string | null
  readonly name: string
  readonly phone: string
}

interface Past {
  readonly vehicle_id: string
  readonly order_id: string
  readonly number: string
  readonly visit_type: string
  readonly state: string
  readonly odometer_km: number
  readonly approved_fen: number
  readonly created_at: string
  readonly closed_at: string | null
  readonly words: string[]
  readonly codes: string[]
}

interface OldMark {
  readonly vehicle_id: string
  readonly key: string
  readonly value: unknown
  readonly marked_at: string
}

interface Found {
  readonly cars: readonly BriefRow[]
  readonly holders: readonly Holder[]
  readonly bookings: readonly Row<'service.appointment'>[]
  readonly visits: readonly Past[]
  readonly undone: readonly Mine<UndoneRow>[]
  readonly marks: readonly OldMark[]
  readonly open: readonly Row<'service.reception'>[]
  readonly covers: readonly CoverRow[]
  readonly recalls: readonly RecallRow[]
  readonly towed: readonly TowedRow[]
}

const cars = 'any($2::text[]::uuid[])'

const visitsSql = `select o.vehicle_id, o.id as order_id, o.number, o.visit_type, o.state, o.odometer_km, o.approved_fen, o.created_at, o.closed_at,
    array(select c.words from service.concern c where c.group_id = $1 and c.order_id = o.id order by c.position) as words,
    array(select l.code from service.line l where l.group_id = $1 and l.order_id = o.id and l.kind = 'labour' and l.executed
           order by l.position) as codes
  from unnest($2::text[]::uuid[]) as car(id)
  cross join lateral (select * from service.repair_order r where r.group_id = $1 and r.vehicle_id = car.id
                       order by r.id desc limit 6) as o
 order by o.id desc`

const marksSql = `select r.vehicle_id, e.key, e.value, coalesce(r.updated_at, r.created_at) as marked_at
  from unnest($2::text[]::uuid[]) as car(id)
  cross join lateral (select * from service.reception x where x.group_id = $1 and x.vehicle_id = car.id and x.state = 'received'
      and exists (select from service.reception_entry m where m.group_id = $1 and m.reception_id = x.id
                   and m.key like 'mark.%' and m.value is not null)
      order by x.id desc limit 1) as r
  join service.reception_entry e on e.group_id = $1 and e.reception_id = r.id and e.key like 'mark.%' and e.value is not null
 order by e.key`

/** What is known of cars that arrive in a store: one message, however many they are. */
async function find(
  load: Ask,
  groupId: string,
  ids: readonly string[],
  day: { from: string; to: string; storeId: string },
): Promise<Found> {
  const of = [groupId, ids]
  return load({
    cars: briefsOf(groupId, ids),
    holders: manyRaw<Holder>(
      `select h.vehicle_id, h.customer_id, h.role, c.wrapped_key, c.name, c.phone
         from vehicles.holding h join customers.contact c on c.group_id = h.group_id and c.id = h.customer_id
        where h.group_id = $1 and h.vehicle_id = ${cars} order by h.role desc, h.since, h.customer_id`,
      of,
    ),
    bookings: manyRaw<Row<'service.appointment'>>(
      `select * from service.appointment where group_id = $1 and vehicle_id = ${cars} and store_id = $3
          and starts_at >= $4 and starts_at < $5 and order_id is null and state in ('booked', 'arrived') order by starts_at`,
      [...of, day.storeId, day.from, day.to],
    ),
    visits: manyRaw<Past>(visitsSql, of),
    undone: undoneOf(groupId, ids),
    covers: coversOf(groupId, ids),
    recalls: recallsOf(groupId, ids),
    marks: manyRaw<OldMark>(marksSql, of),
    towed: towedAmong(groupId, ids, day.storeId),
    open: manyRaw<Row<'service.reception'>>(
      `select * from service.reception where group_id = $1 and vehicle_id = ${cars} and state = 'open'`,
      of,
    ),
  })
}

function fileOf(car: BriefRow, found: Found, kernel: Kernel, { days, today }: { days: number; today: string }) {
  const mine = <T extends { readonly vehicle_id: string }>(rows: readonly T[]) =>
    rows.filter((row) => row.vehicle_id === car.id)
  const marks = mine(found.marks)
  const [booking] = mine(found.bookings)
  const [open] = mine(found.open)
  const [towed] = mine(found.towed)
  const undone = mine(found.undone)
  const { id, plate, vin, powertrain } = car
  return {
    car: {
      id,
      plate,
      vin,
      powertrain,
      plateColour: car.plate_colour,
      odometerKm: car.odometer_km,
      modelZh: car.model_zh,
      modelEn: car.model_en,
    },
    people: mine(found.holders).map((holder) => {
      const { name, phoneMasked } = openContact(holder, kernel.keys)
      return { id: holder.customer_id, role: holder.role, name, phoneMasked }
    }),
    booking: booking ? camelRow(booking) : null,
    visits: mine(found.visits).map(camelRow),
    undone: { rows: undone.map(camelRow), totalFen: undone.reduce((sum, row) => sum + row.gross_fen, 0) },
    lastMarks: readEntries(Object.fromEntries(marks.map((mark) => [mark.key, mark.value]))).marks,
    lastMarksAt: marks[0]?.marked_at ?? null,
    soldOn: car.sold_on,
    today,
    covers: mine(found.covers).map(coverView),
    recalls: mine(found.recalls).map(recallView),
    towed: towed ? camelRow(towed) : null,
    open: open ? { id: open.id, version: open.version } : null,
    comebackDays: days,
  }
}

function dayIn(settings: Settings, storeId: string, now: string) {
  const zone = settings.stores.get(storeId)?.timeZone ?? 'Asia/Shanghai'
  const today = localDate(epochMsOf(now), zone)
  const midnight = (later: number) => instantOf(wallClockMs(dayNumber(today) + later, 0, zone))
  return { storeId, today, from: midnight(0), to: midnight(1) }
}

export const arrival = reception.read('arrival', async ({ groupId, id, query, now, settings, kernel, see, load }) => {
  see(query.store)
  const day = dayIn(settings, query.store, now)
  const found = await find(load, groupId, [id], day)
  const [car] = found.cars
  if (!car) throw kernelRefusals.notFound({ record: 'vehicle' })
  see(car.store_id)
  const days = parameter(settings, comebackDays, query.store, day.today)
  return fileOf(car, found, kernel, { days, today: day.today })
})

/** How many bookings of a day a tablet takes along. */
const most = 120

export const expected = reception.read('expected', async ({ groupId, query, now, settings, kernel, see, load }) => {
  see(query.store)
  const day = dayIn(settings, query.store, now)
  const { booked, towed } = await load({
    booked: manyRaw<{ vehicle_id: string }>(
      `select vehicle_id from service.appointment where group_id = $1 and store_id = $2 and starts_at >= $3 and starts_at < $4
          and order_id is null and state in ('booked', 'arrived') order by starts_at limit ${most}`,
      [groupId, query.store, day.from, day.to],
    ),
    towed: manyRaw<{ vehicle_id: string }>(
      `select o.vehicle_id from service.repair_order o
        where o.group_id = $1 and o.store_id = $2 and ${waitingForWalk} order by o.id limit ${most}`,
      [groupId, query.store],
    ),
  })
  const here = [...towed, ...booked].map((row) => row.vehicle_id)
  const found = await find(load, groupId, [...new Set(here)], day)
  const days = parameter(settings, comebackDays, query.store, day.today)
  return { rows: found.cars.map((car) => fileOf(car, found, kernel, { days, today: day.today })) }
})
