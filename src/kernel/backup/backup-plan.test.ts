import { expect, test } from 'vitest'
import { backupPlan } from './schedule.ts'
import { inOrder } from './tables.ts'

const daily = { everyHours: 24, keep: 2 }

test('a backup is due a day after the newest, and at once where none is', () => {
  const now = Date.parse('2026-03-10T02:00:00Z')
  expect(backupPlan([], daily, now).due).toBe(true)
  expect(backupPlan(['2026-03-09T02-00-00Z'], daily, now).due).toBe(true)
  expect(backupPlan(['2026-03-09T02-00-01Z', '2026-03-08T02-00-00Z'], daily, now).due).toBe(false)
})

test('only the oldest of its own backups go', () => {
  const names = ['before-the-move', '2026-03-09T02-00-00Z', '2026-03-07T02-00-00Z', '2026-03-08T02-00-00Z']
  expect(backupPlan(names, daily, 0).surplus).toEqual(['2026-03-07T02-00-00Z'])
})

test('tables come after those that they refer to; a ring is refused', () => {
  const table = (name: string, ...parents: string[]) => ({ name, columns: ['id'], parents })
  const names = inOrder([table('a.line', 'a.order'), table('a.order', 'b.car'), table('b.car')]).map(({ name }) => name)
  expect(names).toEqual(['b.car', 'a.order', 'a.line'])
  expect(() => inOrder([table('a.x', 'a.y'), table('a.y', 'a.x')])).toThrow('a.x')
})
