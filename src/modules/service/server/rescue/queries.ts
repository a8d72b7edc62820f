import { kernelRefusals } from '../../../../kernel/contract/kernel-refusals.ts'
import type { Row } from '../../../../kernel/db/schema.ts'
import { manyRaw, oneRaw } from '../../../../kernel/db/sql.ts'
import { textOf } from '../../../../kernel/i18n.ts'
import { readCursor, toPage, totalIfAsked } from '../../../../kernel/list.ts'
import { reveal } from '../../../../kernel/pii/reveal.ts'
import { camelRow, type ReadContext } from '../../../../kernel/serve.ts'
import { openContact } from '../../../customers/server/public.ts'
import { maskedPlace, needsPlace, whereaboutsOf } from './place.ts'
import { rescue } from './rescue.ts'
import { adviceFor } from './rules.ts'

interface Listed extends Row<'service.rescue'> {
  readonly wrapped_key: string | null
  readonly name: string
  readonly phone: string
  readonly plate: string | null
  readonly plate_colour: string | null
  readonly model_zh: string | null
  readonly model_en: string | null
  readonly unit_name_zh: string | null
  readonly unit_name_en: string | null
  readonly unit_plate: string | null
  readonly unit_longitude: number | null
  readonly unit_latitude: number | null
  readonly technician_name: string | null
  readonly taken_by_name: string
  readonly order_number: string | null
  readonly response_minutes: number | null
  readonly arrival_minutes: number | null
  readonly store_longitude: number | null
  readonly store_latitude: number | null
  readonly store_name_zh: string
  readonly store_name_en: string
  readonly store_phone: string
}

const minutes = (column: string) => `ceil(extract(epoch from r.${column} - r.reported_at) / 60)::integer`

const select = `select r.*, c.wrapped_key, c.name, c.phone, v.plate, v.plate_colour, v.model_zh, v.model_en,
    u.name_zh as unit_name_zh, u.name_en as unit_name_en, u.plate as unit_plate, u.longitude as unit_longitude,
    u.latitude as unit_latitude, t.name as technician_name, coalesce(b.name, '') as taken_by_name, o.number as order_number,
    ${minutes('accepted_at')} as response_minutes, ${minutes('arrived_at')} as arrival_minutes,
    s.longitude as store_longitude, s.latitude as store_latitude, s.name_zh as store_name_zh, s.name_en as store_name_en,
    s.phone as store_phone
  from service.rescue r
  join customers.contact c on c.group_id = r.group_id and c.id = r.customer_id
  join kernel.store s on s.group_id = r.group_id and s.id = r.store_id
  left join vehicles.brief v on v.group_id = r.group_id and v.id = r.vehicle_id
  left join service.rescue_unit u on u.group_id = r.group_id and u.id = r.unit_id
  left join people.staff t on t.group_id = r.group_id and t.id = r.technician_id
  left join people.staff b on b.group_id = r.group_id and b.id = r.taken_by
  left join service.repair_order o on o.group_id = r.group_id and o.id = r.order_id`

function rowOf(
  listed: Listed,
  { identity, settings, kernel }: Pick<ReadContext<unknown>, 'identity' | 'settings' | 'kernel'>,
) {
  const { wrapped_key, name, phone, place_sealed: _sealed, ...row } = listed
  const where = whereaboutsOf(listed, wrapped_key, kernel.keys)
  return {
    ...camelRow(row),
    ...(needsPlace(identity, settings, listed) ? where : maskedPlace(where)),
    customerName: openContact({ wrapped_key, name, phone }, kernel.keys).name,
  }
}

const mostOpen = 200

/** Rescues, the newest first; the open ones by danger, then by the time of the call. */
export const list = rescue.read('list', async (context) => {
  const { groupId, query, inStores, identity, load } = context
  const after = readCursor(query.after, 1)
  const parameters: unknown[] = [groupId, inStores]
  const where = (text: string, value: unknown) => text.replaceAll('?', `$${parameters.push(value)}`)
  const filter = [
    'r.group_id = $1 and r.store_id = any($2::uuid[])',
    query.open ? 'r.ended_at is null' : '',
    query.mine ? where('r.technician_id = ?', identity.actor.staffId ?? null) : '',
    query.state ? where('r.state = any(?::text[])', query.state.split(',')) : '',
    query.q ? where('(r.number like ? or v.plate like ?)', `%${query.q.toUpperCase()}%`) : '',
  ].filter((text) => text !== '')
  const all = { sql: `${select} where ${filter.join(' and ')}`, parameters: [...parameters] }
  if (query.open) {
    const { rows } = await load({
      rows: manyRaw<Listed>(`${all.sql} order by r.danger_rank, r.reported_at, r.id limit ${mostOpen}`, parameters),
    })
    return { rows: rows.map((row) => rowOf(row, context)), total: rows.length }
  }
  const next = after ? where(' and r.id < ?::uuid', after[0]) : ''
  const { rows } = await load({
    rows: manyRaw<Listed>(`${all.sql}${next} ${where('order by r.id desc limit ?', query.limit + 1)}`, parameters),
  })
  return {
    ...toPage(
      rows,
      query.limit,
      (row) => [row.id],
      (row) => rowOf(row, context),
    ),
    ...(await totalIfAsked({ query, load }, all)),
  }
})

