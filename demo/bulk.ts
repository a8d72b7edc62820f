import type { Work } from '../src/kernel/work.ts'

type Row = Record<string, unknown>

/**
 * Holds in memory what many verbs have written and puts it into the database at once. The verbs are the real ones, so
 * entries, movements, payments and deadlines stand as they would have been written one by one.
 */
export class Bulk {
  readonly tables = new Map<string, Map<string, Row>>()
  private readonly entries: Row[] = []
  private readonly deadlines = new Map<string, Row[]>()
  private rowNo = 0

  /** Takes over what a work has written. Statements outside the ledger (balances) are the caller's to make at the end. */
  take(work: Work): void {
    for (const { entry, prev, hash, data } of work.finish()) {
      this.entries.push({
        group_id: work.groupId,
        id: entry.id,
        at: work.now,
        actor_kind: work.actor.kind,
        actor_id: work.actor.id,
        store_id: entry.storeId,
        record: entry.record,
        record_id: entry.recordId,
        version: entry.version,
        verb: entry.verb,
        from_state: entry.from,
        to_state: entry.to,
        cause: entry.cause,
        prev_hash: prev,
        hash,
        data,
      })
    }
    for (const write of work.writes) {
      if (write.kind === 'insert') this.insert(write.table, write.row)
      else if (write.kind === 'update') Object.assign(this.row(write.table, write.id), write.changes)
      else if (write.kind === 'stop') this.stop(write.recordId, write.name, write.outcome, work.now)
      else if (write.statement.sql.startsWith('insert into kernel.token')) this.index(write.statement.parameters)
    }
  }

  /** A row as it stands now, to be loaded by the next verb. */
  row(table: string, id: string): Row {
    const row = this.tables.get(table)?.get(id)
    if (!row) throw new Error(`No row ${id} in ${table}`)
    return row
  }

  insert(table: string, row: Row): void {
    let rows = this.tables.get(table)
    if (!rows) {
      rows = new Map()
      this.tables.set(table, rows)
    }
    rows.set(typeof row['id'] === 'string' ? row['id'] : String(this.rowNo++), row)
    if (table === 'kernel.deadline') {
      const record = String(row['record_id'])
      this.deadlines.set(record, [...(this.deadlines.get(record) ?? []), row])
    }
  }

  /** Search tokens: group, hashes, store, record, id, as the search index writes them. */
  private index([groupId, hashes, storeId, record, recordId]: readonly unknown[]): void {
    for (const token of hashes as readonly string[]) {
      this.insert('kernel.token', { group_id: groupId, token, store_id: storeId, record, record_id: recordId })
    }
  }

  private stop(recordId: string, name: string, outcome: string, now: string): void {
    for (const row of this.deadlines.get(recordId) ?? []) {
      if (row['name'] !== name || row['stopped_at']) continue
      Object.assign(row, { state: String(row['due_at']) < now ? 'late' : outcome, stopped_at: now, next_at: null })
    }
  }

  /** Writes everything, tables in the order in which they were first written, so that parents come before children. */
  async flush(copy: (table: string, rows: Row[]) => Promise<void>): Promise<number> {
    let count = this.entries.length
    for (const [table, rows] of this.tables) {
      count += rows.size
      await copy(table, [...rows.values()])
    }
    await copy('kernel.entry', this.entries)
    return count
  }
}
