import { epochMsOf, instantOf } from '../../../../kernel/clocks/zone.ts'
import { manyRaw } from '../../../../kernel/db/sql.ts'
import { ownDoors } from '../../../customers/contract/customer.ts'
import { bookingChannels } from '../../contract/channel.ts'
import { appointment } from './actions.ts'

interface Counted {
  readonly channel: string
  readonly booked: number
  readonly arrived: number
  readonly cancelled: number
  readonly missed: number
}

const dayMs = 86_400_000
const share = (part: number, whole: number) => (whole === 0 ? null : Math.round((part * 10_000) / whole))

/** Which way the bookings came, for the share that customers make themselves (G-01). */
export const channels = appointment.read('channels', async ({ groupId, inStores, query, now, load }) => {
  const { rows } = await load({
    // Nobody books for a time that has passed, so the index of times finds them.
    rows: manyRaw<Counted>(
      `select channel, count(*)::integer as booked, count(*) filter (where state = 'arrived')::integer as arrived,
          count(*) filter (where state = 'cancelled')::integer as cancelled, count(*) filter (where state = 'noShow')::integer as missed
         from service.appointment
        where group_id = $1 and store_id = any($2::uuid[]) and starts_at >= $3 and created_at >= $3 group by channel`,
      [groupId, inStores, instantOf(epochMsOf(now) - query.days * dayMs)],
    ),
  })
  const booked = rows.reduce((sum, row) => sum + row.booked, 0)
  const isOwn = (channel: string) => ownDoors.some((door) => door === channel)
  const own = rows.filter((row) => isOwn(row.channel)).reduce((sum, row) => sum + row.booked, 0)
  return {
    rows: bookingChannels.map((channel) => {
      const row = rows.find((one) => one.channel === channel) ?? { booked: 0, arrived: 0, cancelled: 0, missed: 0 }
      const { arrived, cancelled, missed } = row
      const shareBasisPoints = share(row.booked, booked)
      return { channel, isOwn: isOwn(channel), booked: row.booked, arrived, cancelled, missed, shareBasisPoints }
    }),
    booked,
    ownBasisPoints: share(own, booked),
  }
})
