import { dayNumber } from '../../../../kernel/clocks/plain-date.ts'
import { instantOf, wallClockMs } from '../../../../kernel/clocks/zone.ts'
import { kernelRefusals } from '../../../../kernel/contract/kernel-refusals.ts'
import type { Row } from '../../../../kernel/db/schema.ts'
import { type Load, manyRaw, oneRaw } from '../../../../kernel/db/sql.ts'
import type { Keys } from '../../../../kernel/keys.ts'
import { linkToken } from '../../../../kernel/links.ts'
import { readCursor, toPage, totalIfAsked } from '../../../../kernel/list.ts'
import { camelRow, type ReadContext } from '../../../../kernel/serve.ts'
import { openContact } from '../../../customers/server/public.ts'
import { billOf } from '../../../money/server/public.ts'
import { isUnsafe } from '../diagnosis/rules.ts'
import { factsOf } from '../facts.ts'
import { signsByLink } from './check-in-rules.ts'
import { concernsOf, orderLines } from './loads.ts'
import { requestsOf } from '../guest/request-queries.ts'
import { offeredNow } from './offered.ts'
import { plansOf } from './plans.ts'
import { repairOrder } from './repair-order.ts'
import { visitSteps } from './steps.ts'
import { undoneBefore } from './undone.ts'

interface Listed extends Row<'service.repair_order'> {
  readonly wrapped_key: string | null
  readonly name: string
  readonly phone: string
  readonly vin: string | null
  readonly plate: string
  readonly plate_colour: string
  readonly model_zh: string | null
  readonly model_en: string | null
  readonly advisor_name: string | null
  readonly technician_names: string[]
}

const select = `select o.*, c.wrapped_key, c.name, c.phone, v.vin, v.plate, v.plate_colour, v.model_zh, v.model_en, a.name as advisor_name,
    array(select t.name from people.staff t where t.group_id = o.group_id and t.id = any(o.technician_ids) order by t.name) as technician_names
  from service.repair_order o
  join customers.contact c on c.group_id = o.group_id and c.id = o.customer_id
  join vehicles.brief v on v.group_id = o.group_id and v.id = o.vehicle_id
  left join people.staff a on a.group_id = o.group_id and a.id = o.advisor_id`

function rowOf({ wrapped_key, name, phone, ...row }: Listed, keys: Keys) {
  return {
    ...camelRow(row),
    customerName: openContact({ wrapped_key, name, phone }, keys).name,
    advisorName: row.advisor_name ?? '',
    plans: row.plans === null ? null : plansOf(row.plans),
  }
}

/** A day of the store asked for, else of the first that the person sees. */
function closedBounds(day: string | undefined, timeZone = 'Asia/Shanghai'): [text: string, at: string][] {
  if (!day) return []
  const midnight = (later: number) => instantOf(wallClockMs(dayNumber(day) + later, 0, timeZone))
  return [
    ['o.closed_at >= ?', midnight(0)],
    ['o.closed_at < ?', midnight(1)],
  ]
}

/** Orders, the newest first. `state` takes several with commas; `late` are those past their promise and not done. */
export const list = repairOrder.read('list', async ({ groupId, query, inStores, now, settings, kernel, load }) => {
  const after = readCursor(query.after, 1)
  const parameters: unknown[] = [groupId, inStores]
  const where = (text: string, value: unknown) => text.replaceAll('?', `$${parameters.push(value)}`)
  const filter = [
    'o.group_id = $1 and o.store_id = any($2::uuid[])',
    query.state ? where('o.state = any(?::text[])', query.state.split(',')) : '',
    query.advisorId ? where('o.advisor_id = ?', query.advisorId) : '',
    query.vehicleId ? where('o.vehicle_id = ?', query.vehicleId) : '',
    query.customerId ? where('o.customer_id = ?', query.customerId) : '',
    query.late ? where(`o.promised_at < ? and o.closed_at is null and o.state not in ('ready', 'settled')`, now) : '',
    query.closedOn ? `o.state = 'closed'` : '',
    ...closedBounds(query.closedOn, settings.stores.get(inStores[0] ?? '')?.timeZone).map(([text, at]) =>
      where(text, at),
    ),
    query.q ? where('(o.number like ? or v.plate like ?)', `%${query.q.toUpperCase()}%`) : '',
  ].filter((text) => text !== '')
  const all = { sql: `${select} where ${filter.join(' and ')}`, parameters: [...parameters] }
  const next = after ? where(' and o.id < ?::uuid', after[0]) : ''
  const { rows } = await load({
    rows: manyRaw<Listed>(`${all.sql}${next} ${where('order by o.id desc limit ?', query.limit + 1)}`, parameters),
  })
  return {
    ...toPage(
      rows,
      query.limit,
      (row) => [row.id],
      (row) => rowOf(row, kernel.keys),
    ),
    ...(await totalIfAsked({ query, load }, all)),
  }
})

