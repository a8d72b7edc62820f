import { randomUUID } from 'node:crypto'
import { connect, type Socket } from 'node:net'

export interface Reply {
  readonly status: number
  readonly body: string
}

/**
 * A lean HTTP/1.1 client on one kept-alive connection, one request at a time: the driver shares two cores with server
 * and database, so what it spends is missing there.
 */
export class BenchClient {
  private readonly port: number
  private socket: Socket | undefined
  private waiting: { resolve: (reply: Reply) => void; reject: (error: Error) => void } | undefined
  private buffer = ''
  private need = -1
  private head = 0
  readonly times: number[] = []

  constructor(port: number) {
    this.port = port
  }

  async open(): Promise<void> {
    const socket = connect({ port: this.port, host: '127.0.0.1', noDelay: true })
    socket.setEncoding('latin1')
    socket.on('data', (chunk: string) => this.take(chunk))
    socket.on('close', () => this.waiting?.reject(new Error('The connection was closed')))
    socket.on('error', (error) => this.waiting?.reject(error))
    this.socket = socket
    await new Promise<void>((resolve) => socket.once('connect', resolve))
  }

  close(): void {
    this.socket?.destroy()
  }

  send(
    method: 'GET' | 'POST',
    path: string,
    more: { token?: string; body?: unknown; version?: number; link?: string },
  ): Promise<Reply> {
    const body = method === 'POST' ? JSON.stringify(more.body ?? {}) : ''
    const auth = more.link ? `Link ${more.link}` : `Bearer ${more.token ?? ''}`
    const text =
      `${method} ${path} HTTP/1.1\r\nhost: bench\r\nauthorization: ${auth}\r\n` +
      (method === 'POST'
        ? `content-type: application/json\r\nidempotency-key: ${randomUUID()}\r\n${more.version === undefined ? '' : `if-match: ${more.version}\r\n`}content-length: ${Buffer.byteLength(body)}\r\n`
        : '') +
      `\r\n${body}`
    const started = performance.now()
    return new Promise<Reply>((resolve, reject) => {
      this.waiting = {
        resolve: (reply) => {
          this.times.push(performance.now() - started)
          resolve(reply)
        },
        reject,
      }
      this.socket?.write(text)
    })
  }

  private take(chunk: string): void {
    this.buffer += chunk
    if (this.need < 0) {
      const end = this.buffer.indexOf('\r\n\r\n')
      if (end < 0) return
      const length = /content-length: (\d+)/i.exec(this.buffer.slice(0, end))
      this.head = end + 4
      this.need = this.head + Number(length?.[1] ?? 0)
    }
    if (this.buffer.length < this.need) return
    const status = Number(this.buffer.slice(9, 12))
    const body = Buffer.from(this.buffer.slice(this.head, this.need), 'latin1').toString('utf8')
    this.buffer = this.buffer.slice(this.need)
    this.need = -1
    const waiting = this.waiting
    this.waiting = undefined
    waiting?.resolve({ status, body })
  }
}
