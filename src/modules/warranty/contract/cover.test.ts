import { expect, test } from 'vitest'
import { coverState, lastDay } from './cover.ts'

const terms = { years: 3, km: 60_000 }

test('the last day and the last kilometre are covered, the next are not', () => {
  expect(coverState(terms, '2023-03-11', '2026-03-11', 60_000)).toBe('covered')
  expect(coverState(terms, '2023-03-11', '2026-03-11', 60_001)).toBe('overKm')
  expect(coverState(terms, '2023-03-11', '2026-03-12', 100)).toBe('overTime')
  expect(coverState({ years: 8, km: null }, '2023-03-11', '2030-01-01', 900_000)).toBe('covered')
  expect(coverState(terms, '2023-03-11', '2024-01-01', null)).toBe('covered')
})

test('a period that began on 29 February ends on the 28th', () => {
  expect(lastDay('2024-02-29', 3)).toBe('2027-02-28')
  expect(lastDay('2024-02-29', 4)).toBe('2028-02-29')
})
