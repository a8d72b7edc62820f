import { z } from 'zod'
import { lifecycle } from '../../../kernel/contract/lifecycle.ts'
import { listQuery, pageOf, plainDate, record, recordShape, shortText } from '../../../kernel/contract/record.ts'
import { powertrains } from '../../knowledge/contract/service-item.ts'

const vehicleFields = {
  vin: z.string().trim().toUpperCase().length(17),
  plate: z.string().trim().max(20),
  modelId: z.uuid().optional(),
  trim: shortText.optional(),
  powertrain: z.enum(powertrains),
  colour: shortText.optional(),
  soldOn: plainDate.optional(),
}

export const ownerRoles = ['owner', 'bringer'] as const

export const vehicleSchema = z.object({
  ...recordShape,
  storeId: z.uuid(),
  vin: z.string(),
  plate: z.string(),
  plateColour: z.string(),
  modelId: z.uuid().nullable(),
  modelZh: z.string().nullable().optional(),
  modelEn: z.string().nullable().optional(),
  trim: z.string().nullable(),
  powertrain: z.string(),
  colour: z.string().nullable(),
  soldOn: plainDate.nullable(),
  odometerKm: z.int().nullable(),
  odometerOn: plainDate.nullable(),
  preferredTechnicianId: z.uuid().nullable(),
})

const person = z.object({ customerId: z.uuid(), role: z.enum(ownerRoles), name: z.string(), phoneMasked: z.string(), since: plainDate, until: plainDate.nullable() })

/** The file of one car: people, plates, odometer; flags come from the rooms that hang something on a car. */
export const vehicleFile = vehicleSchema.extend({
  people: z.array(person),
  plates: z.array(z.object({ plate: z.string(), since: plainDate, until: plainDate.nullable() })),
  odometer: z.array(z.object({ on: plainDate, km: z.int(), source: z.string() })),
})

export const vehicleLifecycle = lifecycle('vehicle', ['active', 'scrapped'], {
  /** `override` is a supervisor's reason for a VIN whose check digit is wrong. */
  register: {
    to: 'active',
    permission: 'vehicle.register',
    input: z.object({ storeId: z.uuid(), ...vehicleFields, ownerId: z.uuid(), odometerKm: z.int().min(0).max(2_000_000).optional(), override: shortText.optional() }),
  },
  edit: {
    from: ['active'], to: 'same', permission: 'vehicle.edit',
    input: z.object({ ...vehicleFields, preferredTechnicianId: z.uuid().nullable(), override: shortText }).omit({ vin: true, plate: true }).partial(),
  },
  changePlate: { from: ['active'], to: 'same', permission: 'vehicle.edit', input: z.object({ plate: vehicleFields.plate, since: plainDate }) },
  /** Ends the old ownership and starts the new one; the history of the car stays, the former person's data does not show. */
  changeOwner: { from: ['active'], to: 'same', permission: 'vehicle.edit', input: z.object({ customerId: z.uuid(), since: plainDate }) },
  addBringer: { from: ['active'], to: 'same', permission: 'vehicle.edit', input: z.object({ customerId: z.uuid() }) },
  /** A lower reading than before is refused until a reason is given (F-13). */
  readOdometer: {
    from: ['active'], to: 'same', permission: 'vehicle.edit',
    input: z.object({ km: z.int().min(0).max(2_000_000), on: plainDate, lowerBecause: shortText.optional() }),
  },
  scrap: { from: ['active'], to: 'scrapped', permission: 'vehicle.edit', input: z.object({ on: plainDate, reason: shortText.min(1) }), final: true },
})

export const vehicleContract = record(vehicleLifecycle, vehicleSchema, '/api/vehicles', {
  list: {
    permission: 'vehicle.see', path: '/api/vehicles',
    query: z.object({ ...listQuery, customerId: z.uuid().optional(), powertrain: z.enum(powertrains).optional() }),
    answer: pageOf(vehicleSchema.omit({ actions: true })),
  },
  get: { permission: 'vehicle.see', path: '/api/vehicles/:id', answer: vehicleFile },
})
