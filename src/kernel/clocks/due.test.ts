import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { type DayHours, dueAt, type Limit, limitSchema, type StoreClock, warnAt } from './due.ts'
import { epochMsOf, instantOf, offsetMs } from './zone.ts'

const usual: DayHours = { open: '08:30', close: '18:00' }
const week = (hours: DayHours): DayHours[] => Array.from({ length: 7 }, () => hours)
const shanghai: StoreClock = { timeZone: 'Asia/Shanghai', hours: week(usual), overrides: new Map() }
const closedSundays: StoreClock = {
  ...shanghai,
  hours: [usual, usual, usual, usual, usual, { open: '09:00', close: '16:30' }, null],
}

/** Wall time in Shanghai. */
const at = (text: string): number => epochMsOf(`${text.replace(' ', 'T')}:00.000Z`) - 8 * 3_600_000
const shown = (epochMs: number): string =>
  instantOf(epochMs + 8 * 3_600_000)
    .slice(0, 16)
    .replace('T', ' ')
const due = (limit: Limit, start: string, store = shanghai): string => shown(dueAt(limit, at(start), store))

test('the call within three days is due at closing on the third day, however late the car left', () => {
  const limit: Limit = { kind: 'calendarDays', days: 3 }
  expect(due(limit, '2026-11-22 17:59')).toBe('2026-11-25 18:00')
  expect(due(limit, '2026-11-22 00:00')).toBe('2026-11-25 18:00')
  expect(due(limit, '2026-11-22 23:59')).toBe('2026-11-25 18:00')
})

test('calendar days cross months and the leap day', () => {
  expect(due({ kind: 'calendarDays', days: 3 }, '2026-01-30 10:00')).toBe('2026-02-02 18:00')
  expect(due({ kind: 'calendarDays', days: 3 }, '2028-02-27 10:00')).toBe('2028-03-01 18:00')
  expect(due({ kind: 'calendarDays', days: 2 }, '2028-02-27 10:00')).toBe('2028-02-29 18:00')
  expect(due({ kind: 'calendarDays', days: 30 }, '2026-12-15 10:00')).toBe('2027-01-14 18:00')
})

test('calendar days that end on a closed day still end there, at the hour the day before closes', () => {
  expect(due({ kind: 'calendarDays', days: 3 }, '2026-11-19 10:00', closedSundays)).toBe('2026-11-22 16:30')
  const exceptions = new Map([['2026-11-25', null]])
  expect(due({ kind: 'calendarDays', days: 3 }, '2026-11-22 10:00', { ...shanghai, exceptions })).toBe(
    '2026-11-25 18:00',
  )
  expect(due({ kind: 'calendarDays', days: 3 }, '2026-11-22 10:00', { ...shanghai, hours: [] })).toBe(
    '2026-11-26 00:00',
  )
})

test('an event in twenty days is called fourteen days ahead: calls are due in six', () => {
  expect(due({ kind: 'calendarDays', days: -14 }, '2026-12-12 10:00')).toBe('2026-11-28 18:00')
  expect(due({ kind: 'before', minutes: 14 * 1440 }, '2026-12-12 10:00')).toBe('2026-11-28 10:00')
})

test('same day ends at closing; after closing it is the next opening day', () => {
  const limit: Limit = { kind: 'sameDay' }
  expect(due(limit, '2026-11-20 16:00', closedSundays)).toBe('2026-11-20 18:00')
  expect(due(limit, '2026-11-20 07:00', closedSundays)).toBe('2026-11-20 18:00')
  expect(due(limit, '2026-11-20 18:00', closedSundays)).toBe('2026-11-21 16:30')
  expect(due(limit, '2026-11-21 20:00', closedSundays)).toBe('2026-11-23 18:00')
  expect(due(limit, '2026-11-22 09:00', closedSundays)).toBe('2026-11-23 18:00')
  expect(due({ kind: 'calendarDays', days: 0 }, '2026-11-21 20:00', closedSundays)).toBe('2026-11-23 18:00')
})

test('single dates have their own hours', () => {
  const exceptions = new Map<string, DayHours | null>([
    ['2026-02-16', { open: '09:00', close: '12:00' }],
    ['2026-02-17', null],
    ['2026-02-18', null],
  ])
  expect(due({ kind: 'sameDay' }, '2026-02-16 13:00', { ...shanghai, exceptions })).toBe('2026-02-19 18:00')
  expect(due({ kind: 'sameDay' }, '2026-02-16 11:00', { ...shanghai, exceptions })).toBe('2026-02-16 12:00')
})

test('a store that never opens gives the next midnight, not a hang', () => {
  expect(due({ kind: 'sameDay' }, '2026-11-20 10:00', { ...shanghai, hours: [] })).toBe('2026-11-22 00:00')
})

