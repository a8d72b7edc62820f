import type { RowOf } from '../../../../console/endpoints.ts'
import type { Texts } from '../../../../console/texts.ts'
import { ruleParts, type VisitRuleKey } from '../../contract/visit-type.ts'

export type Kind = RowOf<'visitType.list'>

export const parts = Object.entries(ruleParts) satisfies [string, readonly VisitRuleKey[]][]

/** What is fixed of a rule for a kind, and by what. */
export function floorOf(kind: Kind, rule: VisitRuleKey) {
  return kind.floors.find((floor) => floor.rule === rule)
}

/** A rule's value as a person reads it. */
export function ruleWord(texts: Texts, kind: Kind, rule: VisitRuleKey): string {
  const value = kind.rules[rule]
  if (typeof value === 'boolean') return texts.c(value ? 'yes' : 'no')
  if (Array.isArray(value))
    return value.map((one) => texts.value('repairOrder', rule, one)).join(texts.t('service.page.comma'))
  return typeof value === 'string' ? texts.value('staff', 'skills', value) : String(value)
}

/** Whether the shop asks for something else than is usual. */
export function isOwn(kind: Kind, rule: VisitRuleKey): boolean {
  return JSON.stringify(kind.rules[rule]) !== JSON.stringify(kind.usual[rule])
}
