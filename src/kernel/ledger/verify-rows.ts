import type { PoolClient } from 'pg'
import type { AuditedColumn, AuditedTable, Catalogue } from './catalogue.ts'
import { sealedReference } from './entry.ts'
import { type Finding, finding, type Report } from './finding.ts'
import { sameValue } from './same-value.ts'
import type { Spill } from './spill.ts'
import type { RowSet, StoredEntry } from './stored-entry.ts'
import { stream } from './verify-stream.ts'

/** Columns that entries say by other means: with the group, the version and the chain. */
const saidOtherwise = new Set(['group_id', 'id', 'version', 'head', 'updated_at'])
/** No transaction waits longer for another: beyond that, the order of their numbers is the order of their writes. */
const overlapMs = 60_000
const longestShown = 80

/** What one entry says of one row. */
interface Said {
  readonly set: Readonly<Record<string, unknown>>
  readonly record: string | null
  readonly recordId: string | null
  readonly entryId: string
  readonly atMs: number
  readonly epoch: number
  readonly xid: number
}

interface SaidHead {
  readonly version: number | null
  readonly hash: string
  readonly at: string
  readonly record: string | null
  readonly recordId: string | null
  readonly entryId: string
}

/** A spilled line: table, id and one of the three. */
type Line = [table: string, id: string, said: Said | null, head: SaidHead | null, row: Record<string, unknown> | null]

interface Gathered {
  readonly said: Said[]
  head: SaidHead | null
  row: Record<string, unknown> | null
}

/** Gathers what the ledger says of every row, and compares it with what stands in the tables. */
export class Replay {
  readonly catalogue: Catalogue
  private readonly spill: Spill
  private readonly audited: Set<string>

  constructor(catalogue: Catalogue, spill: Spill) {
    this.catalogue = catalogue
    this.spill = spill
    this.audited = new Set([...catalogue.values()].filter((table) => table.isRecord).map((table) => table.name))
  }

  entry(entry: StoredEntry, { t, id, set }: RowSet): void {
    this.audited.add(t)
    const { record, recordId, epoch, xid } = entry
    this.add([
      t,
      id.toLowerCase(),
      { set, record, recordId, entryId: entry.id, atMs: Date.parse(entry.at), epoch, xid },
      null,
      null,
    ])
  }

  /** Where the last entry leaves its record. */
  head(table: string, entry: StoredEntry): void {
    const { record, recordId, version, at } = entry
    const hash = `\\x${entry.hash.toString('hex')}`
    this.add([table, recordId ?? '', null, { version, hash, at, record, recordId, entryId: entry.id }, null])
  }

  /** The table of an entry's own record. */
  recordTable(rows: readonly RowSet[], entry: StoredEntry): string | undefined {
    return rows.find((row) => row.id.toLowerCase() === entry.recordId && this.catalogue.get(row.t)?.isRecord)?.t
  }

  /** Reads all audited tables and reports where they differ from the ledger. Answers how many rows there are. */
  async compare(client: PoolClient, groupId: string, report: Report): Promise<number> {
    let count = 0
    for (const name of [...this.audited].sort()) {
      const table = this.catalogue.get(name)
      if (!table) continue
      const query = `select id::text, row_to_json(x)::text as row from ${table.quoted} x where group_id = '${groupId}'`
      for await (const row of stream(client, 'rows', query)) {
        count += 1
        const id = String(row['id'])
        // A `json` column comes with the white space that it was written with.
        const text = String(row['row']).replaceAll('\n', ' ')
        this.spill.add(name + id, `[${JSON.stringify(name)},${JSON.stringify(id)},null,null,${text}]`)
      }
    }
    for (const lines of this.spill.read()) {
      for (const [key, gathered] of gather(lines)) this.compareRow(key, gathered, report)
    }
    return count
  }

  private add(line: Line): void {
    this.spill.add(line[0] + line[1], JSON.stringify(line))
  }

