import { z } from 'zod'
import { ownDoors } from '../../customers/contract/customer.ts'

/** How a booking came: taken down by the shop, or made by the customer himself (G-01). */
export const bookingChannels = ['desk', 'phone', ...ownDoors] as const

export const channelFigures = {
  /** Bookings made in the last days by how they came, and what became of them. */
  channels: {
    permission: 'appointment.see',
    path: '/api/appointments/channels',
    query: z.object({ store: z.uuid().optional(), days: z.coerce.number().int().min(1).max(366).default(30) }),
    answer: z.object({
      rows: z.array(
        z.object({
          channel: z.enum(bookingChannels),
          /** The customer made it himself. */
          isOwn: z.boolean(),
          booked: z.int(),
          arrived: z.int(),
          cancelled: z.int(),
          missed: z.int(),
          /** Of all bookings, in hundredths of a percent; null where there are none. */
          shareBasisPoints: z.int().nullable(),
        }),
      ),
      booked: z.int(),
      ownBasisPoints: z.int().nullable(),
    }),
  },
} as const
