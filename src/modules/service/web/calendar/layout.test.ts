import { expect, test } from 'vitest'
import { fits, openSpan, placed, usedShare } from './layout.ts'

const at = (time: string) => `2026-03-11T${time}:00.000Z`
const row = (id: string, time: string, minutes: number) => ({ id, startsAt: at(time), minutes })

test('what overlaps stands side by side, what follows has the whole width again', () => {
  const day = placed(
    [row('a', '09:00', 60), row('b', '09:30', 60), row('c', '10:00', 30), row('d', '11:00', 15)],
    Date.parse(at('08:30')),
  )
  expect(day.map(({ row: { id }, lane, lanes, top, height }) => [id, lane, lanes, top, height])).toEqual([
    ['a', 0, 2, 1, 2],
    ['b', 1, 2, 2, 2],
    ['c', 0, 2, 3, 1],
    ['d', 0, 1, 5, 1],
  ])
})

const slot = (half: number, totalMinutes: number, freeMinutes: number) => ({
  day: '2026-03-11',
  half,
  skill: 'quick',
  totalMinutes,
  freeMinutes,
})

test('load is the used share; overbooked is above one', () => {
  expect(usedShare([slot(18, 60, 30), slot(19, 60, 0)])).toBe(0.75)
  expect(usedShare([slot(18, 30, -30)])).toBe(2)
  expect(usedShare([])).toBeUndefined()
  expect(openSpan([slot(18, 60, 30), slot(30, 60, 0)], [16])).toEqual([16, 31])
})

test('a job fits where every half hour it needs has room, its own time included', () => {
  const free = new Map([
    ['2026-03-11/18/quick', 30],
    ['2026-03-11/19/quick', 0],
  ])
  const want = { day: '2026-03-11', half: 18, skill: 'quick', minutes: 45 }
  expect(fits(free, want, new Map())).toBe(false)
  expect(fits(free, want, new Map([['2026-03-11/19', 15]]))).toBe(true)
  expect(fits(free, { ...want, half: 17 }, new Map())).toBe(false)
})
