import { parameter } from '../../../../kernel/settings.ts'
import { epochMsOf, instantOf } from '../../../../kernel/clocks/zone.ts'
import { kernelRefusals } from '../../../../kernel/contract/kernel-refusals.ts'
import type { Row } from '../../../../kernel/db/schema.ts'
import { type Load, manyRaw, oneRaw } from '../../../../kernel/db/sql.ts'
import type { Keys } from '../../../../kernel/keys.ts'
import { readCursor, toPage, totalIfAsked } from '../../../../kernel/list.ts'
import { openSealed } from '../../../../kernel/pii/persons.ts'
import { openContact } from '../../../customers/server/public.ts'
import { retryMinutes } from '../parameters.ts'
import { followUp, followUpView } from './actions.ts'
import { callsNow, isLate, isOwed, readyAt } from './rules.ts'

interface Listed extends Row<'care.follow_up'> {
  readonly wrapped_key: string | null
  readonly name: string
  readonly phone: string
  readonly plate: string
  readonly plate_colour: string
  readonly agent_name: string | null
}

const columns = 'f.*, c.wrapped_key, c.name, c.phone, v.plate, v.plate_colour, a.name as agent_name'
const joins = `from care.follow_up f
  join customers.contact c on c.group_id = f.group_id and c.id = f.customer_id
  join vehicles.brief v on v.group_id = f.group_id and v.id = f.vehicle_id
  left join people.staff a on a.group_id = f.group_id and a.id = f.agent_id`

function rowOf<R extends Listed>(row: R, keys: Keys, now: string) {
  const contact = openContact(row, keys)
  return {
    ...followUpView(row),
    customerName: contact.name,
    phoneMasked: contact.phoneMasked,
    late: isLate(row, now),
  }
}

