import { expect, test } from 'vitest'
import { doneProblem, dueInDays, nextDue, opensBay, reservationProblem, unusableOn } from './rules.ts'

test('the day on which a calibration is due is its last good one', () => {
  const device = { state: 'ready', calibration_due: '2026-03-10' }
  expect(unusableOn(device, '2026-03-10')).toBeNull()
  expect(unusableOn(device, '2026-03-11')).toBe('calibration')
  expect(unusableOn({ ...device, state: 'outOfOrder' }, '2026-03-10')).toBe('outOfOrder')
  expect(unusableOn({ state: 'issued', calibration_due: null }, '2026-03-11')).toBeNull()
})

test('the nearer date counts', () => {
  const device = { state: 'ready', calibration_due: '2026-03-20', upkeep_due: '2026-03-08' }
  expect(dueInDays(device, '2026-03-10')).toBe(-2)
  expect(dueInDays({ ...device, upkeep_due: null }, '2026-03-10')).toBe(10)
  expect(dueInDays({ ...device, state: 'retired' }, '2026-03-10')).toBeNull()
})

test('the next date follows from the interval unless it is said', () => {
  expect(nextDue({ on: '2026-03-10' }, 12)).toBe('2027-03-10')
  expect(nextDue({ on: '2026-03-10', nextDue: '2026-09-01' }, 12)).toBe('2026-09-01')
  expect(nextDue({ on: '2026-03-10' }, null)).toBeNull()
  expect(doneProblem({ on: '2026-03-11' }, '2026-03-10')?.code).toBe('capacity.dayAhead')
  expect(doneProblem({ on: '2026-03-10', nextDue: '2026-03-10' }, '2026-03-10')?.code).toBe('capacity.dueBefore')
})

test('a bay opens with the last of its devices', () => {
  const bay = { state: 'outOfOrder' }
  expect(opensBay(bay, [])).toBe(true)
  expect(opensBay(bay, [{ state: 'outOfOrder' }])).toBe(false)
  expect(opensBay({ state: 'open' }, [])).toBe(false)
})

test('two reservations may touch and not overlap', () => {
  const one = { starts_at: '2026-03-10T02:00:00.000Z', ends_at: '2026-03-10T03:00:00.000Z', staff_name: '周海' }
  const now = '2026-03-10T01:00:00.000Z'
  const wanted = { startsAt: '2026-03-10T03:00:00.000Z', endsAt: '2026-03-10T04:00:00.000Z' }
  expect(reservationProblem(wanted, [one], now)).toBeUndefined()
  const early = { ...wanted, startsAt: '2026-03-10T02:59:00.000Z' }
  expect(reservationProblem(early, [one], now)?.code).toBe('capacity.reserved')
  expect(reservationProblem({ ...wanted, endsAt: wanted.startsAt }, [], now)?.code).toBe(
    'capacity.reservationBackwards',
  )
})
