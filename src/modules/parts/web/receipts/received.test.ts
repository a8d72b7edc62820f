import { expect, test } from 'vitest'
import { scanned, withOneMore } from './received.ts'

const pads = { id: 'a', partNo: 'BP-100', barcode: '6901234567892', averageCost: 300_000, bin: 'A-01' }
const long = { id: 'b', partNo: 'BP-1000', barcode: null, averageCost: 0, bin: null }

test('each scan adds one piece to its line; the first brings last cost and bin', () => {
  const one = withOneMore([], pads)
  expect(one).toEqual([{ partId: 'a', quantityThousandths: 1000, unitCost: 300_000, bin: 'A-01' }])
  const mended = one.map((line) => ({ ...line, unitCost: 310_000 }))
  const three = withOneMore(withOneMore(withOneMore(mended, long), pads), pads)
  expect(three).toEqual([
    { partId: 'a', quantityThousandths: 3000, unitCost: 310_000, bin: 'A-01' },
    { partId: 'b', quantityThousandths: 1000, unitCost: 0 },
  ])
})

test('a scanner means a whole number or barcode', () => {
  expect(scanned([long, pads], ' bp-100')).toBe(pads)
  expect(scanned([long, pads], '6901234567892')).toBe(pads)
  expect(scanned([long, pads], 'BP-10')).toBeUndefined()
})
