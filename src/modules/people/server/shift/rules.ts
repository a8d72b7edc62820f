import type { Refusal } from '../../../../kernel/contract/refusal.ts'
import { peopleRefusals } from '../../contract/refusals.ts'

interface Stretch {
  readonly storeId: string
  readonly day: string
  readonly startsAt: string
  readonly endsAt: string
}

/** Why a stretch of working time cannot stand: backwards, on another day than it says, or not this store's person. */
export function shiftProblem(
  stretch: Stretch,
  staff: { readonly store_id: string; readonly state: string } | undefined,
  timeZone: string,
): Refusal | undefined {
  if (!staff || staff.state === 'left') return peopleRefusals.unknownStaff()
  if (staff.store_id !== stretch.storeId) return peopleRefusals.notInStore()
  if (stretch.startsAt >= stretch.endsAt) return peopleRefusals.shiftBackwards()
  const day = new Intl.DateTimeFormat('en-CA', { timeZone }).format(Date.parse(stretch.startsAt))
  return day === stretch.day ? undefined : peopleRefusals.shiftOtherDay({ day })
}
