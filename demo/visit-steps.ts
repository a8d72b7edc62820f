import type { VisitWorld } from './visit-plan.ts'

type Row = Record<string, unknown>

/** Steps of some labour lines that a card may demand, as dispatch loads them. */
export function demandedSteps(world: VisitWorld, labour: readonly Row[]): Row[] {
  return labour.flatMap((line) => {
    const steps = (world.items.get(String(line['code']))?.['steps'] ?? []) as Row[]
    return steps
      .map((step, position) => ({ line: line['id'], position, step }))
      .filter(({ step }) => step['key'] === true || step['critical'] === true)
  })
}
