import { describe, expect, test } from 'vitest'
import { rulesOf } from '../../../service/server/public.ts'
import { afterOpenMinutes } from './open-minutes.ts'
import { currentStep, stepsOf, type VisitTimes } from './rules.ts'

const at = (time: string, day = '2026-03-10') => new Date(`${day}T${time}:00+08:00`).toISOString()
const later = (instant: string, minutes: number) => new Date(Date.parse(instant) + minutes * 60_000).toISOString()
const visit = (more: Partial<VisitTimes>): VisitTimes => ({
  state: 'received',
  arrived_at: at('09:00'),
  received_at: at('09:10'),
  has_diagnosis: false,
  diagnosed_at: null,
  estimated_at: null,
  decided_at: null,
  dispatched_at: null,
  started_at: null,
  finished_at: null,
  ready_at: null,
  has_cleaning: false,
  cleaned_at: null,
  settled_at: null,
  closed_at: null,
  planned_minutes: 0,
  ...more,
})
const rules = rulesOf('general', [])
const steps = (times: Partial<VisitTimes>, now: string) => stepsOf(visit(times), rules, later, now)

describe('the steps of a visit', () => {
  test('what is done, what runs and what is ahead', () => {
    const found = steps({ state: 'estimated', estimated_at: at('09:40') }, at('10:00'))
    expect(found.slice(0, 4)).toMatchObject([
      { step: 'reception', startedAt: at('09:00'), dueAt: at('09:20'), doneAt: at('09:10'), late: false },
      { step: 'estimate', startedAt: at('09:10'), dueAt: at('09:55'), doneAt: at('09:40'), late: false },
      { step: 'consent', startedAt: at('09:40'), dueAt: at('10:40'), doneAt: null, late: false },
      { step: 'dispatch', startedAt: null, dueAt: at('10:55'), doneAt: null },
    ])
    expect(currentStep(found)?.step).toBe('consent')
  })

  test('a diagnosis is a step of its own between reception and estimate, where there is one', () => {
    const waiting = { has_diagnosis: true }
    expect(currentStep(steps(waiting, at('10:11')))).toMatchObject({
      step: 'diagnosis',
      startedAt: at('09:10'),
      dueAt: at('10:10'),
      late: true,
    })
    const reported = steps({ ...waiting, diagnosed_at: at('09:50') }, at('10:00'))
    expect(reported[1]).toMatchObject({ step: 'diagnosis', doneAt: at('09:50'), late: false })
    expect(currentStep(reported)).toMatchObject({ step: 'estimate', startedAt: at('09:50') })
    expect(steps({}, at('10:00')).map((each) => each.step)).not.toContain('diagnosis')
  })

  test('a step is late once its time has passed, and stays so when it was done late', () => {
    const times = { state: 'estimated', estimated_at: at('09:56') }
    expect(
      steps(times, at('10:56'))
        .slice(0, 3)
        .map((each) => each.late),
    ).toEqual([false, true, false])
    expect(currentStep(steps(times, at('10:57')))).toMatchObject({ step: 'consent', late: true })
  })

  test('a car that an inspection sent back is at work again, whatever it had reached', () => {
    const times = {
      state: 'inRepair',
      estimated_at: at('09:20'),
      decided_at: at('09:30'),
      dispatched_at: at('09:35'),
      started_at: at('09:40'),
      finished_at: at('10:00'),
      ready_at: at('10:10'),
      planned_minutes: 60,
    }
    expect(currentStep(steps(times, at('10:20')))).toMatchObject({ step: 'repair', dueAt: at('10:40'), late: false })
  })

  test('a visit without an estimate goes without it; a car that has left is at no step', () => {
    const times = { state: 'closed', dispatched_at: at('09:20'), started_at: at('09:30'), finished_at: at('10:00') }
    const done = { ...times, ready_at: at('10:10'), settled_at: at('10:20'), closed_at: at('10:30') }
    const found = steps(done, at('12:00'))
    expect(found.filter((each) => each.startedAt === null).map((each) => each.step)).toEqual(['estimate', 'consent'])
    expect(currentStep(found)).toBeUndefined()
  })
})

test('standard minutes are counted while the store is open', () => {
  const hours = [1, 2, 3, 4, 5, 6].map(() => ({ open: '08:30', close: '18:00' }))
  const store = { timeZone: 'Asia/Shanghai', hours: [...hours, null], overrides: new Map() }
  expect(afterOpenMinutes(store, at('09:00'), 30)).toBe(at('09:30'))
  expect(afterOpenMinutes(store, at('17:50'), 30)).toBe(at('08:50', '2026-03-11'))
  // Saturday evening to Monday morning.
  expect(afterOpenMinutes(store, at('17:45', '2026-03-14'), 60)).toBe(at('09:15', '2026-03-16'))
  expect(afterOpenMinutes({ ...store, hours: [] }, at('09:00'), 30)).toBe(at('09:30'))
})
