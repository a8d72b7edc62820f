import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { instancesIn, printDispatchBench, runDispatchBench } from './dispatch.ts'
import { readFjsp } from './fjsp-file.ts'

const folder = mkdtempSync(join(tmpdir(), 'open4s-fjsp-'))
afterAll(() => rmSync(folder, { recursive: true }))

const text = '2 2 1.5\n2 1 0 3 2 0 4 1 5\n1 2 1 6 0 2\n'

test('an instance is read as jobs of operations with their machines', () => {
  const on = (machine: number, duration: number) => ({ machine, duration })
  expect(readFjsp(text)).toEqual({
    machines: [{}, {}],
    jobs: [
      { operations: [{ alternatives: [on(0, 3)] }, { alternatives: [on(0, 4), on(1, 5)] }] },
      { operations: [{ alternatives: [on(1, 6), on(0, 2)] }] },
    ],
  })
})

test.each([
  ['words', 'name,value\na,1\n'],
  ['too few jobs', '3 2\n1 1 0 3\n'],
  ['a line that ends too soon', '1 2\n2 1 0 3\n'],
  ['a line that goes on', '1 2\n1 1 0 3 4\n'],
])('%s are no instance', (_, wrong) => {
  expect(() => readFjsp(wrong)).toThrow('not an instance')
})

test('only instances with a known best are measured, against it', () => {
  writeFileSync(join(folder, 'mk02.txt'), text)
  writeFileSync(join(folder, 'other.txt'), 'not one of them')
  const result = runDispatchBench(instancesIn(folder))
  expect(result.instances).toMatchObject([{ name: 'mk02', jobs: 2, machines: 2, operations: 3, best: 26, found: 7 }])
  expect(result.meanGapPercent).toBe(-73.08)
})

test('absent or unreadable data ends with 2', () => {
  expect(printDispatchBench(undefined)).toBe(2)
  expect(printDispatchBench(join(folder, 'absent'))).toBe(2)
  writeFileSync(join(folder, 'mk01.txt'), '3 x\n')
  expect(printDispatchBench(folder)).toBe(2)
})
