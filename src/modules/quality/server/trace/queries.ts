import { kernelRefusals } from '../../../../kernel/contract/kernel-refusals.ts'
import { type Load, manyRaw, oneRaw } from '../../../../kernel/db/sql.ts'
import { rowSetsOf, type StoredEntry, storedEntry } from '../../../../kernel/ledger/stored-entry.ts'
import { inspection } from '../inspection/actions.ts'
import { isIntact } from './rules.ts'

// Everything that hangs on an order. What rooms further right did is known by its links (`addToTrace`).
const recordsSql = `select id, version, head from service.repair_order where group_id = $1 and id = $2
  union all select a.id, a.version, a.head from service.repair_order o
      join service.appointment a on a.group_id = o.group_id and a.id = o.appointment_id where o.group_id = $1 and o.id = $2
  union all select id, version, head from service.estimate where group_id = $1 and order_id = $2
  union all select id, version, head from workshop.job_card where group_id = $1 and order_id = $2
  union all select id, version, head from parts.pick where group_id = $1 and order_id = $2
  union all select id, version, head from quality.inspection where group_id = $1 and order_id = $2
  union all select id, version, head from money.bill where group_id = $1 and order_id = $2
  union all select record_id, null, null from quality.trace_link where group_id = $1 and order_id = $2`

interface TraceRow {
  readonly entry: StoredEntry
  readonly by: string
  readonly sealed: boolean
}

/** Who did what on an order and everything that hangs on it, with the proof that nobody changed it since (K-09). */
export const trace = inspection.read('trace', async ({ groupId, id, load, see }) => {
  const { order, heads, rows } = await load({
    order: oneRaw<{ id: string; store_id: string; number: string }>(
      'select id, store_id, number from service.repair_order where group_id = $1 and id = $2',
      [groupId, id],
    ),
    heads: manyRaw<{ id: string; version: number | null; head: Buffer | null }>(recordsSql, [groupId, id]),
    rows: entriesOf(groupId, id),
  })
  if (!order) throw kernelRefusals.notFound({ record: 'repairOrder' })
  see(order.store_id)
  return {
    orderId: order.id,
    number: order.number,
    entries: rows.map(({ entry, by, sealed }) => ({
      id: entry.id,
      at: entry.at,
      record: entry.record ?? '',
      verb: entry.verb,
      fromState: entry.from,
      toState: entry.to,
      actor: entry.actorKind,
      by,
      cause: entry.cause,
      hash: entry.hash.toString('hex'),
      sealed,
      changes: (rowSetsOf(entry.data) ?? []).map((row) => ({ table: row.t, set: row.set })),
    })),
    intact: isIntact(
      rows.map((row) => row.entry),
      heads.map((head) => ({ recordId: head.id, version: head.version, hash: head.head })),
    ),
  }
})

/** The entries of all those records, oldest first, each with the name of who did it and whether a block has closed it. */
function entriesOf(groupId: string, orderId: string): Load<TraceRow[]> {
  const { statement, read } = manyRaw<Record<string, unknown>>(
    `select e.*, coalesce(a.display_name, case when e.actor_kind = 'system' then e.actor_id else '' end) as by,
        exists (select from kernel.block b
          where b.group_id = e.group_id and b.epoch = e.epoch and b.from_xid < e.xid and e.xid <= b.to_xid) as sealed
       from (select id from (${recordsSql}) as any_record) as r
       join kernel.entry e on e.group_id = $1 and e.record_id = r.id
       left join kernel.account a on a.group_id = e.group_id
         and a.id = case when e.actor_kind in ('staff', 'customer') then e.actor_id::uuid end
      order by e.at, e.id`,
    [groupId, orderId],
  )
  return {
    statement,
    read: (rows) =>
      read(rows).map((row) => ({ entry: storedEntry(row), by: String(row['by']), sealed: row['sealed'] === true })),
  }
}
