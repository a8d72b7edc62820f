import { Pool, type PoolClient } from 'pg'
import { Batch, type Statement, type StatementResult } from './batch.ts'

/** The role that serves requests: no owner, no bypass of row security. */
export const appRole = 'open4s_app'

export interface Database {
  readonly pool: Pool
  /** A connection for one transaction; give it back with `release`. */
  connect(): Promise<PoolClient>
  /** A connection for a short transaction beside an open one; from a pool of its own, so the two cannot wait for each other. */
  connectSide(): Promise<PoolClient>
  /** Statements in one message outside any group: only for tables that all groups share. */
  run(statements: readonly Statement[]): Promise<StatementResult[]>
  close(): Promise<void>
}

/** Generic plans: the hot statements are simple, and planning each time cost a sixth of the database's work. */
const session = `set role ${appRole}; set timezone = 'UTC'; set plan_cache_mode = force_generic_plan; set statement_timeout = '30s'; set idle_in_transaction_session_timeout = '30s'`

/** Opens the pool of the serving role. `size` connections at the most. */
export function openDatabase(url: string, size: number, onError: (error: Error) => void): Database {
  const open = (max: number) => {
    const pool = new Pool({
      connectionString: url,
      max,
      idleTimeoutMillis: 60_000,
      connectionTimeoutMillis: 10_000,
      application_name: 'open4s',
    })
    pool.on('error', onError)
    return pool
  }
  const pool = open(size)
  const side = open(2)
  const ready = new WeakSet<PoolClient>()
  async function connect(from: Pool): Promise<PoolClient> {
    const client = await from.connect()
    if (ready.has(client)) return client
    client.on('error', onError)
    await client.query(session)
    ready.add(client)
    return client
  }
  return {
    pool,
    connect: () => connect(pool),
    connectSide: () => connect(side),
    async run(statements) {
      const client = await connect(pool)
      try {
        return await submit(client, statements)
      } finally {
        client.release()
      }
    },
    async close() {
      await Promise.all([pool.end(), side.end()])
    },
  }
}

/** Sends the statements in one write and waits for all their rows. */
export function submit(client: PoolClient, statements: readonly Statement[]): Promise<StatementResult[]> {
  return client.query(new Batch(statements)).done
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** `set local` takes no parameters, so the group is checked by a strict pattern and written into the text. */
export function setGroup(groupId: string): Statement {
  if (!uuid.test(groupId)) throw new Error('Not a group id')
  return { sql: `set local app.group_id = '${groupId}'`, parameters: [] }
}

export const begin: Statement = { sql: 'begin', parameters: [] }
export const commit: Statement = { sql: 'commit', parameters: [] }
export const rollback: Statement = { sql: 'rollback', parameters: [] }

/** Rolls back and gives the connection back; one that cannot roll back is thrown away. */
export async function abandon(client: PoolClient): Promise<void> {
  try {
    await submit(client, [rollback])
    client.release()
  } catch {
    client.release(true)
  }
}
