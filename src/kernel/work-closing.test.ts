import { expect, test } from 'vitest'
import type { Settings } from './settings.ts'
import { Work } from './work.ts'
import { closingStatements } from './work-closing.ts'

const groupId = '00000000-0000-7000-8000-000000000001'
const idOf = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`

/** The statements of some updates of lines, each by its line and what changes. */
function statementsOf(updates: readonly (readonly [number, object])[]) {
  const work = new Work({
    groupId,
    actor: { kind: 'system', id: 'test' },
    now: '2026-01-01T00:00:00.000Z',
    settings: {} as Settings,
  })
  work.log('test', null, null, null, {})
  for (const [n, changes] of updates) work.update('service.line', idOf(n), changes)
  return closingStatements(work).filter(({ sql }) => sql.startsWith('update service.line'))
}

test('rows with the same values travel in one update', () => {
  const statements = statementsOf([1, 2, 3].map((n) => [n, { executed: true }]))
  expect(statements).toEqual([
    {
      sql: 'update service.line set executed = $3 where group_id = $1 and id = any($2)',
      parameters: [groupId, [idOf(1), idOf(2), idOf(3)], true],
    },
  ])
})

test('rows with their own values travel in one update too; what all share is set once', () => {
  const statements = statementsOf([
    [1, { approval: 'approved', agreed_gross_fen: 100 }],
    [2, { approval: 'approved', agreed_gross_fen: 250 }],
  ])
  expect(statements).toEqual([
    {
      sql: 'update service.line set approval = $4, agreed_gross_fen = case id when $2 then $5 when $3 then $6 else agreed_gross_fen end where group_id = $1 and id in ($2, $3)',
      parameters: [groupId, idOf(1), idOf(2), 'approved', 100, 250],
    },
  ])
})

test('a row that comes again is changed after what it was changed to before', () => {
  const statements = statementsOf([
    [1, { position: 1 }],
    [2, { position: 2 }],
    [1, { position: 3 }],
  ])
  expect(statements.map(({ parameters }) => parameters)).toEqual([
    [groupId, idOf(1), idOf(2), 1, 2],
    [groupId, idOf(1), 3],
  ])
})

test('a long list of own values is cut, other columns begin anew', () => {
  const long = statementsOf(Array.from({ length: 30 }, (_, i) => [i, { position: i }]))
  expect(long.map(({ parameters }) => parameters.length)).toEqual([25, 25, 13])
  const other = statementsOf([
    [1, { position: 1 }],
    [2, { executed: true }],
  ])
  expect(other).toHaveLength(2)
})
