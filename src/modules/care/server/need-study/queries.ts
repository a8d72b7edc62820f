import { epochMsOf, localDate } from '../../../../kernel/clocks/zone.ts'
import { kernelRefusals } from '../../../../kernel/contract/kernel-refusals.ts'
import type { Row } from '../../../../kernel/db/schema.ts'
import { type Load, manyRaw, oneRaw } from '../../../../kernel/db/sql.ts'
import type { Keys } from '../../../../kernel/keys.ts'
import { readCursor, toPage, totalIfAsked } from '../../../../kernel/list.ts'
import { parameter, type Settings } from '../../../../kernel/settings.ts'
import { openContact } from '../../../customers/server/public.ts'
import { vinModelYear } from '../../../vehicles/contract/vin.ts'
import { isOwed } from '../follow-up/rules.ts'
import * as keys from '../parameters.ts'
import { needStudy, studyView } from './actions.ts'
import { type NeedLimits, proposedNeeds, type StudiedCar } from './rules.ts'

interface Listed extends Row<'care.need_study'> {
  readonly wrapped_key: string | null
  readonly name: string
  readonly phone: string
  readonly owner_name: string | null
}

const select = `select n.*, c.wrapped_key, c.name, c.phone, s.name as owner_name from care.need_study n
  join customers.contact c on c.group_id = n.group_id and c.id = n.customer_id
  left join people.staff s on s.group_id = n.group_id and s.id = n.owner_id`

function viewOf({ wrapped_key, name, phone, owner_name, ...row }: Listed, personKeys: Keys, now: string) {
  return {
    ...studyView(row),
    customerName: openContact({ wrapped_key, name, phone }, personKeys).name,
    ownerName: owner_name,
    late: (row.studied_at ?? now) > row.due_at,
  }
}

/** New files to study by when they are due; studied ones the newest first. */
export const list = needStudy.read(
  'list',
  async ({ groupId, query, inStores, identity, now, kernel, load, actionsOn }) => {
    const isDue = query.state !== undefined && isOwed(query.state)
    const after = readCursor(query.after, 2)
    const parameters: unknown[] = [groupId, inStores]
    const where = (text: string, value: unknown) => text.replaceAll('?', `$${parameters.push(value)}`)
    const filter = [
      'n.group_id = $1 and n.store_id = any($2::uuid[])',
      query.state ? where('n.state = ?', query.state) : '',
      query.customerId ? where('n.customer_id = ?', query.customerId) : '',
      query.mine ? where('(n.owner_id = ? or n.owner_id is null)', identity.actor.staffId ?? identity.actor.id) : '',
    ].filter((text) => text !== '')
    const all = { sql: `${select} where ${filter.join(' and ')}`, parameters: [...parameters] }
    const next = after
      ? `${where(` and (n.due_at, n.id) ${isDue ? '>' : '<'} (?::timestamptz`, after[0])}${where(', ?::uuid)', after[1])}`
      : ''
    const order = `order by n.due_at ${isDue ? '' : 'desc'}, n.id ${isDue ? '' : 'desc'} ${where('limit ?', query.limit + 1)}`
    const { rows } = await load({ rows: manyRaw<Listed>(`${all.sql}${next} ${order}`, parameters) })
    const count = await totalIfAsked({ query, load }, all)
    const view = (row: Listed) => ({ ...viewOf(row, kernel.keys, now), actions: actionsOn(row) })
    return { ...toPage(rows, query.limit, (row) => [row.due_at, row.id], view), ...count }
  },
)

export const get = needStudy.read('get', async ({ groupId, id, now, kernel, load, see, actionsOn }) => {
  const { row } = await load({ row: oneRaw<Listed>(`${select} where n.group_id = $1 and n.id = $2`, [groupId, id]) })
  if (!row) throw kernelRefusals.notFound({ record: 'needStudy' })
  see(row.store_id)
  return { ...viewOf(row, kernel.keys, now), actions: actionsOn(row) }
})

interface CarRow extends Omit<StudiedCar, 'since'> {
  readonly vin: string
  readonly sold_on: string | null
}

const carsSql = `select v.id, v.plate, v.powertrain, v.odometer_km, v.vin, v.sold_on,
    (select to_char(max(o.created_at), 'YYYY-MM-DD') from service.repair_order o
      where o.group_id = v.group_id and o.vehicle_id = v.id and o.state <> 'cancelled') as last_visit,
    (select o.odometer_km from service.repair_order o
      where o.group_id = v.group_id and o.vehicle_id = v.id and o.state <> 'cancelled' order by o.id desc limit 1) as last_km,
    count(l.id)::integer as put_off, coalesce(sum(l.gross_fen), 0)::bigint as put_off_fen
  from vehicles.holding h
  join vehicles.vehicle v on v.group_id = h.group_id and v.id = h.vehicle_id
  left join service.line l on l.group_id = v.group_id and l.vehicle_id = v.id
    and l.approval in ('declined', 'deferred') and l.dropped_at is null
 where h.group_id = $1 and h.customer_id = $2
 group by v.group_id, v.id order by v.id limit 50`

export const proposals = needStudy.read('proposals', async ({ groupId, id, inStores, settings, now, load, see }) => {
  const { customer, cars } = await load({
    customer: ownerStore(groupId, id),
    cars: manyRaw<CarRow>(carsSql, [groupId, id]),
  })
  if (!customer) throw kernelRefusals.notFound({ record: 'customer' })
  see(customer.store_id)
  const storeId = inStores[0] ?? customer.store_id
  const today = localDate(epochMsOf(now), settings.stores.get(storeId)?.timeZone ?? 'UTC')
  const studied = cars.map(({ vin, sold_on, ...car }): StudiedCar => {
    const year = vinModelYear(vin, { today })
    return { ...car, since: sold_on ?? (year === undefined ? null : `${year}-01-01`) }
  })
  return { rows: proposedNeeds(studied, limitsOf(settings, storeId, today), today) }
})

export function ownerStore(groupId: string, customerId: string): Load<{ store_id: string } | undefined> {
  return oneRaw<{ store_id: string }>(
    'select c.store_id from customers.contact c where c.group_id = $1 and c.id = $2',
    [groupId, customerId],
  )
}

function limitsOf(settings: Settings, storeId: string, today: string): NeedLimits {
  const limit = (key: string) => parameter(settings, key, storeId, today)
  return {
    maintenanceKm: limit(keys.maintenanceKm),
    maintenanceMonths: limit(keys.maintenanceMonths),
    wearKm: limit(keys.wearKm),
    warrantyMonths: limit(keys.warrantyMonths),
    replacementYears: limit(keys.replacementYears),
    replacementKm: limit(keys.replacementKm),
  }
}
