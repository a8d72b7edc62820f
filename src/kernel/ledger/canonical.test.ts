import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonical } from './canonical.ts'

test('keys are sorted, at every depth, and nothing else is touched', () => {
  expect(canonical({ b: 1, a: [{ d: true, c: 'ü' }], Z: '京A·12345' })).toBe(
    '{"Z":"京A·12345","a":[{"c":"ü","d":true}],"b":1}',
  )
  expect(canonical({})).toBe('{}')
  expect(canonical([])).toBe('[]')
  expect(canonical('e\u0301')).toBe('"e\u0301"')
  expect(canonical({ 10: 1, 9: 2 })).toBe('{"10":1,"9":2}')
  expect(canonical(JSON.parse('{"__proto__":1}'))).toBe('{"__proto__":1}')
})

test('undefined and null properties go; nulls in arrays stay', () => {
  expect(canonical({ a: null, b: undefined, c: [null, 1] })).toBe('{"c":[null,1]}')
  expect(canonical({ a: null, b: undefined, c: { d: null } }, 'keep')).toBe('{"a":null,"c":{"d":null}}')
  expect(canonical({ a: null })).toBe('{}')
})

test('what JSON would change silently is refused', () => {
  class Thing {
    readonly a = 1
  }
  for (const value of [
    undefined,
    [undefined],
    new Date(0),
    new Map(),
    new Thing(),
    () => 1,
    1n,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    2 ** 53,
    1e21,
    Buffer.from('a'),
    Symbol('a'),
    { toJSON: () => 1 },
  ]) {
    expect(() => canonical(value)).toThrow(TypeError)
    expect(() => canonical({ value: [value] })).toThrow(TypeError)
  }
})

test('minus zero is zero', () => {
  expect(canonical(-0)).toBe('0')
})

const json = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.string({ unit: 'binary' }),
    fc.string({ minLength: 60, maxLength: 90 }),
    fc.constantFrom('\ud800', '"\\\n\u0000', '🚗'),
    fc.maxSafeInteger(),
    fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 }).map((value) => value + 0),
    fc.boolean(),
    fc.array(tie('value'), { maxLength: 5 }),
    fc.dictionary(fc.string({ unit: 'binary' }), tie('value'), { maxKeys: 40 }),
  ),
})).value

test('it is JSON that reads back the same, and the order of keys does not matter', () => {
  fc.assert(
    fc.property(json, (value) => {
      const text = canonical(value)
      expect(canonical(JSON.parse(text))).toBe(text)
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)))
      expect(canonical(reversed(value))).toBe(text)
    }),
    { numRuns: 300 },
  )
})

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, item]) => [key, reversed(item)]),
  )
}
