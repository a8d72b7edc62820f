import { expect, test } from 'vitest'
import { isAllCounted, progressOf, scan } from './scan.ts'

const line = (id: string, partNo: string, reserved: number, more = {}) => ({
  id,
  partNo,
  barcode: null,
  unit: '件',
  wantedThousandths: reserved,
  reservedThousandths: reserved,
  issuedThousandths: 0,
  returnedThousandths: 0,
  unborneFen: null,
  ...more,
})

const pads = line('a', 'BP-100', 2000)
const oil = line('b', 'OIL-5W30', 4500, { unit: '升', barcode: '6901234567892' })

test('each scan counts a piece, until all that lies ready is there', () => {
  const first = scan([pads, oil], {}, ' bp-100 ')
  expect(first).toMatchObject({ kind: 'counted', lineId: 'a', counted: { a: 1000 } })
  const second = scan([pads, oil], { a: 1000 }, 'BP-100')
  expect(second).toMatchObject({ counted: { a: 2000 } })
  expect(progressOf([pads, oil], { a: 2000 })).toEqual({ done: 1, of: 2 })
  expect(isAllCounted([pads, oil], { a: 2000 })).toBe(false)
  // What is measured out is there with one scan, by its barcode as well.
  expect(scan([pads, oil], { a: 2000 }, '6901234567892')).toMatchObject({ counted: { a: 2000, b: 4500 } })
  expect(isAllCounted([pads, oil], { a: 2000, b: 4500 })).toBe(true)
})

test('a part of another list, one too many, and what must stay here are told apart', () => {
  expect(scan([pads], {}, 'OF-100')).toEqual({ kind: 'notHere', partNo: 'OF-100' })
  expect(scan([pads], {}, '   ')).toMatchObject({ kind: 'notHere' })
  expect(scan([pads], { a: 2000 }, 'BP-100')).toMatchObject({ kind: 'tooMany' })
  expect(scan([line('c', 'X-1', 0, { wantedThousandths: 1000 })], {}, 'X-1')).toMatchObject({ kind: 'notReserved' })
  expect(scan([{ ...pads, unborneFen: 100 }], {}, 'BP-100')).toMatchObject({ kind: 'kept' })
})

test('of two lines of one part the second is filled after the first', () => {
  const lines = [line('a', 'BP-100', 1000), line('b', 'BP-100', 1000)]
  expect(scan(lines, { a: 1000 }, 'BP-100')).toMatchObject({ lineId: 'b', counted: { a: 1000, b: 1000 } })
  expect(isAllCounted([], {})).toBe(false)
})
