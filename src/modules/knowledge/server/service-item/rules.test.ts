import { describe, expect, test } from 'vitest'
import { criteriaProblem, editProblem, incomplete } from './rules.ts'

const step = { zh: '检查', en: 'Check', key: false, critical: false }
const look = { code: 'tight', zh: '无渗漏', en: 'No leak' }
const whole = { standardMinutes: 30, steps: [step], criteria: [look] }

describe('what an item needs to be offered', () => {
  test('content, standard time and criteria', () => {
    expect(incomplete(whole)).toBeUndefined()
    expect(incomplete({ standardMinutes: 0, steps: [], criteria: [] })?.details).toEqual({
      missing: ['steps', 'standardMinutes', 'criteria'],
    })
    expect(incomplete({ ...whole, criteria: [] })?.details).toEqual({ missing: ['criteria'] })
  })

  test('a draft may be incomplete, an active item may not become so', () => {
    expect(editProblem('draft', { ...whole, steps: [] })).toBeUndefined()
    expect(editProblem('active', { ...whole, steps: [] })?.code).toBe('knowledge.itemIncomplete')
  })
})

test('criteria have one code each and limits in order', () => {
  expect(criteriaProblem([look, { ...look }])?.code).toBe('knowledge.criterionTwice')
  expect(criteriaProblem([{ ...look, min: 5, max: 3 }])?.code).toBe('knowledge.limitsBackwards')
  expect(criteriaProblem([{ ...look, min: 3, max: 3 }])).toBeUndefined()
})
