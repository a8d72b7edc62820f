import { type Skill, skills } from '../../people/contract/staff.ts'

interface Item {
  readonly skill: string
  readonly standardMinutes: number
}

interface Rule {
  readonly defaultSkill: Skill
  readonly defaultMinutes: number
}

export interface Demand {
  readonly skill: Skill
  readonly minutes: number
}

const step = 15
const most = 960

/** What a booking takes of the workshop: the items' time and the skill of the longest; the kind of visit's own without items. */
export function demandOf(items: readonly Item[], rule: Rule | undefined): Demand {
  const longest = items.toSorted((a, b) => b.standardMinutes - a.standardMinutes)[0]
  const sum = items.reduce((total, item) => total + item.standardMinutes, 0)
  const minutes = sum > 0 ? sum : (rule?.defaultMinutes ?? 60)
  return {
    skill: skills.find((one) => one === longest?.skill) ?? rule?.defaultSkill ?? 'mechanical',
    minutes: Math.min(most, Math.max(step, Math.ceil(minutes / step) * step)),
  }
}
