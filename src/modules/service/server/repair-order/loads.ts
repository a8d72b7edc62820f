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

/** The order's lines that count, in their order. */
export function orderLines(groupId: string, orderId: string | Found): Load<Row<'service.line'>[]> {
  return manyRaw(
    `select * from service.line where group_id = $1 and order_id = ${markOf(orderId)} and dropped_at is null
      order by position, id`,
    [groupId, parameterOf(orderId)],
  )
}

/** All lines that were ever on the order, those dropped by a newer edition included. */
export function everyLine(groupId: string, orderId: string | Found): Load<Row<'service.line'>[]> {
  return manyRaw(
    `select * from service.line where group_id = $1 and order_id = ${markOf(orderId)} order by position, id`,
    [groupId, parameterOf(orderId)],
  )
}

/** The customer's sentences, in their order. */
export function concernsOf(groupId: string, orderId: string | Found): Load<Row<'service.concern'>[]> {
  return manyRaw(
    `select * from service.concern where group_id = $1 and order_id = ${markOf(orderId)} order by position`,
    [groupId, parameterOf(orderId)],
  )
}

/** The order's editions of its estimate, locked, oldest first. */
export function lockEstimates(groupId: string, orderId: string): Load<Row<'service.estimate'>[]> {
  return manyRaw('select * from service.estimate where group_id = $1 and order_id = $2 order by edition for update', [
    groupId,
    orderId,
  ])
}
