import { expect, test } from 'vitest'
import { countingPrices } from './known.ts'

const price = (store_id: string | null, valid_from: string, ref_code = 'M-OIL') => ({
  kind: 'item',
  ref_code,
  store_id,
  valid_from,
})

test('the store’s own price counts before the group’s, then the latest that has begun', () => {
  const group = price(null, '2026-01-01')
  const later = price(null, '2026-06-01')
  const own = price('sz', '2026-03-01')
  const other = price('hz', '2026-01-01')
  const rows = [later, other, own, group]
  expect(countingPrices(rows, 'sz', '2026-02-28')).toEqual([group])
  expect(countingPrices(rows, 'sz', '2026-07-01')).toEqual([own])
  expect(countingPrices(rows, 'bj', '2026-06-01')).toEqual([later])
  expect(countingPrices(rows, 'sz', '2025-12-31')).toEqual([])
})

test('each thing has its own price', () => {
  const rows = [price(null, '2026-01-01'), price(null, '2026-01-01', 'M-AIR'), price('sz', '2025-01-01', 'M-AIR')]
  expect(countingPrices(rows, 'sz', '2026-01-02')).toEqual([rows[0], rows[2]])
})
