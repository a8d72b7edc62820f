import type { Refusal } from '../../../../kernel/contract/refusal.ts'
import { plateTokens, type Token, vinTokens } from '../../../../kernel/search-tokens.ts'
import { checkPlate, type PlateOptions } from '../../contract/plate.ts'
import { vehiclesRefusals } from '../../contract/refusals.ts'
import { checkVin } from '../../contract/vin.ts'

export interface AcceptedVin {
  readonly vin: string
  /** The supervisor's reason, where the VIN alone would not have done. */
  readonly override: string | null
}

/** A VIN that may stand; one with a wrong check digit only with a reason of somebody who may override (G-12). */
export function acceptVin(
  input: string,
  today: string,
  override: { readonly reason: string | undefined; readonly may: boolean },
): AcceptedVin | { readonly refusal: Refusal } {
  const verdict = checkVin(input, { today })
  const { vin } = verdict
  if (verdict.ok) return { vin, override: null }
  const problem = verdict.code
  if (!verdict.overridable) {
    const suggestion = verdict.suggestion === undefined ? {} : { suggestion: verdict.suggestion }
    return { refusal: vehiclesRefusals.vinInvalid({ vin, problem, ...suggestion }) }
  }
  if (override.reason === undefined) return { refusal: vehiclesRefusals.vinDoubtful({ vin, problem }) }
  if (!override.may) return { refusal: vehiclesRefusals.overrideNotAllowed({ vin, problem }) }
  return { vin, override: override.reason }
}

export interface AcceptedPlate {
  readonly plate: string
  readonly kind: string
  readonly colour: string
}

/** A plate that may stand; empty text is a car without one. */
export function acceptPlate(input: string, options: PlateOptions): AcceptedPlate | { readonly refusal: Refusal } {
  if (input.trim() === '') return { plate: '', kind: 'none', colour: 'none' }
  const verdict = checkPlate(input, options)
  if (!verdict.ok) return { refusal: vehiclesRefusals.plateInvalid({ plate: verdict.plate, problem: verdict.code }) }
  return { plate: verdict.plate, kind: verdict.type, colour: verdict.colour }
}

/** Histories go forward: not before the last change, not into the future. */
export function sinceProblem(since: string, last: string | undefined, today: string): Refusal | undefined {
  if (since > today) return vehiclesRefusals.inFuture({ day: since })
  return last !== undefined && since < last ? vehiclesRefusals.beforeLast({ day: last }) : undefined
}

export interface LastReading {
  readonly odometer_km: number | null
  readonly odometer_on: string | null
}

export interface Reading {
  readonly km: number
  readonly on: string
  readonly lowerBecause?: string | undefined
}

/** A reading of an earlier day than the last one adds to the history and says nothing about today. */
export function isLatest(last: LastReading, reading: Reading): boolean {
  return last.odometer_on === null || reading.on >= last.odometer_on
}

/** A lower reading needs a reason: an exchanged instrument, an earlier mistyping (F-13). */
export function readingProblem(last: LastReading, reading: Reading): Refusal | undefined {
  const { odometer_km: km, odometer_on: on } = last
  if (km === null || reading.km >= km || reading.lowerBecause !== undefined || !isLatest(last, reading))
    return undefined
  return vehiclesRefusals.odometerLower({ lastKm: km, lastOn: on, km: reading.km })
}

/** By what a car is found: ends of plate and VIN, and the whole plate. */
export function vehicleTokens(car: { plate: string; vin: string }): Token[] {
  return [...(car.plate ? plateTokens(car.plate) : []), ...vinTokens(car.vin)]
}

/** A car belongs to a customer whose file is in use: neither merged into another nor erased. */
export function canOwn(customer: { readonly state: string } | undefined): boolean {
  return customer?.state === 'active'
}
