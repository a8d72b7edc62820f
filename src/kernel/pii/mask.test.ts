import { expect, test } from 'vitest'
import { maskBankCard, maskEmail, maskIdNumber, maskPhone, maskTail } from './mask.ts'

test.each([
  [maskPhone, '13800138000', '138****8000'],
  [maskPhone, '+86 138-0013-8000', '138****8000'],
  [maskPhone, '010-62345678', '****5678'],
  [maskPhone, '12345', '****'],
  [maskIdNumber, '11010519491231002X', '110***********002X'],
  [maskIdNumber, 'E12345678', '****678'],
  [maskIdNumber, 'E1234', '****'],
  [maskBankCard, '6222 0212 3456 7890 123', '**** 0123'],
  [maskBankCard, '1234', '****'],
  [maskEmail, 'wang@example.com', 'w****@example.com'],
  [maskEmail, 'w@example.com', '****@example.com'],
  [maskEmail, 'no address', '****'],
])('%o masks %s as %s', (mask, value, expected) => {
  expect(mask(value)).toBe(expected)
})

test('a tail shows only if as much stays hidden', () => {
  expect(maskTail('12345678', 4)).toBe('****5678')
  expect(maskTail('1234567', 4)).toBe('****')
  expect(maskTail('12345678', 0)).toBe('****')
  expect(maskTail('', 4)).toBe('****')
})
