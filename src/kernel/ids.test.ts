import { expect, test } from 'vitest'
import { idMaker, isUuid, newId } from './ids.ts'

test('an id carries its millisecond and rises within it', () => {
  const make = idMaker(() => 0x0193_a5b0_1234)
  const ids = Array.from({ length: 5000 }, make)
  expect(ids[0]).toMatch(/^0193a5b0-1234-7000-[89ab]/)
  expect(ids[4095]).toMatch(/^0193a5b0-1234-7fff-/)
  expect(ids[4096]).toMatch(/^0193a5b0-1235-7000-/)
  expect(ids.toSorted()).toEqual(ids)
  expect(new Set(ids).size).toBe(5000)
  expect(ids.every(isUuid)).toBe(true)
})

test('a clock that steps back does not turn the order', () => {
  const times = [1000, 2000, 1500, 1500, 2001]
  const make = idMaker(() => times.shift() ?? 0)
  const ids = Array.from({ length: 5 }, make)
  expect(ids.toSorted()).toEqual(ids)
})

test('two makers never agree', () => {
  expect(idMaker(() => 1)()).not.toBe(idMaker(() => 1)())
})

test('the process makes ids of its time', () => {
  const id = newId()
  expect(isUuid(id)).toBe(true)
  expect(Math.abs(Number.parseInt(id.replace('-', '').slice(0, 12), 16) - Date.now())).toBeLessThan(5000)
})

test.each([
  '0193A5B0-1234-7000-8000-000000000000',
  '0193a5b0-1234-7000-8000-000000000000\n',
  ' 0193a5b0-1234-7000-8000-000000000000',
  "0193a5b0-1234-7000-8000-000000000000'; drop",
  '0193a5b0-1234-7000-c000-000000000000',
  '00000000-0000-0000-0000-000000000000',
  '0193a5b012347000800000000000000a',
  '',
])('%j is no id', (text) => {
  expect(isUuid(text)).toBe(false)
})
