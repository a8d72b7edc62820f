import { Readable } from 'node:stream'
import type { Client, PoolClient, Submittable } from 'pg'

interface CopyWire {
  query(text: string): void
  readonly stream: { pause(): void; resume(): void }
}

/** Rows come one by one; together they are worth passing on. */
const pieceBytes = 64 * 1024

/** `COPY … TO STDOUT` as a stream that makes the server wait while nobody reads. */
class CopyOut implements Submittable {
  readonly stream: Readable
  private readonly text: string
  private wire: CopyWire | undefined
  private pieces: Buffer[] = []
  private gathered = 0

  constructor(text: string) {
    this.text = text
    this.stream = new Readable({ read: () => this.wire?.stream.resume() })
  }

  submit(connection: unknown): void {
    this.wire = connection as CopyWire
    this.wire.query(this.text)
  }

  handleCopyData(message: { readonly chunk: Buffer }): void {
    // The driver uses its buffer again.
    this.pieces.push(Buffer.from(message.chunk))
    this.gathered += message.chunk.length
    if (this.gathered >= pieceBytes) this.pass()
  }

  private pass(): void {
    const piece = Buffer.concat(this.pieces)
    this.pieces = []
    this.gathered = 0
    if (piece.length > 0 && !this.stream.push(piece)) this.wire?.stream.pause()
  }

  handleError(error: Error): void {
    this.wire?.stream.resume()
    this.stream.destroy(error)
  }

  handleReadyForQuery(): void {
    this.pass()
    this.wire?.stream.resume()
    this.stream.push(null)
  }

  handleCommandComplete(): void {}
  handleRowDescription(): void {}
  handleDataRow(): void {}
  handleEmptyQuery(): void {}
  handlePortalSuspended(): void {}
  handleCopyInResponse(): void {}
}

/** The output of a `copy … to stdout` statement. Read it to its end before the client's next query. */
export function copyOut(client: Client | PoolClient, statement: string): Readable {
  return client.query(new CopyOut(statement)).stream
}
