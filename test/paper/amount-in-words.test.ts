import { describe, expect, it } from 'vitest'
import { amountInWords } from '../../src/kernel/paper/amount-in-words.ts'

describe('capital amounts', () => {
  it.each([
    [0, '人民币零元整'],
    [1, '人民币壹分'],
    [10, '人民币壹角整'],
    [105, '人民币壹元零伍分'],
    [168_032, '人民币壹仟陆佰捌拾元叁角贰分'],
    [140_950, '人民币壹仟肆佰零玖元伍角整'],
    [600_714, '人民币陆仟零柒元壹角肆分'],
    [32_504, '人民币叁佰贰拾伍元零肆分'],
    [10_700_053, '人民币壹拾万柒仟元伍角叁分'],
    [100_010_000, '人民币壹佰万零壹佰元整'],
    [10_000_000_000, '人民币壹亿元整'],
    [1_000_100_010_000, '人民币壹佰亿零壹佰万零壹佰元整'],
    [-5_050, '人民币负伍拾元伍角整'],
  ])('%i fen', (fen, words) => expect(amountInWords(fen)).toBe(words))
})
