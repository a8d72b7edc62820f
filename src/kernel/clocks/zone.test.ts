import * as fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { dateOf, dayNumber } from './plain-date.ts'
import { epochMsOf, instantOf, localDate, offsetMs, wallClockMs } from './zone.ts'

const zones = fc.constantFrom(
  'Asia/Shanghai',
  'Asia/Urumqi',
  'Asia/Kathmandu',
  'Europe/Berlin',
  'America/New_York',
  'America/St_Johns',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Africa/Casablanca',
  'UTC',
)
const from = epochMsOf('1985-01-01T00:00:00.000Z')
const to = epochMsOf('2037-12-31T00:00:00.000Z')

test('an instant has the date and offset that Temporal gives it', () => {
  fc.assert(
    fc.property(zones, fc.integer({ min: from, max: to }), (zone, epochMs) => {
      const oracle = Temporal.Instant.fromEpochMilliseconds(epochMs).toZonedDateTimeISO(zone)
      expect(localDate(epochMs, zone)).toBe(oracle.toPlainDate().toString())
      expect(offsetMs(epochMs, zone)).toBe(oracle.offsetNanoseconds / 1e6)
    }),
    { numRuns: 500 },
  )
})

test('a wall time is the instant that Temporal gives it', () => {
  const days = fc.integer({ min: dayNumber('1985-01-02'), max: dayNumber('2037-12-30') })
  fc.assert(
    fc.property(zones, days, fc.integer({ min: 0, max: 1439 }), (zone, day, minutes) => {
      const time = new Temporal.PlainTime(Math.floor(minutes / 60), minutes % 60)
      const oracle = Temporal.PlainDate.from(dateOf(day)).toZonedDateTime({ timeZone: zone, plainTime: time })
      expect(wallClockMs(day, minutes, zone)).toBe(oracle.epochMilliseconds)
    }),
    { numRuns: 500 },
  )
})

test('a skipped time counts from the old offset, a double one is the first', () => {
  expect(instantOf(wallClockMs(dayNumber('2026-03-29'), 150, 'Europe/Berlin'))).toBe('2026-03-29T01:30:00.000Z')
  expect(instantOf(wallClockMs(dayNumber('2026-10-25'), 150, 'Europe/Berlin'))).toBe('2026-10-25T00:30:00.000Z')
})

test('24:00 is the next midnight', () => {
  expect(instantOf(wallClockMs(dayNumber('2026-11-22'), 1440, 'Asia/Shanghai'))).toBe('2026-11-22T16:00:00.000Z')
})

test('only UTC texts and real zones', () => {
  expect(epochMsOf('2026-11-22T01:02:03.000Z')).toBe(1795309323000)
  expect(() => epochMsOf('2026-11-22T01:02:03+08:00')).toThrow(RangeError)
  expect(() => epochMsOf('Z')).toThrow(RangeError)
  expect(() => offsetMs(0, 'Asia/Peking2')).toThrow(RangeError)
})
