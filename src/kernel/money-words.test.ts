import { expect, test } from 'vitest'
import { amountInWords } from './money-words.ts'

test.each([
  [0, 'CNY zero only'],
  [5, 'CNY zero and 05/100'],
  [61_600, 'CNY six hundred and sixteen only'],
  [100_550, 'CNY one thousand and five and 50/100'],
  [123_456_789, 'CNY one million two hundred and thirty-four thousand five hundred and sixty-seven and 89/100'],
  [2_000_000_000, 'CNY twenty million only'],
  [-4_200, 'minus CNY forty-two only'],
] as const)('%i fen in English', (fen, words) => {
  expect(amountInWords(fen, 'en')).toBe(words)
})

test('in Chinese as the law writes amounts', () => {
  expect(amountInWords(61_600, 'zh-CN')).toBe('陆佰壹拾陆元整')
})
