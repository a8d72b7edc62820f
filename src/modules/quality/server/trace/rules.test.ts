import { expect, test } from 'vitest'
import { entryHash } from '../../../../kernel/ledger/entry.ts'
import type { StoredEntry } from '../../../../kernel/ledger/stored-entry.ts'
import { isIntact } from './rules.ts'

function entry(version: number, prev: Buffer | null, data = '[]'): StoredEntry {
  const said = {
    id: `e${version}`,
    groupId: 'g',
    at: '2026-03-10T01:00:00.000Z',
    actorKind: 'staff',
    actorId: 'a',
    storeId: null,
    record: 'repairOrder',
    recordId: 'o',
    version,
    verb: 'edit',
    from: 'x',
    to: 'x',
    cause: null,
    prev,
    data,
  }
  return { ...said, hash: entryHash(said), epoch: 1, xid: version }
}

const first = entry(1, null)
const second = entry(2, first.hash)
const head = { recordId: 'o', version: 2, hash: second.hash }

test('a whole chain is intact', () => {
  expect(isIntact([second, first], [head])).toBe(true)
})

test('a changed, missing or unlinked entry is found, and a cut tail', () => {
  expect(isIntact([first, { ...second, data: '[{"t":"x","id":"y","set":{}}]' }], [head])).toBe(false)
  expect(isIntact([second], [head])).toBe(false)
  expect(isIntact([first, entry(2, null)], [{ ...head, hash: entry(2, null).hash }])).toBe(false)
  expect(isIntact([first], [head])).toBe(false)
  expect(isIntact([], [{ recordId: 'o', version: null, hash: null }])).toBe(false)
  expect(isIntact([first], [{ recordId: 'o', version: null, hash: null }])).toBe(true)
})
