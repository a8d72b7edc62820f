import { allowed } from '../../../../kernel/auth/identity.ts'
import { kernelRefusals } from '../../../../kernel/contract/kernel-refusals.ts'
import type { Row } from '../../../../kernel/db/schema.ts'
import { many, manyRaw, oneRaw, sql } from '../../../../kernel/db/sql.ts'
import { readCursor, toPage, totalIfAsked } from '../../../../kernel/list.ts'
import { idsMeant } from '../../../../kernel/search-index.ts'
import { camelRow, type ReadContext } from '../../../../kernel/serve.ts'
import { maskName } from '../../../customers/contract/identity.ts'
import { openContact } from '../../../customers/server/public.ts'
import { ownerRoles } from '../../contract/vehicle.ts'
import { vehicle } from './record.ts'

/** Cars of the stores that the person may see, the newest first. */
export const list = vehicle.read('list', async (context) => {
  const { groupId, query, inStores, load } = context
  const { customerId, powertrain } = query
  const after = readCursor(query.after, 1)
  let found = sql
    .selectFrom('vehicles.vehicle as v')
    .innerJoin('vehicles.brief as b', (join) => join.onRef('b.group_id', '=', 'v.group_id').onRef('b.id', '=', 'v.id'))
    .where('v.group_id', '=', groupId)
    .where('v.store_id', 'in', inStores)
  if (powertrain) found = found.where('v.powertrain', '=', powertrain)
  if (customerId) {
    const his = sql
      .selectFrom('vehicles.holding as h')
      .select('h.vehicle_id')
      .where('h.group_id', '=', groupId)
      .where('h.customer_id', '=', customerId)
    found = found.where('v.id', 'in', his)
  }
  if (query.q) {
    const ids = await idsMeant(context, 'vehicle', query.q)
    if (ids.length === 0) return { rows: [], ...(query.total ? { total: 0, totalCapped: false } : {}) }
    found = found.where('v.id', 'in', ids)
  }
  let page = found
    .selectAll('v')
    .select(['b.model_zh', 'b.model_en'])
    .orderBy('v.id', 'desc')
    .limit(query.limit + 1)
  if (after) page = page.where('v.id', '<', String(after[0]))
  const { rows } = await load({ rows: many(page) })
  const count = await totalIfAsked({ query, load }, found.select('v.id'))
  return { ...toPage(rows, query.limit, (row) => [row.id], camelRow), ...count }
})

type FileRow = Row<'vehicles.vehicle'> & { readonly model_zh: string | null; readonly model_en: string | null }

interface HolderRow {
  readonly customer_id: string
  readonly role: (typeof ownerRoles)[number]
  readonly since: string
  readonly until: string | null
  readonly store_id: string
  readonly wrapped_key: string | null
  readonly name: string
  readonly phone: string
}

const fileSql = `select v.*, b.model_zh, b.model_en from vehicles.vehicle v
  join vehicles.brief b on b.group_id = v.group_id and b.id = v.id where v.group_id = $1 and v.id = $2`
const holdersSql = `select o.customer_id, o.role, o.since, o.until, c.store_id, c.wrapped_key, c.name, c.phone
  from vehicles.ownership o join customers.contact c on c.group_id = o.group_id and c.id = o.customer_id
  where o.group_id = $1 and o.vehicle_id = $2 order by o.until desc nulls first, o.role = 'owner' desc, o.since desc, o.id`
const platesSql =
  'select plate, since, until from vehicles.plate where group_id = $1 and vehicle_id = $2 order by since desc, id desc'
const odometerSql = `select read_on as on, km, source, lower_because from vehicles.odometer
  where group_id = $1 and vehicle_id = $2 order by read_on desc, id desc limit 100`

export const get = vehicle.read('get', async (context) => {
  const { groupId, id, load, see, actionsOn } = context
  const of = [groupId, id]
  const { row, holders, plates, odometer } = await load({
    row: oneRaw<FileRow>(fileSql, of),
    holders: manyRaw<HolderRow>(holdersSql, of),
    plates: manyRaw<Pick<Row<'vehicles.plate'>, 'plate' | 'since' | 'until'>>(platesSql, of),
    odometer: manyRaw<{ on: string; km: number; source: string; lower_because: string | null }>(odometerSql, of),
  })
  if (!row) throw kernelRefusals.notFound({ record: 'vehicle' })
  see(row.store_id)
  return {
    ...camelRow(row),
    people: holders.map((holder) => holderView(holder, context)),
    plates,
    odometer: odometer.map(camelRow),
    actions: actionsOn(row),
  }
})

/** Former people are dates only; who may not see customers sees a masked name. */
function holderView(holder: HolderRow, { kernel, identity, settings }: ReadContext<unknown>) {
  const { role, since, until } = holder
  if (until !== null) return { customerId: null, role, name: '', phoneMasked: '', since, until }
  const { name, phoneMasked } = openContact(holder, kernel.keys)
  if (!allowed(identity, settings, 'customer.see', holder.store_id)) {
    return { customerId: null, role, name: maskName(name), phoneMasked: '', since, until }
  }
  return { customerId: holder.customer_id, role, name, phoneMasked, since, until }
}
