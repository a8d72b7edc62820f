import * as fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { addDays, addMonths, dateOf, dayNumber, weekdayOf } from './plain-date.ts'

const dayNumbers = fc.integer({ min: dayNumber('1900-01-01'), max: dayNumber('2199-12-31') })

test('a date and its day number are the same thing', () => {
  expect(dayNumber('1970-01-01')).toBe(0)
  expect(dateOf(-1)).toBe('1969-12-31')
  fc.assert(fc.property(dayNumbers, (day) => dayNumber(dateOf(day)) === day))
})

test('days, months and weekdays are those of Temporal', () => {
  fc.assert(
    fc.property(dayNumbers, fc.integer({ min: -600, max: 600 }), (day, count) => {
      const date = dateOf(day)
      const oracle = Temporal.PlainDate.from(date)
      expect(addDays(date, count)).toBe(oracle.add({ days: count }).toString())
      expect(addMonths(date, count)).toBe(oracle.add({ months: count }).toString())
      expect(weekdayOf(day)).toBe(oracle.dayOfWeek - 1)
    }),
  )
})

test('a month later ends with its month', () => {
  expect(addMonths('2026-01-31', 1)).toBe('2026-02-28')
  expect(addMonths('2028-01-31', 1)).toBe('2028-02-29')
  expect(addMonths('2028-02-29', 12)).toBe('2029-02-28')
  expect(addMonths('2026-03-31', -1)).toBe('2026-02-28')
})

test.each(['2026-02-29', '2026-13-01', '2026-00-10', '2026-04-31', '2026-4-1', '20260401', '2026-04-01T00', ''])(
  '%s is no date',
  (text) => {
    expect(() => dayNumber(text)).toThrow(RangeError)
  },
)
