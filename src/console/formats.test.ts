import { expect, test } from 'vitest'
import { clockTime, dayOf, dayTime, nearTime, quantity, stopwatch } from './formats.ts'

// 2026-11-22, 16:00 in Shanghai
const now = Date.parse('2026-11-22T08:00:00.000Z')
const at = (minutes: number) => new Date(now + minutes * 60_000).toISOString()

test('near times are relative, the same day shows the clock, other days the date', () => {
  expect(nearTime(at(12), now)).toBe('12分钟后')
  expect(nearTime(at(180), now)).toBe('19:00')
  expect(nearTime(at(-1440), now)).toBe('11月21日 16:00')
  expect(dayTime(at(12), now)).toBe('16:12')
})

test('days and clocks are those of the store', () => {
  expect(dayOf('2026-11-22T16:30:00.000Z')).toBe('2026-11-23')
  expect(clockTime('2026-11-22T16:30:00.000Z')).toBe('00:30')
})

test('thousandths and seconds as people write them', () => {
  expect(quantity(4500)).toBe('4.5')
  expect(stopwatch(95)).toBe('01:35')
  expect(stopwatch(7295)).toBe('2:01:35')
})
