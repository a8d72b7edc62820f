import type { Statement } from '../src/kernel/db/batch.ts'
import { nullableColumns } from '../src/kernel/db/schema.ts'
import type { Work } from '../src/kernel/work.ts'

type Row = Record<string, unknown>

/** By which column the rows of a table are asked for. */
const parents: Readonly<Record<string, string>> = {
  'service.line': 'order_id',
  'service.concern': 'order_id',
  'service.estimate': 'order_id',
  'service.diagnosis_test': 'diagnosis_id',
  'service.diagnosis_check': 'diagnosis_id',
  'service.diagnosis_signer': 'diagnosis_id',
  'service.finding': 'diagnosis_id',
  'kernel.file': 'record_id',
  'parts.pick': 'order_id',
  'parts.pick_line': 'pick_id',
  'workshop.job_card': 'order_id',
  'workshop.clock': 'job_card_id',
  'quality.inspection': 'order_id',
  'money.bill': 'order_id',
}

/**
 * Holds in memory what many verbs have written and puts it into the database at once. The verbs are the real ones, so
 * entries, movements, payments and deadlines stand as they would have been written one by one.
 */
export class Bulk {
  readonly tables = new Map<string, Map<string, Row>>()
  private readonly entries: Row[] = []
  private readonly deadlines = new Map<string, Row[]>()
  private readonly children = new Map<string, Row[]>()
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
      else this.derive(write.statement)
    }
  }

  /** A row as it stands now, to be loaded by the next verb. */
  row(table: string, id: string): Row {
    const row = this.tables.get(table)?.get(id)
    if (!row) throw new Error(`No row ${id} in ${table}`)
    return row
  }

  /** Keeps a row; `key` where the table has no id of its own. */
  insert(table: string, row: Row, key?: string): void {
    let rows = this.tables.get(table)
    if (!rows) {
      rows = new Map()
      this.tables.set(table, rows)
    }
    // As the database would answer it: what was left out is null.
    for (const column of nullableColumns[table] ?? []) row[column] ??= null
    rows.set(key ?? (typeof row['id'] === 'string' ? row['id'] : String(this.rowNo++)), row)
    const parent = parents[table]
    if (parent) {
      const key = `${table}/${String(row[parent])}`
      const list = this.children.get(key)
      if (list) list.push(row)
      else this.children.set(key, [row])
    }
    if (table === 'kernel.deadline') {
      const record = String(row['record_id'])
      const list = this.deadlines.get(record)
      if (list) list.push(row)
      else this.deadlines.set(record, [row])
    }
  }

  /** The rows of a table that hang on a parent, as they stand now. */
  of(table: string, parentId: string): Row[] {
    return this.children.get(`${table}/${parentId}`) ?? []
  }

  /** Figures outside the ledger: search tokens, stock, booked minutes. */
  private derive({ sql, parameters }: Statement): void {
    if (sql.startsWith('insert into kernel.token')) this.index(parameters)
    else if (sql.startsWith('update parts.stock')) this.stock(sql, parameters)
    else if (sql.startsWith('update capacity.slot')) this.slots(parameters)
  }

  private stock(sql: string, [, storeId, ids, first, second, bins]: readonly unknown[]): void {
    const adds = sql.includes('s.on_hand_thousandths + ')
    for (const [i, partId] of (ids as string[]).entries()) {
      const row = this.row('parts.stock', `${String(storeId)}/${partId}`)
      const [a, b] = [(first as number[])[i] ?? 0, (second as number[])[i] ?? 0]
      if (adds) {
        row['on_hand_thousandths'] = Number(row['on_hand_thousandths']) + a
        row['reserved_thousandths'] = Number(row['reserved_thousandths']) + b
      } else {
        row['on_hand_thousandths'] = a
        row['average_cost'] = b
        row['bin'] = (bins as (string | null)[])[i] ?? row['bin']
      }
    }
  }

  private slots([, storeId, days, halves, minutes, skill]: readonly unknown[]): void {
    for (const [i, day] of (days as string[]).entries()) {
      const row = this.row('capacity.slot', `${String(storeId)}/${day}/${String((halves as number[])[i])}`)
      const taken = row['taken_minutes'] as Record<string, number>
      taken[String(skill)] = (taken[String(skill)] ?? 0) + ((minutes as number[])[i] ?? 0)
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

  /**
   * Writes all rows, tables in the order in which they were first written, so that parents come before children, and
   * forgets them, but for the tables in `lasting`, which stay and are not written.
   */
  async drain(copy: (table: string, rows: readonly Row[]) => Promise<void>, lasting: readonly string[]): Promise<void> {
    for (const [table, rows] of this.tables) {
      if (lasting.includes(table) || rows.size === 0) continue
      await copy(table, [...rows.values()])
      rows.clear()
    }
    if (this.entries.length > 0) await copy('kernel.entry', this.entries.splice(0))
    this.children.clear()
    this.deadlines.clear()
  }
}
