import { z } from 'zod'
import { type Load, manyRaw } from '../../../../kernel/db/sql.ts'

/** A part that a booking takes, and what of it the store has free. */
export interface Need {
  readonly booking_id: string
  readonly starts_at: string
  readonly part_id: string
  readonly part_no: string
  readonly name_zh: string
  readonly name_en: string
  readonly unit: string
  readonly bin: string | null
  readonly quantity_thousandths: number
  readonly free_thousandths: number
}

export interface NeedWithShort extends Need {
  readonly short_thousandths: number
}

export const shortPart = z.object({ partId: z.string(), partNo: z.string(), quantityThousandths: z.int() })
export type ShortPart = z.output<typeof shortPart>
const stored = z.array(shortPart).nullable()

/** What a booking was flagged with. */
export function shortPartsOf(value: unknown): ShortPart[] {
  return stored.parse(value ?? null) ?? []
}

/**
 * What the bookings of a store (`$2`) between two instants (`$3`, `$4`), and those named in `$5`, take of the shelves:
 * what the desk has put down, else the usual parts of their items, those of the car's model before those of all.
 */
const needsText = `with wanted as (
    select a.id, a.store_id, a.starts_at, a.item_codes, v.model_id, p.parts
      from service.appointment a
      join vehicles.brief v on v.group_id = a.group_id and v.id = a.vehicle_id
      left join service.preparation p on p.group_id = a.group_id and p.id = a.id
     where a.group_id = $1 and a.store_id = $2 and a.state = 'booked'
       and (a.starts_at >= $3::timestamptz and a.starts_at < $4::timestamptz or a.id = any($5::uuid[]))),
  line as (
    select w.id, (l ->> 'partId')::uuid as part_id, (l ->> 'quantityThousandths')::bigint as quantity
      from wanted w, jsonb_array_elements(w.parts) l
    union all
    select w.id, (l ->> 'partId')::uuid, (l ->> 'quantityThousandths')::bigint
      from wanted w, unnest(w.item_codes) code,
        lateral (select k.lines from parts.kit k where k.group_id = $1 and k.item_code = code
                  and (k.model_id = w.model_id or k.model_id is null) order by k.model_id nulls last limit 1) k,
        jsonb_array_elements(k.lines) l
     where w.parts is null)
  select w.id as booking_id, w.starts_at, n.part_id, t.part_no, t.name_zh, t.name_en, t.unit, s.bin, n.quantity_thousandths,
      coalesce(s.on_hand_thousandths - s.reserved_thousandths, 0) as free_thousandths
    from (select id, part_id, sum(quantity)::bigint as quantity_thousandths from line group by id, part_id) n
    join wanted w on w.id = n.id
    join parts.part t on t.group_id = $1 and t.id = n.part_id
    left join parts.stock s on s.group_id = $1 and s.store_id = w.store_id and s.part_id = n.part_id
   order by w.starts_at, w.id, t.part_no`

export interface Span {
  readonly from: string
  readonly until: string
  /** Bookings that are looked at whenever they are. */
  readonly also?: readonly string[]
}

export function needsOf(groupId: string, storeId: string, span: Span): Load<Need[]> {
  return manyRaw<Need>(needsText, [groupId, storeId, span.from, span.until, [...(span.also ?? [])]])
}

/** What is not there for each need, when earlier bookings take theirs first; quantities in thousandths. */
export function withShorts(needs: readonly Need[]): NeedWithShort[] {
  const left = new Map<string, number>()
  return needs
    .toSorted((a, b) => compare(a.starts_at, b.starts_at) || compare(a.booking_id, b.booking_id))
    .map((need) => {
      const free = left.get(need.part_id) ?? Math.max(0, need.free_thousandths)
      const taken = Math.min(free, need.quantity_thousandths)
      left.set(need.part_id, free - taken)
      return { ...need, short_thousandths: need.quantity_thousandths - taken }
    })
}

function compare(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}

/** The shorts of each booking that has a need, none where everything is there. */
export function shortsByBooking(needs: readonly NeedWithShort[]): Map<string, ShortPart[]> {
  const out = new Map<string, ShortPart[]>()
  for (const need of needs) {
    const shorts = out.get(need.booking_id) ?? []
    if (need.short_thousandths > 0)
      shorts.push({ partId: need.part_id, partNo: need.part_no, quantityThousandths: need.short_thousandths })
    out.set(need.booking_id, shorts)
  }
  return out
}

/** A need as pages show it. */
export function partOf(need: NeedWithShort) {
  return {
    partId: need.part_id,
    partNo: need.part_no,
    nameZh: need.name_zh,
    nameEn: need.name_en,
    unit: need.unit,
    bin: need.bin,
    quantityThousandths: need.quantity_thousandths,
    shortThousandths: need.short_thousandths,
  }
}
