/** States in which the car is in the shop, in the order of a visit. */
export const carStates = [
  'received',
  'estimated',
  'agreed',
  'inRepair',
  'awaitingInspection',
  'ready',
  'settled',
] as const

export const inShopHref = `/repair-orders?state=${carStates.join(',')}`

/** Where somebody sets a standing car going again, by its cause. */
export function standstillHref(cause: string): string {
  const states: Readonly<Record<string, string>> = {
    estimate: 'received',
    estimateApproval: 'estimated',
    inspection: 'awaitingInspection',
    settlement: 'ready',
    handOver: 'settled',
  }
  const state = states[cause]
  if (state) return `/repair-orders?state=${state}`
  if (cause === 'parts') return '/parts/counter'
  if (cause === 'diagnosis') return '/diagnoses'
  return cause === 'dispatch' || cause === 'start' ? '/dispatch' : '/board'
}
