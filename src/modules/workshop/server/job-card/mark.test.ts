import { expect, test } from 'vitest'
import { newKeys } from '../../../../kernel/keys.ts'
import { isProposed, markOfProposal } from './mark.ts'

const what = { groupId: 'g', orderId: 'o', technicianId: 't', lineIds: ['a', 'b'] }
const at = (time: string) => `2026-03-10T${time}:00.000Z`

test('a mark holds for half an hour, for the same lines in any order, and for nothing else', () => {
  const keys = newKeys()
  const mark = markOfProposal(keys, what, at('01:00'))
  expect(isProposed(keys, { ...what, lineIds: ['b', 'a'] }, mark, at('01:30'))).toBe(true)
  expect(isProposed(keys, what, mark, at('01:31'))).toBe(false)
  for (const other of [{ technicianId: 'u' }, { lineIds: ['a'] }, { groupId: 'h' }, { orderId: 'p' }])
    expect(isProposed(keys, { ...what, ...other }, mark, at('01:00'))).toBe(false)
  const longer = mark.replace(/^\d+/, (until) => String(Number(until) + 1))
  expect(isProposed(keys, what, longer, at('01:00'))).toBe(false)
  for (const nothing of [undefined, '', 'x.y']) expect(isProposed(keys, what, nothing, at('01:00'))).toBe(false)
  expect(isProposed(newKeys(), what, mark, at('01:00'))).toBe(false)
})
