import { z } from 'zod'
import { instant, plainDate } from '../../../kernel/contract/record.ts'

/** By what kept promises are counted (I-12). */
export const onTimeGroups = ['outlet', 'advisor', 'technician', 'item'] as const
export type OnTimeGroup = (typeof onTimeGroups)[number]

/** Days of the promise, by each store's own calendar, both included. */
const span = {
  store: z.uuid().optional(),
  from: plainDate,
  until: plainDate,
}

const onTimeQuery = z.object({ ...span, by: z.enum(onTimeGroups) })

const counts = {
  /** Orders whose promise was due: kept, missed, or past and not ready yet. */
  orders: z.int(),
  late: z.int(),
  /** Late ones whose customer was not told before the promise passed (I-10). */
  uncontacted: z.int(),
  /** Orders whose promise was moved with the customer's knowledge. */
  moved: z.int(),
  /** In hundredths of a percent; null without orders. */
  onTimeBasisPoints: z.int().nullable(),
}

const onTimeAnswer = z.object({
  total: z.object(counts),
  rows: z.array(z.object({ key: z.string(), nameZh: z.string(), nameEn: z.string(), ...counts })),
})

const onTimeOrdersQuery = z.object({
  ...span,
  by: z.enum(onTimeGroups).optional(),
  key: z.string().max(60).optional(),
  late: z.stringbool().optional(),
})

const onTimeOrders = z.object({
  rows: z.array(
    z.object({
      id: z.uuid(),
      number: z.string(),
      plate: z.string(),
      plateColour: z.string(),
      advisorName: z.string(),
      promisedAt: instant,
      /** When it was ready; null while it is not. */
      readyAt: instant.nullable(),
      /** Past the promise, until now where it is not ready; 0 or less where it was kept. */
      lateMinutes: z.int(),
      contacted: z.boolean(),
      moves: z.int(),
    }),
  ),
})

/** Promises kept, by outlet, person or item, and the orders behind the figures. */
export const onTimeReads = {
  onTime: { permission: 'onTime.see', path: '/api/on-time', query: onTimeQuery, answer: onTimeAnswer },
  onTimeOrders: {
    permission: 'onTime.see',
    path: '/api/on-time/orders',
    query: onTimeOrdersQuery,
    answer: onTimeOrders,
  },
} as const
