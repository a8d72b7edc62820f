import type { Lifecycle } from './contract/lifecycle.ts'
import type { Statement } from './db/batch.ts'
import { columnKinds, type NewRow, type Row, type TableName, type Tables } from './db/schema.ts'
import { newId } from './ids.ts'
import { entryHash, recorded } from './ledger/entry.ts'
import { isHeard } from './outbox.ts'
import type { Settings } from './settings.ts'
import type { DeadlineStart, Entry, OutboxRow, Write } from './writes.ts'
import { defined, emptyColumns, present, targetState } from './work-rows.ts'

export interface Actor {
  readonly kind: 'staff' | 'customer' | 'link' | 'system'
  /** Account, person or link; the name of the job for the system. */
  readonly id: string
  readonly staffId?: string
  readonly personId?: string
}

/** The columns that every record's own table has. */
export interface RecordRow {
  readonly group_id: string
  readonly id: string
  readonly store_id?: string | null
  readonly state: string
  readonly version: number
  readonly head: Buffer
}

export type RecordTable = { [T in TableName]: Tables[T] extends RecordRow ? T : never }[TableName]

/** Where a record lives: its name in contracts and ledger, its table, its verbs. */
export interface RecordFace<T extends RecordTable = RecordTable> {
  readonly name: string
  readonly table: T
  readonly lifecycle: Lifecycle
}

export type NewRecord<T extends RecordTable> = Omit<
  NewRow<T>,
  'group_id' | 'state' | 'version' | 'head' | 'created_at' | 'updated_at'
>

/** Some columns of a row; those left undefined stay as they are. */
export type Changes<T extends TableName> = { [K in keyof Row<T>]?: Row<T>[K] | undefined }

/** Columns that the kernel keeps itself; the entry says them by other means. */
const unrecorded = new Set(['group_id', 'version', 'head', 'updated_at'])
const noHead = Buffer.alloc(32)

/**
 * What one verb writes. The statements are collected and leave in one message with the commit; the transaction
 * travels first in every function that writes.
 */
export class Work {
  readonly groupId: string
  readonly actor: Actor
  readonly now: string
  readonly settings: Settings
  /** In the order in which they are to be done. */
  readonly writes: Write[] = []
  readonly entries: Entry[] = []
  readonly outbox: OutboxRow[] = []
  /** Records changed, for live pages and the answer: `name/id` → row as it will stand. */
  readonly touched = new Map<string, RecordRow>()
  readonly cause: string | null
  private readonly heads: { entry: Entry; stored: Record<string, unknown>; row: Record<string, unknown> }[] = []

  constructor(context: { groupId: string; actor: Actor; now: string; settings: Settings; cause?: string | null }) {
    this.groupId = context.groupId
    this.actor = context.actor
    this.now = context.now
    this.settings = context.settings
    this.cause = context.cause ?? null
  }

  /**
   * Inserts a record in its first state, with the first entry of its chain. `state` is needed only where the verb
   * has several outcomes. Returns the row as it will stand.
   */
  create<T extends RecordTable>(face: RecordFace<T>, verb: string, row: NewRecord<T>, outcome?: string): Row<T> {
    const full: Record<string, unknown> = {
      ...emptyColumns(face.table),
      group_id: this.groupId,
      ...defined(row),
      state: targetState(face, verb, null, outcome),
      version: 1,
      head: noHead,
      created_at: this.now,
      updated_at: this.now,
    }
    const entry = this.open(face.name, full, verb, null, null, null)
    this.note(entry, face.table, present(full))
    this.add(face.table, full)
    this.heads.push({ entry, stored: full, row: full })
    return this.touch(face.name, full) as Row<T>
  }

  /**
   * Moves a record by one of its verbs: one update, one entry. Refused in a state that the verb does not start from.
   * Returns the row as it will stand; a second move in the same work starts from that row. `before` may hold only some of
   * the row's columns.
   */
  move<T extends RecordTable, B extends Partial<Row<T>> & RecordRow>(
    face: RecordFace<T>,
    before: B,
    verb: string,
    changes: Changes<T> = {},
    more: { readonly to?: string; readonly cause?: string } = {},
  ): B {
    const old: Record<string, unknown> = { ...(before as object) }
    const from = String(old['state'])
    const to = targetState(face, verb, from, more.to)
    const changed: Record<string, unknown> = defined(changes)
    if (to !== from) changed['state'] = to
    const full: Record<string, unknown> = {
      ...old,
      ...changed,
      version: Number(old['version']) + 1,
      head: noHead,
      updated_at: this.now,
    }
    const entry = this.open(face.name, full, verb, from, more.cause ?? null, old['head'] as Buffer)
    this.note(entry, face.table, { id: old['id'], ...changed })
    const stored: Record<string, unknown> = { ...changed, version: full['version'], head: noHead, updated_at: this.now }
    this.change(face.table, String(old['id']), stored)
    this.heads.push({ entry, stored, row: full })
    return this.touch(face.name, full) as B
  }

  /** Inserts a row that belongs to a record moved in this work, the last one unless `of` says which. */
  insert<T extends TableName>(table: T, row: Omit<NewRow<T>, 'group_id'>, of?: { readonly id: string }): void {
    const full = { group_id: this.groupId, ...row }
    this.note(this.entryOf(of), table, present(full))
    this.add(table, full)
  }

