import type { Writable } from 'node:stream'
import type { Client, PoolClient, Submittable } from 'pg'
import { columnKinds } from './schema.ts'
import { encode } from './values.ts'

interface CopyWire {
  query(text: string): void
  sendCopyFromChunk(chunk: Buffer): void
  endCopyFrom(): void
  sendCopyFail(message: string): void
  readonly stream: Writable
}

type Chunks = Iterable<Buffer> | AsyncIterable<Buffer>

/** `COPY … FROM STDIN`: the fastest way in for many rows at once (a demo, a restore). */
class CopyIn implements Submittable {
  readonly done: Promise<void>
  private readonly text: string
  private readonly chunks: Chunks
  private failed = false
  private cause: unknown
  private resolve: () => void = () => {}
  private reject: (error: unknown) => void = () => {}

  constructor(text: string, chunks: Chunks) {
    this.text = text
    this.chunks = chunks
    this.done = new Promise((resolve, reject) => {
      this.resolve = resolve
      this.reject = reject
    })
  }

  submit(connection: unknown): void {
    const wire = connection as CopyWire
    wire.query(this.text)
  }

  handleCopyInResponse(connection: unknown): void {
    void this.pump(connection as CopyWire)
  }

  /** Sends no faster than the server takes; a source that fails makes the server give the whole copy up. */
  private async pump(wire: CopyWire): Promise<void> {
    try {
      for await (const chunk of this.chunks) {
        if (this.failed) return
        wire.sendCopyFromChunk(chunk)
        if (wire.stream.writableNeedDrain) await roomIn(wire.stream)
      }
      if (!this.failed) wire.endCopyFrom()
    } catch (error) {
      this.cause = error
      wire.sendCopyFail(error instanceof Error ? error.message : String(error))
    }
  }

  handleError(error: Error): void {
    this.failed = true
    this.reject(this.cause ?? error)
  }

  handleReadyForQuery(): void {
    if (!this.failed) this.resolve()
  }

  handleCommandComplete(): void {}
  handleRowDescription(): void {}
  handleDataRow(): void {}
  handleEmptyQuery(): void {}
  handlePortalSuspended(): void {}
  handleCopyData(): void {}
}

/** When the stream takes more, or never will. */
function roomIn(stream: Writable): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      stream.off('drain', done)
      stream.off('close', done)
      resolve()
    }
    stream.on('drain', done)
    stream.on('close', done)
  })
}

const rowsInChunk = 500

/**
 * For the open transaction: rows that come with parents before children need not have each parent looked for again,
 * which takes a third of the time. An owner who may not switch it off has them looked for.
 */
export async function trustOrder(client: Client): Promise<void> {
  await client.query('savepoint order_kept')
  try {
    await client.query('set local session_replication_role = replica')
  } catch {
    await client.query('rollback to savepoint order_kept')
  }
}

/** Runs a `copy … from stdin` statement with the text or bytes that it expects. */
export async function copyIn(client: Client | PoolClient, statement: string, chunks: Chunks): Promise<void> {
  await client.query(new CopyIn(statement, chunks)).done
}

/** Rows as a statement and the text that goes with it; columns missing in a row are null. */
export function copyText(
  table: string,
  rows: readonly Readonly<Record<string, unknown>>[],
): { readonly statement: string; readonly chunks: Iterable<Buffer> } {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  return { statement: `copy ${table} (${columns.join(', ')}) from stdin`, chunks: chunksOf(table, columns, rows) }
}

/** Copies rows into a table. */
export async function copyRows(
  client: Client | PoolClient,
  table: string,
  rows: readonly Readonly<Record<string, unknown>>[],
): Promise<void> {
  if (rows.length === 0) return
  const { statement, chunks } = copyText(table, rows)
  await copyIn(client, statement, chunks)
}

function* chunksOf(
  table: string,
  columns: readonly string[],
  rows: readonly Readonly<Record<string, unknown>>[],
): Generator<Buffer> {
  const kinds = columnKinds[table]
  for (let start = 0; start < rows.length; start += rowsInChunk) {
    let text = ''
    for (const row of rows.slice(start, start + rowsInChunk)) {
      text += `${columns.map((column) => field(kinds?.[column], row[column])).join('\t')}\n`
    }
    yield Buffer.from(text)
  }
}

function field(kind: string | undefined, value: unknown): string {
  if (value === null || value === undefined) return '\\N'
  if (Buffer.isBuffer(value)) return `\\\\x${value.toString('hex')}`
  const text = kind === 'json' ? JSON.stringify(value) : String(encode(value))
  return /[\\\t\n\r]/.test(text)
    ? text.replaceAll('\\', '\\\\').replaceAll('\t', '\\t').replaceAll('\n', '\\n').replaceAll('\r', '\\r')
    : text
}
