import { kernelRefusals } from '../../../../kernel/contract/kernel-refusals.ts'
import { type Load, manyRaw } from '../../../../kernel/db/sql.ts'
import { camelRow } from '../../../../kernel/serve.ts'
import { briefsOf } from '../../../vehicles/server/public.ts'
import { newLine } from '../../contract/line.ts'
import { costsNow } from './costs-now.ts'
import { catalogueOf, partLoads } from './quote.ts'
import { repairOrder } from './repair-order.ts'

export interface UndoneRow {
  readonly id: string
  readonly order_id: string
  readonly order_number: string
  readonly approval: string
  readonly name_zh: string
  readonly name_en: string
  readonly gross_fen: number
  readonly on: string
  readonly kind: string
  readonly code: string
  readonly quantity_thousandths: number
  readonly unit: string
  readonly part_origin: string | null
  readonly risk: string | null
  readonly follow_up_on: string | null
}

/** Lines of a car that were put off or declined and have not been done since, the latest first. `$1` is the group. */
const undoneSql = (
  ofCar: string,
  more = '',
  most = 50,
) => `select ${more}l.id, l.order_id, o.number as order_number, l.approval, l.name_zh, l.name_en,
    l.kind, l.code, l.quantity_thousandths, l.unit, l.part_origin, l.risk, l.follow_up_on, l.gross_fen, coalesce(l.decided_at, o.created_at) as on
  from service.line l
  join service.repair_order o on o.group_id = l.group_id and o.id = l.order_id
  where l.group_id = $1 and ${ofCar}
    and l.approval in ('declined', 'deferred') and l.dropped_at is null
    and not exists (select from service.line d where d.group_id = l.group_id and d.vehicle_id = l.vehicle_id
          and d.kind = l.kind and d.code = l.code and d.approval = 'approved' and d.dropped_at is null and d.id > l.id)
  order by l.id desc limit ${most}`

/** The same of several cars, each row with its car. */
export function undoneOf(
  groupId: string,
  vehicleIds: readonly string[],
): Load<(UndoneRow & { readonly vehicle_id: string })[]> {
  return manyRaw(undoneSql('l.vehicle_id = any($2::text[]::uuid[])', 'l.vehicle_id, ', 1000), [groupId, vehicleIds])
}

/** What was not done on other visits of an order's car. */
export function undoneBefore(groupId: string, orderId: string): Load<UndoneRow[]> {
  const ofCar = `l.vehicle_id = (select vehicle_id from service.repair_order where group_id = $1 and id = $2) and l.order_id <> $2`
  return manyRaw<UndoneRow>(undoneSql(ofCar), [groupId, orderId])
}

/** What to speak of when a car is received: its work that was put off or declined, with the value then and now. */
export const putOff = repairOrder.read('putOff', async ({ groupId, id, query, now, see, settings, load }) => {
  const { cars, rows } = await load({
    cars: briefsOf(groupId, [id]),
    rows: manyRaw<UndoneRow>(undoneSql('l.vehicle_id = $2'), [groupId, id]),
  })
  const [car] = cars
  if (!car) throw kernelRefusals.notFound({ record: 'vehicle' })
  see(car.store_id)
  const lines = rows.map(({ kind, code }) => newLine.parse({ kind, code }))
  const at =
    query.store && rows.length > 0
      ? { storeId: query.store, now, ...(await load(partLoads(groupId, lines))) }
      : undefined
  const catalogue = at ? await catalogueOf({ settings, ask: load }, lines, at) : null
  return {
    rows: rows.map((row) => {
      const { kind, code, name_zh: nameZh, name_en: nameEn } = row
      const { nowUnitFen, rateFen, standardMinutes } = costsNow({ kind, code, nameZh, nameEn }, catalogue)
      return { ...camelRow(row), nowUnitFen, rateFen, standardMinutes }
    }),
    totalFen: rows.reduce((sum, row) => sum + row.gross_fen, 0),
  }
})
