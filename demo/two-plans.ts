import { instantOf } from '../src/kernel/clocks/zone.ts'
import { recordedFinding } from './recording.ts'
import { minute, type VisitPlan } from './visit-plan.ts'

/** The work of the car of today whose customer chooses between two plans. */
export const choiceCodes = ['R-BATT12', 'R-ELEC']

interface Wanted {
  readonly kind: 'labour' | 'part'
  readonly code: string
  readonly concern: 0
}

/** All of it with the search for the cause, or only the part that is worn: each with what speaks for and against it. */
function twoPlans(wanted: readonly Wanted[], promisedAt: readonly [string, string]) {
  const inBoth = wanted.filter((line) => line.code !== choiceCodes[1])
  return {
    lines: [...wanted.map((line) => ({ ...line, plan: 0 })), ...inBoth.map((line) => ({ ...line, plan: 1 }))],
    plans: [
      {
        name: '换蓄电池并查漏电',
        pros: '一次查清亏电的原因，不会再趴窝',
        cons: '多一小时工时费，晚一小时取车',
        promisedAt: promisedAt[0],
      },
      {
        name: '先换蓄电池',
        pros: '费用低，今天就能开走',
        cons: '若有漏电，几周后还会亏电',
        promisedAt: promisedAt[1],
      },
    ],
  }
}

/** What the estimate holds; the car of today that waits for its customer's word has two plans to choose from. */
export function offered(plan: VisitPlan, photoIds?: readonly unknown[]) {
  // What the tester recorded shows why the first item is wanted.
  const shown = { photoIds, risk: recordedFinding.risk, severity: 'soon' }
  const wanted = [
    ...plan.itemCodes.map(
      (code, at) => ({ kind: 'labour', code, concern: 0, ...(photoIds && at === 0 ? shown : {}) }) as const,
    ),
    ...plan.parts.map((part) => ({ kind: 'part', code: part.partNo, concern: 0 }) as const),
  ]
  if (plan.itemCodes === choiceCodes) {
    const later = (minutes: number) => instantOf(plan.startsAt + (plan.minutes + minutes) * minute)
    return twoPlans(wanted, [later(90), later(30)])
  }
  return { lines: wanted, ...(plan.visitType === 'general' ? { onePlanBecause: '磨损到限，只有更换一种办法' } : {}) }
}
