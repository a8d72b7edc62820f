import { z } from 'zod'
import type { HashedEntry } from './entry.ts'
import { bytesOf } from './stored-block.ts'

export interface StoredEntry extends HashedEntry {
  readonly hash: Buffer
  readonly epoch: number
  readonly xid: number
}

/** Numbers are cut where JavaScript cannot hold them: only a forger writes such ones, and the blocks show him. */
export const entrySelect = `select group_id, id, at, actor_kind, actor_id, store_id, record, record_id, version, verb, from_state, to_state,
  cause, prev_hash, hash, data, epoch, least(xid, ${Number.MAX_SAFE_INTEGER}) as xid from kernel.entry`

/** An entry from its row. */
export function storedEntry(row: Record<string, unknown>): StoredEntry {
  return {
    id: String(row['id']),
    groupId: String(row['group_id']),
    at: String(row['at']),
    actorKind: String(row['actor_kind']),
    actorId: String(row['actor_id']),
    storeId: textOrNull(row['store_id']),
    record: textOrNull(row['record']),
    recordId: textOrNull(row['record_id']),
    version: row['version'] === null ? null : Number(row['version']),
    verb: String(row['verb']),
    from: textOrNull(row['from_state']),
    to: textOrNull(row['to_state']),
    cause: textOrNull(row['cause']),
    prev: row['prev_hash'] === null ? null : bytesOf(row['prev_hash']),
    data: String(row['data']),
    hash: bytesOf(row['hash']),
    epoch: Number(row['epoch']),
    xid: Number(row['xid']),
  }
}

const rowSets = z.array(z.object({ t: z.string(), id: z.string(), set: z.record(z.string(), z.unknown()) }))
/** What an entry says of one row: table, id, columns. */
export type RowSet = z.infer<typeof rowSets>[number]

/** What an entry says; undefined when it cannot be read. */
export function rowSetsOf(data: string): RowSet[] | undefined {
  try {
    return rowSets.safeParse(JSON.parse(data)).data
  } catch {
    return undefined
  }
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}
