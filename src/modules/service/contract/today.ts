import { z } from 'zod'

const serviceToday = z.object({
  rows: z.array(
    z.object({
      storeId: z.uuid(),
      /** Booked for today and not here yet. */
      expected: z.int(),
      /** Arrived and not received yet. */
      waiting: z.int(),
      /** Orders opened today. */
      received: z.int(),
      /** Cars in the shop now, and how many of them are in each state. */
      inShop: z.int(),
      states: z.record(z.string(), z.int()),
      /** Past the promised time and not ready. */
      late: z.int(),
      /** Handed over today. */
      closed: z.int(),
      /** Bookings made in the last 30 days, and those of them that the customers made themselves (G-01). */
      booked30Days: z.int(),
      selfBooked30Days: z.int(),
    }),
  ),
})

export const todayReads = {
  /** Each store's day so far, for those who lead it. */
  today: {
    permission: 'repairOrder.see',
    path: '/api/repair-orders/today',
    query: z.object({ store: z.uuid().optional() }),
    answer: serviceToday,
  },
} as const
