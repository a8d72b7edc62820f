import type { PoolClient } from 'pg'
import { z } from 'zod'
import { entryHash } from '../work.ts'
import { type Finding, finding, type Report } from './finding.ts'
import { SealedReferences } from './verify-sealed.ts'
import { bytesOf } from './stored-block.ts'
import { stream } from './verify-stream.ts'
import type { Replay } from './verify-rows.ts'

export interface StoredEntry {
  readonly id: string
  readonly at: string
  readonly record: string | null
  readonly recordId: string | null
  readonly version: number | null
  readonly prev: Buffer | null
  readonly hash: Buffer
  readonly data: string
  readonly epoch: number
  readonly xid: number
}

const rowSets = z.array(z.object({ t: z.string(), id: z.string(), set: z.record(z.string(), z.unknown()) }))
export type RowSet = z.infer<typeof rowSets>[number]

interface Chain {
  readonly entry: StoredEntry
  readonly table: string | undefined
}

/** Numbers are cut where JavaScript cannot hold them: only a forger writes such ones, and the hashes show him. */
export const entrySelect = `select group_id, id, at, actor_kind, actor_id, store_id, record, record_id, version, verb, from_state, to_state,
  cause, prev_hash, hash, data, epoch, least(xid, ${Number.MAX_SAFE_INTEGER}) as xid from kernel.entry`

/** Follows each record's chain, and hands what its entries say of rows to the replay. Answers how many entries there are. */
export async function verifyChains(
  client: PoolClient,
  groupId: string,
  replay: Replay,
  report: Report,
): Promise<number> {
  let count = 0
  let recordId: string | null = null
  let chains = new Map<string, Chain>()
  const references = new SealedReferences(client, groupId, replay.catalogue, report)
  const finish = () => {
    for (const { entry, table } of chains.values()) {
      if (table) replay.head(table, entry)
      else report(finding('missing', {}, whereOf(entry)))
    }
    chains = new Map()
  }
  const query = `${entrySelect} where group_id = '${groupId}' order by record_id, version, record, id`
  for await (const row of stream(client, 'chains', query)) {
    const entry = readEntry(row)
    count += 1
    if (entry.recordId !== recordId) finish()
    recordId = entry.recordId
    if (!hashOf(row, entry).equals(entry.hash)) report(finding('hash', {}, whereOf(entry)))
    const rows = rowsOf(entry, report)
    for (const set of rows) {
      if (set.t !== '') replay.entry(entry, set)
      await references.add(entry, set)
    }
    if (entry.version === null) continue
    const name = entry.record ?? ''
    const before = chains.get(name)
    checkLink(before?.entry, entry, report)
    chains.set(name, { entry, table: replay.recordTable(rows, entry) ?? before?.table })
  }
  finish()
  await references.finish()
  return count
}

function checkLink(before: StoredEntry | undefined, entry: StoredEntry, report: Report): void {
  const expected = (before?.version ?? 0) + 1
  if (entry.version !== expected) {
    report(finding('version', { expected, found: entry.version }, whereOf(entry)))
  } else if (before ? !entry.prev?.equals(before.hash) : entry.prev !== null) {
    report(finding('chain', { before: before?.id ?? null }, whereOf(entry)))
  }
}

function rowsOf(entry: StoredEntry, report: Report): RowSet[] {
  try {
    return rowSets.parse(JSON.parse(entry.data))
  } catch {
    report(finding('unreadable', {}, whereOf(entry)))
    return []
  }
}

/** An entry from its row. */
export function readEntry(row: Record<string, unknown>): StoredEntry {
  return {
    id: String(row['id']),
    at: String(row['at']),
    record: textOrNull(row['record']),
    recordId: textOrNull(row['record_id']),
    version: row['version'] === null ? null : Number(row['version']),
    prev: row['prev_hash'] === null ? null : bytesOf(row['prev_hash']),
    hash: bytesOf(row['hash']),
    data: String(row['data']),
    epoch: Number(row['epoch']),
    xid: Number(row['xid']),
  }
}

/** The hash that an entry's row should have. */
export function hashOf(row: Record<string, unknown>, entry: StoredEntry): Buffer {
  return entryHash({
    ...entry,
    groupId: String(row['group_id']),
    actorKind: String(row['actor_kind']),
    actorId: String(row['actor_id']),
    storeId: textOrNull(row['store_id']),
    verb: String(row['verb']),
    from: textOrNull(row['from_state']),
    to: textOrNull(row['to_state']),
    cause: textOrNull(row['cause']),
  })
}

export function whereOf(entry: StoredEntry): Partial<Finding> {
  return { record: entry.record, recordId: entry.recordId, entryId: entry.id }
}

function textOrNull(value: unknown): string | null {
  return value === null || value === undefined ? null : String(value)
}
