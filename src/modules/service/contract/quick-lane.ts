import { z } from 'zod'
import { fen } from '../../../kernel/contract/record.ts'

export const quickLaneTypes = ['wash', 'quick'] as const

/** A car taken in by three taps: what is done at the posted price, told to who brought it. */
export const quickIn = z.object({
  storeId: z.uuid(),
  customerId: z.uuid(),
  vehicleId: z.uuid(),
  visitType: z.enum(quickLaneTypes),
  itemCodes: z.array(z.string().trim().min(1).max(40)).min(1).max(10),
  /** The sum that the customer was told and agreed to; it must be what the public list says now. */
  toldFen: fen,
  odometerKm: z.int().min(0).max(2_000_000).optional(),
})
