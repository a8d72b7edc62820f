import { addDays, dayNumber, weekdayOf } from '../../../../kernel/clocks/plain-date.ts'
import { epochMsOf, instantOf, wallClockMs } from '../../../../kernel/clocks/zone.ts'
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

export interface Planned {
  readonly staff_id: string
  readonly staff_name: string
  readonly kind: string
  readonly day: string
  readonly starts_at: string
  readonly ends_at: string
}

export interface CopiedShift {
  readonly staffId: string
  readonly day: string
  readonly startsAt: string
  readonly endsAt: string
}

/**
 * A week's work moved to another week by its clock times, and where it does not fit: who has a shift or an absence then,
 * and on which day.
 */
export function weekCopy(
  week: readonly Planned[],
  standing: readonly Planned[],
  { daysLater, timeZone }: { readonly daysLater: number; readonly timeZone: string },
): { readonly fit: CopiedShift[]; readonly conflicts: { readonly name: string; readonly day: string }[] } {
  const fit: CopiedShift[] = []
  const conflicts: { name: string; day: string }[] = []
  for (const { staff_id: staffId, staff_name: name, day: was, starts_at, ends_at } of week) {
    const later = (instant: string) => {
      const minutes = (epochMsOf(instant) - wallClockMs(dayNumber(was), 0, timeZone)) / 60_000
      return instantOf(wallClockMs(dayNumber(was) + daysLater, minutes, timeZone))
    }
    const copied = { staffId, day: addDays(was, daysLater), startsAt: later(starts_at), endsAt: later(ends_at) }
    const isTaken = standing.some(
      (stretch) =>
        stretch.staff_id === staffId && stretch.starts_at < copied.endsAt && stretch.ends_at > copied.startsAt,
    )
    if (isTaken) conflicts.push({ name, day: copied.day })
    else fit.push(copied)
  }
  return { fit, conflicts }
}

/** Why a week cannot be copied as it was asked for. */
export function weekProblem({ from, to }: { readonly from: string; readonly to: string }): Refusal | undefined {
  const isMonday = (day: string) => weekdayOf(dayNumber(day)) === 0
  return from !== to && isMonday(from) && isMonday(to) ? undefined : peopleRefusals.notAWeek()
}