export const get = rescue.read('get', async (context) => {
  const { groupId, id, see, actionsOn, kernel, load } = context
  const { row } = await load({
    row: oneRaw<Listed>(`${select} where r.group_id = $1 and r.id = $2`, [groupId, id]),
  })
  if (!row) throw kernelRefusals.notFound({ record: 'rescue' })
  see(row.store_id)
  const { phoneMasked } = openContact(row, kernel.keys)
  return { ...rowOf(row, context), phoneMasked, actions: actionsOn(row) }
})

export const phone = rescue.read('phone', async (context) => {
  const { groupId, id, see, identity, settings, load } = context
  const { row } = await load({
    row: oneRaw<Listed>(`${select} where r.group_id = $1 and r.id = $2`, [groupId, id]),
  })
  if (!row) throw kernelRefusals.notFound({ record: 'rescue' })
  see(row.store_id)
  if (!needsPlace(identity, settings, row)) throw kernelRefusals.notAllowed({ permission: 'rescue.drive' })
  const look = { record: 'rescue', recordId: row.id, storeId: row.store_id, purpose: 'call' }
  const shown = await reveal(context, { ...look, sealed: { phone: row.phone } })
  if (!shown['phone']) throw kernelRefusals.erased({ record: 'customer' })
  return { phone: shown['phone'] }
})

/** The caller's view, by his link: who comes, where they are, what to do until then. */
export const follow = rescue.read('follow', async ({ groupId, id, see, now, kernel, load }) => {
  const { row } = await load({
    row: oneRaw<Listed>(`${select} where r.group_id = $1 and r.id = $2`, [groupId, id]),
  })
  if (!row) throw kernelRefusals.notFound({ record: 'rescue' })
  see(row.store_id)
  const { wrapped_key, name: _name, phone: _phone, place_sealed: _sealed, ...open } = row
  const advice = adviceFor(row.kind, row.dangers)
  return {
    ...camelRow(open),
    ...whereaboutsOf(row, wrapped_key, kernel.keys),
    now,
    plate: row.plate ?? '',
    plateColour: row.plate_colour ?? 'blue',
    adviceZh: advice.map((code) => textOf('zh-CN', `service.advice.${code}`)),
    adviceEn: advice.map((code) => textOf('en', `service.advice.${code}`)),
  }
})

interface Figures {
  readonly count: number
  readonly fixed: number
  readonly towed: number
  readonly cancelled: number
  readonly open: number
  readonly median_response_minutes: number | null
  readonly median_arrival_minutes: number | null
  readonly accepted_in_time: number
  readonly accepted: number
  readonly cost_fen: number
  readonly damage_avoided_fen: number
}

const median = (column: string) =>
  `round((percentile_cont(0.5) within group (order by extract(epoch from r.${column} - r.reported_at) / 60))::numeric, 1)::double precision`
const counted = (state: string) => `count(*) filter (where r.state = '${state}')::integer`

export const figures = rescue.read('figures', async ({ groupId, query, inStores, load }) => {
  const { row } = await load({
    row: oneRaw<Figures>(
      `select count(*)::integer as count, ${counted('fixed')} as fixed, ${counted('towed')} as towed, ${counted('cancelled')} as cancelled,
          count(*) filter (where r.ended_at is null)::integer as open,
          ${median('accepted_at')} as median_response_minutes, ${median('arrived_at')} as median_arrival_minutes,
          count(r.accepted_at)::integer as accepted,
          count(r.accepted_at) filter (where r.accepted_at <= d.due_at)::integer as accepted_in_time,
          coalesce(sum(r.cost_fen), 0)::bigint as cost_fen, coalesce(sum(r.damage_avoided_fen), 0)::bigint as damage_avoided_fen
         from service.rescue r
         join kernel.store s on s.group_id = r.group_id and s.id = r.store_id
         left join lateral (select min(x.due_at) as due_at from kernel.deadline x where x.group_id = r.group_id and x.record_id = r.id
             and x.name = 'service.rescueAccept') d on true
        where r.group_id = $1 and r.store_id = any($2::uuid[])
          and (r.reported_at at time zone s.time_zone)::date between $3::date and $4::date`,
      [groupId, inStores, query.from, query.to],
    ),
  })
  if (!row) throw new Error('A sum has one row')
  return camelRow(row)
})
