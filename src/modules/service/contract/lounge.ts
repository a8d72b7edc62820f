import { z } from 'zod'
import { lifecycle } from '../../../kernel/contract/lifecycle.ts'
import { instant, record, recordShape } from '../../../kernel/contract/record.ts'

/** 休息区, 接待台, 试驾等候区, 车间外 */
export const guestPlaces = ['lounge', 'desk', 'showroom', 'outside'] as const

export const guestWaitSchema = z.object({
  ...recordShape,
  storeId: z.uuid(),
  orderId: z.uuid(),
  place: z.enum(guestPlaces),
  guidedBy: z.uuid(),
  seatedAt: instant,
  leftAt: instant.nullable(),
})

/** A guest shown to his place, by whom and how long he sat there (D-10). */
export const guestWaitLifecycle = lifecycle('guestWait', ['seated', 'left'], {
  seat: {
    to: 'seated',
    permission: 'guestWait.seat',
    input: z.object({ storeId: z.uuid(), orderId: z.uuid(), place: z.enum(guestPlaces) }),
  },
  leave: { from: ['seated'], to: 'left', permission: 'guestWait.seat', input: z.object({}) },
})

export const guestWaitContract = record(guestWaitLifecycle, guestWaitSchema, '/api/guest-waits', {
  /** Who waits in the house, the longest first: from arrival on, whether he was shown to a place or not. */
  lounge: {
    permission: 'guestWait.see',
    path: '/api/lounge',
    query: z.object({ store: z.uuid().optional() }),
    answer: z.object({
      now: instant,
      rows: z.array(
        z.object({
          /** Of the order, or of the booking or the arrival of one who has not been received yet. */
          id: z.uuid(),
          record: z.enum(['repairOrder', 'appointment', 'walkIn']),
          storeId: z.uuid(),
          number: z.string(),
          state: z.string(),
          plate: z.string(),
          plateColour: z.string(),
          customerName: z.string(),
          since: instant,
          waitedMinutes: z.int(),
          promisedAt: instant.nullable(),
          waitId: z.uuid().nullable(),
          waitVersion: z.int().nullable(),
          place: z.string().nullable(),
          seatedAt: instant.nullable(),
          guidedByName: z.string().nullable(),
          openRequests: z.int(),
        }),
      ),
      /** Who sat and left today: how many, and how long on average. */
      today: z.object({ guests: z.int(), minutes: z.int() }),
    }),
  },
})
