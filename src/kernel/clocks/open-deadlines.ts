import type { z } from 'zod'
import { allowed } from '../auth/identity.ts'
import { type DeadlineItem, openDeadlinesSpec } from '../contract/deadline.ts'
import { type Load, manyRaw } from '../db/sql.ts'
import type { ReadContext } from '../serve.ts'
import { epochMsOf } from './zone.ts'

interface OpenRow {
  readonly id: string
  readonly name: string
  readonly record: string
  readonly record_id: string
  readonly store_id: string
  readonly owner_id: string | null
  readonly role: string
  readonly state: 'running' | 'breached'
  readonly level: number
  readonly started_at: string
  readonly warn_at: string | null
  readonly due_at: string
}

export interface DeadlineFilter {
  readonly stores: readonly string[]
  readonly ownerId?: string | undefined
  readonly role?: string | undefined
  readonly record?: string | undefined
  readonly recordId?: string | undefined
  readonly limit: number
}

/** The open deadlines of stores, a person, a role or a record, soonest first. */
export function openDeadlines(groupId: string, filter: DeadlineFilter, now: string): Load<DeadlineItem[]> {
  const parameters: unknown[] = [groupId, filter.limit, filter.stores]
  const more = Object.entries({
    owner_id: filter.ownerId,
    role: filter.role,
    record: filter.record,
    record_id: filter.recordId,
  })
    .filter(([, value]) => value !== undefined)
    .map(([column, value]) => `and ${column} = $${parameters.push(value)}`)
  const load = manyRaw<OpenRow>(
    `select id, name, record, record_id, store_id, owner_id, role, state, level, started_at, warn_at, due_at from kernel.deadline
      where group_id = $1 and store_id = any($3::uuid[]) and state in ('running', 'breached') ${more.join(' ')}
      order by due_at, id limit $2`,
    parameters,
  )
  return { statement: load.statement, read: (rows) => load.read(rows).map((row) => itemOf(row, now)) }
}

function itemOf(row: OpenRow, now: string): DeadlineItem {
  const leftSeconds = Math.floor((epochMsOf(row.due_at) - epochMsOf(now)) / 1000)
  return {
    id: row.id,
    name: row.name,
    record: row.record,
    recordId: row.record_id,
    storeId: row.store_id,
    ownerId: row.owner_id,
    role: row.role,
    state: row.state,
    level: row.level,
    startedAt: row.started_at,
    warnAt: row.warn_at,
    dueAt: row.due_at,
    leftSeconds,
    nearness: leftSeconds <= 0 ? 'late' : row.warn_at !== null && row.warn_at <= now ? 'soon' : 'calm',
  }
}

/** `GET /api/deadlines`, a read of the task record. Whoever has the permission for his own only sees his own. */
export async function readOpenDeadlines(
  context: ReadContext<z.output<typeof openDeadlinesSpec.query>>,
): Promise<{ rows: DeadlineItem[]; now: string }> {
  const { query, identity, settings, groupId, now, inStores } = context
  const me = identity.actor.staffId ?? identity.actor.id
  const open = inStores.filter((id) => allowed(identity, settings, openDeadlinesSpec.permission, id))
  const ownOnly = query.mine === true || open.length === 0
  const stores = ownOnly ? [...settings.stores.keys()] : open
  const { rows } = await context.load({
    rows: openDeadlines(groupId, { ...query, stores, ownerId: ownOnly ? me : undefined }, now),
  })
  return { rows, now }
}