test('working days end at closing', () => {
  expect(due({ kind: 'workingDays', days: 7 }, '2026-11-02 15:00')).toBe('2026-11-11 18:00')
  expect(due({ kind: 'workingDays', days: 10 }, '2026-09-28 20:00')).toBe('2026-10-16 18:00')
  const overrides = new Map<string, 'work' | 'rest'>([['2026-11-04', 'rest']])
  expect(due({ kind: 'workingDays', days: 7 }, '2026-11-02 15:00', { ...shanghai, overrides })).toBe('2026-11-12 18:00')
})

test('running time knows no closing, nor summer time', () => {
  expect(due({ kind: 'runningHours', hours: 24 }, '2026-11-21 19:30')).toBe('2026-11-22 19:30')
  expect(due({ kind: 'runningHours', hours: 48 }, '2026-02-27 19:30')).toBe('2026-03-01 19:30')
  expect(due({ kind: 'runningMinutes', minutes: 30 }, '2026-12-31 23:45')).toBe('2027-01-01 00:15')
  const berlin: StoreClock = { ...shanghai, timeZone: 'Europe/Berlin' }
  const start = epochMsOf('2026-03-28T12:00:00.000Z')
  expect(dueAt({ kind: 'runningHours', hours: 24 }, start, berlin) - start).toBe(24 * 3_600_000)
})

test('closing follows summer time', () => {
  const berlin: StoreClock = { ...shanghai, timeZone: 'Europe/Berlin' }
  const limit: Limit = { kind: 'calendarDays', days: 3 }
  expect(instantOf(dueAt(limit, epochMsOf('2026-03-27T16:59:00.000Z'), berlin))).toBe('2026-03-30T16:00:00.000Z')
  expect(instantOf(dueAt(limit, epochMsOf('2026-10-23T15:59:00.000Z'), berlin))).toBe('2026-10-26T17:00:00.000Z')
})

test('the day begins at midnight in the store, not in UTC', () => {
  const newYork: StoreClock = { ...shanghai, timeZone: 'America/New_York' }
  const late = epochMsOf('2026-11-23T03:30:00.000Z')
  expect(instantOf(dueAt({ kind: 'calendarDays', days: 1 }, late, newYork))).toBe('2026-11-23T23:00:00.000Z')
})

test('every limit that ends at closing does so on the store clock and after its start', () => {
  const zone = fc.constantFrom('Asia/Shanghai', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe')
  const start = fc.integer({ min: epochMsOf('2020-01-01T00:00:00.000Z'), max: epochMsOf('2030-01-01T00:00:00.000Z') })
  const limit = fc.oneof(
    fc.record({ kind: fc.constant('calendarDays' as const), days: fc.integer({ min: 1, max: 400 }) }),
    fc.record({ kind: fc.constant('workingDays' as const), days: fc.integer({ min: 1, max: 30 }) }),
    fc.record({ kind: fc.constant('sameDay' as const) }),
  )
  fc.assert(
    fc.property(zone, start, limit, (timeZone, anchor, chosen) => {
      const end = dueAt(chosen, anchor, { ...shanghai, timeZone })
      expect(end).toBeGreaterThan(anchor)
      expect(instantOf(end + offsetMs(end, timeZone)).slice(11, 16)).toBe('18:00')
    }),
  )
})

test('the warning comes by minutes or by share, the earlier of the two, within the time there is', () => {
  const hour = 3_600_000
  const day: Limit = { kind: 'runningHours', hours: 24 }
  expect(warnAt(day, 0, 24 * hour)).toBeUndefined()
  expect(warnAt({ ...day, warnMinutes: 120 }, 0, 24 * hour)).toBe(22 * hour)
  expect(warnAt({ ...day, warnShare: 0.5 }, 0, 24 * hour)).toBe(12 * hour)
  expect(warnAt({ ...day, warnMinutes: 120, warnShare: 0.75 }, 0, 24 * hour)).toBe(18 * hour)
  expect(warnAt({ ...day, warnMinutes: 6000 }, 0, 24 * hour)).toBe(0)
  expect(warnAt({ kind: 'before', minutes: 30, warnMinutes: 10 }, 5 * hour, 4 * hour)).toBe(4 * hour)
})

test('a limit from the parameters is checked', () => {
  expect(limitSchema.parse({ kind: 'runningHours', hours: 24, warnMinutes: 60 })).toEqual({
    kind: 'runningHours',
    hours: 24,
    warnMinutes: 60,
  })
  expect(limitSchema.safeParse({ kind: 'runningHours', hours: 0 }).success).toBe(false)
  expect(limitSchema.safeParse({ kind: 'sameDay', warnShare: 2 }).success).toBe(false)
})

test.each(['8:00', '25:00', '24:01', 'noon', '18.00'])('%s is no closing time', (close) => {
  const hours = week({ open: '08:00', close })
  expect(() => dueAt({ kind: 'sameDay' }, 0, { ...shanghai, hours })).toThrow(RangeError)
})
