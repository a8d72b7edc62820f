import type { Refusal } from '../../../../kernel/contract/refusal.ts'
import { knowledgeRefusals } from '../../contract/refusals.ts'
import type { Criterion, ItemStep } from '../../contract/service-item.ts'

export interface ItemStandard {
  readonly standardMinutes: number
  readonly steps: readonly ItemStep[]
  readonly criteria: readonly Criterion[]
}

/** An item is offered only with content, standard time and criteria (G-19); `missing` names what is not there. */
export function incomplete(item: ItemStandard): Refusal | undefined {
  const missing = [
    ...(item.steps.length === 0 ? ['steps'] : []),
    ...(item.standardMinutes <= 0 ? ['standardMinutes'] : []),
    ...(item.criteria.length === 0 ? ['criteria'] : []),
  ]
  return missing.length > 0 ? knowledgeRefusals.itemIncomplete({ missing }) : undefined
}

/** Criteria must each have a code of its own, and limits that a value can lie between. */
export function criteriaProblem(criteria: readonly Criterion[]): Refusal | undefined {
  const codes = criteria.map(({ code }) => code)
  const twice = codes.find((code, i) => codes.indexOf(code) !== i)
  if (twice !== undefined) return knowledgeRefusals.criterionTwice({ code: twice })
  const backwards = criteria.find(({ min, max }) => min !== undefined && max !== undefined && min > max)
  return backwards ? knowledgeRefusals.limitsBackwards({ code: backwards.code }) : undefined
}

/** Why an edited item cannot stand: what is offered to customers stays complete. */
export function editProblem(state: string, item: ItemStandard): Refusal | undefined {
  return criteriaProblem(item.criteria) ?? (state === 'active' ? incomplete(item) : undefined)
}

/** Whether an item is offered: neither a draft nor retired. */
export function isOffered(item: { readonly state: string }): boolean {
  return item.state === 'active'
}
