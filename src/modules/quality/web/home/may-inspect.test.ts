import { expect, test } from 'vitest'
import { mayInspect } from './may-inspect.ts'

const car = (level: string, technicians: readonly string[] = ['worker'], notBy: readonly string[] = []) => ({
  level,
  notBy,
  technicians: technicians.map((id) => ({ id })),
})

test('the self-check is for who worked on the car, the final one for who did not', () => {
  expect([mayInspect(car('self'), 'inspector'), mayInspect(car('self'), 'worker')]).toEqual([false, true])
  expect([mayInspect(car('final'), 'inspector'), mayInspect(car('final'), 'worker')]).toEqual([true, false])
})

test('a colleague checks the work of two, nobody his own alone', () => {
  expect(mayInspect(car('team'), 'worker')).toBe(false)
  expect(mayInspect(car('team', ['worker', 'mate']), 'worker')).toBe(true)
  expect(mayInspect(car('team'), 'inspector')).toBe(true)
})

test('nobody does two levels, and without a staff file none', () => {
  expect(mayInspect(car('final', ['worker'], ['inspector']), 'inspector')).toBe(false)
  expect(mayInspect(car('final'), null)).toBe(false)
})