interface Step {
  readonly state: string
  readonly at: string
  readonly by: string
}

/** Every state that the order entered, with time and person. */
function stepsOf(groupId: string, orderId: string): Load<Step[]> {
  return manyRaw<Step>(
    `select e.to_state as state, e.at, coalesce(a.display_name, case e.actor_kind when 'link' then 'customer' else e.actor_kind end) as by
       from kernel.entry e
       left join kernel.account a on a.group_id = e.group_id and a.id = case when e.actor_kind = 'staff' then e.actor_id::uuid end
      where e.group_id = $1 and e.record_id = $2 and e.record = 'repairOrder' and e.from_state is distinct from e.to_state
      order by e.version`,
    [groupId, orderId],
  )
}

interface PaperRow {
  readonly id: string
  readonly kind: string
  readonly number: string
  readonly created_at: string
}

/** The papers of a visit: those of the order, of its estimates and of its bill. */
function papersOf(groupId: string, orderId: string): Load<PaperRow[]> {
  return manyRaw<PaperRow>(
    `select id, kind, number, created_at from kernel.paper where group_id = $1 and record_id in (
       select $2::uuid union all select id from service.estimate where group_id = $1 and order_id = $2
       union all select bill_id from service.repair_order where group_id = $1 and id = $2)
      order by created_at, id`,
    [groupId, orderId],
  )
}

export const get = repairOrder.read('get', async ({ groupId, id, see, actionsOn, kernel, load }) => {
  const { row, concerns, lines, estimates, papers, steps, declined } = await load({
    row: oneRaw<Listed>(`${select} where o.group_id = $1 and o.id = $2`, [groupId, id]),
    concerns: concernsOf(groupId, id),
    lines: orderLines(groupId, id),
    estimates: manyRaw<Row<'service.estimate'>>(
      `select id, edition, state, total_fen, opened_at, decided_at from service.estimate
        where group_id = $1 and order_id = $2 order by edition`,
      [groupId, id],
    ),
    papers: papersOf(groupId, id),
    steps: stepsOf(groupId, id),
    declined: undoneBefore(groupId, id),
  })
  if (!row) throw kernelRefusals.notFound({ record: 'repairOrder' })
  see(row.store_id)
  const offered = await offeredNow({ lines, estimates }, groupId, load)
  return {
    ...rowOf(row, kernel.keys),
    phoneMasked: openContact(row, kernel.keys).phoneMasked,
    vin: row.vin ?? '',
    concerns: concerns.map(camelRow),
    ...offered,
    papers: papers.map(camelRow),
    steps,
    declined: declined.map(camelRow),
    actions: actionsOn(row),
  }
})

/** The running visit as its customer sees it, also through the link that was made for it. */
export const progress = repairOrder.read('progress', progressOf)

export async function progressOf({ groupId, id, identity, see, now, kernel, load }: ReadContext<unknown>) {
  const { row, facts, estimate, bill, papers, steps, requests } = await load({
    requests: requestsOf(groupId, id),
    row: oneRaw<Row<'service.repair_order'>>('select * from service.repair_order where group_id = $1 and id = $2', [
      groupId,
      id,
    ]),
    facts: factsOf(groupId, 'order', id),
    estimate: oneRaw<Row<'service.estimate'>>(
      `select id, state, total_fen, link_id from service.estimate
        where group_id = $1 and order_id = $2 order by edition desc limit 1`,
      [groupId, id],
    ),
    bill: billOf(groupId, id),
    papers: papersOf(groupId, id),
    steps: stepsOf(groupId, id),
  })
  if (!row || !facts) throw kernelRefusals.notFound({ record: 'repairOrder' })
  see(row.store_id)
  return {
    number: row.number,
    state: row.state,
    version: row.version,
    isToSign: signsByLink(row),
    promisedAt: row.promised_at,
    unsafe: isUnsafe(row),
    now,
    plate: facts.plate,
    plateColour: facts.plate_colour,
    modelZh: facts.model_zh,
    modelEn: facts.model_en,
    storeNameZh: facts.store_zh,
    storeNameEn: facts.store_en,
    storePhone: facts.store_phone,
    advisorName: facts.advisor_name ?? '',
    steps: visitSteps(row.state, steps),
    estimate: estimate
      ? {
          id: estimate.id,
          // Only the customer's own: with it staff could decide in his name.
          token: identity.actor.personId ? linkToken(kernel.keys, groupId, estimate.link_id) : null,
          state: estimate.state,
          totalFen: estimate.total_fen,
        }
      : null,
    totalFen: bill ? bill.total_fen - bill.others_fen : row.approved_fen,
    paidFen: bill?.paid_fen ?? 0,
    requests: requests.map(camelRow),
    papers: papers.map(camelRow),
  }
}
