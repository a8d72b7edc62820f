import { kernelRefusals } from '../../../../kernel/contract/kernel-refusals.ts'
import type { Row } from '../../../../kernel/db/schema.ts'
import { type Load, manyRaw, oneRaw } from '../../../../kernel/db/sql.ts'
import { readCursor, toPage, totalIfAsked } from '../../../../kernel/list.ts'
import { camelRow } from '../../../../kernel/serve.ts'
import { parameter, type Settings } from '../../../../kernel/settings.ts'
import { stepsOf, workGuideJoin } from '../../../knowledge/server/public.ts'
import { shiftEndSql } from '../clock/shift-end.ts'
import { jobCard } from './actions.ts'
import { askedOf, correctionsOf } from './car-side.ts'
import { demandsIn, ticksIn } from './demands.ts'
import { planChangesIn } from './plan-rules.ts'
import { safeVolts } from '../parameters.ts'
import { severityNow } from './loads.ts'
import { isOpen } from './rules.ts'

export interface CardRow extends Row<'workshop.job_card'> {
  readonly technician_name: string
  readonly bay_code: string | null
  readonly plate: string
  readonly plate_colour: string
  readonly visit_type: string
  readonly promised_at: string | null
  readonly severity: string | null
  readonly order_state: string
  readonly hand_over_note: string | null
  readonly hand_over_note_at: string | null
  readonly model_zh: string | null
  readonly model_en: string | null
}

/** A card with its car, order, technician and bay, as lists and the board show it; `c` is the card. */
export const cardSelect = `select c.*, s.name as technician_name, b.code as bay_code, v.plate, v.plate_colour, v.model_zh, v.model_en,
    o.visit_type, o.promised_at, ${severityNow}, o.state as order_state, o.hand_over_note, o.hand_over_note_at
  from workshop.job_card c
  join service.repair_order o on o.group_id = c.group_id and o.id = c.order_id
  join vehicles.brief v on v.group_id = o.group_id and v.id = o.vehicle_id
  join people.staff s on s.group_id = c.group_id and s.id = c.technician_id
  left join capacity.bay b on b.group_id = c.group_id and b.id = c.bay_id`

function safeAt(card: CardRow, settings: Settings, now: string): number {
  return parameter(settings, safeVolts, card.store_id, now.slice(0, 10))
}

/** Cards of the stores, the latest planned first. */
export const list = jobCard.read('list', async ({ groupId, query, inStores, identity, load, settings, now }) => {
  const after = readCursor(query.after, 2)
  const parameters: unknown[] = [groupId, inStores]
  const where = (text: string, value: unknown) => text.replaceAll('?', `$${parameters.push(value)}`)
  const technicianId = query.mine ? (identity.actor.staffId ?? identity.actor.id) : query.technicianId
  const filter = [
    'c.group_id = $1 and c.store_id = any($2::uuid[])',
    // Says by itself that the card is open, so that the index of the open ones answers.
    query.state ? where(`c.state = ?${isOpen(query.state) ? ' and c.finished_at is null' : ''}`, query.state) : '',
    technicianId ? where('c.technician_id = ?', technicianId) : '',
    query.unread ? 'c.plan_changed_at is not null and c.acknowledged_at is null and c.finished_at is null' : '',
    query.rework ? `c.rework_round > 0 and c.finished_at is null and c.state <> 'withdrawn'` : '',
    query.orderId ? where('c.order_id = ?', query.orderId) : '',
    query.q ? where('(c.order_number ilike ? or v.plate ilike ?)', `%${query.q}%`) : '',
  ].filter((text) => text !== '')
  const all = { sql: `${cardSelect} where ${filter.join(' and ')}`, parameters: [...parameters] }
  const next = after
    ? `${where(' and (c.planned_start, c.id) < (?::timestamptz', after[0])}${where(', ?::uuid)', after[1])}`
    : ''
  const order = where('order by c.planned_start desc, c.id desc limit ?', query.limit + 1)
  const { rows } = await load({
    rows: manyRaw<CardRow>(`${all.sql}${next} ${order}`, parameters),
  })
  const count = await totalIfAsked({ query, load }, all)
  const view = (row: CardRow) => ({ ...camelRow(row), safeVolts: safeAt(row, settings, now) })
  return { ...toPage(rows, query.limit, (row) => [row.planned_start, row.id], view), ...count }
})

interface FileRow extends CardRow {
  readonly vin: string
  readonly odometer_km: number
  readonly energy_percent: number | null
  readonly cut_off_by_name: string | null
  readonly acknowledged_by_name: string | null
  readonly shift_ended_at: string | null
}

/** Everything that the technician needs at the car, on one page. */
export const get = jobCard.read('get', async ({ groupId, id, now, load, see, actionsOn, settings }) => {
  const { row, concerns, jobs, parts, clocks, papers, corrections, asked } = await load({
    row: cardFile(groupId, id, now),
    concerns: concernsOf(groupId, id),
    jobs: jobsOf(groupId, id),
    parts: partsOf(groupId, id),
    clocks: stretchesOf(groupId, id),
    papers: papersOf(groupId, id),
    corrections: correctionsOf(groupId, id),
    asked: askedOf(groupId, id),
  })
  if (!row) throw kernelRefusals.notFound({ record: 'jobCard' })
  see(row.store_id)
  return {
    ...camelRow(row),
    safeVolts: safeAt(row, settings, now),
    demands: demandsIn(row),
    ticks: ticksIn(row),
    planChanges: planChangesIn(row),
    corrections: corrections.map(camelRow),
    asked: asked.map(camelRow),
    concerns,
    jobs: jobs.map(jobOf),
    parts: parts.map(camelRow),
    clocks: clocks.map(camelRow),
    papers: papers.map(camelRow),
    actions: actionsOn(row),
  }
})

