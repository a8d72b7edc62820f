import { epochMsOf, localDate } from '../../../../kernel/clocks/zone.ts'
import { kernelRefusals } from '../../../../kernel/contract/kernel-refusals.ts'
import { many, sql } from '../../../../kernel/db/sql.ts'
import { literally, readCursor, toPage, totalIfAsked } from '../../../../kernel/list.ts'
import { camelRow } from '../../../../kernel/serve.ts'
import { briefsOf } from '../../../vehicles/server/public.ts'
import { coversOf, coverView, recallsOf, recallView } from '../cover/cover.ts'
import { policy } from './actions.ts'

/** Policies by code. */
export const list = policy.read('list', async ({ groupId, query, load, actionsOn }) => {
  const after = readCursor(query.after, 1)
  let found = sql.selectFrom('warranty.policy').where('group_id', '=', groupId)
  if (query.state) found = found.where('state', '=', query.state)
  if (query.q) {
    const like = `%${literally(query.q)}%`
    found = found.where((eb) => eb.or((['code', 'name_zh', 'name_en'] as const).map((c) => eb(c, 'ilike', like))))
  }
  let page = found
    .selectAll()
    .orderBy('code')
    .limit(query.limit + 1)
  if (after) page = page.where('code', '>', String(after[0]))
  const { rows } = await load({ rows: many(page) })
  const count = await totalIfAsked({ query, load }, found.select('id'))
  const view = (row: (typeof rows)[number]) => ({ ...camelRow(row), actions: actionsOn(row) })
  return { ...toPage(rows, query.limit, (row) => [row.code], view), ...count }
})

export const ofCar = policy.read('ofCar', async ({ groupId, id, see, now, settings, load }) => {
  const { cars, covers, recalls } = await load({
    cars: briefsOf(groupId, [id]),
    covers: coversOf(groupId, [id]),
    recalls: recallsOf(groupId, [id]),
  })
  const [car] = cars
  if (!car) throw kernelRefusals.notFound({ record: 'vehicle' })
  see(car.store_id)
  return {
    soldOn: car.sold_on,
    odometerKm: car.odometer_km,
    today: localDate(epochMsOf(now), settings.stores.get(car.store_id)?.timeZone ?? 'Asia/Shanghai'),
    covers: covers.map(coverView),
    recalls: recalls.map(recallView),
  }
})
