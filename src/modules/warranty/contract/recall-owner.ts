import { z } from 'zod'
import { instant, listQuery, shortText } from '../../../kernel/contract/record.ts'

/** Where the owner of a listed car stands, the last word first: done, booked, told, not reached, not told yet. */
export const ownerStates = ['open', 'told', 'unreached', 'booked', 'done'] as const
export const ownerState = z.enum(ownerStates)
export type OwnerState = z.output<typeof ownerState>

/** Why nobody could be told: a car that the house does not know, a car without an owner, no channel took it, no answer. */
export const unreachedReasons = ['unknownCar', 'noOwner', 'failed', 'noAnswer'] as const

/** How many of a recall's cars stand where; together they are all of its cars. */
export const ownerFigures = z.object({
  open: z.int(),
  told: z.int(),
  unreached: z.int(),
  booked: z.int(),
  done: z.int(),
})

/** A car of the list with its owner; those of other stores stand there with their VIN alone. */
export const recallCar = z.object({
  id: z.uuid(),
  vin: z.string(),
  ownerState,
  vehicleId: z.uuid().nullable(),
  storeId: z.uuid().nullable(),
  plate: z.string().nullable(),
  plateColour: z.string().nullable(),
  modelZh: z.string().nullable(),
  modelEn: z.string().nullable(),
  customerId: z.uuid().nullable(),
  customerName: z.string(),
  phoneMasked: z.string(),
  toldAt: instant.nullable(),
  toldBy: z.enum(['message', 'call']).nullable(),
  unreachedBecause: z.enum(unreachedReasons).nullable(),
  appointmentId: z.uuid().nullable(),
  bookedFor: instant.nullable(),
  doneAt: instant.nullable(),
  doneOrder: z.string().nullable(),
})

export const recallCarQuery = z.object({
  ...listQuery,
  campaign: z.uuid(),
  ownerState: ownerState.optional(),
})

const vin = z.string().trim().toUpperCase()

/** Without VINs everybody who was not told yet; named, once more whoever it is that has not booked. */
export const tellInput = z.object({ vins: z.array(vin).min(1).max(500).optional() })

export const callInput = z.object({ vin, outcome: z.enum(['reached', 'noAnswer']), note: shortText.optional() })
