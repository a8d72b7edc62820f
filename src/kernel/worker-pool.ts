import { Pool } from 'pg'
import type { Kernel } from './kernel.ts'

/**
 * Commits here need not wait for the disk: what a crash forgets is either still in the outbox or still in the queue,
 * and is done again. What a job itself writes goes through the serving pool and is flushed before. One lost connection
 * ends the shift: it may have been bringing jobs, which would stay locked by a lane that lives and never saw them.
 */
export function openQueuePool(kernel: Kernel, url: string): { pool: Pool; broken: Promise<void> } {
  const pool = new Pool({
    connectionString: url,
    max: 8,
    application_name: 'open4s-worker',
    options: '-c synchronous_commit=off',
  })
  const broken = new Promise<void>((resolve) => {
    const onError = (error: Error) => {
      kernel.log.warn({ err: error, component: 'worker' }, 'connection lost')
      resolve()
    }
    pool.on('error', onError)
    pool.on('connect', (client) => client.on('error', onError))
  })
  return { pool, broken }
}

/**
 * Jobs come and go by the hundred a second, and what is looked for stands at the end of an index full of those that are
 * gone: swept at the usual fifth of the table it is read 90 times for each job (measured), and the queue costs twice.
 */
export const tidyQueue =
  'alter table graphile_worker._private_jobs set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000)'
