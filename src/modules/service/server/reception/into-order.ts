import type { Load } from '../../../../kernel/db/sql.ts'
import { manyRaw, oneRaw } from '../../../../kernel/db/sql.ts'
import type { Row } from '../../../../kernel/db/schema.ts'
import { type FileRow, passFiles } from '../../../../kernel/files/files.ts'
import type { Work } from '../../../../kernel/work.ts'
import { holdersOf } from '../../../vehicles/server/public.ts'
import { type Noted, readEntries } from '../../contract/reception-content.ts'
import { serviceRefusals } from '../../contract/refusals.ts'
import { waitingForWalk } from './towed-cars.ts'
import { entryRows, reception } from './actions.ts'
import { entriesOf, receiveProblem } from './rules.ts'

type Order = Row<'service.repair_order'>
type Entry = Row<'service.reception_entry'>

export interface ReceptionLoads extends Record<string, Load<unknown>> {
  readonly reception: Load<Row<'service.reception'> | undefined>
  readonly entries: Load<Row<'service.reception_entry'>[]>
  readonly taken: Load<FileRow[]>
  readonly holders: Load<{ readonly customer_id: string }[]>
  readonly towed: Load<{ readonly number: string } | undefined>
}

type OfReception = Pick<ReceptionLoads, 'reception' | 'entries' | 'taken'>

/** A reception that is about to end in an order, with its photos, locked. */
export function lockReception(groupId: string, id: string): OfReception {
  return {
    reception: oneRaw('select * from service.reception where group_id = $1 and id = $2 for update', [groupId, id]),
    entries: entryRows(groupId, id),
    taken: manyRaw<FileRow>(
      `select * from kernel.file where group_id = $1 and record_id = $2 and record = 'reception' and state = 'kept'
        order by created_at, id for update`,
      [groupId, id],
    ),
  }
}

/** What a check-in needs of its reception; nothing is asked for where it has none. */
export function receptionLoads(
  groupId: string,
  { receptionId: id, vehicleId }: { readonly receptionId?: string | undefined; readonly vehicleId: string },
): Partial<ReceptionLoads> {
  if (id === undefined) return {}
  return {
    ...lockReception(groupId, id),
    holders: holdersOf(groupId, vehicleId),
    towed: oneRaw(
      `select o.number from service.repair_order o where o.group_id = $1 and o.vehicle_id = $2 and ${waitingForWalk}`,
      [groupId, vehicleId],
    ),
  }
}

export interface FoundReception {
  readonly reception?: Row<'service.reception'> | undefined
  readonly entries?: readonly Row<'service.reception_entry'>[] | undefined
  readonly taken?: readonly FileRow[] | undefined
  readonly holders?: readonly { readonly customer_id: string }[] | undefined
  readonly towed?: { readonly number: string } | undefined
}

/** When the reception began, by the clock of its device; nothing where the order has none. */
export function begunAt(found: FoundReception): string | undefined {
  return found.reception?.started_at
}

/** Checks the reception that is to become this order; answers what it holds. Throws the refusal. */
export function notedFor(
  found: FoundReception,
  order: { readonly vehicleId: string; readonly storeId: string },
): Noted {
  // Its tow has opened the order: the walk around belongs to that one.
  if (found.towed) throw serviceRefusals.towedHasOrder({ number: found.towed.number })
  const problem = receiveProblem(found.reception, found.entries ?? [], order)
  if (problem) throw problem
  return readEntries(entriesOf(found.entries ?? []))
}

/** What the reception of an order wrote down; undefined where it was opened without. */
export function notedOf(groupId: string, orderId: string): Load<Noted | undefined> {
  const { statement } = manyRaw<Entry>(
    `select e.* from service.reception_entry e join service.reception r on r.group_id = e.group_id and r.id = e.reception_id
      where e.group_id = $1 and r.order_id = $2`,
    [groupId, orderId],
  )
  return {
    statement,
    read: (rows) => (rows.length > 0 ? readEntries(entriesOf(rows as unknown as Entry[])) : undefined),
  }
}

/** The reception ends in the order; its photos become the order's, but for those taken by mistake. */
export function endIn(work: Work, found: FoundReception, noted: Noted, order: Order, personId: string | null): void {
  if (!found.reception) return
  work.move(reception.face, found.reception, 'receive', { order_id: order.id })
  const good = (found.taken ?? []).filter((file) => !noted.struck.has(file.id))
  passFiles(work, good, { record: 'repairOrder', recordId: order.id, storeId: order.store_id, personId })
}
