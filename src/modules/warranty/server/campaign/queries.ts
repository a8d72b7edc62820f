import { kernelRefusals } from '../../../../kernel/contract/kernel-refusals.ts'
import type { Row } from '../../../../kernel/db/schema.ts'
import { many, manyRaw, oneRaw, sql } from '../../../../kernel/db/sql.ts'
import { literally, readCursor, toPage, totalIfAsked } from '../../../../kernel/list.ts'
import { camelRow } from '../../../../kernel/serve.ts'
import { campaign } from './actions.ts'

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

interface Car {
  readonly vin: string
  readonly vehicle_id: string | null
  readonly plate: string | null
  readonly plate_colour: string | null
  readonly done_at: string | null
  readonly done_order: string | null
}

const mostCars = 2000

/** A campaign with its cars: those that the house knows by plate, the ones not done first. */
export const get = campaign.read('get', async ({ groupId, id, load, actionsOn, inStores }) => {
  const { row, cars } = await load({
    row: oneRaw<Row<'warranty.campaign'>>('select * from warranty.campaign where group_id = $1 and id = $2', [
      groupId,
      id,
    ]),
    cars: manyRaw<Car>(
      `select k.vin, v.id as vehicle_id, v.plate, v.plate_colour, k.done_at, k.done_order from warranty.campaign_car k
         left join vehicles.brief v on v.group_id = k.group_id and v.vin = k.vin and v.store_id = any($3::uuid[])
        where k.group_id = $1 and k.campaign_id = $2
        order by k.done_at is not null, v.id is null, v.plate, k.vin limit ${mostCars}`,
      [groupId, id, inStores],
    ),
  })
  if (!row) throw kernelRefusals.notFound({ record: 'recallCampaign' })
  return { ...camelRow(row), actions: actionsOn(row), cars: cars.map(camelRow) }
})
