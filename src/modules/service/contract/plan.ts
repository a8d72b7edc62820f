/** What of a line says whether it is done under a plan. Plain, so that the customer's phone can reckon with it too. */
export interface OfferedLine {
  readonly planId: string | null
  readonly choice: number | null
  readonly approval: string
  readonly grossFen: number
}

/**
 * The lines that would be done under a plan: its own and those of every plan; of alternatives the one that was agreed,
 * else the first. Without a plan those that belong to none.
 */
export function linesOfPlan<L extends OfferedLine>(lines: readonly L[], planId: string | null): L[] {
  const own = lines.filter((line) => line.planId === null || line.planId === planId)
  return own.filter((line) => line.choice === null || leadOf(line, own) === line)
}

/** The lines among which one is done, itself included, in their order. */
export function alternativesOf<L extends OfferedLine>(line: L, lines: readonly L[]): L[] {
  if (line.choice === null) return [line]
  return lines.filter((other) => other.choice === line.choice && other.planId === line.planId)
}

function leadOf<L extends OfferedLine>(line: L, lines: readonly L[]): L | undefined {
  const all = alternativesOf(line, lines)
  return all.find((other) => other.approval === 'approved') ?? all[0]
}

/** In fen. */
export function totalOf(lines: readonly OfferedLine[], planId: string | null): number {
  return linesOfPlan(lines, planId).reduce((sum, line) => sum + line.grossFen, 0)
}
