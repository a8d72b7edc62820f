import { expect, test } from 'vitest'
import { faultOf } from '../visitor-faults.ts'
import { freshDraft, said, waitingIn } from './draft.ts'
import { arrivedWith, broughtTogether, introduced, isAsked, openQuestions, withVisitor } from './visitor.ts'

const asked = {
  name: '尹初见',
  phone: '13900017713',
  plate: '粤B2Q4W6',
  vin: 'LSVAA4187N2765431',
  powertrain: 'ice',
} as const
const start = {
  vehicleId: 'new-1',
  storeId: 's',
  plate: asked.plate,
  startedAt: '2026-03-10T01:00:00.000Z',
  defaults: { waiting: true },
}
const draft = () => freshDraft({ ...start, visitor: introduced(asked) })
const known = {
  customers: [{ id: 'c1', name: '尹再见', more: '' }],
  cars: [{ id: 'v1', title: '粤B·2Q4W6', more: '' }],
}

test('a visitor waits to be registered though nothing was said yet', () => {
  expect(waitingIn(draft())).toBe(1)
})

test('who is known is asked about, customer and car each until it is answered', () => {
  const found = withVisitor(draft(), { known })
  const questions = (of: typeof found) => of.visitor && openQuestions(of.visitor)
  expect(questions(found)).toEqual({ customer: true, car: true })
  expect(questions(withVisitor(found, { isSomebodyElse: true }))).toEqual({ customer: false, car: true })
  const chosen = withVisitor(found, { customerId: 'c1', carId: 'v1' })
  expect(chosen.visitor && isAsked(chosen.visitor)).toBe(false)
})

test('registered, it is the reception of that car, and the order to be opened is his', () => {
  const finished = { ...said(draft(), { odometerKm: 5 }), finish: { key: 'k', body: { vehicleId: 'new-1' } } }
  expect(arrivedWith(finished, 'c1', 'v1')).toMatchObject({
    vehicleId: 'v1',
    visitor: null,
    pending: { waiting: true, odometerKm: 5, customerId: 'c1' },
    finish: { key: 'k', body: { vehicleId: 'v1', customerId: 'c1' } },
  })
})

test('what this device holds of the same car stays beside what the visitor brought', () => {
  const there = said(freshDraft({ ...start, vehicleId: 'v1' }), { energyPercent: 50 })
  const come = arrivedWith(said(draft(), { odometerKm: 5 }), 'c1', 'v1')
  expect(broughtTogether(there, come).pending).toMatchObject({ energyPercent: 50, odometerKm: 5, customerId: 'c1' })
})

test('phone, plate and check digit are checked without the server', () => {
  expect(faultOf({ ...asked, vin: 'LSVAA4189N2765431' })?.code).toBe('vehicles.vinDoubtful')
  expect(faultOf({ ...asked, vin: 'LSVAA418' })?.code).toBe('vehicles.vinInvalid')
  expect(faultOf({ ...asked, plate: 'B2Q4W6' })?.code).toBe('vehicles.plateInvalid')
  expect(faultOf({ ...asked, phone: '139' })?.code).toBe('customers.phoneInvalid')
})
