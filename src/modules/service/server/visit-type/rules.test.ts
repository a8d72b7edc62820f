import { expect, test } from 'vitest'
import { ruleParts, visitTypeRule, visitTypes } from '../../contract/visit-type.ts'
import { defaultRules, floors, floorsOf, loosenedBy, ruleKeys, rulesOf, visitTypeOf } from './rules.ts'

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

test('may be tightened and not loosened; what is refused names rule and source', () => {
  const tighter = { ...defaultRules.wash, inspectionLevels: ['self' as const, 'team' as const], needsEstimate: true }
  expect(loosenedBy('wash', tighter)).toEqual([])
  const looser = { ...defaultRules.general, needsSignature: false, inspectionLevels: ['self' as const] }
  expect(loosenedBy('general', looser)).toEqual([
    { rule: 'needsSignature', source: 'consent', least: true },
    { rule: 'inspectionLevels', source: 'inspection', least: ['self', 'team', 'final'] },
  ])
  expect(loosenedBy('general', { ...defaultRules.general, followUp: false, needsDiagnosis: false })).toEqual([])
})

test('every usual rule keeps its floors, and every floor belongs to some kind', () => {
  for (const code of visitTypes) expect(loosenedBy(code, defaultRules[code])).toEqual([])
  for (const rule of ruleKeys)
    if (floors[rule]) expect(visitTypes.some((code) => floorsOf(code).some((floor) => floor.rule === rule))).toBe(true)
})

test('rules that were stored before a rule existed, or below a floor, are made whole', () => {
  const { needsReturnCheck: _younger, ...older } = { ...defaultRules.general, followUp: false, needsSignature: false }
  const rules = rulesOf('general', [{ code: 'general', rules: older }])
  expect(rules).toMatchObject({ followUp: false, needsReturnCheck: true, needsSignature: true })
})

test('the page shows every rule once', () => {
  const shown = Object.values(ruleParts).flat()
  expect(shown.toSorted()).toEqual(ruleKeys.toSorted())
})

test('an unknown kind is treated as a general repair', () => {
  expect(visitTypeOf('recall')).toBe('recall')
  expect(visitTypeOf('repaint')).toBe('general')
})
