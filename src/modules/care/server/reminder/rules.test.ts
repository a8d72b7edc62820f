import { expect, test } from 'vitest'
import { dueOf, paceOf } from './rules.ts'

const lead = { days: 30, km: 1000, lapsedDays: 365, paceDays: 14, oldestDays: 730 }
const today = '2026-06-01'
const car = {
  intervalKm: 10_000,
  intervalMonths: 12,
  last: { on: '2026-01-01', km: 20_000 },
  soldOn: '2024-01-01',
  readings: [
    { on: '2026-01-01', km: 20_000 },
    { on: '2026-05-01', km: 26_000 },
  ],
}

test('who drives much is due by kilometres: 50 km a day, 27,550 today, 30,000 in 49 days', () => {
  expect(paceOf(car.readings, today, lead)).toEqual({ from: { on: '2026-01-01', km: 20_000 }, kmPerDay: 50 })
  expect(dueOf(car, today, lead)).toBeUndefined()
  expect(dueOf(car, '2026-06-21', lead)).toEqual({
    dueOn: '2026-07-20',
    dueBy: 'km',
    calculation: {
      intervalKm: 10_000,
      intervalMonths: 12,
      lastOn: '2026-01-01',
      lastKm: 20_000,
      fromOn: '2026-01-01',
      fromKm: 20_000,
      readingOn: '2026-05-01',
      readingKm: 26_000,
      kmPerDay: 50,
      kmToday: 28_550,
      targetKm: 30_000,
      byTimeOn: '2027-01-01',
      byKmOn: '2026-07-20',
    },
  })
})

test('who stands much is due by time; a car that was never here counts from its sale', () => {
  const rare = { ...car, last: null, soldOn: '2025-06-20', readings: [{ on: '2026-05-01', km: 3000 }] }
  expect(dueOf(rare, today, lead)).toMatchObject({
    dueOn: '2026-06-20',
    dueBy: 'time',
    calculation: { kmPerDay: null },
  })
})

test('kilometres run over are due today, also without a pace; nothing known is nothing due', () => {
  const over = { ...car, readings: [{ on: '2026-05-01', km: 30_500 }] }
  expect(dueOf(over, today, lead)).toMatchObject({ dueOn: today, dueBy: 'km' })
  expect(dueOf({ ...car, last: null, soldOn: null, readings: [] }, today, lead)).toBeUndefined()
})

test('who is overdue for more than a year is not reminded', () => {
  const gone = { ...car, last: null, soldOn: '2023-01-01', readings: [] }
  expect(dueOf(gone, today, lead)).toBeUndefined()
  expect(dueOf(gone, today, { ...lead, lapsedDays: 1000 })).toMatchObject({ dueOn: '2024-01-01' })
})

test('within a thousand kilometres is near, whatever the pace', () => {
  const slow = {
    ...car,
    readings: [
      { on: '2026-01-01', km: 20_000 },
      { on: '2026-05-31', km: 29_100 },
    ],
  }
  expect(dueOf(slow, today, { ...lead, days: 0 })).toMatchObject({ dueBy: 'km' })
})

test('a new odometer begins a new pace', () => {
  const readings = [
    { on: '2026-01-01', km: 90_000 },
    { on: '2026-03-01', km: 100 },
    { on: '2026-05-01', km: 2540 },
  ]
  expect(paceOf(readings, today, lead)).toEqual({ from: { on: '2026-03-01', km: 100 }, kmPerDay: 40 })
  expect(
    paceOf(
      [
        { on: '2026-05-25', km: 1 },
        { on: '2026-05-30', km: 900 },
      ],
      today,
      lead,
    ),
  ).toBeUndefined()
})
