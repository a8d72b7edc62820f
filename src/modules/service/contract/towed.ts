import { z } from 'zod'
import { instant } from '../../../kernel/contract/record.ts'
import { checkInInput, signCheckInInput } from './check-in.ts'

/**
 * The walk around a car that was towed in: what a check-in notes, on the order that the tow opened. Whoever brings the car
 * signs, or the customer is not there and signs by his link.
 */
export const receiveTowedInput = checkInInput
  .pick({
    odometerKm: true,
    lowerBecause: true,
    energyPercent: true,
    concerns: true,
    confirmed: true,
    belongings: true,
    oldParts: true,
    waiting: true,
    promisedAt: true,
    courtesy: true,
    handOverNote: true,
    signature: true,
  })
  .extend({ receptionId: z.uuid(), isAbsent: z.boolean().optional() })

export const arrivalVerbs = {
  /** The customer signs later what he did not sign when the car was taken in: a gate of some kinds of visit (G-14). */
  signCheckIn: {
    from: ['received', 'estimated'],
    to: 'same',
    permission: 'repairOrder.checkIn',
    link: 'visit',
    input: signCheckInInput,
  },
  /** The walk around a towed car, on the order that the tow opened (G-14, G-18). */
  receiveTowed: {
    from: ['received', 'estimated'],
    to: 'same',
    permission: 'repairOrder.checkIn',
    input: receiveTowedInput,
  },
} as const

/** The order that a tow opened and whose car has not been walked around. */
export const towedOrder = z.object({
  orderId: z.uuid(),
  number: z.string(),
  storeId: z.uuid(),
  vehicleId: z.uuid(),
  customerId: z.uuid(),
  visitType: z.string(),
  arrivedAt: instant,
  words: z.array(z.string()),
})

export const towedRow = towedOrder.extend({
  plate: z.string(),
  plateColour: z.string(),
  modelZh: z.string().nullable(),
  modelEn: z.string().nullable(),
  customerName: z.string(),
  rescueId: z.uuid().nullable(),
})
