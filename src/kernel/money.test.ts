import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  allocate,
  costAmount,
  formatYuan,
  labourAmount,
  lineAmount,
  movingAverage,
  netOfGross,
  yuanInWords,
} from './money.ts'

const amount = fc.integer({ min: -1e12, max: 1e12 })

describe('a line', () => {
  test('rounds half-up to the fen, a credit as its mirror', () => {
    expect(lineAmount(12_345, 1000)).toBe(12_345)
    expect(lineAmount(333, 1500)).toBe(500)
    expect(lineAmount(1, 499)).toBe(0)
    expect(lineAmount(1, 500)).toBe(1)
    expect(lineAmount(-1, 500)).toBe(-1)
    expect(Object.is(lineAmount(-1, 499), 0)).toBe(true)
    expect(lineAmount(4_550, 4300)).toBe(19_565)
  })

  test('is exact beyond 2^53 on the way and refuses a result beyond it', () => {
    expect(lineAmount(900_719_925_474_099, 9_999)).toBe(9_006_298_534_815_516)
    expect(() => lineAmount(Number.MAX_SAFE_INTEGER, 2000)).toThrow(RangeError)
    expect(() => lineAmount(0.5, 1000)).toThrow(RangeError)
    expect(() => lineAmount(Number.NaN, 1000)).toThrow(RangeError)
  })

  test('agrees with exact arithmetic', () => {
    fc.assert(
      fc.property(amount, fc.integer({ min: -1e6, max: 1e6 }), (unitFen, quantity) => {
        const product = BigInt(unitFen) * BigInt(quantity)
        const size = product < 0n ? -product : product
        const expected = Number((size + 500n) / 1000n)
        expect(lineAmount(unitFen, quantity)).toBe(product < 0n && expected !== 0 ? -expected : expected)
      }),
    )
  })

  test('of labour is minutes at the hourly rate', () => {
    expect(labourAmount(90, 20_000)).toBe(30_000)
    expect(labourAmount(1, 20_000)).toBe(333)
    expect(labourAmount(25, 18_000)).toBe(7_500)
  })
})

describe('tax', () => {
  test.each([
    ['repair', 113_000, 1300, 100_000, 13_000],
    ['car', 22_600_000, 1300, 20_000_000, 2_600_000],
    ['agency', 106_000, 600, 100_000, 6_000],
    ['used car, 0.5 %', 100_500, 50, 100_000, 500],
    ['no tax', 99, 0, 99, 0],
    ['one fen', 1, 1300, 1, 0],
  ])('%s: %i at %i', (_, gross, rate, netFen, taxFen) => {
    expect(netOfGross(gross, rate)).toEqual({ netFen, taxFen })
    expect(netOfGross(-gross, rate)).toEqual({ netFen: -netFen, taxFen: taxFen === 0 ? 0 : -taxFen })
  })

  test('net and tax always add up', () => {
    fc.assert(
      fc.property(amount, fc.integer({ min: 0, max: 2000 }), (gross, rate) => {
        const { netFen, taxFen } = netOfGross(gross, rate)
        expect(netFen + taxFen).toBe(gross)
        expect(Math.abs(netFen * (1 + rate / 10_000) - gross)).toBeLessThanOrEqual(1)
      }),
    )
    expect(() => netOfGross(100, -1)).toThrow(RangeError)
  })
})

describe('allocation', () => {
  test('gives the largest remainders the rest, the earlier line first', () => {
    expect(allocate(100, [1, 1, 1])).toEqual([34, 33, 33])
    expect(allocate(10, [3, 3, 1])).toEqual([4, 4, 2])
    expect(allocate(-100, [1, 1, 1])).toEqual([-34, -33, -33])
    expect(allocate(5, [0, 10])).toEqual([0, 5])
    expect(allocate(0, [0, 0])).toEqual([0, 0])
    expect(allocate(0, [])).toEqual([])
  })

  test('refuses to lose an amount', () => {
    expect(() => allocate(1, [])).toThrow(RangeError)
    expect(() => allocate(1, [0, 0])).toThrow(RangeError)
    expect(() => allocate(1, [-1, 2])).toThrow(RangeError)
  })

  test('adds up, stays within a fen of the exact share, and keeps zero weights at zero', () => {
    const weights = fc.array(fc.integer({ min: 0, max: 1e12 }), { minLength: 1, maxLength: 30 })
    fc.assert(
      fc.property(amount, weights, (total, given) => {
        const sum = given.reduce((a, b) => a + b, 0)
        fc.pre(sum > 0)
        const shares = allocate(total, given)
        expect(shares.reduce((a, b) => a + b, 0)).toBe(total)
        shares.forEach((share, index) => {
          const weight = given[index] ?? 0
          const off = BigInt(share) * BigInt(sum) - BigInt(total) * BigInt(weight)
          expect(off < BigInt(sum) && -off < BigInt(sum)).toBe(true)
          if (weight === 0) expect(share).toBe(0)
        })
      }),
    )
  })
})

