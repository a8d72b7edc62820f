import { dayNumber } from '../../../../kernel/clocks/plain-date.ts'
import { epochMsOf, instantOf, localDate, wallClockMs } from '../../../../kernel/clocks/zone.ts'
import { kernelRefusals } from '../../../../kernel/contract/kernel-refusals.ts'
import type { Row } from '../../../../kernel/db/schema.ts'
import { manyRaw, oneRaw } from '../../../../kernel/db/sql.ts'
import type { Keys } from '../../../../kernel/keys.ts'
import { readCursor, toPage, totalIfAsked } from '../../../../kernel/list.ts'
import { messagesOf } from '../../../../kernel/messages.ts'
import { camelRow } from '../../../../kernel/serve.ts'
import type { Settings } from '../../../../kernel/settings.ts'
import { openContact } from '../../../customers/server/public.ts'
import { type DepositColumns, depositColumns, depositJoin, splitDeposit } from '../deposit/shown.ts'
import { appointment } from './actions.ts'
import { timesFor } from './devices.ts'
import { reliabilityOf } from './reliability.ts'
import { needsOf, partOf, shortPartsOf } from './needs.ts'
import { partsOfBooking, spanOfDay } from './preparation.ts'
import { missingFields } from './rules.ts'

interface Listed extends Row<'service.appointment'>, DepositColumns {
  readonly wrapped_key: string | null
  readonly name: string
  readonly phone: string
  readonly plate: string
  readonly plate_colour: string
  readonly vin: string
  readonly model_zh: string | null
  readonly model_en: string | null
  readonly deposit_id: string | null
}

const select = `select a.*, c.wrapped_key, c.name, c.phone, v.plate, v.plate_colour, v.vin, v.model_zh, v.model_en,
    ${depositColumns}
  from service.appointment a
  join customers.contact c on c.group_id = a.group_id and c.id = a.customer_id
  join vehicles.brief v on v.group_id = a.group_id and v.id = a.vehicle_id
  ${depositJoin}`

function viewOf(listed: Listed, keys: Keys) {
  const { rest, deposit } = splitDeposit(listed)
  const { wrapped_key, name, phone, vin, ...row } = rest
  const contact = openContact({ wrapped_key, name, phone }, keys)
  return {
    ...camelRow(row),
    deposit,
    customerName: contact.name,
    phoneMasked: contact.phoneMasked,
    missing: missingFields(row, { ...contact, plate: row.plate, model_zh: row.model_zh, vin }),
  }
}

/** Bookings by time; those who wait to be received since when they do. Days are those of the store asked for, else of the first that the person sees. */
export const list = appointment.read('list', async ({ groupId, query, inStores, settings, kernel, load }) => {
  const after = readCursor(query.after, 2)
  const zone = zoneOfFirst(settings, inStores)
  const parameters: unknown[] = [groupId, inStores]
  const where = (text: string, value: unknown) => text.replaceAll('?', `$${parameters.push(value)}`)
  const filter = [
    'a.group_id = $1 and a.store_id = any($2::uuid[])',
    query.state ? where('a.state = ?', query.state) : '',
    query.from ? where('a.starts_at >= ?', midnight(query.from, 0, zone)) : '',
    query.to ? where('a.starts_at < ?', midnight(query.to, 1, zone)) : '',
    query.vehicleId ? where('a.vehicle_id = ?', query.vehicleId) : '',
    query.short
      ? `a.state = 'booked' and exists (select from service.preparation p where p.group_id = a.group_id and p.id = a.id
          and jsonb_array_length(p.short_parts) > 0)`
      : '',
    query.waiting ? `a.state = 'arrived' and a.order_id is null` : '',
    query.q ? where(`(upper(a.number) like ? or v.plate like ?)`, `%${query.q.toUpperCase()}%`) : '',
  ].filter((text) => text !== '')
  const all = { sql: `${select} where ${filter.join(' and ')}`, parameters: [...parameters] }
  const place = query.waiting ? 'a.arrived_at' : 'a.starts_at'
  const next = after
    ? ` and (${place}, a.id) > (${where('?::timestamptz', after[0])}, ${where('?::uuid', after[1])})`
    : ''
  const order = where(`order by ${place}, a.id limit ?`, query.limit + 1)
  const { rows } = await load({ rows: manyRaw<Listed>(`${all.sql}${next} ${order}`, parameters) })
  return {
    ...toPage(
      rows,
      query.limit,
      (row) => [query.waiting ? row.arrived_at : row.starts_at, row.id],
      (row) => viewOf(row, kernel.keys),
    ),
    ...(await totalIfAsked({ query, load }, all)),
  }
})

