import { type Found, markOf, parameterOf } from '../../../kernel/db/found.ts'
import type { Row } from '../../../kernel/db/schema.ts'
import { type Load, manyRaw, oneRaw } from '../../../kernel/db/sql.ts'
import { newId } from '../../../kernel/ids.ts'
import type { Work } from '../../../kernel/work.ts'
import { pick as pickServer } from './pick/actions.ts'
import { freeOf, isAllIssued, isComplete, isLive, openOf, outOf, shortCountOf } from './pick/rules.ts'
import { changeStock, type Stock, type StockChange } from './stock.ts'

type Pick = Row<'parts.pick'>
type PickLine = Row<'parts.pick_line'>
const { face } = pickServer

/** Parts by their numbers, whatever their state. */
export function partsByNo(groupId: string, partNos: readonly string[]): Load<Row<'parts.part'>[]> {
  return manyRaw('select * from parts.part where group_id = $1 and part_no = any($2::text[])', [groupId, [...partNos]])
}

/** The store's stock of some parts, locked in part order. A part that was never there has no row. */
export function lockStock(groupId: string, storeId: string, partIds: readonly string[]): Load<Stock[]> {
  return manyRaw(
    'select * from parts.stock where group_id = $1 and store_id = $2 and part_id = any($3::uuid[]) order by part_id for update',
    [groupId, storeId, [...partIds]],
  )
}

/** `lockStock` where store and parts hang on a record: the subselect answers store_id and part_id. */
export function lockStockFor(groupId: string, wanted: Found): Load<Stock[]> {
  return manyRaw(
    `select * from parts.stock where group_id = $1 and (store_id, part_id) in (${wanted.select}) order by part_id for update`,
    [groupId, wanted.id],
  )
}

/** The order's pick list, locked. Lock it before stock. */
export function lockPick(groupId: string, orderId: string | Found): Load<Pick | undefined> {
  return oneRaw(`select * from parts.pick where group_id = $1 and order_id = ${markOf(orderId)} for update`, [
    groupId,
    parameterOf(orderId),
  ])
}

export function pickLinesOf(groupId: string, orderId: string | Found): Load<PickLine[]> {
  return manyRaw(
    `select l.* from parts.pick p join parts.pick_line l on l.group_id = p.group_id and l.pick_id = p.id
      where p.group_id = $1 and p.order_id = ${markOf(orderId)} order by l.id`,
    [groupId, parameterOf(orderId)],
  )
}

export interface Want {
  readonly orderLineId: string
  readonly partId: string
  /** How much more is wanted than the pick list has for this line. */
  readonly quantityThousandths: number
}

export interface ReserveOrder {
  readonly orderId: string
  readonly orderNumber: string
  readonly storeId: string
  readonly wants: readonly Want[]
  /** The counter's queue is sorted by it. */
  readonly promisedAt?: string | null
  /** What of an order line nobody bears yet, in fen; its parts stay here. None where it is not said. */
  readonly unborneFen?: ((orderLineId: string) => number) | undefined
  readonly vehicleId?: string | null
}

/**
 * Holds what an order's customer has approved: opens the pick list or extends it, reserves what is free, the rest is
 * short. Stock must be locked (`lockStock`) before; nothing wanted writes nothing.
 */
export function reserveFor(
  work: Work,
  order: ReserveOrder,
  loaded: {
    readonly pick: Pick | undefined
    readonly pickLines: readonly PickLine[]
    readonly stock: readonly Stock[]
  },
): void {
  const { unborneFen } = order
  if (order.wants.length === 0) {
    if (unborneFen) markUnborne(work, loaded, unborneFen)
    return
  }
  const free = new Map(loaded.stock.map((row) => [row.part_id, freeOf(row)]))
  const lines = new Map(loaded.pickLines.map((line) => [line.order_line_id, line]))
  const changes: StockChange[] = []
  const pickId = loaded.pick?.id ?? newId()
  const touched = new Map<string, PickLine>()
  for (const { orderLineId, partId, quantityThousandths } of order.wants) {
    const held = Math.max(0, Math.min(free.get(partId) ?? 0, quantityThousandths))
    free.set(partId, (free.get(partId) ?? 0) - held)
    changes.push({ partId, onHandThousandths: 0, reservedThousandths: held })
    const line = lines.get(orderLineId) ?? newLine(work, pickId, orderLineId, partId)
    const more: PickLine = {
      ...line,
      wanted_thousandths: line.wanted_thousandths + quantityThousandths,
      reserved_thousandths: line.reserved_thousandths + held,
    }
    lines.set(orderLineId, more)
    touched.set(orderLineId, more)
  }
  if (unborneFen) for (const line of restated([...lines.values()], unborneFen)) touched.set(line.order_line_id, line)
  const short_count = shortCountOf([...lines.values()])
  const promised_at = order.promisedAt ?? loaded.pick?.promised_at ?? null
  if (loaded.pick) work.move(face, loaded.pick, 'extend', { short_count, promised_at })
  else openPick(work, pickId, order, { short_count, promised_at })
  saveLines(work, loaded.pickLines, [...touched.values()])
  changeStock(work, order.storeId, changes)
}

function openPick(
  work: Work,
  id: string,
  order: ReserveOrder,
  columns: { short_count: number; promised_at: string | null },
): void {
  const row = {
    id,
    store_id: order.storeId,
    order_id: order.orderId,
    order_number: order.orderNumber,
    vehicle_id: order.vehicleId ?? null,
    waiting: false,
    ...columns,
  }
  work.create(face, 'reserve', row, 'open')
}

