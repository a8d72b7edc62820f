import { EventEmitter } from 'node:events'
import { type JobHelpers, Logger, run, type Runner, type TaskList, type WorkerEvents } from 'graphile-worker'
import type { Pool } from 'pg'
import { z } from 'zod'
import type { Kernel } from './kernel.ts'
import { messageTopic } from './messages.ts'
import type { DeliveredEvent, Subscription } from './module.ts'
import { type Listener, Relay } from './outbox.ts'
import { openQueuePool, tidyQueue } from './worker-pool.ts'
import { claimLife, forgiveReturns, releaseTheDead } from './worker-lives.ts'

/** Work done by a task; what it answers says when to do it again, for work that an outside partner put off. */
export type Task = (event: DeliveredEvent) => Promise<{ againInSeconds: number } | undefined>

export interface WorkerOptions {
  /** Connects as the owner of the database: the serving role has no right to the queue. */
  readonly url: string
  readonly subscriptions: readonly Subscription[]
  /** Sends a message; hears of the topic `kernel.message`. */
  readonly message: Task
  /** How many subscriptions run at the same time in this process. */
  readonly concurrency?: number
  /** How often it is looked for jobs of killed processes; two looks free them. */
  readonly reapMs?: number
}

export interface JobCounts {
  succeeded: number
  failed: number
  dead: number
}

export interface RunningWorker {
  /** After a commit with events. */
  poke(): void
  readonly counts: Readonly<JobCounts>
  /** Lets running jobs end, gives back those that wait in memory, closes the connections. */
  stop(): Promise<void>
}

/** Lanes: rooms' own work, and calls to partners, whose slowness must not hold up the rooms. */
const insideTask = 'deliver'
const outsideTask = 'partner'
const messageTask = 'message'

const insideConcurrency = 8
const outsideConcurrency = 16
const usualReapMs = 3000
const longestRunMs = 120_000
const longestRestartPauseMs = 10_000

const job = z.object({
  listener: z.string(),
  groupId: z.string(),
  id: z.string(),
  at: z.string(),
  payload: z.record(z.string(), z.unknown()),
})

/**
 * Runs the job queue inside the server process: relay, two lanes of graphile-worker, release of the jobs of processes
 * that were killed. Fails when the first start fails; later it restarts by itself, for instance after the database did.
 */
export async function startWorker(kernel: Kernel, options: WorkerOptions): Promise<RunningWorker> {
  const counts: JobCounts = { succeeded: 0, failed: 0, dead: 0 }
  const tasks = taskLists(kernel, options)
  const stopping = new AbortController()
  let shift: Shift | undefined = await openShift(kernel, options, tasks, counts)
  const watch = async () => {
    for (let failures = 0; !stopping.signal.aborted; ) {
      if (shift) {
        await Promise.race([shift.ended, aborted(stopping.signal)])
        await shift.close()
        shift = undefined
        failures = 0
      }
      if (stopping.signal.aborted) return
      await pause(Math.min(longestRestartPauseMs, 250 * 2 ** failures), stopping.signal)
      if (stopping.signal.aborted) return
      try {
        shift = await openShift(kernel, options, tasks, counts)
        kernel.log.warn({ component: 'worker' }, 'worker restarted')
      } catch (error) {
        failures += 1
        kernel.log.error({ err: error, component: 'worker' }, 'worker does not start')
      }
    }
  }
  const watching = watch()
  return {
    counts,
    poke: () => shift?.relay.poke(),
    async stop() {
      stopping.abort()
      await watching
    },
  }
}

interface Shift {
  readonly relay: Relay
  /** Resolves when a lane has stopped by itself. */
  readonly ended: Promise<void>
  close(): Promise<void>
}

interface TaskLists {
  readonly inside: TaskList
  readonly outside: TaskList
  readonly listeners: readonly Listener[]
}

function taskLists(kernel: Kernel, options: WorkerOptions): TaskLists {
  const known = new Map(options.subscriptions.map((s) => [s.name, s]))
  if (known.size < options.subscriptions.length) throw new Error('Two subscriptions have the same name')
  const deliver = async (payload: unknown) => {
    const { listener, ...event } = job.parse(payload)
    const subscription = known.get(listener)
    // A newer process knows it, or nobody any more: then the job ends among the dead, where people see it.
    if (!subscription) throw new Error(`No subscription ${listener}`)
    await withinTime(listener, subscription.run(kernel, event))
  }
  const message = async (payload: unknown, helpers: JobHelpers) => {
    const { listener: _, ...event } = job.parse(payload)
    const again = await withinTime(event.id, options.message(event))
    if (again) await repeat(helpers, again.againInSeconds)
  }
  return {
    inside: { [insideTask]: deliver },
    outside: { [outsideTask]: deliver, [messageTask]: message },
    listeners: [
      ...options.subscriptions.map((s) => ({
        topic: s.topic,
        name: s.name,
        task: s.outside ? outsideTask : insideTask,
      })),
      { topic: messageTopic, name: messageTopic, task: messageTask },
    ],
  }
}

