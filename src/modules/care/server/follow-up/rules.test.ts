import { expect, test } from 'vitest'
import { agentFor, callBackProblem, callsNow, giveUpProblem, isDissatisfied, isLate, readyAt } from './rules.ts'

const now = '2026-03-10T01:00:00.000Z'

test('the agent with the fewest calls owes the next one', () => {
  expect(
    agentFor([
      { id: 'b', openCalls: 2 },
      { id: 'c', openCalls: 1 },
      { id: 'a', openCalls: 1 },
    ]),
  ).toBe('a')
  expect(agentFor([])).toBeNull()
})

test('a call back has a time ahead', () => {
  expect(callBackProblem({ outcome: 'callBack' }, now)?.code).toBe('care.callBackTimeNeeded')
  expect(callBackProblem({ outcome: 'callBack', callBackAt: now }, now)?.code).toBe('care.callBackPast')
  expect(callBackProblem({ outcome: 'callBack', callBackAt: '2026-03-10T02:00:00.000Z' }, now)).toBeUndefined()
  expect(callBackProblem({ outcome: 'noAnswer' }, now)).toBeUndefined()
})

test('nobody is given up before the tries are done', () => {
  expect(giveUpProblem(2, 3)).toMatchObject({ code: 'care.tryAgain', details: { attempts: 2, needed: 3 } })
  expect(giveUpProblem(3, 3)).toBeUndefined()
})

test('low score, trouble with the car or a complaint', () => {
  expect(isDissatisfied({ score: 3, carRunsWell: true }, 3)).toBe(false)
  expect(isDissatisfied({ score: 2, carRunsWell: true }, 3)).toBe(true)
  expect(isDissatisfied({ score: 5, carRunsWell: false }, 3)).toBe(true)
  expect(isDissatisfied({ score: 5, carRunsWell: true, complaint: '等太久' }, 3)).toBe(true)
})

test('late is a call after its time, or none by then', () => {
  expect(isLate({ due_at: now, called_at: null }, now)).toBe(false)
  expect(isLate({ due_at: now, called_at: null }, '2026-03-10T01:00:01.000Z')).toBe(true)
  expect(isLate({ due_at: now, called_at: now }, '2026-03-12T01:00:00.000Z')).toBe(false)
})

test('who was not reached waits, an agreed time comes first, then the call due soonest', () => {
  const call = (id: string, due: string, more: object = {}) => {
    const owed = { id, due_at: `2026-03-1${due}T10:00:00.000Z`, call_back_at: null, tried_at: null, ...more }
    return { ...owed, ready_at: readyAt(owed, 60) }
  }
  const tried = { tried_at: '2026-03-10T00:30:00.000Z' }
  const owed = [
    call('soon', '1', tried),
    call('later', '3'),
    call('next', '2'),
    call('agreed', '5', { ...tried, call_back_at: '2026-03-10T00:59:00.000Z' }),
    call('agreed later', '1', { call_back_at: '2026-03-10T05:00:00.000Z' }),
  ]
  const { ready, laterAt } = callsNow(owed, now)
  expect(ready.map(({ id }) => id)).toEqual(['agreed', 'next', 'later'])
  expect(laterAt).toBe('2026-03-10T01:30:00.000Z')
  expect(callsNow(owed, '2026-03-10T01:30:00.000Z').ready.map(({ id }) => id)).toEqual([
    'agreed',
    'soon',
    'next',
    'later',
  ])
  expect(callsNow([], now)).toEqual({ ready: [], laterAt: null })
})
