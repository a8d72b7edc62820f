import { describe, expect, test } from 'vitest'
import { minutesUntil, promiseBand } from './promise.ts'

const now = Date.parse('2026-11-22T08:00:00.000Z')
const at = (minutes: number) => new Date(now + minutes * 60_000).toISOString()

describe('band of a promised time', () => {
  test.each([
    [45, 'inTime'],
    [31, 'inTime'],
    [30, 'soon'],
    [0, 'soon'],
    [-1, 'over'],
  ])('%i minutes before it is %s', (minutes, band) => {
    expect(promiseBand({ promisedAt: at(minutes), state: 'inRepair' }, now)).toBe(band)
  })

  test('a kept promise is done, however late', () => {
    expect(promiseBand({ promisedAt: at(-90), state: 'ready' }, now)).toBe('done')
  })

  test('a booking does not run against the clock', () => {
    expect(promiseBand({ promisedAt: at(-5), state: 'booked' }, now)).toBe('booked')
  })

  test('work without a promise has no band', () => {
    expect(promiseBand({ promisedAt: null, state: 'received' }, now)).toBeUndefined()
  })

  test('a record with other words says its own', () => {
    const stages = { booked: ['due'], done: ['answered'] }
    expect(promiseBand({ promisedAt: at(-5), state: 'answered' }, now, stages)).toBe('done')
  })
})

test('minutes are rounded up', () => {
  expect(minutesUntil(at(11.2), now)).toBe(12)
  expect(minutesUntil(at(-11.8), now)).toBe(-11)
})
