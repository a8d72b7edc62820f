import { Gauge, type Registry } from 'prom-client'
import { inGroup } from './action.ts'
import { epochMsOf } from './clocks/zone.ts'
import type { Kernel } from './kernel.ts'
import type { RunningWorker } from './worker.ts'

/** A job that was tried as often as it may be. It stays until somebody revives it. */
export interface DeadJob {
  readonly id: number
  readonly eventId: string
  readonly listener: string
  readonly attempts: number
  readonly lastError: string
  readonly failedAt: string
}

/** The group's dead jobs, oldest first. */
export async function deadJobs(kernel: Kernel, groupId: string, most = 100): Promise<DeadJob[]> {
  const [, , result] = await inGroup(kernel, groupId, [
    { sql: 'select * from kernel.dead_jobs($1)', parameters: [most] },
  ])
  return (result?.rows ?? []).map((row) => ({
    id: Number(row['id']),
    eventId: String(row['event_id']),
    listener: String(row['listener']),
    attempts: Number(row['attempts']),
    lastError: String(row['last_error'] ?? ''),
    failedAt: String(row['failed_at']),
  }))
}

/** Gives a dead job all its attempts again, now. False when it is not the group's or no longer dead. */
export async function reviveJob(kernel: Kernel, groupId: string, id: number): Promise<boolean> {
  const [, , result] = await inGroup(kernel, groupId, [
    { sql: 'select kernel.revive_job($1) as revived', parameters: [id] },
  ])
  return result?.rows[0]?.['revived'] === true
}

/** Queue figures for the metrics page, asked of the database when it is scraped, once for all of them. */
export function registerJobMetrics(registry: Registry, kernel: Kernel, worker: RunningWorker): void {
  let asked: Promise<Figures> | undefined
  const gauge = (name: keyof Figures, help: string) => {
    const made: Gauge = new Gauge({
      name: `open4s_${name}`,
      help,
      registers: [registry],
      async collect() {
        asked ??= figures(kernel).finally(() => (asked = undefined))
        made.set((await asked)[name])
      },
    })
  }
  gauge('jobs_dead', 'Jobs given up, all groups')
  gauge('jobs_waiting', 'Jobs that wait or run, all groups')
  gauge('outbox_rows', 'Events not yet handed to the queue')
  gauge('outbox_lag_seconds', 'Age of the oldest event not yet handed to the queue')
  const run: Gauge<'outcome'> = new Gauge({
    name: 'open4s_jobs_run',
    help: 'Jobs run by this process since its start',
    labelNames: ['outcome'],
    registers: [registry],
    collect() {
      for (const [outcome, count] of Object.entries(worker.counts)) run.set({ outcome }, count)
    },
  })
}

interface Figures {
  readonly jobs_dead: number
  readonly jobs_waiting: number
  readonly outbox_rows: number
  readonly outbox_lag_seconds: number
}

async function figures(kernel: Kernel): Promise<Figures> {
  const [result] = await kernel.db.run([{ sql: 'select * from kernel.queue_figures()', parameters: [] }])
  const row = result?.rows[0]
  const since = row?.['outbox_since']
  return {
    jobs_dead: Number(row?.['dead'] ?? 0),
    jobs_waiting: Number(row?.['waiting'] ?? 0),
    outbox_rows: Number(row?.['outbox'] ?? 0),
    outbox_lag_seconds: typeof since === 'string' ? Math.max(0, (kernel.clock.now() - epochMsOf(since)) / 1000) : 0,
  }
}
