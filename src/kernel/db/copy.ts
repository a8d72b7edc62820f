import type { Client, PoolClient, Submittable } from 'pg'
import { columnKinds } from './schema.ts'
import { encode } from './values.ts'

interface CopyWire {
  query(text: string): void
  sendCopyFromChunk(chunk: Buffer): void
  endCopyFrom(): void
}

/** `COPY … FROM STDIN`: the fastest way in for many rows at once (a demo, a restore). */
class CopyIn implements Submittable {
  readonly done: Promise<void>
  private readonly text: string
  private readonly chunks: Iterable<Buffer>
  private failed = false
  private resolve: () => void = () => {}
  private reject: (error: Error) => void = () => {}

  constructor(text: string, chunks: Iterable<Buffer>) {
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
    const wire = connection as CopyWire
    for (const chunk of this.chunks) wire.sendCopyFromChunk(chunk)
    wire.endCopyFrom()
  }

  handleError(error: Error): void {
    this.failed = true
    this.reject(error)
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

const rowsInChunk = 500

/** Copies rows into a table; columns missing in a row are null. */
export async function copyRows(
  client: Client | PoolClient,
  table: string,
  rows: readonly Readonly<Record<string, unknown>>[],
): Promise<void> {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  if (columns.length === 0) return
  await client.query(new CopyIn(`copy ${table} (${columns.join(', ')}) from stdin`, chunksOf(table, columns, rows)))
    .done
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
