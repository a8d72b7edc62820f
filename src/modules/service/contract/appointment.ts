import { z } from 'zod'
import { lifecycle } from '../../../kernel/contract/lifecycle.ts'
import {
  instant,
  listQuery,
  longText,
  pageOf,
  plainDate,
  record,
  recordShape,
  shortText,
} from '../../../kernel/contract/record.ts'
import { skill } from '../../people/contract/staff.ts'
import {
  bookOwnInput,
  cancelOwnInput,
  changeOwnInput,
  myCars,
  myItems,
  myItemsQuery,
  myTechnicians,
  myTechniciansQuery,
  myTimes,
  myTimesQuery,
} from './portal.ts'
import {
  affectedAnswer,
  affectedQuery,
  bookingMessages,
  calendarAnswer,
  calendarQuery,
  customerHistory,
  customerHistoryQuery,
  neededPart,
  preparationAnswer,
  preparationQuery,
  prepareInput,
} from './booking.ts'
import { bookingChannels, channelFigures } from './channel.ts'
import { phoneTicks } from './courtesy.ts'
import { bookedDeposit, cancelledBy, depositAnswer, depositQuery, depositTold, myDepositQuery } from './deposit.ts'
import { visitType } from './visit-type.ts'

const when = { startsAt: instant, minutes: z.int().min(15).max(960), skill }

export const appointmentSchema = z.object({
  ...recordShape,
  storeId: z.uuid(),
  number: z.string(),
  customerId: z.uuid(),
  vehicleId: z.uuid(),
  customerName: z.string().optional(),
  phoneMasked: z.string().optional(),
  plate: z.string().optional(),
  plateColour: z.string().optional(),
  modelZh: z.string().nullable().optional(),
  modelEn: z.string().nullable().optional(),
  visitType,
  itemCodes: z.array(z.string()),
  channel: z.enum(bookingChannels),
  ...when,
  technicianId: z.uuid().nullable(),
  concern: z.string().nullable(),
  odometerKm: z.int().nullable(),
  /** Fields still to be completed before arrival (G-03). */
  missing: z.array(z.string()).optional(),
  arrivedAt: instant.nullable(),
  greetedAt: instant.nullable(),
  orderId: z.uuid().nullable(),
  packageCode: z.string().nullable(),
  recallIds: z.array(z.uuid()).nullable().optional(),
  mandatoryItems: z.array(z.string()).nullable(),
  /** Parts that are not there for it, when last looked. */
  shortCount: z.int().optional(),
  depositId: z.uuid().nullable(),
  /** How its deposit stands, where one was asked. */
  deposit: bookedDeposit.nullable().optional(),
  /** Polite steps of a booking by telephone; null for others (G-11). */
  phoneCourtesy: z.array(z.string()).nullable().optional(),
})

export const appointmentRow = appointmentSchema.omit({ actions: true })

/** A booking's page: also what is got ready for it and what became of its messages. */
export const appointmentFile = appointmentSchema.extend({
  technicianName: z.string().nullable(),
  preparation: z.object({
    technicianName: z.string().nullable(),
    bayCode: z.string().nullable(),
    parts: z.array(neededPart),
    preparedAt: instant.nullable(),
    shortSince: instant.nullable(),
  }),
  messages: bookingMessages,
  noShows: z.int(),
})

/** A free time that can be offered instead. */
export const freeSlot = z.object({ storeId: z.uuid(), startsAt: instant, freeMinutes: z.int() })

const bookInput = z.object({
  storeId: z.uuid(),
  customerId: z.uuid(),
  vehicleId: z.uuid(),
  visitType,
  itemCodes: z.array(z.string().max(40)).max(20),
  channel: z.enum(bookingChannels),
  ...when,
  technicianId: z.uuid().nullable().optional(),
  concern: longText.optional(),
  odometerKm: z.int().min(0).max(2_000_000).optional(),
  /** A maintenance package: its items must all be done before the order can be closed (I-16). */
  packageCode: z.string().max(20).optional(),
  /** Open recalls of the car for which it comes: their lists show the booking (P-09). */
  recallIds: z.array(z.uuid()).max(5).optional(),
  /** Ticked while the customer was on the telephone. */
  phoneCourtesy: phoneTicks.optional(),
  ...depositTold,
})

