/** The steps that a customer sees, in their order. */
export const visitStepNames = [
  'received',
  'estimated',
  'agreed',
  'inRepair',
  'awaitingInspection',
  'ready',
  'settled',
  'closed',
] as const

/**
 * When each step was entered for the first time. Steps behind the present one are open again when a car has gone back,
 * for instance after a failed inspection.
 */
export function visitSteps(
  state: string,
  entered: readonly { readonly state: string; readonly at: string }[],
): { step: string; at: string | null }[] {
  const present = visitStepNames.findIndex((name) => name === state)
  return visitStepNames.map((step, index) => ({
    step,
    at: index <= present ? (entered.find((item) => item.state === step)?.at ?? null) : null,
  }))
}
