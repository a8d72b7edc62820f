import { z } from 'zod'
import { instant, plainDate } from '../../../kernel/contract/record.ts'
import { skill } from '../../people/contract/staff.ts'
import { kitLine } from '../../parts/contract/kit.ts'

/** What a list or a page needs of a booking to be recognised and moved. */
const bookingShape = {
  id: z.uuid(),
  version: z.int(),
  state: z.string(),
  storeId: z.uuid(),
  number: z.string(),
  startsAt: instant,
  minutes: z.int(),
  skill,
  visitType: z.string(),
  channel: z.string(),
  plate: z.string(),
  plateColour: z.string(),
  modelZh: z.string().nullable(),
  modelEn: z.string().nullable(),
  customerId: z.uuid(),
  vehicleId: z.uuid(),
  customerName: z.string(),
  phoneMasked: z.string(),
  technicianId: z.uuid().nullable(),
  technicianName: z.string().nullable(),
  orderId: z.uuid().nullable(),
  itemCodes: z.array(z.string()),
  concern: z.string().nullable(),
} as const

export const calendarQuery = z.object({
  store: z.uuid(),
  from: plainDate,
  days: z.coerce.number().int().min(1).max(7).default(1),
})

/** Everything that stands in the calendar: booked, arrived and missed; `shortCount` parts are not there. */
export const calendarAnswer = z.object({
  rows: z.array(z.object({ ...bookingShape, day: plainDate, shortCount: z.int(), prepared: z.boolean() })),
})

export const preparationQuery = z.object({ store: z.uuid(), day: plainDate.optional() })

/** Papers that a visit of that kind needs ready. */
export const preparedPapers = ['agreement', 'estimate', 'inspection', 'package'] as const

/** Who chose: the customer, the desk beforehand, or the list itself as its proposal. */
export const chosenBy = ['customer', 'desk', 'proposal'] as const

export const neededPart = kitLine.extend({
  partNo: z.string(),
  nameZh: z.string(),
  nameEn: z.string(),
  unit: z.string(),
  bin: z.string().nullable(),
  /** What is not there when the bookings before this one have taken theirs. */
  shortThousandths: z.int(),
})

/** The preparation of one day: per booking technician, bay, parts with what is short, papers (G-07). */
export const preparationAnswer = z.object({
  day: plainDate,
  rows: z.array(
    z.object({
      ...bookingShape,
      missing: z.array(z.string()),
      packageCode: z.string().nullable(),
      technicianBy: z.enum(chosenBy).nullable(),
      bayId: z.uuid().nullable(),
      bayCode: z.string().nullable(),
      bayBy: z.enum(chosenBy).nullable(),
      parts: z.array(neededPart),
      papers: z.array(z.enum(preparedPapers)),
      preparedAt: instant.nullable(),
      shortSince: instant.nullable(),
    }),
  ),
  technicians: z.array(z.object({ id: z.uuid(), name: z.string(), skills: z.array(z.string()) })),
  bays: z.array(z.object({ id: z.uuid(), code: z.string(), skills: z.array(z.string()) })),
})

export const prepareInput = z.object({
  technicianId: z.uuid().nullable().optional(),
  bayId: z.uuid().nullable().optional(),
  /** In place of what the items usually take; null goes back to that. */
  parts: z.array(kitLine).max(60).nullable().optional(),
  /** Everything lies ready. */
  ready: z.boolean().optional(),
})

export const affectedQuery = z.object({
  store: z.uuid().optional(),
  days: z.coerce.number().int().min(1).max(31).default(14),
  total: z.stringbool().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(200),
})

/** Bookings that cannot be kept as they stand, with other times (I-15). */
export const affectedAnswer = z.object({
  rows: z.array(
    z.object({
      ...bookingShape,
      /** By how much its half hours are overbooked; nought when only its technician or a device is missing. */
      lackingMinutes: z.int(),
      technicianAway: z.boolean(),
      /** What too few devices are in order for, among those that its items need. */
      lackingUses: z.array(z.string()),
      askedAt: instant.nullable(),
      alternatives: z.array(z.object({ storeId: z.uuid(), startsAt: instant, freeMinutes: z.int() })),
    }),
  ),
  total: z.int().optional(),
  totalCapped: z.boolean().optional(),
})

export const customerHistoryQuery = z.object({ customer: z.uuid() })

/** How reliably a customer comes. */
export const customerHistory = z.object({
  bookings: z.int(),
  noShows: z.int(),
  lastNoShowAt: instant.nullable(),
})

/** What became of the messages about a booking (G-06). */
export const bookingMessages = z.array(
  z.object({
    id: z.uuid(),
    template: z.string(),
    state: z.string(),
    channel: z.string().nullable(),
    createdAt: instant,
    sentAt: instant.nullable(),
  }),
)
