import { expect, test } from 'vitest'
import { missingFields, timeProblem, unknownPart } from './rules.ts'

const facts = { name: '王喆', phone: '13800138000', plate: '粤B12345', model_zh: '启程 E5', vin: 'LSVAM4187C2184847' }
const row = { odometer_km: 1000, concern: '刹车有异响', item_codes: [] }

test('what is missing is listed until it is there (G-03)', () => {
  expect(missingFields(row, facts)).toEqual([])
  expect(missingFields({ odometer_km: null, concern: null, item_codes: [] }, { ...facts, model_zh: null })).toEqual([
    'model',
    'odometerKm',
    'need',
  ])
  expect(missingFields({ ...row, concern: null, item_codes: ['M-01'] }, { ...facts, phone: '' })).toEqual(['phone'])
})

test('a time is booked ahead, for somebody with a car', () => {
  expect(timeProblem('2026-03-10T01:00:00.000Z', '2026-03-10T01:00:00.000Z')).toMatchObject({
    code: 'service.slotPast',
  })
  expect(timeProblem('2026-03-10T01:30:00.000Z', '2026-03-10T01:00:00.000Z')).toBeUndefined()
  expect(unknownPart(undefined)).toMatchObject({ code: 'service.unknownCustomer' })
  expect(unknownPart({ person_id: 'p', vin: null })).toMatchObject({ code: 'service.unknownVehicle' })
  expect(unknownPart({ person_id: 'p', vin: 'v' })).toBeUndefined()
})