function zoneOfFirst(settings: Settings, stores: readonly string[]): string {
  return settings.stores.get(stores[0] ?? '')?.timeZone ?? 'Asia/Shanghai'
}

function midnight(day: string, later: number, zone: string): string {
  return instantOf(wallClockMs(dayNumber(day) + later, 0, zone))
}

interface Filed extends Listed {
  readonly technician_name: string | null
  readonly prepared_name: string | null
  readonly bay_code: string | null
  readonly prepared_at: string | null
  readonly short_since: string | null
  readonly short_parts: unknown
}

const fileSelect = select
  .replace(
    'select a.*',
    'select a.*, t.name as technician_name, pt.name as prepared_name, b.code as bay_code, p.prepared_at, p.short_since, p.short_parts',
  )
  .concat(` left join people.staff t on t.group_id = a.group_id and t.id = a.technician_id
  left join service.preparation p on p.group_id = a.group_id and p.id = a.id
  left join people.staff pt on pt.group_id = a.group_id and pt.id = p.technician_id
  left join capacity.bay b on b.group_id = a.group_id and b.id = p.bay_id`)

/** A booking with what is got ready for it, what became of its messages, and how reliably its customer comes. */
export const get = appointment.read('get', async ({ groupId, id, see, actionsOn, kernel, settings, load }) => {
  const { row, messages } = await load({
    row: oneRaw<Filed>(`${fileSelect} where a.group_id = $1 and a.id = $2`, [groupId, id]),
    messages: messagesOf(groupId, id, 20),
  })
  if (!row) throw kernelRefusals.notFound({ record: 'appointment' })
  see(row.store_id)
  const zone = settings.stores.get(row.store_id)?.timeZone ?? 'Asia/Shanghai'
  const { needs, history } = await load({
    needs: needsOf(groupId, row.store_id, spanOfDay(localDate(epochMsOf(row.starts_at), zone), zone)),
    history: reliabilityOf(groupId, row.customer_id),
  })
  const { prepared_name, bay_code, prepared_at, short_since, short_parts, ...booking } = row
  return {
    ...viewOf(booking, kernel.keys),
    shortCount: shortPartsOf(short_parts).length,
    technicianName: row.technician_name,
    preparation: {
      technicianName: prepared_name,
      bayCode: bay_code,
      parts: partsOfBooking(needs, id).map(partOf),
      preparedAt: prepared_at,
      shortSince: short_since,
    },
    messages: messages.map(({ id: messageId, template, state, channel, created_at, sent_at }) => ({
      id: messageId,
      template,
      state,
      channel,
      createdAt: created_at,
      sentAt: sent_at,
    })),
    noShows: history?.no_shows ?? 0,
    actions: actionsOn(booking),
  }
})

/** Free times for what is wanted, as the desk and the telephone offer them. */
export const free = appointment.read('free', async ({ groupId, query, now, settings, see, load }) => {
  see(query.store)
  const { store: storeId, items, booking: except, ...wanted } = query
  const timeZone = settings.stores.get(storeId)?.timeZone ?? 'UTC'
  const codes = items ? items.split(',') : []
  return { rows: await timesFor(load, groupId, { ...wanted, storeId, timeZone, codes, except, now }) }
})
