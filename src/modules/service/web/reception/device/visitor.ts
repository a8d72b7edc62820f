import { randomId, randomKey } from '../../../../../console/intent.ts'
import type { Arrival } from './arrivals.ts'
import { type Draft, type FirstVisitor, said } from './draft.ts'

const mark = 'new-'
/** For a car that only this device knows. */
export const ownCarId = () => mark + randomId()
export const isOwnCarId = (id: string) => id.startsWith(mark)

/** What a first-time visitor is asked at the door. */
export type Introduced = Pick<FirstVisitor, 'name' | 'phone' | 'plate' | 'vin' | 'powertrain'>

export function introduced(asked: Introduced): FirstVisitor {
  const keys = { customerKey: randomKey(), carKey: randomKey() }
  return { ...asked, ...keys, known: null, isSomebodyElse: false, customerId: null, carId: null }
}

/** Known already, and nobody has said yet what that means: it is shown, nothing is merged by itself. */
export function openQuestions(visitor: FirstVisitor): { readonly customer: boolean; readonly car: boolean } {
  const { known, customerId, carId, isSomebodyElse } = visitor
  return {
    customer: known !== null && known.customers.length > 0 && customerId === null && !isSomebodyElse,
    car: known !== null && known.cars.length > 0 && carId === null,
  }
}

export function isAsked(visitor: FirstVisitor): boolean {
  const { customer, car } = openQuestions(visitor)
  return customer || car
}

export function withVisitor(draft: Draft, change: Partial<FirstVisitor>): Draft {
  return draft.visitor ? { ...draft, visitor: { ...draft.visitor, ...change }, problem: null } : draft
}

/** Customer and car are there: the reception goes on as that of any other car. */
export function arrivedWith(draft: Draft, customerId: string, vehicleId: string): Draft {
  const finish = draft.finish && { ...draft.finish, body: { ...draft.finish.body, customerId, vehicleId } }
  return { ...said({ ...draft, visitor: null }, { customerId }), vehicleId, finish }
}

/** What was written for the visitor joins what somebody wrote on this device for the same car. */
export function broughtTogether(there: Draft, come: Draft): Draft {
  const { photos, signature, finish, pending } = come
  return { ...said(there, pending), photos: [...there.photos, ...photos], signature, finish: there.finish ?? finish }
}

/** What a page shows of a car that nobody knows yet. */
export function strangersArrival({ vehicleId, visitor }: Draft, today: string): Arrival | undefined {
  if (!visitor) return undefined
  const { plate, vin, powertrain, name, phone } = visitor
  const car = { id: vehicleId, plate, plateColour: '', vin, modelZh: null, modelEn: null, powertrain, odometerKm: null }
  return {
    car,
    people: [{ id: vehicleId, role: 'owner', name, phoneMasked: phone }],
    booking: null,
    visits: [],
    undone: { rows: [], totalFen: 0 },
    lastMarks: [],
    lastMarksAt: null,
    soldOn: null,
    today,
    covers: [],
    recalls: [],
    towed: null,
    open: null,
    comebackDays: 0,
  }
}
