import type { PoolClient } from 'pg'
import { entryHash } from './entry.ts'
import { type Finding, finding, type Report } from './finding.ts'
import { SealedReferences } from './verify-sealed.ts'
import { entrySelect, type RowSet, rowSetsOf, type StoredEntry, storedEntry } from './stored-entry.ts'
import { stream } from './verify-stream.ts'
import type { Replay } from './verify-rows.ts'

interface Chain {
  readonly entry: StoredEntry
  readonly table: string | undefined
}

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
    const entry = storedEntry(row)
    count += 1
    if (entry.recordId !== recordId) finish()
    recordId = entry.recordId
    if (!entryHash(entry).equals(entry.hash)) report(finding('hash', {}, whereOf(entry)))
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
  const rows = rowSetsOf(entry.data)
  if (!rows) report(finding('unreadable', {}, whereOf(entry)))
  return rows ?? []
}

export function whereOf(entry: StoredEntry): Partial<Finding> {
  return { record: entry.record, recordId: entry.recordId, entryId: entry.id }
}
