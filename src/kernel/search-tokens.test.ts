import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  bigrams,
  documentTokens,
  hashedKinds,
  idNumberTokens,
  nameTokens,
  phoneTokens,
  pinyinTokens,
  plateTokens,
  queryTokens,
  tailTokens,
  type Token,
  tokenKinds,
  vinTokens,
} from './search-tokens.ts'

const show = (tokens: readonly Token[]): string[] => tokens.map(({ kind, text }) => `${kind}:${text}`)

describe('what is stored', () => {
  test('phones', () => {
    expect(show(phoneTokens('+86 138-0013-8000'))).toEqual(['phone:13800138000', 'phoneTail:8000'])
    expect(show(phoneTokens('(010) 6234 5678'))).toEqual(['phone:01062345678', 'phoneTail:5678'])
    expect(show(phoneTokens('+852 9123 4567'))).toEqual(['phone:85291234567', 'phoneTail:4567'])
    expect(phoneTokens('12345')).toEqual([])
  })

  test('plates and VINs', () => {
    expect(tailTokens('abc', 2, 6)).toEqual(['BC', 'ABC'])
    expect(show(plateTokens('京A·12345'))).toEqual([
      'plate:京A12345',
      'plateTail:345',
      'plateTail:2345',
      'plateTail:12345',
      'plateTail:A12345',
    ])
    expect(show(plateTokens('浙A1234学'))).toContain('plateTail:1234')
    expect(show(vinTokens('LSVAM4186C2184841'))).toEqual([
      'vinTail:4841',
      'vinTail:84841',
      'vinTail:184841',
      'vinTail:2184841',
      'vinTail:C2184841',
    ])
  })

  test('names', () => {
    expect(bigrams('王建国')).toEqual(['王建', '建国'])
    expect(bigrams('阿凡提·买买提')).toEqual(['阿凡', '凡提', '提买', '买买', '买提'])
    expect(bigrams('王')).toEqual(['王'])
    expect(bigrams(' ')).toEqual([])
    expect(show(pinyinTokens('王建国'))).toEqual([
      'pinyin:wangjian',
      'pinyin:wangjianguo',
      'pinyinInitials:wj',
      'pinyinInitials:wjg',
    ])
    expect(show(nameTokens('John Smith'))).toEqual(['pinyin:john', 'pinyin:johnsmith', 'pinyinInitials:js'])
    expect(show(nameTokens('王建'))).toEqual(['name:王建', 'pinyin:wangjian', 'pinyinInitials:wj'])
    expect(nameTokens('')).toEqual([])
  })

  test('companies', () => {
    const tokens = show(nameTokens('启澜科技有限公司'))
    expect(tokens.filter((token) => token.startsWith('name:'))).toEqual(['name:启澜', 'name:澜科', 'name:科技'])
    expect(tokens).toContain('pinyinInitials:qlkj')
    expect(tokens).toContain('pinyin:qilan')
    expect(show(queryTokens('启澜科技有限'))).toEqual(['name:启澜', 'name:澜科', 'name:科技'])
    expect(show(nameTokens('公司'))).toContain('name:公司')
    expect(nameTokens('中国第一汽车集团进出口有限责任公司深圳龙岗分公司').length).toBeLessThan(22)
  })

  test.each([
    ['单建国', 'shanjianguo'],
    ['曾国藩', 'zengguofan'],
    ['仇英', 'qiuying'],
    ['解晓东', 'xiexiaodong'],
    ['尉迟恭', 'yuchigong'],
    ['吕布', 'lvbu'],
    ['欧阳修', 'ouyangxiu'],
  ])('the surname of %s is read %s', (name, pinyin) => {
    expect(show(pinyinTokens(name))).toContain(`pinyin:${pinyin}`)
  })
})

describe('what a person typed', () => {
  test.each<[string, string[]]>([
    ['8000', ['phoneTail:8000', 'plateTail:8000', 'vinTail:8000']],
    ['345', ['plateTail:345']],
    ['12345', ['plateTail:12345', 'vinTail:12345']],
    ['184841', ['plateTail:184841', 'vinTail:184841', 'document:184841']],
    ['13800138000', ['phone:13800138000', 'document:13800138000']],
    ['+86 138 0013 8000', ['phone:13800138000', 'document:+8613800138000']],
    ['+852 9123 4567', ['phone:85291234567', 'document:+85291234567']],
    ['１３８００１３８０００', ['phone:13800138000', 'document:13800138000']],
    ['wjg', ['pinyinInitials:wjg', 'pinyin:wjg', 'plateTail:WJG']],
    ['wang jianguo', ['pinyin:wangjianguo', 'pinyinInitials:wangjianguo']],
    ['王建国', ['name:王建', 'name:建国']],
    ['王', []],
    ['京A12345', ['plate:京A12345', 'plateTail:A12345']],
    ['粤B·D12345', ['plate:粤BD12345', 'plateTail:D12345']],
    ['浙A1234学', ['plate:浙A1234学', 'plateTail:A1234']],
    ['a12345', ['plateTail:A12345', 'vinTail:A12345', 'document:A12345']],
    ['AF12345', ['plateTail:F12345', 'vinTail:AF12345', 'document:AF12345']],
    ['LSVAM4186C2184841', ['vinTail:C2184841', 'document:LSVAM4186C2184841']],
    ['RO-2611-000123', ['document:RO2611000123', 'vinTail:11000123']],
    ['11010519491231002x', ['idNumber:11010519491231002X', 'document:11010519491231002X']],
    ['440524188001010014', ['idNumber:440524188001010014', 'document:440524188001010014']],
    ['w@x.com', []],
    ['  ', []],
  ])('%j', (input, expected) => {
    expect(show(queryTokens(input))).toEqual(expected)
  })

  test('whatever is stored is found by typing it', () => {
    const typed = (stored: readonly Token[], input: string): boolean => {
      const have = new Set(show(stored))
      return show(queryTokens(input)).some((token) => have.has(token))
    }
    expect(typed(phoneTokens('13800138000'), '138 0013 8000')).toBe(true)
    expect(typed(plateTokens('粤BF12345'), 'BF12345')).toBe(true)
    expect(typed(vinTokens('LSVAM4186C2184841'), '6C2184841')).toBe(true)
    expect(typed(documentTokens('RO-SH01-2611-0007'), 'ro sh01 2611 0007')).toBe(true)
    expect(typed(idNumberTokens('91350100M000100Y43'), '91350100m000100y43')).toBe(true)
    expect(typed(nameTokens('单建国'), 'sjg')).toBe(true)
    expect(typed(nameTokens('吕布'), 'lvbu')).toBe(true)
  })

  test('any input gives known kinds and no empty token', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (input) => {
        for (const token of queryTokens(input)) {
          expect(tokenKinds).toContain(token.kind)
          expect(token.text).not.toBe('')
        }
      }),
    )
  })

  test('what identifies a person is hashed', () => {
    expect([...hashedKinds]).toEqual(['phone', 'phoneTail', 'idNumber'])
  })
})
