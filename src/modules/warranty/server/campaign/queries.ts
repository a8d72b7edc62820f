import { kernelRefusals } from '../../../../kernel/contract/kernel-refusals.ts'
import type { Row } from '../../../../kernel/db/schema.ts'
import { many, manyRaw, oneRaw, sql } from '../../../../kernel/db/sql.ts'
import type { Keys } from '../../../../kernel/keys.ts'
import { literally, readCursor, toPage, totalIfAsked } from '../../../../kernel/list.ts'
import { camelRow } from '../../../../kernel/serve.ts'
import { openContact } from '../../../customers/server/public.ts'
import type { OwnerState } from '../../contract/recall-owner.ts'
import { campaign } from './actions.ts'
import { type CampaignCar, ownerStateSql } from './owners.ts'

/** Campaigns, the newest first. */
export const list = campaign.read('list', async ({ groupId, query, load, actionsOn }) => {
  const after = readCursor(query.after, 1)
  let found = sql.selectFrom('warranty.campaign').where('group_id', '=', groupId)
  if (query.state) found = found.where('state', '=', query.state)
  if (query.q) {
    const like = `%${literally(query.q)}%`
    found = found.where((eb) => eb.or((['number', 'title_zh', 'title_en'] as const).map((c) => eb(c, 'ilike', like))))
  }
  let page = found
    .selectAll()
    .orderBy('id', 'desc')
    .limit(query.limit + 1)
  if (after) page = page.where('id', '<', String(after[0]))
  const { rows } = await load({ rows: many(page) })
  const count = await totalIfAsked({ query, load }, found.select('id'))
  const view = (row: (typeof rows)[number]) => ({ ...camelRow(row), actions: actionsOn(row) })
  return { ...toPage(rows, query.limit, (row) => [row.id], view), ...count }
})

/** A campaign with how many of its cars stand where. */
export const get = campaign.read('get', async ({ groupId, id, load, actionsOn }) => {
  const { row, counts } = await load({
    row: oneRaw<Row<'warranty.campaign'>>('select * from warranty.campaign where group_id = $1 and id = $2', [
      groupId,
      id,
    ]),
    counts: manyRaw<{ owner_state: string; count: number }>(
      `select ${ownerStateSql} as owner_state, count(*)::integer as count from warranty.campaign_car k
        where k.group_id = $1 and k.campaign_id = $2 group by 1`,
      [groupId, id],
    ),
  })
  if (!row) throw kernelRefusals.notFound({ record: 'recallCampaign' })
  const of = (state: OwnerState) => counts.find((one) => one.owner_state === state)?.count ?? 0
  const figures = {
    open: of('open'),
    told: of('told'),
    unreached: of('unreached'),
    booked: of('booked'),
    done: of('done'),
  }
  return { ...camelRow(row), actions: actionsOn(row), figures }
})

interface Listed extends CampaignCar {
  readonly owner_state: string
  readonly rank: number
  readonly vehicle_id: string | null
  readonly store_id: string | null
  readonly plate: string | null
  readonly plate_colour: string | null
  readonly model_zh: string | null
  readonly model_en: string | null
  readonly customer_id: string | null
  readonly wrapped_key: string | null
  readonly name: string | null
  readonly phone: string | null
}

const carsText = `select k.*, ${ownerStateSql} as owner_state, v.id as vehicle_id, v.store_id, v.plate, v.plate_colour, v.model_zh, v.model_en,
    h.customer_id, c.wrapped_key, c.name, c.phone,
    (case when k.done_at is not null then 5 when k.appointment_id is not null then 4 when k.unreached_because is not null then 0
       when k.told_at is not null then 3 else 1 end) + (case when v.id is null and k.done_at is null then 1 else 0 end) as rank
  from warranty.campaign_car k
  left join vehicles.brief v on v.group_id = k.group_id and v.vin = k.vin and v.store_id = any($3::uuid[])
  left join lateral (select h.customer_id from vehicles.holding h where h.group_id = v.group_id and h.vehicle_id = v.id
      order by h.role desc, h.since desc limit 1) h on true
  left join customers.contact c on c.group_id = k.group_id and c.id = h.customer_id and c.state = 'active'
 where k.group_id = $1 and k.campaign_id = $2`

/** The cars of a campaign: whose owner was not reached, then who was not told, told, booked, done. */
export const cars = campaign.read('cars', async ({ groupId, query, inStores, kernel, load }) => {
  const after = readCursor(query.after, 2)
  const parameters: unknown[] = [groupId, query.campaign, inStores]
  const where = (text: string, value: unknown) => text.replaceAll('?', `$${parameters.push(value)}`)
  const filter = [
    query.ownerState ? where('x.owner_state = ?', query.ownerState) : '',
    query.q ? where('(x.plate ilike ? or x.vin ilike ?)', `%${literally(query.q)}%`) : '',
  ].filter((text) => text !== '')
  const all = {
    sql: `select * from (${carsText}) x${filter.length > 0 ? ` where ${filter.join(' and ')}` : ''}`,
    parameters: [...parameters],
  }
  const joined = filter.length > 0 ? 'and' : 'where'
  const from = after
    ? ` ${joined} (x.rank, x.vin) > ($${parameters.push(after[0])}::integer, $${parameters.push(after[1])}::text)`
    : ''
  const page = `${all.sql}${from} order by x.rank, x.vin limit $${parameters.push(query.limit + 1)}`
  const { rows } = await load({ rows: manyRaw<Listed>(page, parameters) })
  const count = await totalIfAsked({ query, load }, all)
  return {
    ...toPage(
      rows,
      query.limit,
      (row) => [row.rank, row.vin],
      (row) => carView(row, kernel.keys),
    ),
    ...count,
  }
})

function carView({ wrapped_key, name, phone, rank: _rank, ...row }: Listed, keys: Keys) {
  const contact = name === null || phone === null ? undefined : openContact({ wrapped_key, name, phone }, keys)
  return { ...camelRow(row), customerName: contact?.name ?? '', phoneMasked: contact?.phoneMasked ?? '' }
}
