import { type Load, manyRaw, oneRaw } from '../../../../kernel/db/sql.ts'
import type { CarFacts } from './rules.ts'

/** A car that may be due, with whom to write to. */
export interface DueCar {
  readonly id: string
  readonly customer_id: string
  readonly sold_on: string | null
  readonly interval_km: number
  readonly interval_months: number
  readonly last_on: string | null
  readonly last_km: number | null
  readonly readings: string | null
}

/**
 * Cars of a store with a maintenance interval that nobody has reminded, booked or taken in, from an id on. What was
 * reminded and then booked or stopped is left alone for `$5` days.
 */
const carsText = `select v.id, h.customer_id, v.sold_on, m.service_interval_km as interval_km, m.service_interval_months as interval_months,
    l.last_on, l.last_km, r.readings
  from vehicles.vehicle v
  join knowledge.model m on m.group_id = v.group_id and m.id = v.model_id
  join lateral (select h.customer_id from vehicles.holding h where h.group_id = v.group_id and h.vehicle_id = v.id
      order by h.role desc, h.since desc limit 1) h on true
  left join lateral (select (o.closed_at at time zone 'UTC')::date as last_on, o.odometer_km as last_km from service.repair_order o
      where o.group_id = v.group_id and o.vehicle_id = v.id and o.visit_type = 'maintenance' and o.state = 'closed'
      order by o.closed_at desc limit 1) l on true
  left join lateral (select json_agg(json_build_object('on', x.read_on, 'km', x.km))::text as readings
      from (select o.read_on, o.km from vehicles.odometer o where o.group_id = v.group_id and o.vehicle_id = v.id
        order by o.read_on desc, o.km desc limit 12) x) r on true
 where v.group_id = $1 and v.store_id = $2 and v.state = 'active' and v.id > $3
   and (m.service_interval_km > 0 or m.service_interval_months > 0)
   and not exists (select from care.reminder x where x.group_id = v.group_id and x.vehicle_id = v.id
         and (x.state in ('due', 'sent') or x.created_at > $4::timestamptz - $5::integer * interval '1 day'))
   and not exists (select from service.appointment a where a.group_id = v.group_id and a.vehicle_id = v.id
         and a.state = 'booked' and a.starts_at > $4)
   and not exists (select from service.repair_order o where o.group_id = v.group_id and o.vehicle_id = v.id and o.closed_at is null)
 order by v.id limit $6`

interface Search {
  readonly storeId: string
  readonly after: string
  readonly now: string
  readonly restDays: number
  readonly limit: number
}

export function dueCars(groupId: string, { storeId, after, now, restDays, limit }: Search): Load<DueCar[]> {
  return manyRaw<DueCar>(carsText, [groupId, storeId, after, now, restDays, limit])
}

export function factsOfCar(row: DueCar): CarFacts {
  const readings: { on: string; km: number }[] = row.readings === null ? [] : JSON.parse(row.readings)
  return {
    intervalKm: row.interval_km,
    intervalMonths: row.interval_months,
    last: row.last_on === null || row.last_km === null ? null : { on: row.last_on, km: row.last_km },
    soldOn: row.sold_on,
    readings,
  }
}

/** To whom a reminder goes, and whether he agreed: consent for marketing, by channel. */
export interface Addressee {
  readonly person_id: string
  readonly language: string
  readonly preferred_channel: string
  readonly consented: string[]
  readonly plate: string
  readonly model_zh: string | null
  readonly model_en: string | null
  readonly store_zh: string
  readonly store_en: string
  readonly store_phone: string
}

const consentedSql = `array(select k.channel from kernel.consent k where k.group_id = c.group_id and k.person_id = c.person_id
    and k.purpose = 'marketing' and k.given_at is not null and k.withdrawn_at is null)`

/** The consents of a customer `c`, as a column. */
export const consentedColumn = `${consentedSql} as consented`

const addresseeText = `select c.person_id, c.language, c.preferred_channel, ${consentedSql} as consented,
    v.plate, v.model_zh, v.model_en, s.name_zh as store_zh, s.name_en as store_en, s.phone as store_phone
  from (select $2::uuid as customer_id, $3::uuid as vehicle_id, $4::uuid as store_id) o
  join customers.contact c on c.group_id = $1 and c.id = o.customer_id and c.state = 'active'
  join vehicles.brief v on v.group_id = $1 and v.id = o.vehicle_id
  join kernel.store s on s.group_id = $1 and s.id = o.store_id`

export function addresseeOf(
  groupId: string,
  of: { readonly customerId: string; readonly vehicleId: string; readonly storeId: string },
): Load<Addressee | undefined> {
  return oneRaw<Addressee>(addresseeText, [groupId, of.customerId, of.vehicleId, of.storeId])
}

/** The same by the reminder's id. */
export function addresseeOfReminder(groupId: string, id: string): Load<Addressee | undefined> {
  const own = '(select customer_id, vehicle_id, store_id from care.reminder where group_id = $1 and id = $2) o'
  return oneRaw<Addressee>(addresseeText.replace(/\(select \$2.*?\) o/, own), [groupId, id])
}

/** The booking or visit that makes a reminder needless: made since, and not cancelled. */
export function bookedSince(groupId: string, reminderId: string): Load<{ id: string } | undefined> {
  return oneRaw<{ id: string }>(
    `select a.id from care.reminder r join service.appointment a on a.group_id = r.group_id and a.vehicle_id = r.vehicle_id
      where r.group_id = $1 and r.id = $2 and a.state in ('booked', 'arrived') and a.created_at > r.created_at limit 1`,
    [groupId, reminderId],
  )
}