  /** Changes some columns of a row that belongs to a record moved in this work. */
  update<T extends TableName>(table: T, id: string, changes: Changes<T>, of?: { readonly id: string }): void {
    const changed = defined(changes)
    this.note(this.entryOf(of), table, { id, ...changed })
    this.change(table, id, changed)
  }

  /** A row outside the ledger: derived figures, tokens, messages to be sent. */
  plain<T extends TableName>(table: T, row: Omit<NewRow<T>, 'group_id'>): void {
    this.add(table, { group_id: this.groupId, ...row })
  }

  /** A statement outside the ledger, run in order with the rest (balances, capacity). */
  sql(statement: Statement): void {
    this.writes.push({ kind: 'sql', statement })
  }

  /** An event for other rooms or an effect on the outside world, delivered after commit. Payloads carry ids only. */
  emit(topic: string, payload: Record<string, unknown>): void {
    if (isHeard(topic)) this.outbox.push({ id: newId(), topic, payload })
  }

  /** An entry without a chain: a refusal or a look at sensitive data. */
  log(
    verb: string,
    record: string | null,
    recordId: string | null,
    storeId: string | null,
    details: Record<string, unknown>,
  ): void {
    this.entries.push({
      id: newId(),
      record,
      recordId,
      storeId,
      version: null,
      verb,
      from: null,
      to: null,
      cause: this.cause,
      prev: null,
      rows: [{ t: '', id: '', set: details }],
    })
  }

  /** Starts a deadline; the clock scan warns, breaches and escalates. */
  startDeadline(start: DeadlineStart): void {
    this.add('kernel.deadline', {
      group_id: this.groupId,
      id: newId(),
      name: start.name,
      record: start.record,
      record_id: start.recordId,
      store_id: start.storeId,
      owner_id: start.ownerId ?? null,
      role: start.role,
      state: 'running',
      level: 0,
      started_at: this.now,
      warn_at: start.warnAt ?? null,
      due_at: start.dueAt,
      next_at: start.warnAt ?? start.dueAt,
    })
  }

  /** Stops the running deadlines of that name on a record; late ones stay breached and note when it was done. */
  stopDeadline(name: string, recordId: string, outcome: 'met' | 'cancelled' = 'met'): void {
    this.writes.push({ kind: 'stop', name, recordId, outcome })
  }

  /** Keeps a personal value's cipher for the history and gives back the text that the row carries. */
  keepSealed(personId: string, cipher: string): string {
    const valueId = cipher.split('.')[1] ?? ''
    this.add('kernel.sealed_value', { group_id: this.groupId, id: valueId, person_id: personId, cipher })
    return cipher
  }

  /** Closes the entries: hashes them and gives each record its new head. Returns what the kernel must still write. */
  finish(): { entry: Entry; prev: Buffer | null; hash: Buffer; data: string }[] {
    const heads = new Map<string, Buffer>()
    return this.entries.map((entry) => {
      const data = JSON.stringify(entry.rows)
      const prev = (entry.recordId ? heads.get(entry.recordId) : undefined) ?? entry.prev
      const hash = entryHash({
        ...entry,
        groupId: this.groupId,
        at: this.now,
        actorKind: this.actor.kind,
        actorId: this.actor.id,
        prev,
        data,
      })
      if (entry.recordId && entry.version !== null) heads.set(entry.recordId, hash)
      const slot = this.heads.find((item) => item.entry === entry)
      if (slot) {
        slot.stored['head'] = hash
        slot.row['head'] = hash
      }
      return { entry, prev, hash, data }
    })
  }

  private open(
    record: string,
    row: Record<string, unknown>,
    verb: string,
    from: string | null,
    cause: string | null,
    prev: Buffer | null,
  ): Entry {
    const storeId = row['store_id']
    const entry: Entry = {
      id: newId(),
      record,
      recordId: String(row['id']),
      storeId: typeof storeId === 'string' ? storeId : null,
      version: Number(row['version']),
      verb,
      from,
      to: String(row['state']),
      cause: cause ?? this.cause,
      prev,
      rows: [],
    }
    this.entries.push(entry)
    return entry
  }

  private entryOf(of: { readonly id: string } | undefined): Entry {
    const entry = of ? this.entries.findLast((item) => item.recordId === of.id) : this.entries.at(-1)
    if (!entry) throw new Error('A row needs the entry of its record: move the record first')
    return entry
  }

  private touch(name: string, row: Record<string, unknown>): Record<string, unknown> {
    this.touched.set(`${name}/${String(row['id'])}`, row as unknown as RecordRow)
    return row
  }

  private note(entry: Entry, table: string, values: Record<string, unknown>): void {
    const kinds = columnKinds[table]
    const set: Record<string, unknown> = {}
    for (const [column, value] of Object.entries(values)) {
      if (column === 'id' || unrecorded.has(column) || value === undefined) continue
      set[column] = value === null ? null : recorded(kinds?.[column], value)
    }
    entry.rows.push({ t: table, id: String(values['id']), set })
  }

  private add(table: string, row: Record<string, unknown>): void {
    this.writes.push({ kind: 'insert', table, row })
  }

  private change(table: string, id: string, changes: Record<string, unknown>): void {
    this.writes.push({ kind: 'update', table, id, changes })
  }
}
