import { type Found, markOf, parameterOf } from '../../../../kernel/db/found.ts'
import { type Load, manyRaw, oneRaw } from '../../../../kernel/db/sql.ts'
import type { Row } from '../../../../kernel/db/schema.ts'

/** The order, locked. Its id may hang on a record of the caller's: then as a `Found`. */
export function lockOrder(groupId: string, orderId: string | Found): Load<Row<'service.repair_order'> | undefined> {
  return oneRaw(`select * from service.repair_order where group_id = $1 and id = ${markOf(orderId)} for update`, [
    groupId,
    parameterOf(orderId),
  ])
}

function byPosition(a: { position: number; id: string }, b: { position: number; id: string }): number {
  return a.position - b.position || (a.id < b.id ? -1 : 1)
}

const atWork = [
  'group_id',
  'id',
  'store_id',
  'state',
  'version',
  'head',
  'number',
  'visit_type',
  'promised_at',
  'open_cards',
  'open_sublets',
  'technician_ids',
  'inspection_levels',
  'needs',
  'diagnosis',
  'accident_grade',
  'accident_cleared_at',
  'hand_over_note',
  'hand_over_note_at',
] as const

/** What the workshop and its inspectors need of an order: each column that is read costs, for every job anew. */
export type OrderAtWork = Pick<Row<'service.repair_order'>, (typeof atWork)[number]>

/** The order as the workshop needs it, locked. */
export function lockOrderAtWork(groupId: string, orderId: string | Found): Load<OrderAtWork | undefined> {
  return oneRaw(
    `select ${atWork.join(', ')} from service.repair_order where group_id = $1 and id = ${markOf(orderId)} for update`,
    [groupId, parameterOf(orderId)],
  )
}

const lineAtWork = [
  'id',
  'position',
  'kind',
  'code',
  'name_zh',
  'name_en',
  'skill',
  'standard_minutes',
  'quantity_thousandths',
  'unit',
  'approval',
  'executed',
  'job_card_id',
  'sublet_id',
  'dropped_at',
  'payer',
  'gross_fen',
  'insurer_fen',
  'difference_fen',
] as const

export type LineAtWork = Pick<Row<'service.line'>, (typeof lineAtWork)[number]>

/** The order's lines that count as the workshop needs them, in their order. */
export function linesAtWork(groupId: string, orderId: string | Found): Load<LineAtWork[]> {
  return manyRaw<LineAtWork>(
    `select ${lineAtWork.join(', ')} from service.line
      where group_id = $1 and order_id = ${markOf(orderId)} and dropped_at is null`,
    [groupId, parameterOf(orderId)],
    byPosition,
  )
}

/** The order's lines that count, in their order. */
export function orderLines(groupId: string, orderId: string | Found): Load<Row<'service.line'>[]> {
  return manyRaw<Row<'service.line'>>(
    `select * from service.line where group_id = $1 and order_id = ${markOf(orderId)} and dropped_at is null`,
    [groupId, parameterOf(orderId)],
    byPosition,
  )
}

/** All lines that were ever on the order, those dropped by a newer edition included. */
export function everyLine(groupId: string, orderId: string | Found): Load<Row<'service.line'>[]> {
  return manyRaw<Row<'service.line'>>(
    `select * from service.line where group_id = $1 and order_id = ${markOf(orderId)}`,
    [groupId, parameterOf(orderId)],
    byPosition,
  )
}

/** The customer's sentences, in their order. */
export function concernsOf(groupId: string, orderId: string | Found): Load<Row<'service.concern'>[]> {
  return manyRaw<Row<'service.concern'>>(
    `select * from service.concern where group_id = $1 and order_id = ${markOf(orderId)}`,
    [groupId, parameterOf(orderId)],
    byPosition,
  )
}

/** The order's editions of its estimate, locked, oldest first. */
export function lockEstimates(groupId: string, orderId: string): Load<Row<'service.estimate'>[]> {
  return manyRaw('select * from service.estimate where group_id = $1 and order_id = $2 order by edition for update', [
    groupId,
    orderId,
  ])
}
