/**
 * Writes the client's messages of PostgreSQL's extended query protocol one after another into a single buffer: a batch
 * of twenty statements leaves as one piece of memory instead of sixty. Message formats: PostgreSQL documentation,
 * "Message Formats".
 */
export class MessagesOut {
  private buffer = Buffer.allocUnsafe(16 * 1024)
  private at = 0

  /** `P`: prepares a statement under a name; the empty name is used once. */
  parse(name: string, text: string): void {
    const start = this.open(0x50)
    this.text(name)
    this.text(text)
    this.int16(0)
    this.close(start)
  }

  /** `B`: gives a prepared statement its values. Texts go as text, bytes as binary; all answers come as text. */
  bind(statement: string, values: readonly (string | Buffer | null)[]): void {
    const start = this.open(0x42)
    this.text('')
    this.text(statement)
    this.int16(values.length)
    for (const value of values) this.int16(typeof value === 'object' && value !== null ? 1 : 0)
    this.int16(values.length)
    for (const value of values) this.value(value)
    this.int16(0)
    this.close(start)
  }

  /** `D`: asks for the shape of the rows that the bound statement answers. */
  describe(): void {
    const start = this.open(0x44)
    this.byte(0x50)
    this.text('')
    this.close(start)
  }

  /** `E`: runs the bound statement to its end. */
  execute(): void {
    const start = this.open(0x45)
    this.text('')
    this.int32(0)
    this.close(start)
  }

  /** `C`: forgets a prepared statement. */
  forget(name: string): void {
    const start = this.open(0x43)
    this.byte(0x53)
    this.text(name)
    this.close(start)
  }

  /** `S`: ends the batch; after an error the server skips to here. Returns all messages; the writer starts anew. */
  sync(): Buffer {
    this.close(this.open(0x53))
    const out = Buffer.from(this.buffer.subarray(0, this.at))
    this.at = 0
    if (this.buffer.length > 1024 * 1024) this.buffer = Buffer.allocUnsafe(16 * 1024)
    return out
  }

  private open(type: number): number {
    this.byte(type)
    const start = this.at
    this.int32(0)
    return start
  }

  private close(start: number): void {
    this.buffer.writeInt32BE(this.at - start, start)
  }

  private value(value: string | Buffer | null): void {
    if (value === null) {
      this.int32(-1)
    } else if (typeof value === 'string') {
      this.room(4 + value.length * 3)
      const written = this.buffer.write(value, this.at + 4)
      this.buffer.writeInt32BE(written, this.at)
      this.at += 4 + written
    } else {
      this.room(4 + value.length)
      this.buffer.writeInt32BE(value.length, this.at)
      value.copy(this.buffer, this.at + 4)
      this.at += 4 + value.length
    }
  }

  private text(value: string): void {
    this.room(value.length * 3 + 1)
    this.at += this.buffer.write(value, this.at)
    this.buffer[this.at++] = 0
  }

  private byte(value: number): void {
    this.room(1)
    this.buffer[this.at++] = value
  }

  private int16(value: number): void {
    this.room(2)
    this.buffer[this.at++] = value >>> 8
    this.buffer[this.at++] = value & 255
  }

  private int32(value: number): void {
    this.room(4)
    this.at = this.buffer.writeInt32BE(value, this.at)
  }

  private room(bytes: number): void {
    if (this.at + bytes <= this.buffer.length) return
    const larger = Buffer.allocUnsafe(Math.max(this.buffer.length * 2, this.at + bytes))
    this.buffer.copy(larger, 0, 0, this.at)
    this.buffer = larger
  }
}
