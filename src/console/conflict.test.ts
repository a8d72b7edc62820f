import { expect, test } from 'vitest'
import { differences } from './conflict.ts'

test('only what was seen and is otherwise now', () => {
  const seen = { version: 1, odometerKm: 100, belongings: ['key'], remark: null }
  const fresh = { version: 2, odometerKm: 120, belongings: ['key'], remark: 'x', unseen: 1, updatedAt: 'later' }
  expect(differences(seen, fresh)).toEqual(['odometerKm', 'remark'])
})

test('nothing seen, nothing to compare', () => {
  expect(differences(undefined, { odometerKm: 1 })).toEqual([])
})
