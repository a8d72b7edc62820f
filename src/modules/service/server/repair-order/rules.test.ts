import { describe, expect, test } from 'vitest'
import { approved, lineRow, partRow } from '../../test/rows.ts'
import {
  confirmedAt,
  handOverProblem,
  inspectionProblem,
  isWorkDone,
  newWords,
  promiseProblem,
  quoteProblem,
  stateByLines,
  tellProblem,
} from './rules.ts'
import { visitSteps } from './steps.ts'

const now = '2026-03-10T01:00:00.000Z'
const confirmed = { confirmed_at: now }

describe('reception', () => {
  test('no quote without description and confirmation (G-13)', () => {
    expect(quoteProblem(confirmed, 0, ['repair'])).toMatchObject({ code: 'service.noConcern' })
    expect(quoteProblem({ confirmed_at: null }, 1, [])).toMatchObject({ code: 'service.notConfirmed' })
    expect(quoteProblem(confirmed, 1, ['repair'])).toBeUndefined()
    expect(quoteProblem(confirmed, 0, ['maintenance'])).toBeUndefined()
  })

  test('a sentence that he has not heard repeated takes his confirmation back', () => {
    expect(confirmedAt('before', { confirmed: undefined, added: 0 }, now)).toBe('before')
    expect(confirmedAt('before', { confirmed: undefined, added: 1 }, now)).toBeNull()
    expect(confirmedAt('before', { confirmed: true, added: 1 }, now)).toBe(now)
    expect(confirmedAt('before', { confirmed: false, added: 0 }, now)).toBeNull()
  })

  test('sentences sent twice are one', () => {
    expect(newWords([{ words: 'a' }], [{ words: 'a' }, { words: 'b' }, { words: 'b' }])).toEqual(['b'])
  })
})

describe('the promised time', () => {
  test('lies ahead, and a call is noted', () => {
    expect(promiseProblem(now, now)).toMatchObject({ code: 'service.promisePast' })
    expect(promiseProblem('2026-03-10T01:00:00.001Z', now)).toBeUndefined()
    expect(promiseProblem(undefined, now)).toBeUndefined()
    expect(tellProblem({ told: 'call' })).toMatchObject({ code: 'service.tellCustomer' })
    expect(tellProblem({ told: 'call', callNote: '9:30 与王先生通话' })).toBeUndefined()
    expect(tellProblem({ told: 'message' })).toBeUndefined()
  })
})

describe('where an order stands by its lines', () => {
  const order = (state: string, more = {}) => ({ state, open_cards: 0, inspection_passed: false, ...more })
  const done = approved({ executed: true })
  const declined = lineRow({ approval: 'declined' })
  test.each([
    ['an undecided line keeps it waiting', order('estimated'), [approved(), lineRow({ id: 'l2' })], 'estimated'],
    ['all decided, labour to do', order('estimated'), [approved(), declined], 'agreed'],
    ['nothing wanted', order('estimated'), [declined], 'ready'],
    ['parts alone', order('estimated'), [approved(partRow())], 'ready'],
    ['a supplement under way', order('inRepair', { open_cards: 1 }), [approved(), lineRow({ id: 'l2' })], 'inRepair'],
    ['the last open line withdrawn', order('inRepair'), [done, declined], 'awaitingInspection'],
    ['more work for a finished car', order('ready', { inspection_passed: true }), [done, approved()], 'agreed'],
    ['and taken off again', order('agreed', { inspection_passed: true }), [done, declined], 'ready'],
    ['taken off before the inspection', order('agreed'), [done, declined], 'awaitingInspection'],
    ['more work during inspection', order('awaitingInspection'), [done, approved()], 'agreed'],
    ['a supplement declined', order('awaitingInspection'), [done, declined], 'awaitingInspection'],
    ['dropped lines do not count', order('estimated'), [lineRow({ dropped_at: now })], 'ready'],
  ])('%s', (_title, given, lines, state) => {
    expect(stateByLines(given, lines)).toBe(state)
  })

  test('the last card ends the repair unless agreed labour is left', () => {
    expect(isWorkDone(0, [approved()], new Set(['l1']))).toBe(true)
    expect(isWorkDone(1, [approved()], new Set(['l1']))).toBe(false)
    expect(isWorkDone(0, [approved(), approved({ id: 'l2' })], new Set(['l1']))).toBe(false)
    expect(isWorkDone(0, [approved(), lineRow({ id: 'l2' }), approved(partRow())], new Set(['l1']))).toBe(true)
  })

  test('what was worked on is settled after its inspection', () => {
    expect(inspectionProblem({ inspection_passed: false }, [done])).toMatchObject({ code: 'service.inspectionOpen' })
    expect(inspectionProblem({ inspection_passed: true }, [done])).toBeUndefined()
    expect(inspectionProblem({ inspection_passed: false }, [declined])).toBeUndefined()
  })
})

describe('handover', () => {
  const order = { belongings: ['充电线'], old_parts: 'taken' }
  const paid = { settled: true, dueFen: 0 }
  const concerns = [{ id: 'c1', words: '刹车有异响', answer: null }]
  const all = {
    answers: [{ concernId: 'c1', answer: '已更换刹车片' }],
    belongingsReturned: true,
    oldPartsDone: true,
    keysReturned: true,
    explained: true,
  }
  test.each([
    ['notPaid', { ...all }, { settled: false, dueFen: 100 }],
    ['concernsUnanswered', { ...all, answers: [] }, paid],
    ['unknownConcern', { ...all, answers: [...all.answers, { concernId: 'c9', answer: 'x' }] }, paid],
    ['notExplained', { ...all, explained: false }, paid],
    ['keysNotReturned', { ...all, keysReturned: false }, paid],
    ['belongingsNotReturned', { ...all, belongingsReturned: false }, paid],
    ['oldPartsNotDone', { ...all, oldPartsDone: false }, paid],
  ])('%s', (code, given, bill) => {
    expect(handOverProblem(order, bill, concerns, given)).toMatchObject({ code: `service.${code}` })
  })

  test('all there', () => {
    expect(handOverProblem(order, paid, concerns, all)).toBeUndefined()
    const nothing = { ...all, belongingsReturned: false, oldPartsDone: false }
    expect(handOverProblem({ belongings: [], old_parts: 'none' }, paid, concerns, nothing)).toBeUndefined()
  })
})

test('the customer sees the steps up to the present one, open again after a failed inspection', () => {
  const entered = ['received', 'estimated', 'agreed', 'inRepair', 'awaitingInspection'].map((state, i) => ({
    state,
    at: `t${i}`,
  }))
  expect(visitSteps('inRepair', entered).map((step) => step.at)).toEqual([
    't0',
    't1',
    't2',
    't3',
    null,
    null,
    null,
    null,
  ])
  expect(visitSteps('awaitingInspection', entered)[4]).toEqual({ step: 'awaitingInspection', at: 't4' })
})
