import { expect, test } from 'vitest'
import { onGrid, spotByKey } from './move.ts'

const at = (time: string) => Date.parse(`2026-03-10T${time}:00.000Z`)
const crew = ['a', 'b', 'c']
const spot = { technicianId: 'b', startsAt: at('02:00') }

test('arrows move a job between technicians and along the day, not into the past', () => {
  const go = (key: string, from = spot) => spotByKey(key, from, crew, at('01:50'))
  expect(go('ArrowUp')?.technicianId).toBe('a')
  expect(go('ArrowDown')?.technicianId).toBe('c')
  expect(go('ArrowUp', { ...spot, technicianId: 'a' })?.technicianId).toBe('a')
  expect(go('ArrowRight')?.startsAt).toBe(at('02:15'))
  expect(go('ArrowLeft')?.startsAt).toBe(at('01:45'))
  expect(go('ArrowLeft', { ...spot, startsAt: at('01:45') })?.startsAt).toBe(at('01:45'))
  expect(go('Tab')).toBeUndefined()
  expect(onGrid(at('02:08'))).toBe(at('02:15'))
})
