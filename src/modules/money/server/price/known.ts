import { epochMsOf, localDate } from '../../../../kernel/clocks/zone.ts'
import type { Row } from '../../../../kernel/db/schema.ts'
import { manyRaw } from '../../../../kernel/db/sql.ts'
import { type Asker, type Standing, standingRows } from '../../../../kernel/standing.ts'

export type PriceRow = Pick<
  Row<'money.price'>,
  'id' | 'kind' | 'ref_code' | 'store_id' | 'valid_from' | 'amount_fen' | 'vat_basis_points'
>

export interface WantedPrice {
  readonly kind: string
  readonly refCode: string
}

const keyOf = (kind: string, refCode: string) => `${kind}/${refCode}`

/** Every valid price of a thing, of all stores and days. */
const priceList: Standing<PriceRow> = {
  name: 'money.price',
  keyOf: (row) => keyOf(row.kind, row.ref_code),
  load(groupId, keys) {
    const parts = keys.map((key) => [key.slice(0, key.indexOf('/')), key.slice(key.indexOf('/') + 1)] as const)
    return manyRaw<PriceRow>(
      `select p.id, p.kind, p.ref_code, p.store_id, p.valid_from, p.amount_fen, p.vat_basis_points
         from unnest($2::text[], $3::text[]) as w (kind, ref_code)
         join money.price p on p.group_id = $1 and p.kind = w.kind and p.ref_code = w.ref_code and p.state = 'valid'`,
      [groupId, parts.map(([kind]) => kind), parts.map(([, code]) => code)],
    )
  },
}

/** The price that counts for each thing wanted, in a store on the day that it is there at the instant `now`. */
export async function pricesAt(
  asker: Asker,
  storeId: string,
  now: string,
  wanted: readonly WantedPrice[],
): Promise<PriceRow[]> {
  const keys = wanted.map((one) => keyOf(one.kind, one.refCode))
  const day = localDate(epochMsOf(now), asker.settings.stores.get(storeId)?.timeZone ?? 'UTC')
  return countingPrices(await standingRows(asker, priceList, keys), storeId, day)
}

/** Of the prices of each thing the one that counts on a day: the store's own before the group's, then the latest. */
export function countingPrices<P extends Pick<PriceRow, 'kind' | 'ref_code' | 'store_id' | 'valid_from'>>(
  rows: readonly P[],
  storeId: string,
  day: string,
): P[] {
  const chosen = new Map<string, P>()
  for (const row of rows) {
    if (row.valid_from > day || (row.store_id !== null && row.store_id !== storeId)) continue
    const key = keyOf(row.kind, row.ref_code)
    const other = chosen.get(key)
    if (!other || isNearer(row, other)) chosen.set(key, row)
  }
  return [...chosen.values()]
}

type Place = Pick<PriceRow, 'store_id' | 'valid_from'>

function isNearer(row: Place, other: Place): boolean {
  if ((row.store_id === null) !== (other.store_id === null)) return other.store_id === null
  return row.valid_from > other.valid_from
}

export function priceOf<P extends Pick<PriceRow, 'kind' | 'ref_code'>>(
  rows: readonly P[],
  kind: string,
  refCode: string,
): P | undefined {
  return rows.find((row) => row.kind === kind && row.ref_code === refCode)
}
