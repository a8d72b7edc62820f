import { kernelRefusals } from '../../../../kernel/contract/kernel-refusals.ts'
import type { Row } from '../../../../kernel/db/schema.ts'
import { many, one, raw, sql } from '../../../../kernel/db/sql.ts'
import type { Kernel } from '../../../../kernel/kernel.ts'
import { readCursor, toPage, totalIfAsked } from '../../../../kernel/list.ts'
import { camelRow } from '../../../../kernel/serve.ts'
import { type Concerned, concerned, papersAbout, paymentsOn } from '../listed.ts'
import { deposit } from './deposit.ts'

const deposits = (groupId: string) =>
  sql
    .selectFrom('money.deposit as d')
    .leftJoin('customers.contact as c', (join) =>
      join.onRef('c.group_id', '=', 'd.group_id').onRef('c.id', '=', 'd.customer_id'),
    )
    .leftJoin('vehicles.brief as v', (join) =>
      join.onRef('v.group_id', '=', 'd.group_id').onRef('v.id', '=', 'd.vehicle_id'),
    )
    .selectAll('d')
    .select(['c.name as customer_name', 'c.wrapped_key', 'v.plate', 'v.plate_colour'])
    .where('d.group_id', '=', groupId)

function listed(found: Row<'money.deposit'> & Concerned, kernel: Kernel) {
  const { row, shown } = concerned(found, kernel.keys)
  return { ...camelRow(row), ...shown }
}

/** Deposits of the person's stores, the newest first; those on which money is to move, the oldest first. */
export const list = deposit.read('list', async ({ groupId, query, inStores, load, kernel }) => {
  const after = readCursor(query.after, 1)
  let found = deposits(groupId).where('d.store_id', 'in', inStores)
  if (query.state) found = found.where('d.state', '=', query.state)
  if (query.open) found = found.where(raw<boolean>`d.state in ('asked', 'toRefund')`)
  const { q } = query
  if (q) {
    const part = `%${q.toUpperCase()}%`
    found = found.where((eb) => eb.or([eb('d.number', 'like', part), eb('v.plate', 'like', part)]))
  }
  let page = found.orderBy('d.id', query.open ? 'asc' : 'desc').limit(query.limit + 1)
  if (after) page = page.where('d.id', query.open ? '>' : '<', String(after[0]))
  const { rows } = await load({ rows: many(page) })
  return {
    ...toPage(
      rows,
      query.limit,
      (row) => [row.id],
      (row) => listed(row, kernel),
    ),
    ...(await totalIfAsked({ query, load }, found)),
  }
})

export const get = deposit.read('get', async ({ groupId, id, load, see, actionsOn, kernel }) => {
  const { row, payments, papers } = await load({
    row: one(deposits(groupId).where('d.id', '=', id)),
    payments: paymentsOn(groupId, 'deposit_id', id),
    papers: papersAbout(groupId, id),
  })
  if (!row) throw kernelRefusals.notFound({ record: 'deposit' })
  see(row.store_id)
  return {
    ...listed(row, kernel),
    payments: payments.map(camelRow),
    papers: papers.map(camelRow),
    actions: actionsOn(row),
  }
})
