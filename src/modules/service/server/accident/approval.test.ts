import { expect, test } from 'vitest'
import { lineRow } from '../../test/rows.ts'
import { approvedByLine, missingFen, sharesOf } from './approval.ts'

const major = { needs: ['needsSurvey'], accident_grade: 'major' }
const insured = (more = {}) => lineRow({ payer: 'insurance', ...more })

test('a line is short by what neither insurer nor customer bears; dearer later, it is short again', () => {
  expect(missingFen(major, insured())).toBe(20_000)
  expect(missingFen({ ...major, accident_grade: 'minor' }, insured())).toBe(0)
  expect(missingFen(major, insured({ insurer_fen: 15_000 }))).toBe(5000)
  expect(missingFen(major, insured({ insurer_fen: 15_000, difference_fen: 5000 }))).toBe(0)
  expect(missingFen(major, insured({ insurer_fen: 15_000, difference_fen: 5000, gross_fen: 22_000 }))).toBe(2000)
  expect(missingFen(major, lineRow())).toBe(0)
  expect(missingFen({ ...major, needs: [] }, insured())).toBe(0)
})

test('a sum alone is enough only when it covers every line; a line keeps what was said of it before', () => {
  const lines = [insured({ id: 'a', insurer_fen: 7000 }), insured({ id: 'b' })]
  expect(() => approvedByLine(lines, { approvedFen: 39_999 })).toThrow('approvalByLine')
  expect(approvedByLine(lines, { approvedFen: 40_000 }).byLine.get('b')).toBe(20_000)
  expect(approvedByLine(lines, { lines: [{ lineId: 'b', approvedFen: 100 }] })).toMatchObject({ total: 7100 })
  expect(() => approvedByLine(lines, { lines: [{ lineId: 'b', approvedFen: 20_001 }] })).toThrow('approvalAboveLine')
})

test('the bill has a share for the insurer and one for the customer', () => {
  expect(sharesOf(insured({ insurer_fen: 15_000 }))).toEqual([
    { payer: 'insurance', grossFen: 15_000 },
    { payer: 'customer', grossFen: 5000 },
  ])
  expect(sharesOf(insured({ insurer_fen: 0 }))).toEqual([{ payer: 'customer', grossFen: 20_000 }])
  expect(sharesOf(insured({ insurer_fen: 20_000 }))).toEqual([{ payer: 'insurance', grossFen: 20_000 }])
})
