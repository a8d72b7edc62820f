import { z } from 'zod'
import { lifecycle } from '../../../kernel/contract/lifecycle.ts'
import {
  instant,
  listQuery,
  pageOf,
  plainDate,
  record,
  recordShape,
  shortText,
} from '../../../kernel/contract/record.ts'

/** How a due date came about: everything that was put in, so that anybody can reckon it again (N-04). */
export const calculation = z.object({
  intervalKm: z.int(),
  intervalMonths: z.int(),
  /** The last maintenance; the day of sale with 0 km where there was none. */
  lastOn: plainDate.nullable(),
  lastKm: z.int().nullable(),
  /** The pace is that between these two readings; null without two that are far enough apart. */
  fromOn: plainDate.nullable(),
  fromKm: z.int().nullable(),
  readingOn: plainDate.nullable(),
  readingKm: z.int().nullable(),
  kmPerDay: z.number().nullable(),
  /** What the odometer should show today. */
  kmToday: z.int().nullable(),
  targetKm: z.int().nullable(),
  byTimeOn: plainDate.nullable(),
  byKmOn: plainDate.nullable(),
})
export type Calculation = z.output<typeof calculation>

export const reminderSchema = z.object({
  ...recordShape,
  storeId: z.uuid(),
  vehicleId: z.uuid(),
  customerId: z.uuid(),
  dueOn: plainDate,
  dueBy: z.enum(['time', 'km']),
  calculation,
  sentAt: instant.nullable(),
  sentCount: z.int(),
  appointmentId: z.uuid().nullable(),
})

export const reminderRow = reminderSchema.extend({
  customerName: z.string(),
  phoneMasked: z.string(),
  preferredChannel: z.string(),
  plate: z.string(),
  plateColour: z.string(),
  modelZh: z.string().nullable(),
  modelEn: z.string().nullable(),
  /** Whether the customer has agreed to be written to about such things. */
  consented: z.boolean(),
})

export const reminderLifecycle = lifecycle('reminder', ['due', 'sent', 'booked', 'stopped'], {
  open: { to: 'due', permission: 'reminder.send', input: z.object({}), internal: true },
  /** Writes to the customer with a link to book; once more later, until he books. Refused without his consent. */
  send: { from: ['due', 'sent'], to: 'sent', permission: 'reminder.send', input: z.object({}) },
  /** He has booked, or the car is here: no further reminder. */
  book: { from: ['due', 'sent'], to: 'booked', permission: 'reminder.send', input: z.object({}), internal: true },
  /** He does not want it, had it done elsewhere, or the car is gone. */
  stop: {
    from: ['due', 'sent'],
    to: 'stopped',
    permission: 'reminder.send',
    input: z.object({ reason: shortText.min(1) }),
  },
})

export const reminderContract = record(reminderLifecycle, reminderSchema, '/api/reminders', {
  /** Cars that are due, the earliest first. */
  list: {
    permission: 'reminder.see',
    path: '/api/reminders',
    query: z.object({
      ...listQuery,
      state: z.enum(['due', 'sent', 'booked', 'stopped']).optional(),
      vehicleId: z.uuid().optional(),
    }),
    answer: pageOf(reminderRow),
  },
})
