import { expect, test } from 'vitest'
import type { ScoreInputs } from '../../contract/reception-score.ts'
import { threeS } from './rules.ts'

const none = { sum: 0, count: 0 }
const noClock = { inTime: 0, count: 0, limitMinutes: 3 }
const nothing: ScoreInputs = {
  greeting: noClock,
  reception: noClock,
  answers: noClock,
  surveySincerity: none,
  surveySmile: none,
  observedSincerity: none,
  observedSmile: none,
  gratitude: none,
  standpoint: none,
  enthusiasm: none,
}
const all: ScoreInputs = {
  greeting: { inTime: 9, count: 10, limitMinutes: 3 },
  reception: { inTime: 6, count: 10, limitMinutes: 15 },
  answers: { inTime: 3, count: 4, limitMinutes: 60 },
  surveySincerity: { sum: 9, count: 2 },
  surveySmile: { sum: 8, count: 2 },
  observedSincerity: { sum: 4, count: 1 },
  observedSmile: { sum: 3, count: 1 },
  gratitude: { sum: 5, count: 1 },
  standpoint: { sum: 4, count: 1 },
  enthusiasm: { sum: 3, count: 1 },
}

test('nothing measured is no score, and not nought', () => {
  expect(threeS(nothing)).toEqual({ speed: null, sincerity: null, smile: null, total: null, principles: null })
})

test('speed from three clocks, sincerity and smile from survey and observation, the score from the three', () => {
  expect(threeS(all)).toEqual({ speed: 75, sincerity: 85, smile: 70, total: 76.7, principles: 80 })
})

test('what was not measured is left out', () => {
  const { speed, total } = threeS({ ...nothing, greeting: all.greeting })
  expect({ speed, total }).toEqual({ speed: 90, total: 90 })
})

const inputs = [
  'greeting',
  'reception',
  'answers',
  'surveySincerity',
  'surveySmile',
  'observedSincerity',
  'observedSmile',
] as const
test.each(inputs)('changing %s changes the score', (name) => {
  const before = all[name]
  const changed = 'sum' in before ? { ...before, sum: before.sum - 1 } : { ...before, inTime: before.inTime - 1 }
  expect(threeS({ ...all, [name]: changed }).total).not.toBe(threeS(all).total)
})
