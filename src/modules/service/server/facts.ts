import type { Load } from '../../../kernel/db/sql.ts'
import { manyRaw, oneRaw } from '../../../kernel/db/sql.ts'

/** Who and what a visit is about: customer, car, store and advisor, for messages, papers and pages. Personal values are sealed. */
export interface Facts {
  readonly customer_id: string
  readonly person_id: string | null
  readonly wrapped_key: string | null
  readonly name: string
  readonly phone: string
  readonly language: string
  readonly preferred_channel: string
  readonly vin: string | null
  readonly plate: string
  readonly plate_colour: string
  readonly model_zh: string | null
  readonly model_en: string | null
  readonly store_id: string
  readonly store_code: string | null
  readonly store_zh: string
  readonly store_en: string
  readonly address_zh: string
  readonly address_en: string
  readonly store_phone: string
  readonly longitude: number | null
  readonly latitude: number | null
  readonly licence_no: string | null
  readonly time_zone: string
  readonly advisor_name: string | null
  /** What the items of a new booking need devices for; only where one is made. */
  readonly device_uses?: string[] | null
  /** Number of the booking that the car has for the same moment already; only where a new one is made. */
  readonly same_time?: string | null
  /** Number of the order under which the car is in the store already; only where it is taken in. */
  readonly open_order?: string | null
}

const columns = `o.customer_id, c.person_id, c.wrapped_key, c.name, c.phone, c.language, c.preferred_channel,
  v.vin, v.plate, v.plate_colour, v.model_zh, v.model_en,
  o.store_id, s.code as store_code, s.name_zh as store_zh, s.name_en as store_en, s.address_zh, s.address_en, s.phone as store_phone,
  s.longitude, s.latitude, s.licence_no, s.time_zone, a.name as advisor_name`

const joins = `left join customers.contact c on c.group_id = o.group_id and c.id = o.customer_id
  left join vehicles.brief v on v.group_id = o.group_id and v.id = o.vehicle_id
  left join kernel.store s on s.group_id = o.group_id and s.id = o.store_id
  left join people.staff a on a.group_id = o.group_id and a.id = o.advisor_id`

const sources = {
  order: `service.repair_order o ${joins} where o.group_id = $1 and o.id = $2`,
  estimate: `service.repair_order o ${joins} where o.group_id = $1
    and o.id = (select order_id from service.estimate where group_id = $1 and id = $2)`,
  diagnosis: `service.repair_order o ${joins} where o.group_id = $1
    and o.id = (select order_id from service.diagnosis where group_id = $1 and id = $2)`,
  accident: `service.repair_order o ${joins} where o.group_id = $1
    and o.id = (select order_id from service.accident where group_id = $1 and id = $2)`,
  rescue: `(select group_id, store_id, customer_id, vehicle_id, taken_by as advisor_id from service.rescue
    where group_id = $1 and id = $2) o ${joins}`,
  appointment: `(select group_id, store_id, customer_id, vehicle_id, null::uuid as advisor_id from service.appointment
    where group_id = $1 and id = $2) o ${joins}`,
} as const

const texts = Object.fromEntries(
  Object.entries(sources).map(([name, source]) => [name, `select ${columns} from ${source}`]),
)

/** The facts around an order, an estimate or an appointment, by its id. */
export function factsOf(groupId: string, source: keyof typeof sources, id: string): Load<Facts | undefined> {
  return oneRaw<Facts>(texts[source] ?? '', [groupId, id])
}

/** The same for each of those who hold the car now: one of them is about to book. */
export function factsOfHolders(
  groupId: string,
  of: { readonly storeId: string; readonly vehicleId: string; readonly startsAt?: string },
): Load<Facts[]> {
  return manyRaw<Facts>(holdersText, [groupId, of.storeId, of.vehicleId, of.startsAt ?? null])
}

// Asked after the half hours were locked: of two who book the car for the same moment the second sees the first's.
const sameTime = (vehicle: string, startsAt: string) => `(select b.number from service.appointment b
  where b.group_id = $1 and b.vehicle_id = ${vehicle} and b.starts_at = ${startsAt} and b.state = 'booked' limit 1) as same_time`

const holdersText = `select ${columns}, ${sameTime('$3', '$4')} from (select distinct h.group_id, $2::uuid as store_id, h.customer_id, h.vehicle_id, null::uuid as advisor_id
  from vehicles.holding h where h.group_id = $1 and h.vehicle_id = $3) o ${joins}`

const newText = `select ${columns} from (select $1::uuid as group_id, $2::uuid as store_id, $3::uuid as customer_id, $4::uuid as vehicle_id,
  null::uuid as advisor_id) o ${joins}`

const openOrder = `(select r.number from service.repair_order r
  where r.group_id = $1 and r.vehicle_id = $4 and r.store_id = $2 and r.closed_at is null and ($5::text[] is null or r.visit_type = any($5))
  order by r.id desc limit 1) as open_order`
const arrivalText = newText.replace(' from ', `, ${openOrder} from `)

/** The same around a car that is taken in, asked after it was locked: of two who take it in the second sees the first's order. */
export function factsOfArrival(
  groupId: string,
  of: Parameters<typeof factsOfNew>[1],
  visitTypes: readonly string[] | null = null,
): Load<Facts | undefined> {
  return oneRaw<Facts>(arrivalText, [groupId, of.storeId, of.customerId, of.vehicleId, visitTypes])
}

/** The facts around what is about to be made; the parts that do not exist are empty. */
export function factsOfNew(
  groupId: string,
  of: { readonly storeId: string; readonly customerId: string; readonly vehicleId: string | null },
): Load<Facts | undefined> {
  return oneRaw<Facts>(newText, [groupId, of.storeId, of.customerId, of.vehicleId])
}

const bookingText = newText.replace(
  ' from ',
  `, (select array_agg(distinct n.use) from knowledge.service_item i cross join unnest(i.needs_equipment) n(use)
      where i.group_id = $1 and i.state = 'active' and (i.code = any($5)
        or i.code = any(array(select unnest(p.item_codes) from knowledge.service_package p where p.group_id = $1 and p.code = $6)))) as device_uses,
    ${sameTime('$4', '$7')}
   from `,
)

/** The same around a booking that is about to be made, with what its items need devices for. */
export function factsOfBooking(
  groupId: string,
  of: Parameters<typeof factsOfNew>[1] & {
    readonly itemCodes: readonly string[]
    readonly packageCode?: string | undefined
    readonly startsAt: string
  },
): Load<Facts | undefined> {
  const { storeId, customerId, vehicleId, itemCodes, packageCode, startsAt } = of
  const parameters = [groupId, storeId, customerId, vehicleId, itemCodes, packageCode ?? null, startsAt]
  return oneRaw<Facts>(bookingText, parameters)
}
