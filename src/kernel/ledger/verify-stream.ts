import type { PoolClient } from 'pg'
import { setGroup, submit } from '../db/pool.ts'

const rowsPerTrip = 2000

/**
 * One unchanging view of a group for as long as it takes: what is written meanwhile is not seen, nothing is written,
 * and no transaction number is taken, so sealing goes on.
 */
export async function openView(client: PoolClient, groupId: string): Promise<void> {
  await client.query('begin isolation level repeatable read read only')
  await client.query(
    'set local statement_timeout = 0; set local idle_in_transaction_session_timeout = 0; set local cursor_tuple_fraction = 1',
  )
  await submit(client, [setGroup(groupId)])
}

/** The rows of a query, a few at a time. The text takes no parameters: only checked ids and catalogue names go into it. */
export async function* stream(
  client: PoolClient,
  name: string,
  query: string,
): AsyncGenerator<Record<string, unknown>> {
  await client.query(`declare ${name} no scroll cursor for ${query}`)
  for (;;) {
    const [page] = await submit(client, [{ sql: `fetch ${rowsPerTrip} from ${name}`, parameters: [] }])
    const rows = page?.rows ?? []
    yield* rows
    if (rows.length < rowsPerTrip) break
  }
  await client.query(`close ${name}`)
}
