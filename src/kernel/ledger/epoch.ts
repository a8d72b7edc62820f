import type { Client } from 'pg'

/** What `pg_control_system` says where it may not be asked: epochs then begin only on request. */
const unknownCluster = 'unknown'

export interface Epoch {
  readonly epoch: number
  /** The data has come from another cluster since the last start. */
  readonly moved: boolean
}

/**
 * Starts a new epoch of the ledger when the data has come into another cluster, where transaction numbers begin
 * again: entries from before are then all committed, and no new number can fall among theirs. Runs at each start, as
 * the owner and before anything is written. `force` is for a restore on a server that does not name its cluster.
 */
export async function settleEpoch(client: Client, force = false): Promise<Epoch> {
  const cluster = await clusterOf(client)
  const found = await client.query<{ epoch: number; cluster: string }>(
    'select epoch, system_identifier as cluster from kernel.ledger_epoch order by epoch desc limit 1',
  )
  const last = found.rows[0]
  if (last && last.cluster === cluster && !force) return { epoch: last.epoch, moved: false }
  const epoch = (last?.epoch ?? 0) + 1
  await client.query('begin')
  try {
    await client.query(
      'insert into kernel.ledger_epoch (epoch, system_identifier, started_at) values ($1, $2, now())',
      [epoch, cluster],
    )
    await client.query(`alter table kernel.entry alter column epoch set default ${epoch}`)
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  }
  return { epoch, moved: last !== undefined }
}

async function clusterOf(client: Client): Promise<string> {
  try {
    const result = await client.query<{ cluster: string }>(
      'select system_identifier::text as cluster from pg_control_system()',
    )
    return result.rows[0]?.cluster ?? unknownCluster
  } catch {
    return unknownCluster
  }
}
