import { startBy } from '../../../../kernel/clocks/deadlines.ts'
import { dayNumber } from '../../../../kernel/clocks/plain-date.ts'
import { instantOf, wallClockMs } from '../../../../kernel/clocks/zone.ts'
import type { DeadlineSpec, ParameterSpec } from '../../../../kernel/module.ts'
import type { Work } from '../../../../kernel/work.ts'
import type { Equipment } from './rules.ts'

/** So long before calibration or upkeep is due somebody must see to it. */
export const equipmentLeadMinutes = 'capacity.equipmentLeadMinutes'

export const parameters: readonly ParameterSpec[] = [{ key: equipmentLeadMinutes, unit: 'minute', value: 10_080 }]

const clock = (name: string): DeadlineSpec => ({
  name,
  record: 'equipment',
  limit: { kind: 'beforeInstant', parameter: equipmentLeadMinutes },
  role: 'dispatcher',
  escalation: ['dispatcher', 'manager'],
})

const calibration = clock('capacity.calibration')
const upkeep = clock('capacity.upkeep')
export const deadlines: readonly DeadlineSpec[] = [calibration, upkeep]

type Dates = Pick<Equipment, 'calibration_due' | 'upkeep_due'>

/** The clocks of a device's dates: those that moved end, new ones run. `before` is missing for a new device. */
export function clockDates(work: Work, before: Dates | undefined, after: Equipment): void {
  const zone = work.settings.stores.get(after.store_id)?.timeZone ?? 'Asia/Shanghai'
  for (const [spec, column] of [
    [calibration, 'calibration_due'],
    [upkeep, 'upkeep_due'],
  ] as const) {
    const due = after[column]
    if (before?.[column] === due) continue
    if (before && before[column] !== null) work.stopDeadline(spec.name, after.id)
    if (due === null) continue
    // The day on which it is due is its last good one.
    const from = instantOf(wallClockMs(dayNumber(due) + 1, 0, zone))
    startBy(work, spec, { record: 'equipment', recordId: after.id, storeId: after.store_id, from })
  }
}

export function endClocks(work: Work, device: Equipment): void {
  for (const { name } of deadlines) work.stopDeadline(name, device.id, 'cancelled')
}