/**
 * Puts the same job into the queue once more, by the database's clock as graphile-worker's own back-off does. Under a
 * key of its own: taking over the key of a running job would make that one count as dead if the process died now.
 */
async function repeat(helpers: JobHelpers, seconds: number): Promise<void> {
  const { job } = helpers
  const key = `${(job.key ?? '').split('/').slice(0, 3).join('/')}/${job.id}`
  await helpers.query(
    `select graphile_worker.add_job($1, $2::json, run_at => now() + $3 * interval '1 second', max_attempts => $4, job_key => $5)`,
    [job.task_identifier, JSON.stringify(job.payload), seconds, job.max_attempts, key],
  )
}

/** A run that never ends would hold its place in the lane for good. */
async function withinTime<T>(name: string, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${name} took longer than ${longestRunMs} ms`)), longestRunMs)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}

async function openShift(kernel: Kernel, options: WorkerOptions, tasks: TaskLists, counts: JobCounts): Promise<Shift> {
  const { pool, broken } = openQueuePool(kernel, options.url)
  const closers: (() => Promise<void>)[] = [() => pool.end()]
  const close = async () => {
    for (const end of closers.splice(0).toReversed()) {
      await end().catch((error: unknown) =>
        kernel.log.warn({ err: error, component: 'worker' }, 'worker did not stop cleanly'),
      )
    }
  }
  try {
    const inside = await openLane(kernel, pool, tasks.inside, counts, options.concurrency ?? insideConcurrency, {
      pollInterval: 1000,
      localQueue: { size: 100 },
    })
    closers.push(() => stopLane(inside))
    // Notifications are mostly the other lane's, so it looks on its own. Some rounds of jobs wait in memory: to fetch
    // them costs more than most of them.
    const outside = await openLane(kernel, pool, tasks.outside, counts, outsideConcurrency, {
      pollInterval: 400,
      localQueue: {
        size: outsideConcurrency * 4,
        refetchDelay: { durationMs: 400, maxAbortThreshold: Number.POSITIVE_INFINITY },
      },
    })
    closers.push(() => stopLane(outside))
    await pool.query(tidyQueue)
    const life = await claimLife(pool, [inside.id, outside.id])
    closers.push(async () => life.end())
    const warn = (error: unknown) => kernel.log.warn({ err: error, component: 'worker' }, 'outbox not reached')
    const relay = new Relay({ pool, listeners: tasks.listeners, onError: warn })
    closers.push(() => relay.stop())
    const reaper = releaseTheDead(
      pool,
      options.reapMs ?? usualReapMs,
      (count) => kernel.log.warn({ component: 'worker', count }, 'jobs of killed processes released'),
      warn,
    )
    closers.push(() => reaper.stop())
    return { relay, close, ended: Promise.race([broken, life.ended, ending(inside), ending(outside)]) }
  } catch (error) {
    await close()
    throw error
  }
}

interface Lane {
  readonly id: string
  readonly runner: Runner
}

/** `localQueue` and batched completion made six jobs a visit cost 0.5 ms of CPU instead of 10 (measured, write path). */
async function openLane(
  kernel: Kernel,
  pool: Pool,
  taskList: TaskList,
  counts: JobCounts,
  concurrency: number,
  options: GraphileConfig.WorkerOptions,
): Promise<Lane> {
  const events: WorkerEvents = new EventEmitter()
  let id = ''
  events.on('pool:create', ({ workerPool }) => {
    id = workerPool.id
  })
  events.on('localQueue:init', ({ localQueue }) => forgiveReturns(localQueue))
  events.on('job:success', () => void (counts.succeeded += 1))
  events.on('job:error', () => void (counts.failed += 1))
  events.on('job:failed', ({ job, error }) => {
    counts.dead += 1
    kernel.log.error({ err: error, component: 'worker', job: job.id, key: job.key }, 'job given up')
  })
  const runner = await run({
    pgPool: pool,
    taskList,
    events,
    parsedCronItems: [],
    noHandleSignals: true,
    logger: quietLogger(kernel),
    preset: { worker: { ...options, concurrentJobs: concurrency, completeJobBatchDelay: 50, failJobBatchDelay: 50 } },
  })
  return { id, runner }
}

/** Warnings and errors only, and without their details: those hold payloads. */
function quietLogger(kernel: Kernel): Logger {
  return new Logger(() => (level, message) => {
    if (level === 'error' || level === 'warning') kernel.log.warn({ component: 'worker' }, message)
  })
}

async function stopLane(lane: Lane): Promise<void> {
  await lane.runner.stop().catch(() => {})
  await ending(lane)
}

function ending({ runner }: Lane): Promise<void> {
  return runner.promise.catch(() => {})
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  await Promise.race([new Promise<void>((resolve) => (timer = setTimeout(resolve, ms))), aborted(signal)])
  clearTimeout(timer)
}
