import { kernelRefusals } from '../../../../kernel/contract/kernel-refusals.ts'
import type { Row } from '../../../../kernel/db/schema.ts'
import { type Load, manyRaw, oneRaw } from '../../../../kernel/db/sql.ts'
import { readCursor, toPage, totalIfAsked } from '../../../../kernel/list.ts'
import { parameter } from '../../../../kernel/settings.ts'
import { needs } from '../../../service/server/public.ts'
import { checkedLines, executedLines, inspection, inspectionView } from './actions.ts'
import { signedLevels } from '../parameters.ts'
import { type Done, isInspected, mustSign, stageOf } from './rules.ts'
import { signatureOf, signaturesOf } from './signature.ts'

interface ListRow extends Row<'quality.inspection'> {
  readonly inspector_name: string
  readonly plate: string
}

/** Recorded levels of the stores, the newest first. */
export const list = inspection.read('list', async ({ groupId, query, inStores, load }) => {
  const after = readCursor(query.after, 1)
  const parameters: unknown[] = [groupId, inStores]
  const where = (text: string, value: unknown) => text.replaceAll('?', `$${parameters.push(value)}`)
  const filter = [
    'i.group_id = $1 and i.store_id = any($2::uuid[])',
    query.orderId ? where('i.order_id = ?', query.orderId) : '',
    query.level ? where('i.level = ?', query.level) : '',
    query.state ? where('i.state = ?', query.state) : '',
    query.q ? where('(i.order_number ilike ? or v.plate ilike ?)', `%${query.q}%`) : '',
  ].filter((text) => text !== '')
  const all = { sql: `${listSelect} where ${filter.join(' and ')}`, parameters: [...parameters] }
  const next = after ? where(' and i.id < ?::uuid', after[0]) : ''
  const { rows } = await load({
    rows: manyRaw<ListRow>(`${all.sql}${next} ${where('order by i.id desc limit ?', query.limit + 1)}`, parameters),
  })
  const count = await totalIfAsked({ query, load }, all)
  return { ...toPage(rows, query.limit, (row) => [row.id], inspectionView), ...count }
})

const listSelect = `select i.*, s.name as inspector_name, v.plate
  from quality.inspection i
  join people.staff s on s.group_id = i.group_id and s.id = i.inspector_id
  join service.repair_order o on o.group_id = i.group_id and o.id = i.order_id
  join vehicles.brief v on v.group_id = o.group_id and v.id = o.vehicle_id`

interface QueueRow {
  readonly order_id: string
  readonly number: string
  readonly plate: string
  readonly plate_colour: string
  readonly model_zh: string | null
  readonly model_en: string | null
  readonly promised_at: string | null
  readonly inspection_levels: string[]
  readonly technicians: { readonly id: string; readonly name: string }[] | null
  readonly since: string
  readonly work_done_at: string | null
  readonly done: Done[] | null
}

/** Cars that wait for an inspection, promised soonest first. */
export const queue = inspection.read('queue', async ({ groupId, inStores, load }) => {
  const { rows } = await load({ rows: waitingOrders(groupId, inStores) })
  return {
    rows: rows.flatMap((row) => {
      const { level, round, notBy } = stageOf(row.inspection_levels, row.done ?? [], row.work_done_at)
      if (level === null) return []
      return [
        {
          id: row.order_id,
          orderId: row.order_id,
          number: row.number,
          plate: row.plate,
          plateColour: row.plate_colour,
          modelZh: row.model_zh,
          modelEn: row.model_en,
          promisedAt: row.promised_at,
          level,
          round,
          notBy,
          technicians: row.technicians ?? [],
          since: row.since,
        },
      ]
    }),
  }
})

function waitingOrders(groupId: string, stores: readonly string[]): Load<QueueRow[]> {
  return manyRaw<QueueRow>(
    `select o.id as order_id, o.number, v.plate, v.plate_colour, v.model_zh, v.model_en, o.promised_at, o.inspection_levels,
        coalesce(greatest(i.latest, c.latest), o.updated_at) as since, c.latest as work_done_at, i.done,
        (select json_agg(json_build_object('id', t.id, 'name', t.name) order by t.name) from people.staff t
          where t.group_id = o.group_id and t.id = any(o.technician_ids)) as technicians
       from service.repair_order o
       join vehicles.brief v on v.group_id = o.group_id and v.id = o.vehicle_id
       left join lateral (
         select max(finished_at) as latest from workshop.job_card
          where group_id = o.group_id and order_id = o.id and state = 'done'
       ) c on true
       left join lateral (
         select max(inspected_at) as latest,
             json_agg(json_build_object('level', level, 'round', round, 'state', state, 'inspector_id', inspector_id,
                'inspected_at', to_char(inspected_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))) as done
           from quality.inspection where group_id = o.group_id and order_id = o.id
       ) i on true
      where o.group_id = $1 and o.store_id = any($2::uuid[]) and o.closed_at is null and o.state = 'awaitingInspection'
      order by o.promised_at nulls last, o.id limit 500`,
    [groupId, stores],
  )
}

interface OrderRow {
  readonly id: string
  readonly store_id: string
  readonly number: string
  readonly state: string
  readonly inspection_levels: string[]
  readonly needs: string[]
  readonly plate: string
  readonly work_done_at: string | null
}

interface NamedInspection extends Row<'quality.inspection'> {
  readonly inspector_name: string
}

/** What the next level must check on an order, and what the levels before found. */
export const sheet = inspection.read('sheet', async ({ groupId, id, load, see, settings, kernel, now }) => {
  const { order, executed, done, kept } = await load({
    kept: signaturesOf(groupId, id),
    order: oneRaw<OrderRow>(
      `select o.id, o.store_id, o.number, o.state, o.inspection_levels, o.needs, v.plate,
          (select max(finished_at) from workshop.job_card c
            where c.group_id = o.group_id and c.order_id = o.id and c.state = 'done') as work_done_at
         from service.repair_order o join vehicles.vehicle v on v.group_id = o.group_id and v.id = o.vehicle_id
        where o.group_id = $1 and o.id = $2`,
      [groupId, id],
    ),
    executed: executedLines(groupId, id),
    done: manyRaw<NamedInspection>(
      `select i.*, s.name as inspector_name
         from quality.inspection i join people.staff s on s.group_id = i.group_id and s.id = i.inspector_id
        where i.group_id = $1 and i.order_id = $2 order by i.inspected_at, i.id`,
      [groupId, id],
    ),
  })
  if (!order) throw kernelRefusals.notFound({ record: 'repairOrder' })
  see(order.store_id)
  const lines = await checkedLines({ settings, ask: load }, executed)
  const count = parameter(settings, signedLevels, order.store_id, now.slice(0, 10))
  const waits = isInspected(order)
  const stage = stageOf(order.inspection_levels, done, order.work_done_at)
  return {
    orderId: order.id,
    number: order.number,
    plate: order.plate,
    orderState: order.state,
    level: waits ? stage.level : null,
    round: waits ? stage.round : (done.at(-1)?.round ?? 1),
    last: waits && stage.last,
    notBy: waits ? stage.notBy : [],
    lines: lines.map((line) => ({
      lineId: line.line_id,
      nameZh: line.name_zh,
      nameEn: line.name_en,
      jobCardId: line.job_card_id,
      technicianName: line.technician_name,
      criteria: line.criteria,
    })),
    mustSign: waits && mustSign(order.inspection_levels, stage.level, count),
    mustShow: waits && needs(order, 'photosFailures'),
    done: done.map((row) => ({ ...inspectionView(row), signature: signatureOf(row, kept, kernel.keys) })),
  }
})
