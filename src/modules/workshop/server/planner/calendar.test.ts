import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { calendarOf, endOf, startBy, startFrom } from './calendar.ts'

const lunch = calendarOf([[{ from: 240, to: 300 }], []])
const stretches = fc.array(
  fc.tuple(fc.nat(200), fc.nat(30)).map(([from, length]) => ({ from, to: from + length })),
  { maxLength: 6 },
)

describe('the calendar of a technician', () => {
  test('work that lunch interrupts ends later by lunch', () => {
    expect(endOf(lunch, 0, 200, 40)).toBe(240)
    expect(endOf(lunch, 0, 200, 41)).toBe(301)
    expect(endOf(lunch, 1, 200, 41)).toBe(241)
  })

  test('nothing starts during lunch', () => {
    expect(startFrom(lunch, 0, 239)).toBe(239)
    expect(startFrom(lunch, 0, 240)).toBe(300)
    expect(startFrom(lunch, 0, 300)).toBe(300)
  })

  test('who began in a break works from its end', () => {
    expect(endOf(lunch, 0, 250, 10)).toBe(310)
  })

  test('backwards: what must end after lunch may begin before it', () => {
    expect(startBy(lunch, 0, 310, 30)).toBe(220)
    expect(startBy(lunch, 0, 300, 30)).toBe(210)
    expect(startBy(lunch, 0, 330, 30)).toBe(300)
  })

  test('overlapping absences count once', () => {
    const both = calendarOf([
      [
        { from: 20, to: 40 },
        { from: 10, to: 30 },
        { from: 40, to: 50 },
        { from: 90, to: 90 },
      ],
    ])
    expect([both.from, both.to]).toEqual([Int32Array.of(10), Int32Array.of(50)])
  })

  test('the latest start ends in time, one later does not', () => {
    fc.assert(
      fc.property(stretches, fc.integer({ min: 1, max: 60 }), fc.integer({ min: 300, max: 400 }), (away, work, by) => {
        const calendar = calendarOf([away])
        const start = startBy(calendar, 0, by, work)
        expect(endOf(calendar, 0, start, work)).toBeLessThanOrEqual(by)
        const later = startFrom(calendar, 0, start + 1)
        expect(endOf(calendar, 0, later, work)).toBeGreaterThan(by)
      }),
    )
  })

  test('as long is worked as was to do', () => {
    fc.assert(
      fc.property(stretches, fc.integer({ min: 1, max: 60 }), fc.nat(250), (away, work, from) => {
        const calendar = calendarOf([away])
        const start = startFrom(calendar, 0, from)
        const end = endOf(calendar, 0, start, work)
        const rests = (time: number) => away.some((each) => each.from <= time && time < each.to)
        const worked = Array.from({ length: end - start }, (_, i) => start + i).filter((time) => !rests(time))
        expect(worked).toHaveLength(work)
        expect(rests(end - 1)).toBe(false)
        expect(rests(start)).toBe(false)
      }),
    )
  })
})
