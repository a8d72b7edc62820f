import { dayNumber } from '../../../../kernel/clocks/plain-date.ts'
import type { Refusal } from '../../../../kernel/contract/refusal.ts'
import type { needKinds } from '../../contract/need-study.ts'
import { careRefusals } from '../../contract/refusals.ts'

export interface StudiedCar {
  readonly id: string
  readonly plate: string
  readonly powertrain: string
  readonly odometer_km: number | null
  /** Sold on, else the first day of its model year; null where neither is known. */
  readonly since: string | null
  readonly last_visit: string | null
  readonly last_km: number | null
  /** Work put off or declined, and its value. */
  readonly put_off: number
  readonly put_off_fen: number
}

export interface NeedLimits {
  readonly maintenanceKm: number
  readonly maintenanceMonths: number
  readonly wearKm: number
  readonly warrantyMonths: number
  readonly replacementYears: number
  readonly replacementKm: number
}

export interface Proposed {
  readonly kind: (typeof needKinds)[number]
  readonly vehicleId: string | null
  readonly plate: string | null
  readonly details: Readonly<Record<string, number | string>>
}

const daysInMonth = 30.44
const monthsInYear = 12

/** What age, kilometres and work put off say of a customer's cars (001 §1.3(3)). */
export function proposedNeeds(cars: readonly StudiedCar[], limits: NeedLimits, today: string): Proposed[] {
  return cars.flatMap((car) => needsOfCar(car, limits, today))
}

function needsOfCar(car: StudiedCar, limits: NeedLimits, today: string): Proposed[] {
  const found: Proposed[] = []
  const add = (kind: Proposed['kind'], details: Proposed['details']) =>
    found.push({ kind, vehicleId: car.id, plate: car.plate, details })
  const monthsSince = (day: string) => Math.floor((dayNumber(today) - dayNumber(day)) / daysInMonth)
  if (car.put_off > 0) add('declined', { count: car.put_off, amountFen: car.put_off_fen })
  const months = car.last_visit ? monthsSince(car.last_visit) : null
  const km = car.odometer_km !== null && car.last_km !== null ? car.odometer_km - car.last_km : null
  if (car.last_visit === null) add('first', {})
  else if ((months ?? 0) >= limits.maintenanceMonths || (km ?? 0) >= limits.maintenanceKm)
    add('maintenance', { months: months ?? 0, km: km ?? 0 })
  if (car.powertrain !== 'ice' && (car.odometer_km ?? 0) >= limits.wearKm) add('battery', { km: car.odometer_km ?? 0 })
  const age = car.since ? monthsSince(car.since) : null
  if (age !== null && age >= limits.replacementYears * monthsInYear)
    add('replacement', { years: Math.floor(age / monthsInYear), km: car.odometer_km ?? 0 })
  else if ((car.odometer_km ?? 0) >= limits.replacementKm) add('replacement', { years: 0, km: car.odometer_km ?? 0 })
  else if (age !== null && age >= limits.warrantyMonths) add('warranty', { years: Math.floor(age / monthsInYear) })
  else if ((car.odometer_km ?? 0) >= limits.wearKm) add('wear', { km: car.odometer_km ?? 0 })
  return found
}

/** At least one need, or why there is none (F-03). */
export function studyProblem(given: {
  readonly needs: readonly unknown[]
  readonly noneBecause?: string | undefined
}): Refusal | undefined {
  return given.needs.length === 0 && !given.noneBecause ? careRefusals.needOrReason() : undefined
}
