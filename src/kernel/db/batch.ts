import { createHash } from 'node:crypto'
import type { Submittable } from 'pg'
import { MessagesOut } from './messages-out.ts'
import { decoderFor, encode } from './values.ts'

/** One statement with its parameters; `Row` is the shape that it answers. */
export interface Statement<Row = unknown> {
  readonly sql: string
  readonly parameters: readonly unknown[]
  /** Never set; carries the row type. */
  readonly row?: Row
}

export interface StatementResult {
  readonly rows: Record<string, unknown>[]
  readonly tag: string
}

/** The columns that a statement answers, and an empty row of them: rows copied from it share their layout in memory. */
interface RowShape {
  readonly names: readonly string[]
  readonly decoders: readonly ((text: string) => unknown)[]
  readonly blank: Readonly<Record<string, null>>
}

const noColumns: RowShape = { names: [], decoders: [], blank: {} }

/** What this file needs of pg's connection. */
interface Wire {
  readonly stream: { write(bytes: Buffer): void }
}

const out = new MessagesOut()

interface KnownStatements {
  readonly shapes: Map<string, RowShape | null>
  readonly doubtful: Set<string>
}

const known = new WeakMap<object, KnownStatements>()
const names = new Map<string, string>()

/** Prepared statements are named by their text, so every process and connection agrees. */
function nameOf(sql: string): string {
  let name = names.get(sql)
  if (!name) {
    name = createHash('sha256').update(sql).digest('base64url').slice(0, 20)
    if (names.size > 5000) names.clear()
    names.set(sql, name)
  }
  return name
}

/**
 * Sends several statements in one write with one Sync and collects their rows. One error skips the rest, as the
 * protocol does, and rejects the promise; the caller rolls back. Row shapes are remembered by statement name, so
 * a statement is parsed and described once on a connection.
 */
export class Batch implements Submittable {
  readonly done: Promise<StatementResult[]>
  private readonly statements: readonly Statement[]
  /** The name of each statement; empty for those that are not kept. */
  private readonly names: readonly string[]
  private readonly results: { rows: Record<string, unknown>[]; tag: string }[] = []
  private state: KnownStatements = { shapes: new Map(), doubtful: new Set() }
  private current: RowShape | null = null
  private index = 0
  private rows: Record<string, unknown>[] = []
  private failed = false
  private resolve: (results: StatementResult[]) => void = () => {}
  private reject: (error: Error) => void = () => {}

  constructor(statements: readonly Statement[]) {
    this.statements = statements
    this.names = statements.map(({ sql }) => (isUtility(sql) ? '' : nameOf(sql)))
    this.done = new Promise((resolve, reject) => {
      this.resolve = resolve
      this.reject = reject
    })
  }

  submit(connection: unknown): void {
    const wire = connection as Wire
    let state = known.get(wire)
    if (!state) {
      state = { shapes: new Map(), doubtful: new Set() }
      known.set(wire, state)
    }
    this.state = state
    // Encoded first: what cannot be encoded must fail before anything is written.
    const values = this.statements.map((statement) => statement.parameters.map(encode))
    for (const [i, statement] of this.statements.entries()) this.send(statement, this.names[i] ?? '', values[i] ?? [])
    wire.stream.write(out.sync())
    this.enter()
  }

  private send(statement: Statement, name: string, values: readonly (string | Buffer | null)[]): void {
    if (name && this.state.doubtful.delete(name)) out.forget(name)
    const shape = name ? this.state.shapes.get(name) : undefined
    if (shape === undefined) {
      out.parse(name, statement.sql)
      // Marked at once: a second use later in this batch must not parse the name again.
      if (name) this.state.shapes.set(name, null)
    }
    out.bind(name, values)
    if (shape === undefined || shape === null) out.describe()
    out.execute()
  }

  private enter(): void {
    const name = this.names[this.index]
    this.rows = []
    this.current = name ? (this.state.shapes.get(name) ?? null) : null
  }

  handleRowDescription(message: { fields: { name: string; dataTypeID: number }[] }): void {
    const names = message.fields.map((field) => field.name)
    const shape: RowShape = {
      names,
      decoders: message.fields.map((field) => decoderFor(field.dataTypeID)),
      blank: Object.fromEntries(names.map((name) => [name, null])),
    }
    this.current = shape
    const name = this.names[this.index]
    if (name) this.state.shapes.set(name, shape)
  }

  handleDataRow(message: { fields: (string | null)[] }): void {
    const shape = this.current
    if (!shape) return
    const row: Record<string, unknown> = { ...shape.blank }
    for (let i = 0; i < shape.names.length; i++) {
      const text = message.fields[i]
      if (typeof text === 'string') row[shape.names[i]!] = shape.decoders[i]!(text)
    }
    this.rows.push(row)
  }

  handleCommandComplete(message: { text: string }): void {
    const name = this.names[this.index]
    if (name && this.current === null) this.state.shapes.set(name, noColumns)
    this.results.push({ rows: this.rows, tag: message.text })
    this.index += 1
    this.enter()
  }

  handleEmptyQuery(): void {
    this.handleCommandComplete({ text: '' })
  }

  handlePortalSuspended(): void {}
  handleCopyInResponse(): void {}
  handleCopyData(): void {}

  handleError(error: Error): void {
    if (this.failed) return
    this.failed = true
    for (const name of this.names.slice(this.index)) {
      if (!name) continue
      // Whether the server still took the Parse is unknown: close the name before its next use.
      this.state.shapes.delete(name)
      this.state.doubtful.add(name)
    }
    this.reject(Object.assign(error, { statement: this.statements[this.index]?.sql }))
  }

  handleReadyForQuery(): void {
    if (!this.failed) this.resolve(this.results)
  }
}

const kept = new Set(['begin', 'commit', 'rollback'])
/** Groups whose `set local` is kept by name: a connection remembers each, so there is an end to it. */
const mostGroups = 64

/** What carries no rows and differs by text is not kept as a named statement; a few groups' settings are. */
function isUtility(sql: string): boolean {
  if (kept.has(sql)) return false
  const first = sql.charCodeAt(0) | 32
  if (first === 115 && sql.startsWith('set local ') && kept.size < mostGroups) {
    kept.add(sql)
    return false
  }
  return first !== 115 && first !== 105 && first !== 117 && first !== 100 && first !== 119
    ? true
    : /^(set|savepoint|start) /i.test(sql)
}
