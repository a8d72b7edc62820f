import { expect, test } from 'vitest'
import { type NeedLimits, proposedNeeds, studyProblem } from './rules.ts'

const limits: NeedLimits = {
  maintenanceKm: 8000,
  maintenanceMonths: 6,
  wearKm: 40_000,
  warrantyMonths: 33,
  replacementYears: 6,
  replacementKm: 120_000,
}
const car = {
  id: 'c1',
  plate: '粤B12345',
  powertrain: 'ice',
  odometer_km: 12_000,
  since: '2025-06-01',
  last_visit: '2026-02-01',
  last_km: 11_000,
  put_off: 0,
  put_off_fen: 0,
}
const kinds = (more: Partial<typeof car>, last_visit: string | null = car.last_visit) =>
  proposedNeeds([{ ...car, ...more, last_visit }], limits, '2026-03-10').map(({ kind }) => kind)

test('a young car that was here lately needs nothing', () => {
  expect(kinds({})).toEqual([])
})

test('one that was never here begins, one that was here long ago is due', () => {
  expect(kinds({}, null)).toEqual(['first'])
  expect(kinds({}, '2025-08-01')).toEqual(['maintenance'])
  expect(kinds({ odometer_km: 19_500 })).toEqual(['maintenance'])
})

test('work put off comes first; age and kilometres speak for wear, warranty or another car', () => {
  expect(kinds({ put_off: 2, put_off_fen: 86_000, odometer_km: 45_000, last_km: 44_000 })).toEqual(['declined', 'wear'])
  expect(kinds({ since: '2023-05-01' })).toEqual(['warranty'])
  expect(kinds({ since: '2019-05-01' })).toEqual(['replacement'])
  expect(kinds({ odometer_km: 130_000, last_km: 129_000 })).toEqual(['replacement'])
  expect(kinds({ powertrain: 'bev', odometer_km: 60_000, last_km: 59_000 })).toEqual(['battery', 'wear'])
})

test('a study names a need or says why there is none', () => {
  expect(studyProblem({ needs: [] })).toMatchObject({ code: 'care.needOrReason' })
  expect(studyProblem({ needs: [], noneBecause: '只是代办' })).toBeUndefined()
  expect(studyProblem({ needs: [{}] })).toBeUndefined()
})
