import { inGroup } from '../../../../kernel/action.ts'
import { epochMsOf, localDate } from '../../../../kernel/clocks/zone.ts'
import type { Row } from '../../../../kernel/db/schema.ts'
import { oneRaw } from '../../../../kernel/db/sql.ts'
import { isoNow, type Kernel } from '../../../../kernel/kernel.ts'
import { parameter, type Settings } from '../../../../kernel/settings.ts'

type Booking = Row<'service.appointment'>

/** A store whose bookings the clock looks after. */
export interface Store {
  readonly kernel: Kernel
  readonly groupId: string
  readonly settings: Settings
  readonly storeId: string
}

export interface Clock {
  readonly now: string
  readonly zone: string
  readonly today: string
  /** A limit of this store, today. */
  readonly limit: (key: string) => number
}

export function clockOf({ kernel, settings, storeId }: Store): Clock {
  const now = isoNow(kernel.clock)
  const zone = settings.stores.get(storeId)?.timeZone ?? 'Asia/Shanghai'
  const today = localDate(epochMsOf(now), zone)
  return { now, zone, today, limit: (key) => parameter(settings, key, storeId, today) }
}

export async function rowsOf<T>(store: Store, sql: string, parameters: readonly unknown[]): Promise<T[]> {
  const [, , result] = await inGroup(store.kernel, store.groupId, [{ sql, parameters: [store.groupId, ...parameters] }])
  return (result?.rows ?? []) as T[]
}

export const lockBooking = (groupId: string, id: string) =>
  oneRaw<Booking>(`select * from service.appointment where group_id = $1 and id = $2 and state = 'booked' for update`, [
    groupId,
    id,
  ])