/** Calls of the stores: those owed by when they are due, all others the newest first. */
export const list = followUp.read('list', async ({ groupId, query, inStores, identity, now, kernel, load }) => {
  const soonest = query.state !== undefined && isOwed(query.state)
  const after = readCursor(query.after, 2)
  const parameters: unknown[] = [groupId, inStores]
  const where = (text: string, value: unknown) => text.replaceAll('?', `$${parameters.push(value)}`)
  const filter = [
    'f.group_id = $1 and f.store_id = any($2::uuid[])',
    query.state ? where('f.state = ?', query.state) : '',
    query.mine ? where('f.agent_id = ?', identity.actor.staffId ?? identity.actor.id) : '',
    query.late ? where(`f.due_at < coalesce(f.called_at, ?::timestamptz) and f.state <> 'givenUp'`, now) : '',
    query.q ? where('(f.order_number ilike ? or v.plate ilike ?)', `%${query.q}%`) : '',
  ].filter((text) => text !== '')
  const all = { sql: `select ${columns} ${joins} where ${filter.join(' and ')}`, parameters: [...parameters] }
  const next = after
    ? `${where(` and (f.due_at, f.id) ${soonest ? '>' : '<'} (?::timestamptz`, after[0])}${where(', ?::uuid)', after[1])}`
    : ''
  const order = `order by f.due_at ${soonest ? '' : 'desc'}, f.id ${soonest ? '' : 'desc'}`
  const { rows } = await load({
    rows: manyRaw<Listed>(`${all.sql}${next} ${order} ${where('limit ?', query.limit + 1)}`, parameters),
  })
  const count = await totalIfAsked({ query, load }, all)
  return {
    ...toPage(
      rows,
      query.limit,
      (row) => [row.due_at, row.id],
      (row) => rowOf(row, kernel.keys, now),
    ),
    ...count,
  }
})

interface FileRow extends Listed {
  readonly preferred_channel: string
  readonly model_zh: string | null
  readonly model_en: string | null
  readonly closed_at: string | null
  readonly advisor_name: string
}

interface CallRow {
  readonly at: string
  readonly outcome: string
  readonly note: string | null
  readonly by: string
}

interface Named {
  readonly nameZh: string
  readonly nameEn: string
}

/** The call on one page: who, car, what was said and done, what he declined, who has called before. */
export const get = followUp.read('get', async ({ groupId, id, now, kernel, load, see, actionsOn }) => {
  const { row, concerns, done, declined, calls } = await load({
    row: fileRow(groupId, id),
    concerns: concernsOf(groupId, id),
    done: linesOf(groupId, id, `l.kind = 'labour' and l.executed`),
    declined: declinedOf(groupId, id),
    calls: callsOf(groupId, id),
  })
  if (!row) throw kernelRefusals.notFound({ record: 'followUp' })
  see(row.store_id)
  const open = (sealed: string | null) => openSealed(row.wrapped_key, sealed, kernel.keys)
  return {
    ...rowOf(row, kernel.keys, now),
    keyPoints: open(row.key_points),
    wishes: open(row.wishes),
    complaint: open(row.complaint),
    concerns,
    done,
    declined,
    calls: calls.map((call) => ({ ...call, note: open(call.note) })),
    actions: actionsOn(row),
  }
})

const orderOfCall = '(select order_id from care.follow_up where group_id = $1 and id = $2)'
const vehicleOfCall = '(select vehicle_id from care.follow_up where group_id = $1 and id = $2)'

function fileRow(groupId: string, id: string): Load<FileRow | undefined> {
  return oneRaw<FileRow>(
    `select ${columns}, c.preferred_channel, v.model_zh, v.model_en, o.closed_at, coalesce(s.name, '') as advisor_name
       ${joins}
       join service.repair_order o on o.group_id = f.group_id and o.id = f.order_id
       left join people.staff s on s.group_id = o.group_id and s.id = o.advisor_id
      where f.group_id = $1 and f.id = $2`,
    [groupId, id],
  )
}

function concernsOf(groupId: string, id: string): Load<{ words: string; answer: string | null }[]> {
  return manyRaw<{ words: string; answer: string | null }>(
    `select words, answer from service.concern where group_id = $1 and order_id = ${orderOfCall} order by position`,
    [groupId, id],
  )
}

function linesOf(groupId: string, id: string, which: string): Load<Named[]> {
  return manyRaw<Named>(
    `select l.name_zh as "nameZh", l.name_en as "nameEn" from service.line l
      where l.group_id = $1 and l.order_id = ${orderOfCall} and ${which} order by l.position`,
    [groupId, id],
  )
}

/** Work of this car that the customer declined or put off, on this visit or before. */
function declinedOf(groupId: string, id: string): Load<(Named & { grossFen: number })[]> {
  return manyRaw<Named & { grossFen: number }>(
    `select l.name_zh as "nameZh", l.name_en as "nameEn", l.gross_fen as "grossFen" from service.line l
      where l.group_id = $1 and l.vehicle_id = ${vehicleOfCall} and l.approval in ('declined', 'deferred')
        and l.dropped_at is null
      order by l.id desc limit 20`,
    [groupId, id],
  )
}

function callsOf(groupId: string, id: string): Load<CallRow[]> {
  return manyRaw<CallRow>(
    `select k.called_at as at, k.outcome, k.note, coalesce(a.display_name, k.by_id) as by
       from care.call k left join kernel.account a on a.group_id = k.group_id and a.id::text = k.by_id
      where k.group_id = $1 and k.follow_up_id = $2 order by k.called_at, k.id`,
    [groupId, id],
  )
}

interface OwedRow {
  readonly id: string
  readonly store_id: string
  readonly due_at: string
  readonly call_back_at: string | null
  readonly tried_at: string | null
}

/** What the agent does next; his own calls and those that nobody owns. */
export const next = followUp.read('next', async ({ groupId, inStores, identity, now, settings, load }) => {
  const { owed } = await load({
    owed: manyRaw<OwedRow>(
      `select f.id, f.store_id, f.due_at, f.call_back_at, (select max(k.called_at) from care.call k
           where k.group_id = f.group_id and k.follow_up_id = f.id) as tried_at
         from care.follow_up f
        where f.group_id = $1 and f.store_id = any($2::uuid[]) and f.state = 'due' and (f.agent_id = $3 or f.agent_id is null)
        order by f.due_at, f.id limit 1000`,
      [groupId, inStores, identity.actor.staffId ?? identity.actor.id],
    ),
  })
  const waits = (storeId: string) => parameter(settings, retryMinutes, storeId, now.slice(0, 10))
  const { ready, laterAt } = callsNow(
    owed.map((row) => ({ ...row, ready_at: readyAt(row, waits(row.store_id)) })),
    now,
  )
  return { id: ready[0]?.id ?? null, waiting: ready.length, laterAt }
})

interface Figures {
  readonly done: number
  readonly onTime: number
  readonly late: number
  readonly givenUp: number
  readonly open: number
}

const dayMs = 86_400_000

/** How many calls of the last days were made in time, with the figures behind the rate. */
export const onTime = followUp.read('onTime', async ({ groupId, query, inStores, identity, now, load }) => {
  const agentId = query.mine ? (identity.actor.staffId ?? identity.actor.id) : null
  const { figures } = await load({
    figures: oneRaw<Figures>(
      `select count(*) filter (where state = 'done') as done,
          count(*) filter (where state = 'done' and called_at <= due_at) as "onTime",
          count(*) filter (where state = 'done' and called_at > due_at or state = 'due' and due_at < $4) as late,
          count(*) filter (where state = 'givenUp') as "givenUp",
          count(*) filter (where state = 'due' and due_at >= $4) as open
         from care.follow_up where group_id = $1 and store_id = any($2::uuid[]) and created_at >= $3
            and ($5::uuid is null or agent_id = $5)`,
      [groupId, inStores, instantOf(epochMsOf(now) - query.days * dayMs), now, agentId],
    ),
  })
  return figures ?? { done: 0, onTime: 0, late: 0, givenUp: 0, open: 0 }
})
