import { describe, expect, test } from 'vitest'
import { checkIdNumber, customerTokens, normalisePhone, sameName } from './rules.ts'

test.each([
  ['138 0013 8000', '13800138000'],
  ['+86 138-0013-8000', '13800138000'],
  ['(0755) 1234567', undefined],
  ['0755-26543210 转 801', '0755-26543210-801'],
  ['400 123 4567', '400-123-4567'],
  ['+852 9123 4567', '+85291234567'],
  ['0085291234567', '+85291234567'],
  ['12345', undefined],
  ['+86 12345678', undefined],
])('phone %s is kept as %s', (input, kept) => {
  expect(normalisePhone(input)).toBe(kept)
})

describe('papers', () => {
  const today = '2026-03-10'
  test('identity card, company code, passport', () => {
    expect(checkIdNumber('person', '11010519491231002x', today)).toEqual({ number: '11010519491231002X' })
    expect(checkIdNumber('person', '110105194912310021', today)).toMatchObject({
      refusal: { code: 'customers.idNumberInvalid', details: { problem: 'checkDigit' } },
    })
    expect(checkIdNumber('person', 'e1234 5678', today)).toEqual({ number: 'E12345678' })
    expect(checkIdNumber('person', '12345678', today)).toMatchObject({ refusal: { code: 'customers.idNumberInvalid' } })
    expect(checkIdNumber('company', '91350100M000100Y43', today)).toEqual({ number: '91350100M000100Y43' })
    expect(checkIdNumber('company', '91350100M000100Y44', today)).toMatchObject({
      refusal: { code: 'customers.companyNumberInvalid' },
    })
  })
})

test('names are compared as people read them', () => {
  expect(sameName('阿凡提·买买提', '阿凡提•买买提')).toBe(true)
  expect(sameName('John  Smith', 'ＪＯＨＮ smith')).toBe(true)
  expect(sameName('王小明', '王小民')).toBe(false)
})

test('a customer is found by phone, last four digits, name and pinyin, in at most eight tokens', () => {
  const tokens = customerTokens({ name: '王小明', phone: '13800138000', idNumber: null })
  expect(tokens.map(({ kind, text }) => `${kind}:${text}`)).toEqual([
    'phone:13800138000',
    'phoneTail:8000',
    'name:王小',
    'name:小明',
    'pinyin:wangxiao',
    'pinyin:wangxiaoming',
    'pinyinInitials:wx',
    'pinyinInitials:wxm',
  ])
  expect(customerTokens({ name: '李', phone: '0755-26543210-801', idNumber: null })[1]?.text).toBe('3210')
})