function newLine(work: Work, pickId: string, orderLineId: string, partId: string): PickLine {
  return {
    group_id: work.groupId,
    id: newId(),
    pick_id: pickId,
    order_line_id: orderLineId,
    part_id: partId,
    wanted_thousandths: 0,
    reserved_thousandths: 0,
    issued_thousandths: 0,
    returned_thousandths: 0,
    cost_fen: 0,
    unborne_fen: null,
  }
}

/** The lines of which something else is missing now than before. */
function restated(lines: readonly PickLine[], unborneFen: (orderLineId: string) => number): PickLine[] {
  return lines.flatMap((line) => {
    const fen = unborneFen(line.order_line_id)
    return fen === (line.unborne_fen ?? 0) ? [] : [{ ...line, unborne_fen: fen }]
  })
}

/**
 * Says of each order line what nobody bears yet, in fen: its parts are not handed out nor reserved before it is nought
 * (I-17). Pick list must be locked before.
 */
export function markUnborne(
  work: Work,
  { pick, pickLines }: { readonly pick: Pick | undefined; readonly pickLines: readonly PickLine[] },
  unborneFen: (orderLineId: string) => number,
): void {
  if (!pick || !isLive(pick)) return
  const changed = restated(pickLines, unborneFen)
  if (changed.length === 0) return
  work.move(face, pick, 'bear', {})
  for (const { id, unborne_fen } of changed) work.update('parts.pick_line', id, { unborne_fen })
}

function saveLines(work: Work, before: readonly PickLine[], lines: readonly PickLine[]): void {
  const known = new Set(before.map((line) => line.id))
  for (const line of lines) {
    if (known.has(line.id)) {
      const { wanted_thousandths, reserved_thousandths, unborne_fen } = line
      const was = before.find(({ id }) => id === line.id)
      const borne = unborne_fen === was?.unborne_fen ? {} : { unborne_fen }
      work.update('parts.pick_line', line.id, { wanted_thousandths, reserved_thousandths, ...borne })
    }
  }
  for (const { group_id: _, ...line } of lines) if (!known.has(line.id)) work.insert('parts.pick_line', line)
}

/**
 * Frees what is held for lines of an order that are not approved any more; what was handed out for them stays wanted
 * until it comes back. Pick list and stock must be locked before.
 */
export function freeLines(
  work: Work,
  loaded: { readonly pick: Pick | undefined; readonly pickLines: readonly PickLine[] },
  orderLineIds: ReadonlySet<string>,
): void {
  const { pick, pickLines } = loaded
  if (!pick || !isLive(pick)) return
  const unwanted = pickLines.filter((line) => orderLineIds.has(line.order_line_id) && openOf(line) > 0)
  if (unwanted.length === 0) return
  const after = pickLines.map((line) =>
    unwanted.includes(line) ? { ...line, wanted_thousandths: outOf(line), reserved_thousandths: 0 } : line,
  )
  const to = isComplete(after) ? 'issued' : 'open'
  work.move(face, pick, 'shrink', { short_count: shortCountOf(after) }, { to })
  for (const line of unwanted)
    work.update('parts.pick_line', line.id, { wanted_thousandths: outOf(line), reserved_thousandths: 0 })
  changeStock(
    work,
    pick.store_id,
    unwanted.map(({ part_id: partId, reserved_thousandths }) => ({
      partId,
      onHandThousandths: 0,
      reservedThousandths: -reserved_thousandths,
    })),
  )
}

/** Frees what is still held when the order is settled or cancelled; afterwards parts can only come back. */
export function releaseFor(
  work: Work,
  loaded: { readonly pick: Pick | undefined; readonly pickLines: readonly PickLine[] },
  storeId: string,
): void {
  const { pick } = loaded
  if (!pick || !isLive(pick)) return
  work.move(face, pick, 'release', { short_count: 0, waiting: false, technician_id: null })
  const held = loaded.pickLines.filter((line) => line.reserved_thousandths > 0)
  for (const line of held) work.update('parts.pick_line', line.id, { reserved_thousandths: 0 })
  changeStock(
    work,
    storeId,
    held.map((line) => ({
      partId: line.part_id,
      onHandThousandths: 0,
      reservedThousandths: -line.reserved_thousandths,
    })),
  )
}

/** The workshop tells that a technician stands still because of these parts, or goes on. Lock the pick list before. */
export function markWaiting(work: Work, pick: Pick | undefined, waiting: boolean, technicianId: string | null): void {
  if (!pick || !isLive(pick)) return
  const technician_id = waiting ? technicianId : null
  if (pick.waiting === waiting && pick.technician_id === technician_id) return
  work.move(face, pick, 'markWaiting', { waiting, technician_id })
}

/** The order's promised time moved. Lock the pick list before. */
export function markPromised(work: Work, pick: Pick | undefined, promisedAt: string | null): void {
  if (!pick || !isLive(pick) || pick.promised_at === promisedAt) return
  work.move(face, pick, 'markPromised', { promised_at: promisedAt })
}

/** The technician calls for what is not handed out yet; false where there is nothing. Lock the pick list before. */
export function markCalled(work: Work, pick: Pick | undefined, at: string, technicianId: string): boolean {
  if (!pick || !isLive(pick) || isAllIssued(pick)) return false
  work.move(face, pick, 'call', { called_at: at, technician_id: technicianId })
  return true
}
