import { expect, test } from 'vitest'
import { visitTypeRule, visitTypes } from '../../contract/visit-type.ts'
import { defaultRules, loosenedBy, rulesOf, visitTypeOf } from './rules.ts'

test('every kind has rules that the contract takes', () => {
  for (const code of visitTypes) expect(visitTypeRule.safeParse({ code, ...defaultRules[code] }).success).toBe(true)
})

test('a wash needs the self-check only, maintenance no diagnosis', () => {
  expect(rulesOf('wash', [])).toMatchObject({ inspectionLevels: ['self'], followUp: false })
  expect(rulesOf('maintenance', [])).toMatchObject({
    needsDiagnosis: false,
    inspectionLevels: ['self', 'team', 'final'],
  })
})

test('the shop’s own rules count; broken ones do not', () => {
  const rules = { ...defaultRules.wash, inspectionLevels: ['self', 'final'] }
  expect(rulesOf('wash', [{ code: 'wash', rules }]).inspectionLevels).toEqual(['self', 'final'])
  expect(rulesOf('wash', [{ code: 'wash', rules: { needsEstimate: 'perhaps' } }])).toEqual(defaultRules.wash)
  expect(rulesOf('wash', [{ code: 'pdi', rules }])).toEqual(defaultRules.wash)
})

test('may be tightened and not loosened', () => {
  expect(loosenedBy('wash', { ...defaultRules.wash, inspectionLevels: ['self', 'team'], needsEstimate: true })).toEqual(
    [],
  )
  expect(loosenedBy('general', { ...defaultRules.general, needsSignature: false, inspectionLevels: ['self'] })).toEqual(
    ['needsSignature', 'inspectionLevels'],
  )
  expect(loosenedBy('general', { ...defaultRules.general, followUp: false, needsDiagnosis: false })).toEqual([])
})

test('an unknown kind is treated as a general repair', () => {
  expect(visitTypeOf('recall')).toBe('recall')
  expect(visitTypeOf('repaint')).toBe('general')
})
