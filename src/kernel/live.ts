import { Client } from 'pg'
import { appRole } from './db/pool.ts'
import { newId } from './ids.ts'
import type { Change } from './kernel.ts'
import { decodeChanges, encodeChanges, type GroupChanges } from './live-wire.ts'

const channel = 'open4s_live'
const longestPauseMs = 5000

export interface Subscriber {
  readonly groupId: string
  /** Changes of the subscriber's group, or `all` when everything is to be loaded again. */
  readonly tell: (changes: readonly Change[] | 'all') => void
}

export interface LiveOptions {
  readonly url: string
  readonly onError: (error: unknown) => void
  /** Least time between two notifications of this process. */
  readonly gapMs?: number
}

/**
 * Carries what changed between the processes on one database and to their pages. Each process has one connection for
 * it, listens there and notifies there, at most once in `gapMs` and never inside a write: a notification in a write's
 * transaction takes a lock that all commits of the database share.
 */
export class Live {
  private readonly options: LiveOptions
  private readonly sender = newId().slice(-12)
  private readonly subscribers = new Set<Subscriber>()
  private pending = new Map<string, Change>()
  private timer: NodeJS.Timeout | undefined
  private client: Client | undefined
  private connecting: Promise<void> | undefined
  private retry: NodeJS.Timeout | undefined
  private failures = 0
  private stopped = false
  private sending: Promise<unknown> = Promise.resolve()

  constructor(options: LiveOptions) {
    this.options = options
  }

  /** Connects; fails when the first attempt fails. Later losses are made good in the background. */
  async start(): Promise<void> {
    await this.connect()
  }

  async stop(): Promise<void> {
    this.stopped = true
    clearTimeout(this.retry)
    if (this.timer) this.flush()
    await this.connecting?.catch(() => {})
    await this.sending
    const { client } = this
    this.client = undefined
    await client?.end().catch(() => {})
  }

  /** After a commit. Costs an entry in a map; the rest happens later. */
  changed(changes: readonly Change[]): void {
    if (changes.length === 0 || this.stopped) return
    for (const change of changes) this.pending.set(`${change.groupId}/${change.record}/${change.id}`, change)
    this.timer ??= setTimeout(() => this.flush(), this.options.gapMs ?? 100)
  }

  subscribe(subscriber: Subscriber): () => void {
    this.subscribers.add(subscriber)
    return () => void this.subscribers.delete(subscriber)
  }

  private flush(): void {
    clearTimeout(this.timer)
    this.timer = undefined
    const changes = [...this.pending.values()]
    this.pending = new Map()
    const text = encodeChanges(this.sender, changes)
    // Pages of this process need no way round by the database.
    this.hand(byGroup(changes))
    // Without a connection it goes unsaid: the others load everything again when ours is back.
    this.say(text)
  }

  private hand(groups: GroupChanges | 'all'): void {
    for (const subscriber of this.subscribers) {
      const changes = groups === 'all' ? 'all' : groups.get(subscriber.groupId)
      if (changes) subscriber.tell(changes)
    }
  }

  private connect(): Promise<void> {
    this.connecting = this.open().finally(() => (this.connecting = undefined))
    return this.connecting
  }

  private async open(): Promise<void> {
    const client = new Client({ connectionString: this.options.url, application_name: 'open4s-live', keepAlive: true })
    client.on('error', (error) => this.lost(client, error))
    client.on('end', () => this.lost(client))
    client.on('notification', ({ payload }) => {
      const heard = decodeChanges(payload)
      if (heard && heard.sender !== this.sender) this.hand(heard.groups)
    })
    try {
      await client.connect()
      // Not flushed to disk: a notification is worth nothing after a crash.
      await client.query(`set synchronous_commit = off; set role ${appRole}; listen ${channel}`)
    } catch (error) {
      client.end().catch(() => {})
      throw error
    }
    this.client = client
    this.failures = 0
  }

  /** Only the connection in use counts: one that fails while it is made says so to whoever makes it. */
  private lost(client: Client, error?: Error): void {
    if (this.client !== client) return
    this.client = undefined
    client.end().catch(() => {})
    if (this.stopped) return
    this.options.onError(error ?? new Error('The live connection ended'))
    this.reconnectLater()
  }

  private reconnectLater(): void {
    clearTimeout(this.retry)
    this.retry = setTimeout(() => void this.reconnect(), Math.min(longestPauseMs, 200 * 2 ** this.failures))
    this.failures += 1
  }

  private async reconnect(): Promise<void> {
    try {
      await this.connect()
      // What others said meanwhile is not known, and what this process said meanwhile nobody heard.
      this.hand('all')
      this.say(JSON.stringify({ p: this.sender, all: 1 }))
    } catch (error) {
      if (this.stopped) return
      this.options.onError(error)
      this.reconnectLater()
    }
  }

  private say(text: string): void {
    const { client } = this
    if (client) this.sending = client.query('select pg_notify($1, $2)', [channel, text]).catch(this.options.onError)
  }
}

function byGroup(changes: readonly Change[]): GroupChanges {
  return Map.groupBy(changes, (change) => change.groupId)
}
