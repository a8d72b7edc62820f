import { describe, expect, test } from 'vitest'
import { broughtTerms, withOwn } from './glossary.ts'
import { compiled, termsIn } from './finder.ts'

const finder = compiled(withOwn([]))
const codes = (zh: string, en = '') => termsIn(finder, { zh, en }).map((term) => term.code)

describe('the glossary', () => {
  test('brings at least sixty terms in both languages, each with its own words', () => {
    const terms = [...broughtTerms.values()]
    expect(terms.length).toBeGreaterThanOrEqual(60)
    expect(terms.filter((term) => !/\p{Script=Han}/u.test(term.textZh) || term.textEn.length < 20)).toEqual([])
    expect(new Set(terms.map((term) => term.textZh)).size).toBe(terms.length)
  })

  test('no word stands for two terms', () => {
    const words = [...broughtTerms.values()].flatMap((term) => [term.zh, term.en, ...term.alsoZh, ...term.alsoEn])
    const twice = words.map((word) => word.toLowerCase()).filter((word, at, all) => all.indexOf(word) !== at)
    expect(twice.filter((word) => !['abs', 'tpms', 'obd', 'bms', 'soh', 'obc', 'esp'].includes(word))).toEqual([])
  })

  test('finds the longest word in either language', () => {
    expect(codes('机油滤清器')).toEqual(['oilFilter'])
    expect(codes('更换前刹车片、12V 蓄电池')).toEqual(['brakePads', 'battery12V'])
    expect(codes('', 'Front brake pads')).toEqual(['brakePads'])
    expect(codes('', 'Tyres and refrigerant r134a')).toEqual(['tyre', 'refrigerant'])
    expect(codes('', 'absolute')).toEqual([])
  })
})
