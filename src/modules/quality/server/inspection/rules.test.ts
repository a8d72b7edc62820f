import { describe, expect, test } from 'vitest'
import {
  cardFor,
  causeOf,
  type CheckedLine,
  type Done,
  judge,
  personProblem,
  type Reading,
  stageOf,
  stageProblem,
} from './rules.ts'

const levels = ['self', 'team', 'final']
const done = (level: string, by: string, more: Partial<Done> = {}): Done => ({
  level,
  round: 1,
  state: 'passed',
  inspector_id: by,
  inspected_at: '2026-03-10T03:00:00.000Z',
  ...more,
})
const finished = '2026-03-10T02:00:00.000Z'

describe('stage', () => {
  test('levels in order, the last one known, each person once', () => {
    expect(stageOf(levels, [], finished)).toEqual({ round: 1, level: 'self', last: false, notBy: [] })
    expect(stageOf(levels, [done('self', 'a'), done('team', 'b')], finished)).toEqual({
      round: 1,
      level: 'final',
      last: true,
      notBy: ['a', 'b'],
    })
    expect(stageOf(['self'], [], finished)).toMatchObject({ level: 'self', last: true })
    expect(stageOf([], [], finished).level).toBeNull()
  })

  test('a failure begins a new round with all levels', () => {
    const before = [done('self', 'a'), done('team', 'b', { state: 'failed' })]
    expect(stageOf(levels, before, finished)).toEqual({ round: 2, level: 'self', last: false, notBy: [] })
  })

  test('work after a check begins one too', () => {
    const later = '2026-03-10T04:00:00.000Z'
    expect(stageOf(levels, [done('self', 'a')], later)).toMatchObject({ round: 2, level: 'self' })
    const all = [done('self', 'a'), done('team', 'b'), done('final', 'c')]
    expect(stageOf(levels, all, finished)).toMatchObject({ round: 2, level: 'self' })
  })

  test('only a car that waits, only the level that is next', () => {
    const stage = stageOf(levels, [], finished)
    expect(stageProblem({ state: 'inRepair' }, stage, 'self')?.code).toBe('quality.notWaiting')
    expect(stageProblem({ state: 'awaitingInspection' }, stage, 'final')?.code).toBe('quality.wrongLevel')
    expect(stageProblem({ state: 'awaitingInspection' }, stage, 'self')).toBeUndefined()
  })
})

describe('person', () => {
  const worker = { id: 'a', skills: ['mechanical'] }
  const colleague = { id: 'b', skills: ['mechanical'] }
  const inspector = { id: 'c', skills: ['inspection'] }

  test.each([
    ['self', worker, ['a'], [], undefined],
    ['self', colleague, ['a'], [], 'quality.selfByWorker'],
    ['team', worker, ['a'], [], 'quality.workedAlone'],
    ['team', worker, ['a', 'b'], [], undefined],
    ['team', colleague, ['a'], [], undefined],
    ['team', colleague, ['a'], ['b'], 'quality.samePerson'],
    ['team', { id: 'x', skills: [] }, ['a'], [], 'quality.unqualified'],
    ['final', colleague, ['a'], [], 'quality.finalByInspector'],
    ['final', inspector, ['a'], ['a', 'b'], undefined],
    ['final', inspector, ['a', 'c'], [], 'quality.ownWork'],
    ['final', undefined, ['a'], [], 'quality.unqualified'],
  ])('%s by %o', (level, who, workers, notBy, expected) => {
    expect(personProblem(level, who, workers, notBy)?.code).toBe(expected)
  })
})

describe('readings', () => {
  const line: CheckedLine = {
    line_id: 'l1',
    name_zh: '制动',
    name_en: 'Brakes',
    criteria: [
      { code: 'pad', zh: '片厚', en: 'Pad', unit: 'mm', min: 3 },
      { code: 'noise', zh: '无异响', en: 'No noise' },
    ],
  }
  const reading = (code: string, value: number | null, ok: boolean | null = null): Reading => ({
    lineId: 'l1',
    code,
    value,
    ok,
  })

  test('outside its limit or marked as bad is failed', () => {
    expect(judge([line], [reading('pad', 2.9)], false).failed.map((one) => one.criterion.code)).toEqual(['pad'])
    expect(judge([line], [reading('pad', 3)], true)).toEqual({ failed: [], refusal: undefined })
    expect(judge([line], [reading('pad', 3), reading('noise', null, false)], true).failed).toHaveLength(1)
    expect(judge([line], [reading('pad', null, false)], true)).toMatchObject({ refusal: undefined })
  })

  test('measured values are missed at the last level only, and named', () => {
    expect(judge([line], [], false).refusal).toBeUndefined()
    expect(judge([line], [reading('pad', null, true)], true).refusal).toMatchObject({
      code: 'quality.readingMissing',
      details: { codes: ['pad'], namesZh: ['片厚'] },
    })
  })

  test('a reading that nobody asked for is refused', () => {
    expect(judge([line], [reading('pad', 5), reading('colour', 1)], true).refusal?.code).toBe('quality.unknownReading')
    expect(judge([line], [{ ...reading('pad', 5), lineId: null }], true).refusal).toBeUndefined()
  })

  test('readings outside their limits are a cause by themselves', () => {
    expect(causeOf(judge([line], [reading('pad', 2)], true).failed)).toBe('片厚 / Pad: 2 mm (≥ 3)')
    expect(causeOf([])).toBeUndefined()
  })
})

test('a failure goes back to the card named, else to the one finished last', () => {
  const card = (id: string, state: string, finished_at: string | null) => ({ id, state, finished_at })
  const cards = [
    card('a', 'done', '2026-03-10T03:00:00.000Z'),
    card('b', 'done', '2026-03-10T02:00:00.000Z'),
    card('c', 'withdrawn', '2026-03-10T05:00:00.000Z'),
  ]
  expect(cardFor(cards, undefined)?.id).toBe('a')
  expect(cardFor(cards, 'b')?.id).toBe('b')
  expect(cardFor(cards, 'c')).toBeUndefined()
})
