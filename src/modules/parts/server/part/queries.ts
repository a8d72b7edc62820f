import { kernelRefusals } from '../../../../kernel/contract/kernel-refusals.ts'
import type { Row } from '../../../../kernel/db/schema.ts'
import { manyRaw, one, oneRaw, sql } from '../../../../kernel/db/sql.ts'
import { meantBy } from '../../../knowledge/server/public.ts'
import { literally, readCursor, toPage, totalIfAsked } from '../../../../kernel/list.ts'
import { costAmount } from '../../../../kernel/money.ts'
import { camelRow } from '../../../../kernel/serve.ts'
import { freeOf } from '../pick/rules.ts'
import { part } from './actions.ts'

interface StockRow extends Row<'parts.part'> {
  readonly store_id: string
  readonly bin: string
  readonly on_hand_thousandths: number
  readonly reserved_thousandths: number
  readonly minimum_thousandths: number
  readonly average_cost: number
  readonly list_price_fen: number | null
}

/** A part that was never in a store stands there with nothing. The price is the one of today, the store's own first. */
const columns = `p.*, st.id as store_id, coalesce(s.bin, '') as bin, coalesce(s.on_hand_thousandths, 0) as on_hand_thousandths,
    coalesce(s.reserved_thousandths, 0) as reserved_thousandths, coalesce(s.minimum_thousandths, 0) as minimum_thousandths,
    coalesce(s.average_cost, 0) as average_cost,
    (select m.amount_fen from money.price m
      where m.group_id = p.group_id and m.kind = 'part' and m.ref_code = p.part_no and m.state = 'valid'
        and m.valid_from <= ($2::timestamptz at time zone st.time_zone)::date and (m.store_id is null or m.store_id = st.id)
      order by m.store_id nulls last, m.valid_from desc limit 1) as list_price_fen`

/** Each part of a page in each of the stores: the page is cut first, or a large catalogue would be joined whole. */
const inStoresOf = (page: string) => `select ${columns} from (${page}) p
  join kernel.store st on st.group_id = p.group_id and st.id = any($3::uuid[])
  left join parts.stock s on s.group_id = p.group_id and s.store_id = st.id and s.part_id = p.id`

const shortText = `select ${columns} from parts.stock s
  join kernel.store st on st.group_id = s.group_id and st.id = s.store_id
  join parts.part p on p.group_id = s.group_id and p.id = s.part_id
  where s.group_id = $1 and s.store_id = any($3::uuid[]) and s.minimum_thousandths > 0
    and s.on_hand_thousandths - s.reserved_thousandths < s.minimum_thousandths`

function viewOf(row: StockRow) {
  return { ...camelRow(row), freeThousandths: freeOf(row) }
}

/** Parts with their stock in each of the person's stores, by part number. `short`: free is below the minimum. */
export const stock = part.read('stock', async ({ groupId, query, inStores, now, load }) => {
  const after = readCursor(query.after, 2)
  const parameters: unknown[] = [groupId, now, inStores]
  const where = (text: string, value: unknown) => text.replaceAll('?', `$${parameters.push(value)}`)
  const filters = [
    query.category ? where('p.category = ?', query.category) : '',
    query.q
      ? where(
          '(p.part_no ilike any (?::text[]) or p.name_zh ilike any (?::text[]) or p.name_en ilike any (?::text[]) or p.barcode ilike any (?::text[]))',
          meantBy(query.q).map((words) => `%${literally(words)}%`),
        )
      : '',
  ].filter((text) => text !== '')
  const wanted = filters.map((text) => ` and ${text}`).join('')
  const catalogue = `select p.* from parts.part p where p.group_id = $1 and p.state <> 'retired'${wanted}`
  const all = { sql: query.short ? `${shortText}${wanted}` : inStoresOf(catalogue), parameters: [...parameters] }
  const [partNo, limit] = [after ? where('?', after[0]) : '', where('?', query.limit + 1)]
  const beyond = after ? `(p.part_no, st.id) > (${partNo}, ${where('?::uuid', after[1])})` : 'true'
  // One part more than rows: of the first one all stores may have been shown.
  const page = `${catalogue}${after ? ` and p.part_no >= ${partNo}` : ''} order by p.part_no limit ${limit} + 1`
  const text = query.short ? `${all.sql} and ${beyond}` : `${inStoresOf(page)} where ${beyond}`
  const { rows } = await load({
    rows: manyRaw<StockRow>(`${text} order by p.part_no, st.id limit ${limit}`, parameters),
  })
  const count = await totalIfAsked({ query, load }, all)
  return { ...toPage(rows, query.limit, (row) => [row.part_no, row.store_id], viewOf), ...count }
})

export const get = part.read('get', async ({ groupId, id, inStores, now, load, actionsOn }) => {
  const { row, stocks } = await load({
    row: oneRaw<Row<'parts.part'>>('select * from parts.part where group_id = $1 and id = $2', [groupId, id]),
    stocks: manyRaw<StockRow>(
      `${inStoresOf('select * from parts.part where group_id = $1 and id = $4')} order by st.code`,
      [groupId, now, inStores, id],
    ),
  })
  if (!row) throw kernelRefusals.notFound({ record: 'part' })
  return { ...camelRow(row), stocks: stocks.map(viewOf), actions: actionsOn(row) }
})

interface MovementRow extends Row<'parts.movement'> {
  readonly order_number: string | null
  readonly receiver: string | null
  readonly by: string | null
}

/** What moved of a part, the newest first. Costs are those at which it moved. */
export const movements = part.read('movements', async ({ groupId, id, query, inStores, load }) => {
  const after = readCursor(query.after, 2)
  const { known, rows } = await load({
    known: one(sql.selectFrom('parts.part').select('id').where('group_id', '=', groupId).where('id', '=', id)),
    rows: manyRaw<MovementRow>(
      `select m.*, k.order_number, r.name as receiver, f.name as by from parts.movement m
         left join parts.pick_line l on l.group_id = m.group_id and l.id = m.pick_line_id
         left join parts.pick k on k.group_id = m.group_id and k.id = l.pick_id
         left join people.staff r on r.group_id = m.group_id and r.id = m.receiver_id
         left join people.staff f on f.group_id = m.group_id and f.id::text = m.by_id
        where m.group_id = $1 and m.part_id = $2 and m.store_id = any($3::uuid[])
          and ($4::timestamptz is null or (m.moved_at, m.id) < ($4::timestamptz, $5::uuid))
        order by m.moved_at desc, m.id desc limit $6`,
      [groupId, id, inStores, after?.[0] ?? null, after?.[1] ?? null, query.limit + 1],
    ),
  })
  if (!known) throw kernelRefusals.notFound({ record: 'part' })
  return toPage(
    rows,
    query.limit,
    (row) => [row.moved_at, row.id],
    (row) => ({
      id: row.id,
      at: row.moved_at,
      storeId: row.store_id,
      kind: row.kind,
      quantityThousandths: row.quantity_thousandths,
      unitCost: row.unit_cost,
      costFen: costAmount(row.quantity_thousandths, row.unit_cost),
      orderId: row.order_id,
      orderNumber: row.order_number,
      receiver: row.receiver,
      by: row.by,
    }),
  )
})
