import { kernelRefusals } from '../../../../kernel/contract/kernel-refusals.ts'
import type { Row } from '../../../../kernel/db/schema.ts'
import { manyRaw, oneRaw } from '../../../../kernel/db/sql.ts'
import type { Keys } from '../../../../kernel/keys.ts'
import { readCursor, toPage, totalIfAsked } from '../../../../kernel/list.ts'
import type { PersonalData } from '../../../../kernel/module.ts'
import { emptying } from '../../../../kernel/pii/erasure.ts'
import { camelRow } from '../../../../kernel/serve.ts'
import { openContact } from '../../../customers/server/public.ts'
import { enquiry } from './actions.ts'
import { isUnanswered } from './rules.ts'

interface Listed extends Row<'care.enquiry'> {
  readonly wrapped_key: string | null
  readonly name: string | null
  readonly phone: string | null
  readonly owner_name: string | null
}

const select = `select e.*, c.wrapped_key, c.name, c.phone, s.name as owner_name from care.enquiry e
  left join customers.contact c on c.group_id = e.group_id and c.id = e.customer_id
  left join people.staff s on s.group_id = e.group_id and s.id = e.owner_id`

function viewOf({ wrapped_key, name, phone, ...row }: Listed, keys: Keys, now: string) {
  const contact = name && phone ? openContact({ wrapped_key, name, phone }, keys) : undefined
  return {
    ...camelRow(row),
    customerName: contact?.name ?? null,
    phoneMasked: contact?.phoneMasked ?? null,
    late: (row.answered_at ?? now) > row.due_at,
  }
}

/** Questions of the stores: those without answer by when they are due, all others the newest first. */
export const list = enquiry.read(
  'list',
  async ({ groupId, query, inStores, identity, now, kernel, load, actionsOn }) => {
    const isOpen = isUnanswered(query.state)
    const after = readCursor(query.after, 2)
    const parameters: unknown[] = [groupId, inStores]
    const where = (text: string, value: unknown) => text.replaceAll('?', `$${parameters.push(value)}`)
    const filter = [
      'e.group_id = $1 and e.store_id = any($2::uuid[])',
      query.state ? where('e.state = ?', query.state) : '',
      query.channel ? where('e.channel = ?', query.channel) : '',
      query.topic ? where('e.topic = ?', query.topic) : '',
      query.customerId ? where('e.customer_id = ?', query.customerId) : '',
      query.mine ? where('(e.owner_id = ? or e.owner_id is null)', identity.actor.staffId ?? identity.actor.id) : '',
      query.late ? where('coalesce(e.answered_at, ?::timestamptz) > e.due_at', now) : '',
      query.q ? where('(e.number ilike ? or e.question ilike ?)', `%${query.q}%`) : '',
    ].filter((text) => text !== '')
    const all = { sql: `${select} where ${filter.join(' and ')}`, parameters: [...parameters] }
    const place = isOpen ? 'e.due_at' : 'e.created_at'
    const next = after
      ? `${where(` and (${place}, e.id) ${isOpen ? '>' : '<'} (?::timestamptz`, after[0])}${where(', ?::uuid)', after[1])}`
      : ''
    const order = `order by ${place} ${isOpen ? '' : 'desc'}, e.id ${isOpen ? '' : 'desc'} ${where('limit ?', query.limit + 1)}`
    const { rows } = await load({ rows: manyRaw<Listed>(`${all.sql}${next} ${order}`, parameters) })
    const count = await totalIfAsked({ query, load }, all)
    const view = (row: Listed) => ({ ...viewOf(row, kernel.keys, now), actions: actionsOn(row) })
    return { ...toPage(rows, query.limit, (row) => [isOpen ? row.due_at : row.created_at, row.id], view), ...count }
  },
)

export const get = enquiry.read('get', async ({ groupId, id, now, kernel, load, see, actionsOn }) => {
  const { row } = await load({ row: oneRaw<Listed>(`${select} where e.group_id = $1 and e.id = $2`, [groupId, id]) })
  if (!row) throw kernelRefusals.notFound({ record: 'enquiry' })
  see(row.store_id)
  return { ...viewOf(row, kernel.keys, now), actions: actionsOn(row) }
})

export const own = enquiry.read('own', async ({ groupId, identity, load }) => {
  const { rows } = await load({
    rows: manyRaw<Row<'care.enquiry'>>(
      `select e.* from care.enquiry e join customers.contact c on c.group_id = e.group_id and c.id = e.customer_id
        where e.group_id = $1 and c.person_id = $2 and c.state = 'active' order by e.id desc limit 20`,
      [groupId, identity.actor.personId ?? null],
    ),
  })
  return { rows: rows.map(camelRow) }
})

/** What somebody asked, and what he was told. */
export const enquiriesOf: PersonalData = {
  tables: ['care.enquiry'],
  find: (groupId, personId) =>
    manyRaw<Record<string, unknown>>(
      `select e.id, e.number, e.channel, e.topic, e.state, e.created_at, e.question, e.answer from care.enquiry e
         join customers.customer c on c.group_id = e.group_id and c.id = e.customer_id
        where e.group_id = $1 and c.person_id = $2 order by e.id`,
      [groupId, personId],
    ),
  erase: (rows) => rows.map((row) => emptying('care.enquiry', String(row['id']), { question: '', answer: '' })),
}
