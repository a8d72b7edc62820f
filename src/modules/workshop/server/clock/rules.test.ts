import { expect, test } from 'vitest'
import { clockOnProblem, runningClock, workedMinutes } from './rules.ts'

const clock = (started: string, ended: string | null) => ({
  id: started,
  started_at: `2026-03-10T${started}.000Z`,
  ended_at: ended && `2026-03-10T${ended}.000Z`,
})

test('short stretches add up before they are rounded', () => {
  const clocks = [clock('01:00:00', '01:00:20'), clock('01:01:00', '01:01:20'), clock('01:02:00', null)]
  expect(workedMinutes(clocks, '2026-03-10T01:02:20.000Z')).toBe(1)
  expect(runningClock(clocks)?.id).toBe('01:02:00')
  expect(runningClock(clocks.slice(0, 2))).toBeUndefined()
})

test('the refusal names the card that runs', () => {
  expect(clockOnProblem(undefined)).toBeUndefined()
  const problem = clockOnProblem({ order_number: 'W-1', plate: '粤B12345', technician: '周海' })
  expect(problem).toMatchObject({ code: 'workshop.clockedOnElsewhere', details: { order: 'W-1' } })
})