export const appointmentLifecycle = lifecycle('appointment', ['booked', 'arrived', 'cancelled', 'noShow'], {
  /** Takes capacity in the same transaction; a full time is refused with at least two alternatives (G-04). */
  book: { to: 'booked', permission: 'appointment.book', input: bookInput },
  /** The customer himself, for a car that he holds. */
  bookOwn: { to: 'booked', permission: 'appointment.bookOwn', input: bookOwnInput },
  /** Another time: takes the new minutes and gives the old ones back in the same transaction. */
  change: {
    from: ['booked'],
    to: 'same',
    permission: 'appointment.book',
    input: z.object({
      ...when,
      technicianId: z.uuid().nullable().optional(),
      reason: shortText.optional(),
    }),
  },
  complete: {
    from: ['booked'],
    to: 'same',
    permission: 'appointment.book',
    input: z
      .object({
        concern: longText,
        odometerKm: z.int().min(0).max(2_000_000),
        itemCodes: z.array(z.string().max(40)).max(20),
        packageCode: z.string().max(20).nullable(),
      })
      .partial(),
  },
  /** Technician, bay and parts are chosen beforehand; said again, it is changed (G-07). */
  prepare: { from: ['booked', 'arrived'], to: 'same', permission: 'appointment.prepare', input: prepareInput },
  /** The clock has found parts missing for a booking of the days ahead, or that they have come. */
  flagParts: { from: ['booked'], to: 'same', permission: 'appointment.prepare', input: z.object({}), internal: true },
  /** The customer is reminded of his booking. */
  remind: { from: ['booked'], to: 'same', permission: 'appointment.book', input: z.object({}), internal: true },
  /** The store cannot keep the time: the customer is asked to choose another one (I-15). */
  askToMove: {
    from: ['booked'],
    to: 'same',
    permission: 'appointment.book',
    input: z.object({ reason: shortText.min(1) }),
  },
  /** The car has come: the greeting clock starts. */
  arrive: { from: ['booked'], to: 'arrived', permission: 'appointment.arrive', input: z.object({}) },
  /** Somebody has met the guest: the greeting clock stops (G-08). */
  greet: { from: ['arrived'], to: 'same', permission: 'appointment.arrive', input: z.object({}) },
  /** The order made from it. */
  checkIn: {
    from: ['arrived'],
    to: 'same',
    permission: 'repairOrder.checkIn',
    input: z.object({}),
    internal: true,
  },
  cancel: {
    from: ['booked'],
    to: 'cancelled',
    permission: 'appointment.book',
    input: z.object({ reason: shortText.min(1), by: z.enum(cancelledBy).default('customer') }),
    final: true,
  },
  /** The customer himself, until the time has come (G-02). */
  changeOwn: { from: ['booked'], to: 'same', permission: 'appointment.bookOwn', input: changeOwnInput },
  cancelOwn: {
    from: ['booked'],
    to: 'cancelled',
    permission: 'appointment.bookOwn',
    input: cancelOwnInput,
    final: true,
  },
  noShow: { from: ['booked'], to: 'noShow', permission: 'appointment.arrive', input: z.object({}) },
})

export const appointmentContract = record(appointmentLifecycle, appointmentSchema, '/api/appointments', {
  list: {
    permission: 'appointment.see',
    path: '/api/appointments',
    query: z.object({
      ...listQuery,
      state: z.enum(['booked', 'arrived', 'cancelled', 'noShow']).optional(),
      from: plainDate.optional(),
      to: plainDate.optional(),
      vehicleId: z.uuid().optional(),
      /** Still to come, with parts that are not there. */
      short: z.stringbool().optional(),
      /** Arrived and not yet received, who has waited longest first. */
      waiting: z.stringbool().optional(),
    }),
    answer: pageOf(appointmentRow),
  },
  /** The store's first booking, and nothing of whose it is: whoever sets a shop up sees that it works. */
  begun: {
    permission: 'visitType.see',
    path: '/api/appointments/begun',
    query: z.object({ store: z.uuid().optional() }),
    answer: z.object({ rows: z.array(z.object({ id: z.uuid(), bookedAt: instant })).max(1) }),
  },
  get: { permission: 'appointment.see', path: '/api/appointments/:id', answer: appointmentFile },
  calendar: {
    permission: 'appointment.see',
    path: '/api/appointments/calendar',
    query: calendarQuery,
    answer: calendarAnswer,
  },
  preparation: {
    permission: 'appointment.see',
    path: '/api/appointments/preparation',
    query: preparationQuery,
    answer: preparationAnswer,
  },
  affected: {
    permission: 'appointment.see',
    path: '/api/appointments/affected',
    query: affectedQuery,
    answer: affectedAnswer,
  },
  history: {
    permission: 'appointment.see',
    path: '/api/appointments/history',
    query: customerHistoryQuery,
    answer: customerHistory,
  },
  myCars: { permission: 'appointment.seeOwn', path: '/api/my/cars', answer: myCars },
  myTimes: { permission: 'appointment.seeOwn', path: '/api/my/times', query: myTimesQuery, answer: myTimes },
  myItems: { permission: 'appointment.seeOwn', path: '/api/my/items', query: myItemsQuery, answer: myItems },
  myTechnicians: {
    permission: 'appointment.seeOwn',
    path: '/api/my/technicians',
    query: myTechniciansQuery,
    answer: myTechnicians,
  },
  deposit: {
    permission: 'appointment.see',
    path: '/api/appointments/deposit',
    query: depositQuery,
    answer: depositAnswer,
  },
  myDeposit: {
    permission: 'appointment.seeOwn',
    path: '/api/my/deposit',
    query: myDepositQuery,
    answer: depositAnswer,
  },
  ...channelFigures,
  /** Free times for what is wanted, earliest first, level load first within a day. */
  free: {
    permission: 'appointment.see',
    path: '/api/appointments/free',
    query: z.object({
      store: z.uuid(),
      skill,
      minutes: z.coerce.number().int().min(15).max(960),
      from: plainDate,
      days: z.coerce.number().int().min(1).max(31).default(7),
      /** Codes of the items, by commas: times without the devices that they need are left out. */
      items: z.string().max(900).optional(),
      /** The booking that is to move. */
      booking: z.uuid().optional(),
    }),
    answer: z.object({ rows: z.array(freeSlot) }),
  },
})