const orderOfCard = '(select order_id from workshop.job_card where group_id = $1 and id = $2)'

function cardFile(groupId: string, cardId: string, now: string): Load<FileRow | undefined> {
  const columns = `select o.odometer_km, o.energy_percent, v.vin,
    (select a.name from people.staff a where a.group_id = c.group_id and a.id = c.acknowledged_by) as acknowledged_by_name,
    (select y.name from people.staff y where y.group_id = c.group_id and y.id = c.cut_off_by) as cut_off_by_name,
    (select ${shiftEndSql} from workshop.clock k
      where k.group_id = c.group_id and k.job_card_id = c.id and k.ended_at is null limit 1) as shift_ended_at, `
  return oneRaw<FileRow>(`${cardSelect.replace('select ', columns)} where c.group_id = $1 and c.id = $3`, [
    groupId,
    now,
    cardId,
  ])
}

function concernsOf(groupId: string, cardId: string): Load<{ id: string; words: string }[]> {
  return manyRaw<{ id: string; words: string }>(
    `select id, words from service.concern where group_id = $1 and order_id = ${orderOfCard} order by position`,
    [groupId, cardId],
  )
}

/** A job with its steps, and the edition of the work guide that they are from. */
function jobOf({ steps, guide_id: id, maker, edition, source, model_zh: modelZh, model_en: modelEn, ...job }: JobRow) {
  const isGuided = id !== null && maker !== null && edition !== null && source !== null
  return {
    ...camelRow(job),
    steps: steps === null ? [] : stepsOf({ steps }),
    guide: isGuided ? { id, maker, edition, source, modelZh, modelEn } : null,
  }
}

interface JobRow {
  readonly line_id: string
  readonly code: string
  readonly name_zh: string
  readonly name_en: string
  readonly standard_minutes: number
  readonly steps: Row<'knowledge.service_item'>['steps'] | null
  readonly guide_id: string | null
  readonly maker: string | null
  readonly edition: number | null
  readonly source: string | null
  readonly model_zh: string | null
  readonly model_en: string | null
}

function jobsOf(groupId: string, cardId: string): Load<JobRow[]> {
  return manyRaw<JobRow>(
    `select l.id as line_id, l.code, l.name_zh, l.name_en, coalesce(l.standard_minutes, 0) as standard_minutes,
        coalesce(g.steps, i.steps) as steps, g.id as guide_id, g.maker, g.edition, g.source, gm.name_zh as model_zh, gm.name_en as model_en
       from service.line l
       join workshop.job_card c on c.group_id = l.group_id and c.id = l.job_card_id
       join service.repair_order o on o.group_id = l.group_id and o.id = l.order_id
       join vehicles.brief v on v.group_id = o.group_id and v.id = o.vehicle_id
       left join knowledge.service_item i on i.group_id = l.group_id and i.code = l.code
       ${workGuideJoin('v.model_id', 'c.created_at')}
       left join knowledge.model gm on gm.group_id = l.group_id and gm.id = g.model_id
      where l.group_id = $1 and l.order_id = ${orderOfCard} and l.job_card_id = $2 order by l.position`,
    [groupId, cardId],
  )
}

interface PartRow {
  readonly part_no: string
  readonly name_zh: string
  readonly name_en: string
  readonly unit: string
  readonly wanted_thousandths: number
  readonly issued_thousandths: number
  readonly reserved_thousandths: number
  readonly expected_on: string | null
}

function partsOf(groupId: string, cardId: string): Load<PartRow[]> {
  return manyRaw<PartRow>(
    `select l.code as part_no, l.name_zh, l.name_en, l.unit, l.quantity_thousandths as wanted_thousandths,
        coalesce(k.issued_thousandths - k.returned_thousandths, 0) as issued_thousandths,
        coalesce(k.reserved_thousandths, 0) as reserved_thousandths, p.expected_on
       from service.line l
       left join parts.pick p on p.group_id = l.group_id and p.order_id = l.order_id
       left join parts.pick_line k on k.group_id = p.group_id and k.pick_id = p.id and k.order_line_id = l.id
      where l.group_id = $1 and l.order_id = ${orderOfCard} and l.kind = 'part' and l.approval = 'approved' and l.dropped_at is null
      order by l.position`,
    [groupId, cardId],
  )
}

interface StretchRow {
  readonly id: string
  readonly technician_id: string
  readonly technician_name: string
  readonly started_at: string
  readonly ended_at: string | null
  readonly reason: string | null
  readonly remark: string | null
}

function stretchesOf(groupId: string, cardId: string): Load<StretchRow[]> {
  return manyRaw<StretchRow>(
    `select k.id, k.technician_id, s.name as technician_name, k.started_at, k.ended_at, k.reason, k.remark
       from workshop.clock k join people.staff s on s.group_id = k.group_id and s.id = k.technician_id
      where k.group_id = $1 and k.job_card_id = $2 order by k.started_at, k.id`,
    [groupId, cardId],
  )
}

interface PaperRow {
  readonly id: string
  readonly kind: string
  readonly number: string
  readonly created_at: string
}

function papersOf(groupId: string, cardId: string): Load<PaperRow[]> {
  return manyRaw<PaperRow>(
    'select id, kind, number, created_at from kernel.paper where group_id = $1 and record_id = $2 order by created_at, id',
    [groupId, cardId],
  )
}
