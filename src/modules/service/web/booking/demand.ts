import type { RowOf } from '../../../../console/endpoints.ts'
import type { VisitTypeRule } from '../../contract/visit-type.ts'

type Item = Pick<RowOf<'serviceItem.list'>, 'skill' | 'standardMinutes'>

export interface Demand {
  readonly skill: VisitTypeRule['defaultSkill']
  readonly minutes: number
}

const step = 15
const most = 960

/** What a booking takes of the workshop: the items' time and the skill of the longest; the kind of visit's own without items. */
export function demandOf(items: readonly Item[], rule: VisitTypeRule | undefined): Demand {
  const longest = items.toSorted((a, b) => b.standardMinutes - a.standardMinutes)[0]
  const sum = items.reduce((total, item) => total + item.standardMinutes, 0)
  const minutes = sum > 0 ? sum : (rule?.defaultMinutes ?? 60)
  return {
    skill: longest?.skill ?? rule?.defaultSkill ?? 'mechanical',
    minutes: Math.min(most, Math.max(step, Math.ceil(minutes / step) * step)),
  }
}
