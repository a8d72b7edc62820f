import type { VisitWorld } from './visit-plan.ts'

type Row = Record<string, unknown>

/** Steps of some labour lines that a card may demand, as dispatch asks for them. */
export function demandedSteps(world: VisitWorld, labour: readonly Row[]): Row[] {
  return labour.flatMap((line) => {
    const steps = (world.items.get(String(line['code']))?.['steps'] ?? []) as Row[]
    return steps
      .map((step, position) => ({ key: `${String(line['code'])} `, position, step }))
      .filter(({ step }) => step['key'] === true || step['critical'] === true)
  })
}

/** Within its limits, near the middle; where only one limit stands, a little on the right side of it. */
export function goodValue(min: number | undefined, max: number | undefined): number {
  if (min !== undefined && max !== undefined) return Math.round((min + (max - min) * 0.45) * 10) / 10
  if (min !== undefined) return Math.round(min * 1.3 * 10) / 10 + (min === 0 ? 1 : 0)
  return max === undefined ? 1 : Math.round(max * 0.7 * 10) / 10
}
