import { kernelRefusals } from '../../../../kernel/contract/kernel-refusals.ts'
import type { Row } from '../../../../kernel/db/schema.ts'
import { many, manyRaw, oneRaw, sql } from '../../../../kernel/db/sql.ts'
import type { Keys } from '../../../../kernel/keys.ts'
import { readCursor, toPage, totalIfAsked } from '../../../../kernel/list.ts'
import { idsMeant } from '../../../../kernel/search-index.ts'
import { openContact } from '../public.ts'
import { erasure, erasureView } from './actions.ts'
import { heldOf, readHeld } from './held.ts'

type Named = Row<'customers.erasure'> & {
  readonly name: string
  readonly phone: string
  readonly person_id: string
  readonly wrapped_key: string | null
}

const view = (row: Named, keys: Keys) => {
  const { name: _name, phone: _phone, person_id: _person, wrapped_key: _key, ...own } = row
  return { ...erasureView(own), customerName: openContact(row, keys).name }
}

/** Requests of the stores that the person may see, the newest first. */
export const list = erasure.read('list', async (context) => {
  const { groupId, query, inStores, load, kernel, actionsOn } = context
  const after = readCursor(query.after, 1)
  let found = sql
    .selectFrom('customers.erasure as e')
    .innerJoin('customers.contact as c', (join) =>
      join.onRef('c.group_id', '=', 'e.group_id').onRef('c.id', '=', 'e.customer_id'),
    )
    .where('e.group_id', '=', groupId)
    .where('e.store_id', 'in', inStores)
  if (query.state) found = found.where('e.state', '=', query.state)
  if (query.customerId) found = found.where('e.customer_id', '=', query.customerId)
  if (query.q) {
    const ids = await idsMeant(context, 'customer', query.q)
    if (ids.length === 0) return { rows: [], ...(query.total ? { total: 0, totalCapped: false } : {}) }
    found = found.where('e.customer_id', 'in', ids)
  }
  let page = found
    .selectAll('e')
    .select(['c.name', 'c.phone', 'c.person_id', 'c.wrapped_key'])
    .orderBy('e.id', 'desc')
    .limit(query.limit + 1)
  if (after) page = page.where('e.id', '<', String(after[0]))
  const { rows } = await load({ rows: many(page) })
  const count = await totalIfAsked({ query, load }, found.select('e.id'))
  const shown = (row: (typeof rows)[number]) => ({ ...view(row as Named, kernel.keys), actions: actionsOn(row) })
  return { ...toPage(rows, query.limit, (row) => [row.id], shown), ...count }
})

export const get = erasure.read('get', async ({ groupId, id, load, see, kernel, actionsOn, now }) => {
  const { row, laws } = await load({
    row: oneRaw<Named>(
      `select e.*, c.name, c.phone, c.person_id, c.wrapped_key from customers.erasure e
         join customers.contact c on c.group_id = e.group_id and c.id = e.customer_id
        where e.group_id = $1 and e.id = $2`,
      [groupId, id],
    ),
    laws: manyRaw<{ key: string; source: string }>(
      'select distinct on (key) key, source from kernel.law_limit where from_date <= $1::date order by key, from_date desc',
      [now.slice(0, 10)],
    ),
  })
  if (!row) throw kernelRefusals.notFound({ record: 'erasure' })
  see(row.store_id)
  const held = heldOf(groupId, row.person_id)
  const isOpen = row.wrapped_key !== null
  const parts = isOpen ? readHeld(held, await load(held.loads)).filter(({ rows }) => rows.length > 0) : []
  const sources = new Map(laws.map(({ key, source }) => [key, source]))
  return {
    ...view(row, kernel.keys),
    actions: actionsOn(row),
    parts: parts.map(({ part, data, rows }) => ({
      part,
      count: rows.length,
      keptUntil: later(data.retainedUntil?.(rows, now) ?? null, now),
      laws: [...new Set(data.laws?.(rows) ?? [])].flatMap((key) => sources.get(key) ?? []),
    })),
  }
})

/** A day that has passed holds nothing any more. */
function later(day: string | null, now: string): string | null {
  return day !== null && day > now.slice(0, 10) ? day : null
}
