import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { compare, readTable } from '../scripts/coverage.mjs'
import { sources } from './tree.ts'

const table = readFileSync(new URL('../docs/coverage.md', import.meta.url), 'utf8')
const row = (id: string, where: string) => `| ${id} | shown | page | ${where} | |\n`
const run = (id: string, calls = ['appointment.book']) => ({ id, title: 'a title', calls })

describe('the list of what is covered', () => {
  test('names every scenario, and every scenario that it names exists', () => {
    const written = sources('src', 'test').flatMap((file) =>
      file.path === 'test/coverage.test.ts'
        ? []
        : [...file.text.matchAll(/\bscenario\(\s*'([A-W]-\d{2})'/g)].map((found) => run(found[1] ?? '')),
    )
    expect(written.length).toBeGreaterThan(40)
    expect(compare(written, table).problems).toEqual([])
  })

  test('reports a row without scenario, a scenario without row, and one that calls nothing', () => {
    const text = row('A-01', 'R/sales/test') + row('A-02', 'src/kernel/ledger')
    expect(readTable(text)).toEqual({ all: ['A-01', 'A-02'], byScenario: ['A-01'] })
    expect(compare([run('A-01')], text)).toEqual({ covered: ['A-01'], problems: [] })
    expect(compare([], text).problems).toHaveLength(1)
    expect(compare([run('A-01'), run('B-09')], text).problems).toHaveLength(1)
    expect(compare([run('A-01', [])], text).problems).toHaveLength(1)
    expect(compare([], '').problems).toEqual(['docs/coverage.md has no table'])
  })
})
