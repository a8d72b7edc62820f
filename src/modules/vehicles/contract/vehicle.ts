import { z } from 'zod'
import { lifecycle } from '../../../kernel/contract/lifecycle.ts'
import { listQuery, pageOf, plainDate, record, recordShape, shortText } from '../../../kernel/contract/record.ts'
import { powertrains } from '../../knowledge/contract/service-item.ts'

/** Kinds of plate that no pattern tells: the person says which (see plate.ts). */
export const freePlateTypes = ['temporary', 'army', 'emergency', 'aviation'] as const

const vehicleFields = {
  vin: z.string().trim().min(1).max(40),
  /** Empty while the car has none. */
  plate: z.string().trim().max(20),
  plateType: z.enum(freePlateTypes).optional(),
  modelId: z.uuid().nullable().optional(),
  trim: shortText.nullable().optional(),
  powertrain: z.enum(powertrains),
  colour: shortText.nullable().optional(),
  soldOn: plainDate.nullable().optional(),
}

export const ownerRoles = ['owner', 'bringer'] as const
export const odometerSources = ['desk', 'visit', 'import', 'telematics'] as const

const odometerKm = z.int().min(0).max(2_000_000)

export const vehicleSchema = z.object({
  ...recordShape,
  storeId: z.uuid(),
  vin: z.string(),
  /** Why a VIN whose check digit is wrong was accepted. */
  vinOverride: z.string().nullable(),
  plate: z.string(),
  plateKind: z.string(),
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
  scrappedOn: plainDate.nullable(),
})

/**
 * Whose the car is and was. Former people are dates only: the next owner's page does not name them (F-13). Without
 * the right to see customers names are masked and there is no phone.
 */
const person = z.object({
  customerId: z.uuid().nullable(),
  role: z.enum(ownerRoles),
  name: z.string(),
  phoneMasked: z.string(),
  since: plainDate,
  until: plainDate.nullable(),
})

/** The file of one car: people, plates, odometer; flags come from the rooms that hang something on a car. */
export const vehicleFile = vehicleSchema.extend({
  people: z.array(person),
  plates: z.array(z.object({ plate: z.string(), since: plainDate, until: plainDate.nullable() })),
  odometer: z.array(z.object({ on: plainDate, km: z.int(), source: z.string(), lowerBecause: z.string().nullable() })),
})

export const vehicleLifecycle = lifecycle('vehicle', ['active', 'scrapped'], {
  /** `override` is a supervisor's reason for a VIN whose check digit is wrong; it needs `vehicle.override`. */
  register: {
    to: 'active',
    permission: 'vehicle.register',
    input: z.object({
      storeId: z.uuid(),
      ...vehicleFields,
      ownerId: z.uuid(),
      odometerKm: odometerKm.optional(),
      override: shortText.min(2).optional(),
    }),
  },
  /** A customer enters a car of his own that nobody has on file; another's is never taken over so (G-01). */
  registerOwn: {
    to: 'active',
    permission: 'vehicle.registerOwn',
    input: z.object({
      storeId: z.uuid(),
      vin: vehicleFields.vin,
      plate: vehicleFields.plate,
      powertrain: vehicleFields.powertrain,
    }),
  },
  edit: {
    from: ['active'],
    to: 'same',
    permission: 'vehicle.edit',
    input: z
      .object({ ...vehicleFields, preferredTechnicianId: z.uuid().nullable() })
      .omit({ vin: true, plate: true, plateType: true })
      .partial(),
  },
  changePlate: {
    from: ['active'],
    to: 'same',
    permission: 'vehicle.edit',
    input: z.object({ plate: vehicleFields.plate, plateType: vehicleFields.plateType, since: plainDate }),
  },
  /** Ends the old ownership and starts the new one; the history of the car stays, the former person's data does not show. */
  changeOwner: {
    from: ['active'],
    to: 'same',
    permission: 'vehicle.edit',
    input: z.object({ customerId: z.uuid(), since: plainDate }),
  },
  addBringer: { from: ['active'], to: 'same', permission: 'vehicle.edit', input: z.object({ customerId: z.uuid() }) },
  /** A lower reading than before is refused until a reason is given (F-13). */
  readOdometer: {
    from: ['active'],
    to: 'same',
    permission: 'vehicle.edit',
    input: z.object({ km: odometerKm, on: plainDate, lowerBecause: shortText.min(2).optional() }),
  },
  scrap: {
    from: ['active'],
    to: 'scrapped',
    permission: 'vehicle.edit',
    input: z.object({ on: plainDate, reason: shortText.min(1) }),
    final: true,
  },
})

export const vehicleContract = record(vehicleLifecycle, vehicleSchema, '/api/vehicles', {
  /** Newest first; `q` finds by the end of plate or VIN; `customerId` answers the cars that are his now. */
  list: {
    permission: 'vehicle.see',
    path: '/api/vehicles',
    query: z.object({ ...listQuery, customerId: z.uuid().optional(), powertrain: z.enum(powertrains).optional() }),
    answer: pageOf(vehicleSchema.omit({ actions: true })),
  },
  get: { permission: 'vehicle.see', path: '/api/vehicles/:id', answer: vehicleFile },
})
