import { addMonths, dayNumber } from '../../../../kernel/clocks/plain-date.ts'
import type { Refusal } from '../../../../kernel/contract/refusal.ts'
import type { Row } from '../../../../kernel/db/schema.ts'
import type { unusableBecause } from '../../contract/equipment.ts'
import { capacityRefusals } from '../../contract/refusals.ts'

export type Equipment = Row<'capacity.equipment'>

/** Why a device serves no record on a day of its store; its calibration counts up to and with the day it is due. */
export function unusableOn(
  device: Pick<Equipment, 'state' | 'calibration_due'>,
  day: string,
): (typeof unusableBecause)[number] | null {
  if (device.state === 'retired') return 'retired'
  if (device.state === 'outOfOrder') return 'outOfOrder'
  return device.calibration_due !== null && device.calibration_due < day ? 'calibration' : null
}

/** The refusal to use a device in a record, with what to do instead (H-10). */
export function useProblem(device: Equipment | undefined, storeId: string, day: string): Refusal | undefined {
  if (!device || device.store_id !== storeId) return capacityRefusals.unknownEquipment()
  const named = { code: device.code, nameZh: device.name_zh, nameEn: device.name_en }
  switch (unusableOn(device, day)) {
    case 'calibration':
      return capacityRefusals.calibrationExpired({ ...named, due: device.calibration_due })
    case 'outOfOrder':
    case 'retired':
      return capacityRefusals.equipmentOut({ ...named, reason: device.out_because ?? '' })
    case null:
      return undefined
  }
}

/** Days until calibration or upkeep, the nearer one. */
export function dueInDays(
  device: Pick<Equipment, 'calibration_due' | 'upkeep_due' | 'state'>,
  day: string,
): number | null {
  if (device.state === 'retired') return null
  const days = [device.calibration_due, device.upkeep_due].filter((due) => due !== null)
  return days.length === 0 ? null : Math.min(...days.map((due) => dayNumber(due) - dayNumber(day)))
}

/** When it is due again: as said, else so many months after it was done; null where nothing is due. */
export function nextDue(
  done: { readonly on: string; readonly nextDue?: string | undefined },
  every: number | null,
): string | null {
  return done.nextDue ?? (every === null ? null : addMonths(done.on, every))
}

/** A day on which something was done lies not ahead, and the next one not behind it. */
export function doneProblem(
  done: { readonly on: string; readonly nextDue?: string | undefined },
  today: string,
): Refusal | undefined {
  if (done.on > today) return capacityRefusals.dayAhead({ day: done.on })
  return done.nextDue !== undefined && done.nextDue <= done.on
    ? capacityRefusals.dueBefore({ day: done.nextDue })
    : undefined
}

/** A failed calibration takes a device out of use; a passed one leaves it where it is. */
export function stateAfterCalibration(device: Pick<Equipment, 'state'>, passed: boolean): string {
  return passed ? device.state : 'outOfOrder'
}

/** Whether it could be counted on until now. */
export function wasCounted(device: Pick<Equipment, 'state'>): boolean {
  return device.state !== 'outOfOrder' && device.state !== 'retired'
}

/** Whether the bay must close or open with its lift. */
export function closesBay(bay: Pick<Row<'capacity.bay'>, 'state'>): boolean {
  return bay.state === 'open'
}

export function opensBay(
  bay: Pick<Row<'capacity.bay'>, 'state'>,
  others: readonly Pick<Equipment, 'state'>[],
): boolean {
  return bay.state === 'outOfOrder' && others.every((other) => other.state !== 'outOfOrder')
}

export interface Stretch {
  readonly starts_at: string
  readonly ends_at: string
}

/** Two stretches of one device do not overlap; the database has the last word. */
export function reservationProblem(
  wanted: { readonly startsAt: string; readonly endsAt: string },
  standing: readonly (Stretch & { readonly staff_name: string })[],
  now: string,
): Refusal | undefined {
  if (wanted.endsAt <= wanted.startsAt || wanted.endsAt <= now) return capacityRefusals.reservationBackwards()
  const taken = standing.find((one) => one.starts_at < wanted.endsAt && wanted.startsAt < one.ends_at)
  return taken && capacityRefusals.reserved({ name: taken.staff_name, endsAt: taken.ends_at })
}
