interface Waiting {
  readonly level: string
  readonly notBy: readonly string[]
  readonly technicians: readonly { readonly id: string }[]
}

/** Whether the next level of a car is for this inspector: the self-check is its technicians', and nobody inspects twice or his own work. */
export function mayInspect({ level, notBy, technicians }: Waiting, staffId: string | null): boolean {
  if (staffId === null || notBy.includes(staffId)) return false
  const worked = technicians.some(({ id }) => id === staffId)
  if (level === 'self') return worked
  return !worked || (level === 'team' && technicians.length > 1)
}
