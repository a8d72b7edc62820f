import { z } from 'zod'
import { instant, longText, plainDate, shortText } from '../../../kernel/contract/record.ts'
import { ownDoors } from '../../customers/contract/customer.ts'
import { skill } from '../../people/contract/staff.ts'
import { bookedDeposit, depositTold, endedDeposit } from './deposit.ts'
import { visitType } from './visit-type.ts'

/** Kinds of visit that a customer books himself; the others want a talk first. */
export const bookableByCustomer = ['maintenance', 'quick', 'wash', 'general', 'recall'] as const

/** What he chooses beside the kind of visit: a maintenance package, or single items of the catalogue (G-02). */
const ownItems = {
  itemCodes: z.array(z.string().max(20)).max(10).optional(),
  packageCode: z.string().max(20).optional(),
}

/** `minutes` and `skill` as `myTimes` answered them: what was offered is what is booked. */
export const bookOwnInput = z.object({
  storeId: z.uuid(),
  vehicleId: z.uuid(),
  visitType: z.enum(bookableByCustomer),
  ...ownItems,
  startsAt: instant,
  minutes: z.int().min(15).max(960),
  skill,
  /** From where he books (G-01). */
  channel: z.enum(ownDoors).optional(),
  /** One of those that `myTechnicians` offered for that time. */
  technicianId: z.uuid().nullable().optional(),
  concern: longText.optional(),
  /** As he reads it on the dashboard (G-03). */
  odometerKm: z.int().min(0).max(2_000_000).optional(),
  /** Open recalls of his car for which he comes; a visit of the kind `recall` names one. */
  recallIds: z.array(z.uuid()).max(5).optional(),
  ...depositTold,
})

/** Another time for a booking; `minutes` and `skill` are the booking's own. */
export const changeOwnInput = bookOwnInput.pick({ startsAt: true, minutes: true, skill: true, technicianId: true })

export const cancelOwnInput = z.object({ reason: shortText.optional() })

export const myTimesQuery = z.object({
  store: z.uuid(),
  visitType: visitType,
  from: plainDate,
  days: z.coerce.number().int().min(1).max(31).default(7),
  /** Times for one's own booking that is to be moved: as long as it is and for its work. */
  booking: z.uuid().optional(),
  /** Codes of the chosen items, with commas between, and of the package: the times are as long as they take. */
  items: z.string().max(250).optional(),
  pack: z.string().max(20).optional(),
})

export const myItemsQuery = z.object({ vehicle: z.uuid() })

/** What can be booked for a car of one's own, by the kind of visit under which it stands. */
export const myItems = z.object({
  rows: z.array(
    z.object({
      code: z.string(),
      isPackage: z.boolean(),
      nameZh: z.string(),
      nameEn: z.string(),
      visitType: z.enum(bookableByCustomer),
      minutes: z.int(),
    }),
  ),
  /** Open recalls of the car, with the codes of their items. */
  recalls: z.array(
    z.object({
      id: z.uuid(),
      number: z.string(),
      titleZh: z.string(),
      titleEn: z.string(),
      dangerZh: z.string(),
      dangerEn: z.string(),
      stopUse: z.boolean(),
      itemCodes: z.array(z.string()),
    }),
  ),
})

export const myTimes = z.object({ minutes: z.int(), skill, times: z.array(z.object({ startsAt: instant })) })

export const myTechniciansQuery = z.object({
  store: z.uuid(),
  visitType,
  startsAt: instant,
  minutes: z.coerce.number().int().min(15).max(960),
  skill,
  booking: z.uuid().optional(),
})

/** Who can do the work and is on shift then. */
export const myTechnicians = z.object({ technicians: z.array(z.object({ id: z.uuid(), name: z.string() })) })

const myVisit = z.object({
  id: z.uuid(),
  number: z.string(),
  state: z.string(),
  visitType: z.string(),
  promisedAt: instant.nullable(),
  createdAt: instant,
})
const myBooking = z.object({
  id: z.uuid(),
  number: z.string(),
  version: z.int(),
  storeId: z.uuid(),
  visitType: z.string(),
  startsAt: instant,
  minutes: z.int(),
  technicianName: z.string().nullable(),
  deposit: bookedDeposit.nullable(),
})

/** The cars that a customer holds now. An owner sees the visits since the car is his, a bringer those that he made. */
export const myCars = z.object({
  /** Somebody's file is his; without it he enters himself first. */
  isKnown: z.boolean(),
  cars: z.array(
    z.object({
      id: z.uuid(),
      storeId: z.uuid(),
      plate: z.string(),
      plateColour: z.string(),
      modelZh: z.string().nullable(),
      modelEn: z.string().nullable(),
      odometerKm: z.int().nullable(),
      visits: z.array(myVisit),
      bookings: z.array(myBooking),
      /** Of bookings that have ended, the newest first: what goes back, went back or was kept, or is still to be said. */
      deposits: z.array(endedDeposit),
    }),
  ),
})
