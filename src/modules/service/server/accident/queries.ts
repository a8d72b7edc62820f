import { kernelRefusals } from '../../../../kernel/contract/kernel-refusals.ts'
import type { Row } from '../../../../kernel/db/schema.ts'
import { type Load, manyRaw, oneRaw } from '../../../../kernel/db/sql.ts'
import type { ReadContext } from '../../../../kernel/serve.ts'
import { camelRow } from '../../../../kernel/serve.ts'
import { orderLines } from '../repair-order/loads.ts'
import { isInsured, missingFen } from './approval.ts'
import { accident, accidentOf, accidentView } from './actions.ts'
import { stagesOf } from './rules.ts'

type Reached = Row<'service.accident_stage'> & { readonly by_name: string | null }

function reached(groupId: string, where: string, id: string): Load<Reached[]> {
  return manyRaw<Reached>(
    `select g.*, s.name as by_name from service.accident_stage g join service.accident a on a.group_id = g.group_id and a.id = g.accident_id
       left join people.staff s on s.group_id = g.group_id and s.id = g.by_id
      where g.group_id = $1 and ${where} = $2`,
    [groupId, id],
  )
}

function fileOf(
  row: Row<'service.accident'>,
  stages: readonly Reached[],
  actionsOn: ReadContext<unknown>['actionsOn'],
) {
  return {
    ...accidentView(row),
    actions: actionsOn(row),
    stages: stagesOf(row.grade).map((stage) => {
      const one = stages.find((each) => each.stage === stage)
      return { stage, beganAt: one?.began_at ?? null, endedAt: one?.ended_at ?? null, byName: one?.by_name ?? null }
    }),
  }
}

export const get = accident.read('get', async ({ groupId, id, see, load, actionsOn }) => {
  const { row, stages } = await load({
    row: oneRaw<Row<'service.accident'>>('select * from service.accident where group_id = $1 and id = $2', [
      groupId,
      id,
    ]),
    stages: reached(groupId, 'a.id', id),
  })
  if (!row) throw kernelRefusals.notFound({ record: 'accident' })
  see(row.store_id)
  return fileOf(row, stages, actionsOn)
})

export const ofOrder = accident.read('ofOrder', async ({ groupId, id, see, load, actionsOn }) => {
  const { order, row, stages, lines } = await load({
    order: oneRaw<Row<'service.repair_order'>>('select * from service.repair_order where group_id = $1 and id = $2', [
      groupId,
      id,
    ]),
    lines: orderLines(groupId, id),
    row: accidentOf(groupId, id),
    stages: reached(groupId, 'a.order_id', id),
  })
  if (!order) throw kernelRefusals.notFound({ record: 'repairOrder' })
  see(order.store_id)
  const asked = row?.asked_again_lines ?? []
  return {
    accident: row ? fileOf(row, stages, actionsOn) : null,
    lines: lines.filter(isInsured).map((line) => ({
      ...camelRow(line),
      missingFen: missingFen(order, line),
      askedAgain: asked.includes(line.id),
    })),
  }
})

/** Accident repairs whose car is still here, the oldest first. */
export const list = accident.read('list', async ({ groupId, inStores, load }) => {
  const { rows } = await load({
    rows: manyRaw<Row<'service.accident'> & { plate: string; plate_colour: string }>(
      `select a.*, v.plate, v.plate_colour from service.accident a
         join service.repair_order o on o.group_id = a.group_id and o.id = a.order_id
         join vehicles.brief v on v.group_id = o.group_id and v.id = o.vehicle_id
        where a.group_id = $1 and a.store_id = any($2::uuid[]) and o.closed_at is null order by a.id limit 200`,
      [groupId, inStores],
    ),
  })
  return { rows: rows.map(accidentView) }
})
