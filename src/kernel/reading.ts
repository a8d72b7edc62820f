import type { PoolClient } from 'pg'
import type { Credential, Identity } from './auth/identity.ts'
import { identify, recall, shortIdentityStatement } from './auth/remembered.ts'
import type { Statement, StatementResult } from './db/batch.ts'
import { abandon, begin, commit, setGroup, submit } from './db/pool.ts'
import { isoNow, type Kernel } from './kernel.ts'
import type { Settings } from './settings.ts'

export interface Reader {
  readonly identity: Identity
  readonly settings: Settings
  readonly now: string
  /** Statements in one message, which is one transaction. */
  readonly ask: (statements: readonly Statement[]) => Promise<StatementResult[]>
}

type Run<T> = (reader: Reader) => Promise<T>

/** Rows that identity statements answered lately, by what they were asked. */
const lately = new Map<string, Record<string, unknown>>()
const mostKept = 2000

/**
 * Runs a read in the credential's group. Who asks is nearly always who it was a moment ago: the read
 * begins with that, and the statement that finds it out rides with the read's first own statements. Nothing is answered
 * before it has said the same; if it says anything else, all of it is done again in the usual order.
 */
export async function reading<T>(kernel: Kernel, credential: Credential, run: Run<T>): Promise<T> {
  const now = isoNow(kernel.clock)
  const key = keyOf(credential)
  const row = lately.get(key)
  const guess = row && recall(credential, row, now)
  if (row && guess) {
    const client = await kernel.db.connect()
    const trips = new Trips(client, credential, now, row)
    try {
      const result = await run({ ...guess, now, ask: trips.ask })
      await trips.end()
      return result
    } catch (error) {
      await abandon(client)
      if (trips.confirmed) throw error
      lately.delete(key)
    }
  }
  const client = await kernel.db.connect()
  const trips = new Trips(client, credential, now)
  try {
    const found = await trips.identity()
    const who = await identify(client, credential, found, now)
    if (found.rows[0]) remember(key, found.rows[0])
    const result = await run({ ...who, now, ask: trips.ask })
    await trips.end()
    return result
  } catch (error) {
    await abandon(client)
    throw error
  }
}

function keyOf(credential: Credential): string {
  const { kind, groupId } = credential
  return `${kind}/${groupId}/${credential.kind === 'system' ? credential.job : credential.secret}`
}

function remember(key: string, row: Record<string, unknown>): void {
  if (lately.size >= mostKept) lately.clear()
  lately.set(key, row)
}

/**
 * The messages of one read, each a transaction of its own: what is read at one moment is read in one message. The first
 * says who asks.
 */
class Trips {
  /** Whether the database has said that it is who was expected. */
  confirmed = false
  private begun = false
  private isOpen = false
  private readonly client: PoolClient
  private readonly credential: Credential
  private readonly now: string
  private readonly expected: Record<string, unknown> | undefined

  constructor(client: PoolClient, credential: Credential, now: string, expected?: Record<string, unknown>) {
    this.client = client
    this.credential = credential
    this.now = now
    this.expected = expected
  }

  readonly ask = async (statements: readonly Statement[]): Promise<StatementResult[]> => {
    if (this.isOpen) {
      this.isOpen = false
      return (await submit(this.client, [...statements, commit])).slice(0, -1)
    }
    const opening = this.opening()
    const isFirst = !this.begun
    this.begun = true
    const results = await submit(this.client, [...opening, ...statements, commit])
    if (isFirst) {
      if (!isSame(results[2]?.rows[0], this.expected)) throw new Error('The session is not what it was')
      this.confirmed = true
    }
    return results.slice(opening.length, -1)
  }

  /** Leaves the transaction open for what memory lacks of who it is. */
  async identity(): Promise<StatementResult> {
    const [, , found] = await submit(this.client, this.opening())
    this.begun = true
    this.isOpen = true
    return found ?? { rows: [], tag: '' }
  }

  async end(): Promise<void> {
    if (!this.begun || this.isOpen) await this.ask([])
    this.client.release()
  }

  private opening(): Statement[] {
    const { groupId } = this.credential
    const start = [begin, setGroup(groupId)]
    return this.begun ? start : [...start, shortIdentityStatement(this.credential, this.now)]
  }
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
