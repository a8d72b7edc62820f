import type { Pool } from 'pg'

/**
 * A killed process leaves its jobs locked, and graphile-worker itself frees them only after four hours. So each process
 * holds an advisory lock on the names of its lanes: where the lock can be taken, the lane is dead.
 */
const lockSpace = 40961

export interface Life {
  /** Resolves when the connection that holds the locks is gone. */
  readonly ended: Promise<void>
  end(): void
}

/** Says that the lanes live, as long as the connection taken for it does. */
export async function claimLife(pool: Pool, lanes: readonly string[]): Promise<Life> {
  const client = await pool.connect()
  const ended = new Promise<void>((resolve) => {
    client.on('error', () => resolve())
    client.on('end', () => resolve())
  })
  try {
    // Shared, so that only somebody who looks for the dead can be in the way, and he is gone at once.
    await client.query('select pg_advisory_lock_shared($1, hashtext(lane)) from unnest($2::text[]) as lanes (lane)', [
      lockSpace,
      lanes,
    ])
  } catch (error) {
    client.release(true)
    throw error
  }
  return { ended, end: () => client.release(true) }
}

const findDead = {
  name: 'find-dead-lanes',
  text: `select lane, pg_try_advisory_xact_lock($1, hashtext(lane)) as dead
           from (select distinct locked_by as lane from graphile_worker.jobs where locked_at is not null) as lanes`,
  values: [lockSpace],
}

/**
 * Frees the jobs of dead lanes. A lane must be found dead twice in a row: a new one looks dead until it has its lock,
 * and one that lost it gives its jobs back by itself.
 */
export function releaseTheDead(
  pool: Pool,
  everyMs: number,
  onRelease: (lanes: number) => void,
  onError: (error: unknown) => void,
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
    round ??= look()
      .catch(onError)
      .finally(() => (round = undefined))
  }, everyMs)
  return {
    async stop() {
      clearInterval(timer)
      await round
    },
  }
}

/**
 * graphile-worker 0.18.0 refuses to keep track of the jobs that it gives back while it stops (`background` in
 * localQueue.js throws): a clean stop says that it failed, and when the connections are broken the promise that nobody
 * holds ends the process. Here a failure to give back is no harm: the lane is dead then, and its jobs are released.
 */
export function forgiveReturns(localQueue: object): void {
  const track: unknown = Reflect.get(localQueue, 'background')
  if (typeof track !== 'function') return
  Reflect.set(localQueue, 'background', (work: Promise<unknown>) => {
    work.catch(() => {})
    try {
      Reflect.apply(track, localQueue, [work])
    } catch {
      // Stopped already; the jobs go back all the same.
    }
  })
}
