import { expect, test } from 'vitest'
import { newId } from './ids.ts'
import type { Change } from './kernel.ts'
import { decodeChanges, encodeChanges, mostBytes } from './live-wire.ts'

const change = (groupId: string, record = 'repairOrder', storeId: string | null = newId()): Change => ({
  groupId,
  record,
  id: newId(),
  storeId,
})

test('what was written is read, each change once', () => {
  const [one, two] = [newId(), newId()]
  const changes = [change(one), change(one, 'inbox', null), change(two, '保养')]
  const heard = decodeChanges(encodeChanges('p1', [...changes, ...changes]))
  expect(heard).toEqual({
    sender: 'p1',
    groups: new Map([
      [one, changes.slice(0, 2)],
      [two, changes.slice(2)],
    ]),
  })
})

test('too many changes of a group become "all" of that group; the small groups keep theirs', () => {
  const [large, small] = [newId(), newId()]
  const few = change(small)
  const text = encodeChanges('p1', [...Array.from({ length: 500 }, () => change(large)), few])
  expect(Buffer.byteLength(text)).toBeLessThanOrEqual(mostBytes)
  expect(decodeChanges(text)?.groups).toEqual(
    new Map<string, unknown>([
      [large, 'all'],
      [small, [few]],
    ]),
  )
})

test('however many groups and however long the names, the text is never too long', () => {
  for (const groups of [1, 50, 180, 190, 500]) {
    const ids = Array.from({ length: groups }, newId)
    for (const each of [1, 3, 40]) {
      const text = encodeChanges(
        'p1',
        ids.flatMap((id) => Array.from({ length: each }, () => change(id, '维修单'))),
      )
      expect(Buffer.byteLength(text)).toBeLessThanOrEqual(mostBytes)
      const heard = decodeChanges(text)
      if (heard?.groups !== 'all') expect(new Set(heard?.groups.keys())).toEqual(new Set(ids))
    }
  }
  expect(
    decodeChanges(
      encodeChanges(
        'p1',
        Array.from({ length: 500 }, () => change(newId())),
      ),
    )?.groups,
  ).toBe('all')
})

test.each([undefined, '', 'hello', '[]', '{"p":1}', '{"p":"x","g":{"a":[[1]]}}'])('%s is not ours', (text) => {
  expect(decodeChanges(text)).toBeUndefined()
})
