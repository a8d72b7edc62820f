import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { addWorkingDays, type DayOverrides, isCalendarKnown, isWorkingDay } from './calendar.ts'
import { addDays } from './plain-date.ts'

const none: DayOverrides = new Map()

// 国务院办公厅关于2026年部分节假日安排的通知
test.each([
  ['2026-01-01', false],
  ['2026-01-02', false],
  ['2026-01-04', true],
  ['2026-02-14', true],
  ['2026-02-15', false],
  ['2026-02-23', false],
  ['2026-02-24', true],
  ['2026-02-28', true],
  ['2026-04-06', false],
  ['2026-05-05', false],
  ['2026-05-09', true],
  ['2026-06-19', false],
  ['2026-09-20', true],
  ['2026-09-25', false],
  ['2026-10-07', false],
  ['2026-10-08', true],
  ['2026-10-10', true],
  ['2026-10-11', false],
  ['2026-11-21', false],
  ['2026-11-23', true],
])('%s is a working day: %s', (date, expected) => {
  expect(isWorkingDay(date, none)).toBe(expected)
})

test('a complaint is answered within seven working days (汽车销售管理办法 18)', () => {
  expect(addWorkingDays('2026-11-02', 7, none)).toBe('2026-11-11')
})

test('a holiday and its make-up days count as they are', () => {
  expect(addWorkingDays('2026-09-30', 1, none)).toBe('2026-10-08')
  expect(addWorkingDays('2026-09-30', 3, none)).toBe('2026-10-10')
  expect(addWorkingDays('2026-09-30', 4, none)).toBe('2026-10-12')
  expect(addWorkingDays('2026-02-13', 2, none)).toBe('2026-02-24')
})

test('an override wins over the published calendar, both ways', () => {
  const overrides: DayOverrides = new Map([
    ['2026-11-07', 'work'],
    ['2026-11-09', 'rest'],
    ['2026-10-10', 'rest'],
  ])
  expect(addWorkingDays('2026-11-06', 1, overrides)).toBe('2026-11-07')
  expect(addWorkingDays('2026-11-07', 1, overrides)).toBe('2026-11-10')
  expect(isWorkingDay('2026-10-10', overrides)).toBe(false)
})

test('a year not yet published has weekends only, and says so', () => {
  expect(isCalendarKnown(2026, none)).toBe(true)
  expect(isCalendarKnown(2099, none)).toBe(false)
  expect(isCalendarKnown(2099, new Map([['2099-01-01', 'rest']]))).toBe(true)
  expect(isWorkingDay('2099-01-01', none)).toBe(true)
  expect(isWorkingDay('2099-01-03', none)).toBe(false)
})

test('zero stays, negative goes back', () => {
  expect(addWorkingDays('2026-10-03', 0, none)).toBe('2026-10-03')
  expect(addWorkingDays('2026-10-08', -1, none)).toBe('2026-09-30')
})

test('exactly n working days lie between, and the last is one', () => {
  const dates = fc.integer({ min: 0, max: 1000 }).map((offset) => addDays('2024-06-01', offset))
  fc.assert(
    fc.property(dates, fc.integer({ min: 1, max: 25 }), (start, count) => {
      const end = addWorkingDays(start, count, none)
      let found = 0
      for (let date = addDays(start, 1); date <= end; date = addDays(date, 1)) if (isWorkingDay(date, none)) found += 1
      expect(found).toBe(count)
      expect(isWorkingDay(end, none)).toBe(true)
    }),
  )
})

test('a calendar that never works does not hang', () => {
  const overrides = new Map<string, 'rest'>()
  for (let offset = 0; offset < 4100; offset++) overrides.set(addDays('2026-01-01', offset), 'rest')
  expect(() => addWorkingDays('2026-01-01', 1, overrides)).toThrow(RangeError)
})
