import { kernelRefusals } from '../../../../kernel/contract/kernel-refusals.ts'
import type { Row } from '../../../../kernel/db/schema.ts'
import { many, manyRaw, one, raw, sql } from '../../../../kernel/db/sql.ts'
import type { Kernel } from '../../../../kernel/kernel.ts'
import { readCursor, toPage, totalIfAsked } from '../../../../kernel/list.ts'
import { camelRow } from '../../../../kernel/serve.ts'
import { type Concerned, concerned, papersAbout, paymentsOn } from '../listed.ts'
import { bill, billView } from './actions.ts'

const bills = (groupId: string) =>
  sql
    .selectFrom('money.bill as b')
    .leftJoin('customers.contact as c', (join) =>
      join.onRef('c.group_id', '=', 'b.group_id').onRef('c.id', '=', 'b.customer_id'),
    )
    .leftJoin('vehicles.brief as v', (join) =>
      join.onRef('v.group_id', '=', 'b.group_id').onRef('v.id', '=', 'b.vehicle_id'),
    )
    .selectAll('b')
    .select(['c.name as customer_name', 'c.wrapped_key', 'v.plate', 'v.plate_colour'])
    .where('b.group_id', '=', groupId)

function listed(found: Row<'money.bill'> & Concerned, kernel: Kernel) {
  const { row, shown } = concerned(found, kernel.keys)
  return { ...billView(row), ...shown }
}

/** Bills of the person's stores, the newest first; those on which something is due, the oldest first. */
export const list = bill.read('list', async ({ groupId, query, inStores, load, kernel }) => {
  const after = readCursor(query.after, query.owing ? 2 : 1)
  let found = bills(groupId).where('b.store_id', 'in', inStores)
  // A literal: the index of unpaid bills is found by it.
  if (query.state) found = found.where(raw<boolean>`b.state = ${raw.lit(query.state)}`)
  if (query.unpaid) found = found.where(raw<boolean>`b.state in ('open', 'partlyPaid')`)
  if (query.orderId) found = found.where('b.order_id', '=', query.orderId)
  const { q } = query
  if (q) {
    const part = `%${q.toUpperCase()}%`
    found = found.where((eb) => eb.or([eb('b.number', 'like', part), eb('v.plate', 'like', part)]))
  }
  if (query.owing) found = found.where(raw<boolean>`b.pay_by is not null`)
  let page = found.limit(query.limit + 1)
  if (query.owing) {
    page = page.orderBy('b.pay_by').orderBy('b.id')
    if (after)
      page = page.where((eb) => eb(eb.refTuple('b.pay_by', 'b.id'), '>', eb.tuple(String(after[0]), String(after[1]))))
  } else {
    page = page.orderBy('b.id', query.unpaid ? 'asc' : 'desc')
    if (after) page = page.where('b.id', query.unpaid ? '>' : '<', String(after[0]))
  }
  const { rows } = await load({ rows: many(page) })
  return {
    ...toPage(
      rows,
      query.limit,
      (row) => (query.owing ? [row.pay_by, row.id] : [row.id]),
      (row) => listed(row, kernel),
    ),
    ...(await totalIfAsked({ query, load }, found)),
  }
})

export const get = bill.read('get', async ({ groupId, id, load, see, actionsOn, kernel }) => {
  const { row, lines, payments, papers } = await load({
    row: one(bills(groupId).where('b.id', '=', id)),
    lines: manyRaw<Row<'money.bill_line'>>(
      'select * from money.bill_line where group_id = $1 and bill_id = $2 order by position',
      [groupId, id],
    ),
    payments: paymentsOn(groupId, 'bill_id', id),
    papers: papersAbout(groupId, id),
  })
  if (!row) throw kernelRefusals.notFound({ record: 'bill' })
  see(row.store_id)
  return {
    ...listed(row, kernel),
    lines: lines.map(camelRow),
    payments: payments.map(camelRow),
    papers: papers.map(camelRow),
    agreed: lines.map((line) => ({ lineId: line.id, grossFen: line.agreed_gross_fen })),
    actions: actionsOn(row),
  }
})
