import type { Pool, PoolClient } from 'pg'

/**
 * A killed process leaves its jobs locked, and graphile-worker itself frees them only after four hours. So each lane
 * holds an advisory lock on its name through its listening connection: where the lock can be taken, the lane is dead.
 */
const lockSpace = 40961

/** The lane lives as long as this connection. Shared, so that only somebody looking for the dead can be in the way. */
export function claimLife(client: PoolClient, lane: string): void {
  // A connection that breaks here is replaced by the queue, which then says so again.
  client.query('select pg_advisory_lock_shared($1, hashtext($2))', [lockSpace, lane]).catch(() => {})
}

const findDead = {
  name: 'find-dead-lanes',
  text: `select lane, pg_try_advisory_xact_lock($1, hashtext(lane)) as dead
           from (select distinct locked_by as lane from graphile_worker.jobs where locked_at is not null) as lanes`,
  values: [lockSpace],
}

/**
 * Frees the jobs of dead lanes. A lane must be found dead twice in a row: between losing its connection and having a
 * new one a living lane looks dead for a moment.
 */
export function releaseTheDead(
  pool: Pool, everyMs: number, onRelease: (lanes: number) => void, onError: (error: unknown) => void,
): { stop(): Promise<void> } {
  let suspects = new Set<string>()
  let round: Promise<void> | undefined
  const look = async () => {
    const { rows } = await pool.query<{ lane: string; dead: boolean }>(findDead)
    const dead = rows.filter((row) => row.dead).map((row) => row.lane)
    const sure = dead.filter((lane) => suspects.has(lane))
    suspects = new Set(dead)
    if (sure.length === 0) return
    await pool.query('select graphile_worker.force_unlock_workers($1)', [sure])
    onRelease(sure.length)
  }
  const timer = setInterval(() => {
    round ??= look().catch(onError).finally(() => (round = undefined))
  }, everyMs)
  return {
    async stop() {
      clearInterval(timer)
      await round
    },
  }
}
