import { z } from 'zod'
import type { Row } from '../../../../kernel/db/schema.ts'
import type { HalfHour } from './pools.ts'

const pools = z.record(z.string(), z.int())

/** A stored half hour; what is taken may be changed without changing the row. */
export function halfOf(slot: Row<'capacity.slot'>): HalfHour & { taken: Record<string, number> } {
  return {
    day: slot.day,
    half: slot.half,
    people: pools.parse(slot.people_minutes),
    bays: slot.bay_minutes === null ? null : pools.parse(slot.bay_minutes),
    taken: pools.parse(slot.taken_minutes),
  }
}
