import { expect, test } from 'vitest'
import { meantBy } from './synonyms.ts'

test('a word of the trade also means the others, in both languages', () => {
  expect(meantBy('刹车')).toEqual(['刹车', '制动', 'brake'])
  expect(meantBy('更换刹车片')).toContain('更换制动片')
  expect(meantBy('Brake')).toContain('制动')
  expect(meantBy('防冻液')).toContain('冷却液')
})

test('the search’s own words come first, and what is no such word stays alone', () => {
  expect(meantBy('刹车油')[0]).toBe('刹车油')
  expect(meantBy('刹车油')).toContain('制动液')
  expect(meantBy('M-OIL')).toEqual(['M-OIL'])
  expect(meantBy('P-1001')).toEqual(['P-1001'])
  expect(meantBy('刹车油 机油格 电瓶 雨刷').length).toBeLessThanOrEqual(12)
})