  private compareRow(key: string, { said, head, row }: Gathered, report: Report): void {
    const [name = '', id = ''] = key.split('\n')
    const at = whereOf(said.at(-1) ?? head)
    const table = this.catalogue.get(name)
    if (!table || !row) return report(finding('missing', { table: name, row: id }, at))
    if (said.length === 0) return report(finding('unrecorded', { table: name, row: id }, at))
    if (head) compareHead(name, row, head, report)
    else if (table.isRecord) report(finding('unrecorded', { table: name, row: id }, at))
    const unknown: string[] = []
    for (const column of table.columns) {
      if (saidOtherwise.has(column.name)) continue
      const problem = columnProblem(column, said, row[column.name])
      if (problem === 'unknown') unknown.push(column.name)
      else if (problem) report(changed(table, id, column, problem, row[column.name]))
    }
    if (unknown.length > 0) report(finding('unrecorded', { table: name, row: id, columns: unknown }, at))
  }
}

function gather(lines: readonly string[]): Map<string, Gathered> {
  const all = new Map<string, Gathered>()
  for (const line of lines) {
    const [table, id, said, head, row]: Line = JSON.parse(line)
    const key = `${table}\n${id}`
    let gathered = all.get(key)
    if (!gathered) {
      gathered = { said: [], head: null, row: null }
      all.set(key, gathered)
    }
    if (said) gathered.said.push(said)
    gathered.head = head ?? gathered.head
    gathered.row = row ?? gathered.row
  }
  return all
}

function compareHead(table: string, row: Record<string, unknown>, head: SaidHead, report: Report): void {
  if (row['version'] !== head.version || row['head'] !== head.hash) {
    report(finding('head', { table, expected: head.version, found: row['version'] }, whereOf(head)))
  } else if (!sameValue('timestamp with time zone', head.at, row['updated_at'])) {
    const detail = { table, row: head.recordId, column: 'updated_at', expected: head.at, found: row['updated_at'] }
    report(finding('changed', detail, whereOf(head)))
  }
}

/**
 * The entry that the column disagrees with. A new row's entry leaves out what is empty; `unknown` when a column holds
 * something that cannot have been left out.
 */
function columnProblem(column: AuditedColumn, said: readonly Said[], found: unknown): Said | 'unknown' | undefined {
  const [last, ...rivals] = lastSayings(column.name, said)
  const newest = said.at(-1)
  if (!last && (found === null || column.filled)) return undefined
  if (!last) return column.nullable && newest ? { ...newest, set: {} } : 'unknown'
  // What erasure emptied stays empty, whoever wrote at the same time.
  const isErased = column.type === 'kernel.sealed' && last.set[column.name] === sealedReference('')
  if ([last, ...(isErased ? [] : rivals)].some((one) => sameValue(column.type, one.set[column.name], found)))
    return undefined
  return last
}

/**
 * What was said last of a column. Entries of one record come in the order of its versions. Between records the
 * transaction's number decides, but where two overlapped, the one with the higher number may have written first:
 * then either may stand.
 */
function lastSayings(column: string, said: readonly Said[]): Said[] {
  const lastOf = new Map<string, Said>()
  for (const one of said) if (column in one.set) lastOf.set(`${one.record}/${one.recordId}`, one)
  const [last, ...others] = [...lastOf.values()].sort(laterFirst)
  return last ? [last, ...others.filter((one) => last.atMs - one.atMs < overlapMs)] : []
}

function laterFirst(a: Said, b: Said): number {
  return b.epoch - a.epoch || b.xid - a.xid || (a.entryId < b.entryId ? 1 : -1)
}

function changed(table: AuditedTable, id: string, column: AuditedColumn, said: Said, found: unknown): Finding {
  const where = { table: table.name, row: id, column: column.name }
  const isSecret = column.type === 'kernel.sealed' || column.name.endsWith('_hash')
  const values = isSecret ? {} : { expected: shown(said.set[column.name] ?? null), found: shown(found) }
  return finding(column.type === 'kernel.sealed' ? 'sealed' : 'changed', { ...where, ...values }, whereOf(said))
}

function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '')
  return text.length > longestShown ? `${text.slice(0, longestShown)}…` : text
}

function whereOf(said: Said | SaidHead | null): Partial<Finding> {
  return said ? { record: said.record, recordId: said.recordId, entryId: said.entryId } : {}
}
