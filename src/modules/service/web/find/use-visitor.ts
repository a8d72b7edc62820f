import type { AnswerOf } from '../../../../console/endpoints.ts'
import { useRead } from '../../../../console/queries.ts'

/** What is said of a car at the desk. */
export type Car = Pick<
  AnswerOf<'vehicle.get'>,
  'id' | 'plate' | 'plateColour' | 'vin' | 'modelZh' | 'modelEn' | 'powertrain' | 'odometerKm'
> & { readonly odometerOn?: string | null }

export interface Visitor {
  readonly car: Car | undefined
  /** People of the car who may come with it. */
  readonly people: readonly {
    readonly id: string
    readonly name: string
    readonly phoneMasked: string
    readonly role: string
  }[]
  /** Who has come: the one named in the address, else the owner. */
  readonly customerId: string | undefined
}

/** A car with its people, as booking and reception need them. */
export function useVisitor(vehicleId: string | undefined, customerId: string | undefined): Visitor {
  const { data: car } = useRead('vehicle.get', { id: vehicleId, enabled: vehicleId !== undefined, also: ['customer'] })
  if (!car || vehicleId === undefined) return { car: undefined, people: [], customerId }
  const people = car.people.flatMap(({ customerId: id, until, ...person }) =>
    id !== null && until === null ? [{ id, ...person }] : [],
  )
  return { car, people, customerId: customerId ?? people[0]?.id }
}
