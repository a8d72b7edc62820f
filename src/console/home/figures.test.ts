import { expect, test } from 'vitest'
import { changeOf, sumOf } from './use-day.ts'

test('sums over stores, and says nothing while nothing is known', () => {
  expect(sumOf([{ n: 2 }, { n: 3 }], ({ n }) => n)).toBe(5)
  expect(sumOf([], () => 1)).toBe(0)
  expect(sumOf(undefined, () => 1)).toBeUndefined()
})

test('a change is whole percent, and needs something before', () => {
  expect([changeOf(150, 100), changeOf(75, 100), changeOf(100, 100)]).toEqual([50, -25, 0])
  expect([changeOf(100, 0), changeOf(undefined, 100), changeOf(100, undefined)]).toEqual([
    undefined,
    undefined,
    undefined,
  ])
})
