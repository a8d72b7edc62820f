import { allowed, type Identity } from '../../../../kernel/auth/identity.ts'
import { manyRaw } from '../../../../kernel/db/sql.ts'
import type { PersonalData, SearchAddition, SearchSource } from '../../../../kernel/module.ts'
import { maskName } from '../../../customers/contract/identity.ts'
import { openContact } from '../../../customers/server/public.ts'
import { checkPlate } from '../../contract/plate.ts'

interface CarRow {
  readonly id: string
  readonly store_id: string
  readonly vin: string
  readonly plate: string
  readonly model_zh: string | null
  readonly model_en: string | null
}

interface CarAndOwner extends CarRow {
  readonly owner_store_id: string | null
  readonly wrapped_key: string | null
  readonly name: string | null
  readonly phone: string | null
}

interface CarOfCustomer extends CarRow {
  readonly customer_id: string
}

function titleOf(car: CarRow): string {
  if (!car.plate) return car.vin
  const verdict = checkPlate(car.plate)
  return verdict.ok ? verdict.display : car.plate
}

function modelOf(car: CarRow, { language }: Identity): string {
  return (language === 'en' ? car.model_en : car.model_zh) ?? ''
}

const linkOf = (car: CarRow) => `/vehicles/${car.id}`

const carsSql = `select b.id, b.store_id, b.vin, b.plate, b.model_zh, b.model_en,
    c.store_id as owner_store_id, c.wrapped_key, c.name, c.phone
  from vehicles.brief b
  left join vehicles.holding h on h.group_id = b.group_id and h.vehicle_id = b.id and h.role = 'owner'
  left join customers.contact c on c.group_id = h.group_id and c.id = h.customer_id
  where b.group_id = $1 and b.id = any($2::text[]::uuid[])`

/** Cars in the one search box, with their owner's name; masked for those who may not see customers. */
export const searchSource: SearchSource = {
  record: 'vehicle',
  permission: 'vehicle.see',
  hits: ({ groupId, ids, kernel, identity, settings }) => {
    const load = manyRaw<CarAndOwner>(carsSql, [groupId, ids])
    const ownerOf = ({ wrapped_key, name, phone, owner_store_id }: CarAndOwner) => {
      const owner = openContact({ wrapped_key, name: name ?? '', phone: phone ?? '' }, kernel.keys).name
      return allowed(identity, settings, 'customer.see', owner_store_id) ? owner : maskName(owner)
    }
    const subtitleOf = (car: CarAndOwner) =>
      [modelOf(car, identity), car.plate ? car.vin.slice(-8) : '', ownerOf(car)].filter(Boolean).join(' · ')
    return {
      load: { ...load, read: (rows) => rows },
      read: (rows) =>
        load.read(rows).map((car) => ({
          record: 'vehicle',
          id: car.id,
          title: titleOf(car),
          subtitle: subtitleOf(car),
          flags: [],
          link: linkOf(car),
        })),
    }
  },
}

const mostCars = 3

/** A few cars of each customer; a fleet's are on its page. */
const carsOfSql = `select cars.* from unnest($2::text[]::uuid[]) as asked (customer_id)
  cross join lateral (
    select h.customer_id, b.id, b.store_id, b.vin, b.plate, b.model_zh, b.model_en
      from vehicles.holding h join vehicles.brief b on b.group_id = h.group_id and b.id = h.vehicle_id
     where h.group_id = $1 and h.customer_id = asked.customer_id
     order by h.since desc limit ${mostCars}) cars`

/** The customer's cars beside his name. */
export const searchAddition: SearchAddition = {
  records: ['customer'],
  permission: 'vehicle.see',
  add: ({ groupId, ids, identity, settings }) => {
    const load = manyRaw<CarOfCustomer>(carsOfSql, [groupId, ids])
    const titled = (car: CarRow) => [titleOf(car), modelOf(car, identity)].filter(Boolean).join(' ')
    return {
      load: { ...load, read: (rows) => rows },
      read: (rows) =>
        load
          .read(rows)
          .filter((car) => allowed(identity, settings, 'vehicle.see', car.store_id))
          .map((car) => ({
            id: car.customer_id,
            related: [{ record: 'vehicle', id: car.id, title: titled(car), link: linkOf(car) }],
          })),
    }
  },
}

const holdingsSql = `select o.id, o.role, o.since, o.until, v.vin, v.plate, v.sold_on, v.trim, v.colour, v.powertrain, b.model_zh, b.model_en
  from vehicles.ownership o
  join customers.contact c on c.group_id = o.group_id and c.id = o.customer_id
  join vehicles.vehicle v on v.group_id = o.group_id and v.id = o.vehicle_id
  join vehicles.brief b on b.group_id = v.group_id and b.id = v.id
  where o.group_id = $1 and c.person_id = $2 order by o.since desc, o.id`

/**
 * The cars that a person has or had. Erasing leaves the dates: the car's history stays, and whom they point to is gone.
 * What happened to a car after he gave it away is not his: its plate of today is the next owner's.
 */
export const personalData: PersonalData = {
  tables: ['vehicles.ownership'],
  find: (groupId, personId) => manyRaw<Record<string, unknown>>(holdingsSql, [groupId, personId]),
  erase: () => [],
  file: (rows) => ({
    purchase: rows.map((row) => ({
      vin: row['vin'],
      plate: row['until'] === null ? row['plate'] : null,
      soldOn: row['sold_on'],
      role: row['role'],
      since: row['since'],
      until: row['until'],
    })),
    model: rows.map((row) => ({
      vin: row['vin'],
      modelZh: row['model_zh'],
      modelEn: row['model_en'],
      trim: row['trim'],
      powertrain: row['powertrain'],
      colour: row['colour'],
    })),
  }),
}
