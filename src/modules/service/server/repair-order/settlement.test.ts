import { expect, test } from 'vitest'
import { approved, lineRow, partRow } from '../../test/rows.ts'
import { differences } from './settlement.ts'

const issued = (order_line_id: string, issued_thousandths: number, returned_thousandths = 0) => ({
  order_line_id,
  issued_thousandths,
  returned_thousandths,
})
const kinds = (...given: Parameters<typeof differences>) =>
  differences(...given).map(({ kind, lineId }) => [kind, lineId])

test('what was done as agreed shows no difference', () => {
  const lines = [approved({ executed: true }), approved(partRow()), lineRow({ id: 'x', approval: 'declined' })]
  expect(differences(lines, [issued('p1', 5000, 1000)])).toEqual([])
  expect(differences([approved({ id: 'o', kind: 'other' })], [])).toEqual([])
})

test.each([
  ['undecided', lineRow(), []],
  ['notDone', approved(), []],
  ['price', { ...approved({ executed: true }), agreed_gross_fen: 19_000 }, []],
  ['quantity', approved(partRow({ id: 'l1' })), [issued('l1', 3000)]],
  ['quantity', approved(partRow({ id: 'l1' })), []],
  ['notAgreed', partRow({ id: 'l1', approval: 'deferred' }), [issued('l1', 1000)]],
  ['notAgreed', partRow({ id: 'l1', dropped_at: 'then' }), [issued('l1', 4000)]],
  ['notAgreed', lineRow({ approval: 'declined', executed: true }), []],
] as const)('%s', (kind, line, parts) => {
  expect(kinds([line], parts)).toEqual([[kind, 'l1']])
})

test('a dropped line that left nothing behind is forgotten', () => {
  expect(differences([lineRow({ dropped_at: 'then' }), partRow({ dropped_at: 'then' })], [])).toEqual([])
})

test('the difference says what was agreed and what is there', () => {
  expect(differences([approved(partRow())], [issued('p1', 3000)])).toEqual([
    {
      kind: 'quantity',
      lineId: 'p1',
      code: 'OIL-5W30',
      nameZh: '更换机油',
      nameEn: 'Oil change',
      agreedFen: 32_000,
      actualFen: 32_000,
      agreedThousandths: 4000,
      actualThousandths: 3000,
    },
  ])
})
