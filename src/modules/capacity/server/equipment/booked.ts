import { type Load, manyRaw } from '../../../../kernel/db/sql.ts'

/** A device that can be counted on, with one stretch in which somebody has reserved it; null where nobody has. */
export interface CountedDevice {
  readonly id: string
  readonly use: string
  /** Plain date; it measures up to and with that day. */
  readonly calibration_due: string | null
  readonly starts_at: string | null
  readonly ends_at: string | null
}

interface Wanted {
  readonly storeId: string
  readonly uses: readonly string[]
  /** Reservations are looked for between these instants. */
  readonly from: string
  readonly until: string
}

/** The devices of a store that serve for something and are not out of order. */
export function countedDevices(groupId: string, { storeId, uses, from, until }: Wanted): Load<CountedDevice[]> {
  return manyRaw<CountedDevice>(
    `select e.id, e.use, e.calibration_due, r.starts_at, r.ends_at
       from capacity.equipment e
       left join capacity.reservation r on r.group_id = e.group_id and r.equipment_id = e.id and r.released_at is null
         and r.ends_at > $4 and r.starts_at < $5
      where e.group_id = $1 and e.store_id = $2 and e.use = any($3) and e.state in ('ready', 'issued')`,
    [groupId, storeId, uses, from, until],
  )
}

export interface Span {
  readonly startsAt: string
  readonly endsAt: string
}

/** How many devices nobody has reserved in a stretch of time, and whose calibration holds on its day. */
export function unreserved(
  rows: readonly CountedDevice[],
  use: string,
  { startsAt, endsAt }: Span,
  day: string,
): number {
  const serving = rows.filter((row) => row.use === use && (row.calibration_due === null || row.calibration_due >= day))
  const reserved = serving.filter(
    (row) => row.starts_at !== null && row.ends_at !== null && row.starts_at < endsAt && startsAt < row.ends_at,
  )
  return new Set(serving.map((row) => row.id)).size - new Set(reserved.map((row) => row.id)).size
}
