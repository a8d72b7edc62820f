import { z } from 'zod'
import { carCover, openRecall } from '../../warranty/contract/policy.ts'
import { lifecycle } from '../../../kernel/contract/lifecycle.ts'
import { fen, instant, plainDate, record, recordShape, shortText } from '../../../kernel/contract/record.ts'
import { undoneWork } from './at-the-desk.ts'
import { damageMark, entriesSchema } from './reception-content.ts'
import { towedOrder, towedRow } from './towed.ts'

export const receptionSchema = z.object({
  ...recordShape,
  storeId: z.uuid(),
  vehicleId: z.uuid(),
  appointmentId: z.uuid().nullable(),
  advisorId: z.uuid(),
  startedAt: instant,
  orderId: z.uuid().nullable(),
  updatedAt: instant,
})

const openReception = receptionSchema.omit({ actions: true }).extend({
  plate: z.string(),
  plateColour: z.string(),
  modelZh: z.string().nullable(),
  modelEn: z.string().nullable(),
  advisorName: z.string(),
})

/** Two answers to one question: what stands, and what another device said that had not seen it. */
const contested = z.object({
  key: z.string(),
  value: z.unknown(),
  saidAt: instant,
  saidBy: z.string(),
  otherValue: z.unknown(),
  otherAt: instant,
  otherBy: z.string(),
})

export const receptionFile = receptionSchema.extend({
  entries: z.record(z.string(), z.unknown()),
  contested: z.array(contested),
})

const pastVisit = z.object({
  orderId: z.uuid(),
  number: z.string(),
  visitType: z.string(),
  state: z.string(),
  odometerKm: z.int(),
  approvedFen: fen,
  createdAt: instant,
  closedAt: instant.nullable(),
  words: z.array(z.string()),
  codes: z.array(z.string()),
})

/** Everything that receiving a known car needs, in one answer: it is also kept on the tablet for when the line is down. */
export const arrivalFile = z.object({
  car: z.object({
    id: z.uuid(),
    plate: z.string(),
    plateColour: z.string(),
    vin: z.string(),
    modelZh: z.string().nullable(),
    modelEn: z.string().nullable(),
    powertrain: z.string(),
    odometerKm: z.int().nullable(),
  }),
  people: z.array(z.object({ id: z.uuid(), role: z.string(), name: z.string(), phoneMasked: z.string() })),
  /** Today's booking that has not become an order yet. */
  booking: z
    .object({
      id: z.uuid(),
      version: z.int(),
      state: z.string(),
      number: z.string(),
      startsAt: instant,
      minutes: z.int(),
      visitType: z.string(),
      itemCodes: z.array(z.string()),
      concern: z.string().nullable(),
      odometerKm: z.int().nullable(),
      customerId: z.uuid(),
      arrivedAt: instant.nullable(),
    })
    .nullable(),
  visits: z.array(pastVisit),
  undone: z.object({ rows: z.array(undoneWork), totalFen: fen }),
  /** The marks of the last visit that had any: what was there already. */
  lastMarks: z.array(damageMark.extend({ id: z.string() })),
  lastMarksAt: instant.nullable(),
  /** What the maker still pays for, by the day of sale, and the campaigns that wait for the car. */
  soldOn: plainDate.nullable(),
  today: plainDate,
  covers: z.array(carCover),
  recalls: z.array(openRecall),
  /** It was towed in and nobody has walked around it: its order is there already. */
  towed: towedOrder.nullable(),
  /** A reception that somebody has begun. */
  open: z.object({ id: z.uuid(), version: z.int() }).nullable(),
  /** Within so many days the same complaint or job is a suspected come-back. */
  comebackDays: z.int(),
})

const saying = {
  entries: entriesSchema,
  /** When it was said, by the device's clock. */
  at: instant,
}

export const receptionLifecycle = lifecycle('reception', ['open', 'received', 'dropped'], {
  begin: {
    to: 'open',
    permission: 'repairOrder.checkIn',
    input: z.object({
      storeId: z.uuid(),
      vehicleId: z.uuid(),
      appointmentId: z.uuid().optional(),
      walkInId: z.uuid().optional(),
      startedAt: instant,
      ...saying,
    }),
  },
  /** Takes what nobody else has changed since version `seen`; the rest is kept beside what stands, to be chosen from. */
  save: {
    from: ['open'],
    to: 'same',
    permission: 'repairOrder.checkIn',
    input: z.object({ seen: z.int().min(0), ...saying }),
  },
  /** Ends a contest: what stands, or what the other device said. */
  choose: {
    from: ['open'],
    to: 'same',
    permission: 'repairOrder.checkIn',
    input: z.object({ key: z.string().max(80), keep: z.enum(['standing', 'other']) }),
  },
  /** It has become an order. */
  receive: { from: ['open'], to: 'received', permission: 'repairOrder.checkIn', input: z.object({}), internal: true },
  /** The guest has left again. */
  drop: {
    from: ['open'],
    to: 'dropped',
    permission: 'repairOrder.checkIn',
    input: z.object({ reason: shortText.min(2) }),
    final: true,
  },
})

export const receptionContract = record(receptionLifecycle, receptionSchema, '/api/receptions', {
  get: { permission: 'repairOrder.see', path: '/api/receptions/:id', answer: receptionFile },
  /** Begun and not finished, in the person's stores. */
  list: {
    permission: 'repairOrder.see',
    path: '/api/receptions',
    query: z.object({ store: z.uuid().optional() }),
    answer: z.object({ rows: z.array(openReception) }),
  },
  /** What the reception of an order wrote down; null where it was opened without. */
  ofOrder: {
    permission: 'repairOrder.see',
    path: '/api/repair-orders/:id/reception',
    answer: z.object({ reception: receptionFile.omit({ actions: true }).nullable() }),
  },
  /** Of the car `:id`, on arrival in a store. */
  arrival: {
    permission: 'repairOrder.checkIn',
    path: '/api/vehicles/:id/arrival',
    query: z.object({ store: z.uuid() }),
    answer: arrivalFile,
  },
  /** Cars that were towed in and wait for their walk-around, the longest first. */
  towed: {
    permission: 'repairOrder.see',
    path: '/api/receptions/towed',
    query: z.object({ store: z.uuid().optional() }),
    answer: z.object({ rows: z.array(towedRow) }),
  },
  /** The same of every car that is booked for today or towed in, and has not been received: fetched ahead. */
  expected: {
    permission: 'repairOrder.checkIn',
    path: '/api/receptions/expected',
    query: z.object({ store: z.uuid() }),
    answer: z.object({ rows: z.array(arrivalFile) }),
  },
})
