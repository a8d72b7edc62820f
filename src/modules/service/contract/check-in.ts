import { z } from 'zod'
import { instant, longText, shortText } from '../../../kernel/contract/record.ts'
import { receptionMore } from './courtesy.ts'
import { signatureImage } from './line.ts'
import { oldPartWishes } from './reception-content.ts'
import { visitType } from './visit-type.ts'

export const drawnSignature = z.object({ signer: z.string().trim().min(1).max(60), image: signatureImage })

/** What takes a car in. */
export const checkInInput = z.object({
  storeId: z.uuid(),
  appointmentId: z.uuid().optional(),
  appointmentVersion: z.int().optional(),
  /** The guest at the door, where he came without a booking. */
  walkInId: z.uuid().optional(),
  customerId: z.uuid(),
  vehicleId: z.uuid(),
  visitType,
  odometerKm: z.int().min(0).max(2_000_000),
  lowerBecause: shortText.optional(),
  /** Why a car that is here under an open order gets another one. */
  besideBecause: shortText.min(2).optional(),
  energyPercent: z.int().min(0).max(100).optional(),
  concerns: z.array(z.object({ words: longText.min(1) })).max(20),
  /** The customer has heard his problem repeated and agreed that it was understood (G-13). */
  confirmed: z.boolean(),
  belongings: z.array(shortText.min(1)).max(30),
  oldParts: z.enum(oldPartWishes),
  waiting: z.boolean(),
  promisedAt: instant.optional(),
  /** A maintenance package; the booking's own when left out (I-16). */
  packageCode: z.string().max(20).optional(),
  /** The reception that becomes this order, with its photos and marks. */
  receptionId: z.uuid().optional(),
  /** Photos of the walk around the car, uploaded before. */
  photoIds: z.array(z.uuid()).max(40).optional(),
  ...receptionMore,
  /** The customer signs the service agreement (委托书) on the screen. */
  signature: drawnSignature.optional(),
})

export const signCheckInInput = z.object({ signature: drawnSignature })