describe('stock', () => {
  test('moves its average with each receipt', () => {
    expect(movingAverage(10_000, 500_000, 10_000, 600_000)).toBe(550_000)
    expect(movingAverage(3_000, 100_000, 1_000, 100_001)).toBe(100_000)
    expect(movingAverage(1_000, 100_000, 1_000, 100_001)).toBe(100_001)
  })

  test('takes the cost of the receipt when nothing was left', () => {
    expect(movingAverage(0, 999, 5_000, 120_000)).toBe(120_000)
    expect(movingAverage(-2_000, 999, 5_000, 120_000)).toBe(120_000)
  })

  test('refuses receipts of nothing and negative costs', () => {
    expect(() => movingAverage(1, 1, 0, 1)).toThrow(RangeError)
    expect(() => movingAverage(1, 1, 1, -1)).toThrow(RangeError)
  })

  test('keeps the average between the two costs, also beyond 2^53', () => {
    const quantity = fc.integer({ min: 1, max: 1e12 })
    const cost = fc.integer({ min: 0, max: 1e13 })
    fc.assert(
      fc.property(quantity, cost, quantity, cost, (onHand, average, received, unit) => {
        const result = movingAverage(onHand, average, received, unit)
        expect(result).toBeGreaterThanOrEqual(Math.min(average, unit))
        expect(result).toBeLessThanOrEqual(Math.max(average, unit))
      }),
    )
  })

  test('issues at its average', () => {
    expect(costAmount(2_500, 123_456)).toBe(3_086)
  })
})

test.each([
  [123_450, '¥1,234.50'],
  [0, '¥0.00'],
  [5, '¥0.05'],
  [-5, '-¥0.05'],
  [99_999, '¥999.99'],
  [100_000, '¥1,000.00'],
  [123_456_789_012, '¥1,234,567,890.12'],
])('%i fen prints %s', (fen, text) => {
  expect(formatYuan(fen)).toBe(text)
})

describe('in words', () => {
  // The first eight are the examples of 支付结算办法 附一, in the first of the forms it allows.
  test.each([
    [140_950, '壹仟肆佰零玖元伍角整'],
    [600_714, '陆仟零柒元壹角肆分'],
    [168_032, '壹仟陆佰捌拾元叁角贰分'],
    [10_700_053, '壹拾万柒仟元伍角叁分'],
    [1_640_902, '壹万陆仟肆佰零玖元零贰分'],
    [32_504, '叁佰贰拾伍元零肆分'],
    [123_450, '壹仟贰佰叁拾肆元伍角整'],
    [0, '零元整'],
    [5, '伍分'],
    [50, '伍角整'],
    [1_000, '壹拾元整'],
    [100_000_000, '壹佰万元整'],
    [10_001_000_00, '壹仟万壹仟元整'],
    [10_000_000_000, '壹亿元整'],
    [10_005_000_000, '壹亿零伍万元整'],
    [100_100_010_001, '壹拾亿零壹佰万零壹佰元零壹分'],
    [-123_450, '负壹仟贰佰叁拾肆元伍角整'],
  ])('%i fen is %s', (fen, words) => {
    expect(yuanInWords(fen)).toBe(words)
  })

  test('every amount can be read back', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }), fc.integer({ min: 1, max: 2_000_000 })),
        (fen) => {
          expect(readWords(yuanInWords(fen))).toBe(fen)
          expect(yuanInWords(fen)).not.toMatch(/零零|零[拾佰仟万亿元角分]/)
        },
      ),
    )
  })
})

function readWords(words: string): number {
  const [, yuan = '', jiao = '', cents = ''] = /^(?:(.+)元)?零?(?:(.)角)?(?:(.)分)?整?$/.exec(words) ?? []
  return readWhole(yuan) * 100 + digit(jiao) * 10 + digit(cents)
}

function readWhole(words: string): number {
  for (const [name, size] of [
    ['亿', 1e8],
    ['万', 1e4],
    ['仟', 1000],
    ['佰', 100],
    ['拾', 10],
  ] as const) {
    const at = words.lastIndexOf(name)
    if (at >= 0) return readWhole(words.slice(0, at)) * size + readWhole(words.slice(at + 1))
  }
  return digit(words.replaceAll('零', ''))
}

function digit(character: string): number {
  return character === '' ? 0 : '零壹贰叁肆伍陆柒捌玖'.indexOf(character)
}
