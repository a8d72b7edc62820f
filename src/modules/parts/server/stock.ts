import type { Row } from '../../../kernel/db/schema.ts'
import { type Load, manyRaw } from '../../../kernel/db/sql.ts'
import type { Work } from '../../../kernel/work.ts'

export type Stock = Row<'parts.stock'>

/** A part's stock changes by so much; the constraints have the last word. */
export interface StockChange {
  readonly partId: string
  readonly onHandThousandths: number
  readonly reservedThousandths: number
}

const changeText = `update parts.stock s set on_hand_thousandths = s.on_hand_thousandths + t.on_hand, reserved_thousandths = s.reserved_thousandths + t.reserved
    from (select w.part_id, w.on_hand, w.reserved from unnest($3::uuid[], $4::bigint[], $5::bigint[]) as w (part_id, on_hand, reserved)
            join parts.stock l on l.group_id = $1 and l.store_id = $2 and l.part_id = w.part_id order by w.part_id for update of l) t
   where s.group_id = $1 and s.store_id = $2 and s.part_id = t.part_id`

/** Changes stock in one statement, locked in part order. Changes of the same part add up. */
export function changeStock(work: Work, storeId: string, changes: readonly StockChange[]): void {
  const sums = new Map<string, { onHand: number; reserved: number }>()
  for (const { partId, onHandThousandths, reservedThousandths } of changes) {
    const sum = sums.get(partId) ?? { onHand: 0, reserved: 0 }
    sums.set(partId, { onHand: sum.onHand + onHandThousandths, reserved: sum.reserved + reservedThousandths })
  }
  const moved = [...sums].filter(([, { onHand, reserved }]) => onHand !== 0 || reserved !== 0)
  if (moved.length === 0) return
  work.sql({
    sql: changeText,
    parameters: [
      work.groupId,
      storeId,
      moved.map(([partId]) => partId),
      moved.map(([, sum]) => sum.onHand),
      moved.map(([, sum]) => sum.reserved),
    ],
  })
}

/** Makes missing stock rows of a store, so that there is something to lock. A part that nobody knows is refused by its key. */
export function ensureStock(groupId: string, storeId: string, partIds: readonly string[]): Load<unknown> {
  return manyRaw(
    `insert into parts.stock (group_id, store_id, part_id, bin, on_hand_thousandths, reserved_thousandths, minimum_thousandths, average_cost)
      select $1, $2, id, '', 0, 0, 0, 0 from (select distinct unnest($3::uuid[]) as id) x order by id on conflict do nothing`,
    [groupId, storeId, [...partIds]],
  )
}

const setText = `update parts.stock s set on_hand_thousandths = t.on_hand, average_cost = t.cost, bin = coalesce(t.bin, s.bin)
    from unnest($3::uuid[], $4::bigint[], $5::bigint[], $6::text[]) as t (part_id, on_hand, cost, bin)
   where s.group_id = $1 and s.store_id = $2 and s.part_id = t.part_id`

/** What a locked stock row becomes by receipts and returns: the average moves with them. */
export interface StockAfter {
  readonly partId: string
  readonly onHandThousandths: number
  /** 1/10,000 yuan per unit. */
  readonly averageCost: number
  readonly bin?: string | undefined
}

export function setStock(work: Work, storeId: string, rows: readonly StockAfter[]): void {
  if (rows.length === 0) return
  work.sql({
    sql: setText,
    parameters: [
      work.groupId,
      storeId,
      rows.map((row) => row.partId),
      rows.map((row) => row.onHandThousandths),
      rows.map((row) => row.averageCost),
      rows.map((row) => row.bin ?? null),
    ],
  })
}
