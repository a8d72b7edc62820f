import { z } from 'zod'
import { instant, longText, plainDate } from '../../../kernel/contract/record.ts'
import { skill } from '../../people/contract/staff.ts'

/** Kinds of visit that a customer books himself; the others want a talk first. */
export const bookableByCustomer = ['maintenance', 'quick', 'wash', 'general'] as const

/** `minutes` and `skill` as `myTimes` answered them: what was offered is what is booked. */
export const bookOwnInput = z.object({
  storeId: z.uuid(),
  vehicleId: z.uuid(),
  visitType: z.enum(bookableByCustomer),
  startsAt: instant,
  minutes: z.int().min(15).max(960),
  skill,
  concern: longText.optional(),
})

export const myTimesQuery = z.object({
  store: z.uuid(),
  visitType: z.enum(bookableByCustomer),
  from: plainDate,
  days: z.coerce.number().int().min(1).max(31).default(7),
})

export const myTimes = z.object({ minutes: z.int(), skill, times: z.array(z.object({ startsAt: instant })) })

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
  storeId: z.uuid(),
  visitType: z.string(),
  startsAt: instant,
})

/** The cars that a customer holds now. An owner sees the visits since the car is his, a bringer those that he made. */
export const myCars = z.object({
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
    }),
  ),
})
