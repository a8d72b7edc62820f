import type { Row } from '../../../kernel/db/schema.ts'
import { type Load, manyRaw, oneRaw } from '../../../kernel/db/sql.ts'
import { newId } from '../../../kernel/ids.ts'
import type { Work } from '../../../kernel/work.ts'
import type { odometerSources } from '../contract/vehicle.ts'
import { vehicle as record } from './vehicle/record.ts'
import { isLatest, type Reading, readingProblem } from './vehicle/rules.ts'

/** A row of the view `vehicles.brief`. Model names are brand and model; null where the model is not known. */
export interface BriefRow {
  readonly group_id: string
  readonly id: string
  readonly store_id: string
  readonly vin: string
  readonly plate: string
  readonly plate_colour: string
  readonly plate_kind: string
  readonly model_id: string | null
  readonly model_zh: string | null
  readonly model_en: string | null
  readonly powertrain: string
  readonly odometer_km: number | null
  readonly preferred_technician_id: string | null
  readonly sold_on: string | null
}

/** Cars by id, in the order of their ids. */
export function briefsOf(groupId: string, ids: readonly string[]): Load<BriefRow[]> {
  return manyRaw<BriefRow>(
    'select b.* from vehicles.brief b where b.group_id = $1 and b.id = any($2::text[]::uuid[]) order by b.id',
    [groupId, ids],
  )
}

/** The car's own row, locked: for a verb of a room further right, among its `first` loads. */
export function lockVehicle(groupId: string, vehicleId: string): Load<Row<'vehicles.vehicle'> | undefined> {
  return oneRaw<Row<'vehicles.vehicle'>>('select * from vehicles.vehicle where group_id = $1 and id = $2 for update', [
    groupId,
    vehicleId,
  ])
}

export interface TakenReading extends Reading {
  readonly source: (typeof odometerSources)[number]
}

/**
 * Writes an odometer reading of a locked car and moves it by `readOdometer`. `on` is the plain date in the store's
 * zone. Throws `vehicles.odometerLower` when it is lower than the last one and no reason is given. Returns the row as
 * it will stand.
 */
export function takeReading(
  work: Work,
  vehicle: Row<'vehicles.vehicle'>,
  reading: TakenReading,
): Row<'vehicles.vehicle'> {
  const problem = readingProblem(vehicle, reading)
  if (problem) throw problem
  const changes = isLatest(vehicle, reading) ? { odometer_km: reading.km, odometer_on: reading.on } : {}
  const after = work.move(record.face, vehicle, 'readOdometer', changes)
  work.insert(
    'vehicles.odometer',
    {
      id: newId(),
      vehicle_id: vehicle.id,
      read_on: reading.on,
      km: reading.km,
      source: reading.source,
      lower_because: reading.lowerBecause ?? null,
    },
    vehicle,
  )
  return after
}

/** Whom a car belongs to or who brings it, now. */
export function holdersOf(groupId: string, vehicleId: string): Load<{ readonly customer_id: string }[]> {
  return manyRaw('select customer_id from vehicles.holding where group_id = $1 and vehicle_id = $2', [
    groupId,
    vehicleId,
  ])
}

/**
 * Writes into the file of a locked car who has brought it, where he is neither its owner nor known as bringer; moves it by
 * `addBringer` then. `on` is the plain date in the store's zone.
 */
export function noteBringer(
  work: Work,
  vehicle: Row<'vehicles.vehicle'>,
  holders: readonly { readonly customer_id: string }[],
  bringer: { readonly customerId: string; readonly on: string },
): void {
  if (holders.some((holder) => holder.customer_id === bringer.customerId)) return
  const moved = work.move(record.face, vehicle, 'addBringer')
  work.insert(
    'vehicles.ownership',
    {
      id: newId(),
      vehicle_id: vehicle.id,
      customer_id: bringer.customerId,
      role: 'bringer',
      since: bringer.on,
    },
    moved,
  )
}
