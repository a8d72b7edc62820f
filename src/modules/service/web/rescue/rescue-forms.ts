import type { AnswerOf } from '../../../../console/endpoints.ts'
import type { Field } from '../../../../console/ui/form/field.ts'
import type { StateTime } from '../../../../console/ui/record/record-base.ts'

export const endFields = [
  { name: 'result', kind: 'longText', rows: 2 },
  { name: 'costFen', kind: 'money' },
  { name: 'damageAvoidedFen', kind: 'money' },
] as const satisfies readonly Field<'result' | 'costFen' | 'damageAvoidedFen'>[]

/** Every state that was reached, with its time and whose step it was. */
export function timesOf(rescue: AnswerOf<'rescue.get'>): StateTime[] {
  const driver = rescue.technicianName ?? ''
  const steps: readonly [string, string | null, string][] = [
    ['reported', rescue.reportedAt, rescue.takenByName],
    ['assigned', rescue.assignedAt, ''],
    ['accepted', rescue.acceptedAt, driver],
    ['onTheWay', rescue.departedAt, driver],
    ['arrived', rescue.arrivedAt, driver],
    [rescue.state, rescue.endedAt, driver],
  ]
  return steps.flatMap(([state, at, by]) => (at === null ? [] : [{ state, at, by }]))
}
