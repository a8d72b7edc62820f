import { describe, expect, test } from 'vitest'
import { usualLists } from '../../contract/check-lists.ts'
import { answered } from './lists.ts'
import { beginProblem, estimateProblem, isUnsafe, markAfter, needsSecond, resultOf } from './rules.ts'

describe('the gate', () => {
  const order = { number: 'R-1', needs: ['needsDiagnosis'], diagnosis: null }

  test('work waits for the report, the estimate only for a second signer', () => {
    expect(beginProblem(order)?.code).toBe('service.diagnosisMissing')
    expect(estimateProblem(order)).toBeUndefined()
    const second = { ...order, diagnosis: 'second' }
    expect(beginProblem(second)?.code).toBe('service.secondSignerMissing')
    expect(estimateProblem(second)?.code).toBe('service.secondSignerMissing')
    expect(beginProblem({ ...order, diagnosis: 'done' })).toBeUndefined()
  })

  test('an order that needs none waits only where the fault turns out complex', () => {
    expect(beginProblem({ ...order, needs: [] })).toBeUndefined()
    expect(beginProblem({ ...order, needs: [], diagnosis: 'second' })?.code).toBe('service.secondSignerMissing')
  })

  test('a report opens it, whoever signed before', () => {
    expect(markAfter({ reported: true, second: true })).toBe('done')
    expect(markAfter({ reported: false, second: true })).toBe('second')
    expect(markAfter({ reported: false, second: false })).toBeNull()
  })
})

test('a second signer for what is complex and for what was not found', () => {
  expect(needsSecond({ cause: 'wear', faultClass: 'routine' })).toBe(false)
  expect(needsSecond({ cause: 'wear', faultClass: 'complex' })).toBe(true)
  expect(needsSecond({ cause: 'notFound', faultClass: 'routine' })).toBe(true)
})

test('the limits judge a reading, the person judges the rest', () => {
  const limits = { lower_limit: 12.4, upper_limit: null }
  expect(resultOf(limits, { result: 'ok', reading: 12.4 })).toBe('ok')
  expect(resultOf(limits, { result: 'ok', reading: 12.3 })).toBe('notOk')
  expect(resultOf(limits, { result: 'notOk', reading: 12.6 })).toBe('ok')
  expect(resultOf(limits, { result: 'skipped', remark: '车门打不开' })).toBe('skipped')
  expect(resultOf({ lower_limit: null, upper_limit: null }, { result: 'notOk', reading: 3 })).toBe('notOk')
})

test('a level is signed whole: nothing missing, nothing of another level', () => {
  const items = usualLists.detailed.items.map(({ code }) => ({ code, result: 'ok' as const }))
  expect(answered(usualLists.detailed, items)).toEqual(items)
  expect(answered(usualLists.detailed, items.slice(1))).toMatchObject({ code: 'service.checkIncomplete' })
  const stranger = [...items, { code: 'tyres', result: 'ok' as const }]
  expect(answered(usualLists.detailed, stranger)).toMatchObject({ code: 'service.checkUnknown' })
})

test('a reading of a list is held against its limits; what is not mandatory may be left out', () => {
  const tread = {
    code: 'tread',
    zh: '花纹深度',
    en: 'Tread depth',
    kind: 'reading',
    required: true,
    unit: 'mm',
    min: 1.6,
  } as const
  const lamp = { code: 'lamp', zh: '灯', en: 'Lamp', kind: 'tick', required: false } as const
  const list = { ...usualLists.reception, items: [tread, lamp] }
  expect(answered(list, [{ code: 'tread', value: 1.2, result: 'ok' }])).toEqual([
    { code: 'tread', result: 'notOk', value: 1.2 },
  ])
  expect(answered(list, [{ code: 'tread', value: 4 }])).toEqual([{ code: 'tread', result: 'ok', value: 4 }])
  expect(answered(list, [{ code: 'tread', result: 'ok' }])).toMatchObject({ code: 'service.checkIncomplete' })
  expect(answered(list, [{ code: 'tread', result: 'notApplicable' }])).toMatchObject([{ result: 'notApplicable' }])
})

test('unsafe until the inspection has passed', () => {
  expect(isUnsafe({ severity: 'unsafe', inspection_passed: false })).toBe(true)
  expect(isUnsafe({ severity: 'unsafe', inspection_passed: true })).toBe(false)
  expect(isUnsafe({ severity: 'soon', inspection_passed: false })).toBe(false)
})
