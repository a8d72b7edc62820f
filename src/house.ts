import type { FastifyInstance } from 'fastify'
import { Client } from 'pg'
import type { Logger } from 'pino'
import { Registry } from 'prom-client'
import { build, constraintTable, filesOf } from './app.ts'
import { scheduledBackups } from './kernel/backup/schedule.ts'
import { offerNewPermissions } from './kernel/admin/new-permissions.ts'
import { giveNewSeeds } from './kernel/admin/seeds.ts'
import type { DemoAccount } from './kernel/auth/first-start.ts'
import type { Config } from './kernel/config.ts'
import { migrate } from './kernel/db/migrate.ts'
import { openDatabase } from './kernel/db/pool.ts'
import { kernelChores, startChores } from './kernel/housekeeping.ts'
import { registerJobMetrics } from './kernel/jobs.ts'
import { type Change, type Clock, type Kernel, systemClock } from './kernel/kernel.ts'
import type { Keys } from './kernel/keys.ts'
import { headsFile } from './kernel/ledger/heads.ts'
import { sealAll } from './kernel/ledger/sealer.ts'
import { Live } from './kernel/live.ts'
import type { Module } from './kernel/module.ts'
import { leaving } from './kernel/outside/leave.ts'
import { outsideOf } from './kernel/outside/outside.ts'
import { erasedFile, eraseAgain } from './kernel/pii/erased-file.ts'
import { type RunningWorker, startWorker } from './kernel/worker.ts'
import { migrationFolders } from './rooms.ts'

export interface HouseOptions {
  /** Connects as the owner; the pool takes the serving role itself. */
  readonly databaseUrl: string
  readonly config: Config
  readonly keys: Keys
  readonly log: Logger
  readonly modules: readonly Module[]
  readonly version: string
  readonly clock?: Clock
  readonly demoAccounts?: readonly DemoAccount[]
  /** The folder with the built web app; without it only the API is served. */
  readonly webFolder?: string
}

export interface OpenHouse {
  readonly kernel: Kernel
  readonly app: FastifyInstance
  readonly metrics: Registry
  /** Lets requests and jobs end, then closes the connections. */
  close(): Promise<void>
}

/** Brings the database to the newest shape and what only the owner may do at a start. */
export async function prepareDatabase(databaseUrl: string, modules: readonly Module[]): Promise<void> {
  await migrate(databaseUrl, migrationFolders)
  const client = new Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    for (const module of modules) await module.prepare?.(client)
  } finally {
    await client.end()
  }
}

/** Puts kernel, worker, clocks, live pages and app together. The app does not listen yet. */
export async function openHouse(options: HouseOptions): Promise<OpenHouse> {
  const { databaseUrl, config, log, modules } = options
  // More backends than the machine can feed only get in each other's way: with 16, 32 busy clients were served a tenth slower.
  const db = openDatabase(databaseUrl, 10, (error) => log.error({ err: error }, 'database connection lost'))
  const live = new Live({ url: databaseUrl, onError: (error) => log.warn({ err: error }, 'live pages disturbed') })
  const running: { worker?: RunningWorker } = {}
  const erased = erasedFile(config.dataDir)
  const kernel: Kernel = {
    db,
    clock: options.clock ?? systemClock,
    keys: options.keys,
    log,
    constraints: constraintTable(modules),
    erased,
    committed(changes: readonly Change[], outbox: boolean) {
      live.changed(changes)
      if (outbox) running.worker?.poke()
    },
  }
  const files = filesOf(kernel, config)
  await files.demandUsable()
  await files.clearDrafts()
  await offerNewPermissions(kernel, modules)
  await giveNewSeeds(kernel, modules)
  await live.start()
  const metrics = new Registry()
  const app = await build({
    kernel,
    modules,
    metrics,
    live,
    version: options.version,
    demoAccounts: options.demoAccounts ?? [],
    trustProxy: config.trustProxy,
    dataDir: config.dataDir,
    filesDir: config.filesDir,
    bucket: config.bucket,
    publicUrl: config.publicUrl,
    ...(options.webFolder ? { webFolder: options.webFolder } : {}),
  })
  if ((await eraseAgain(kernel, modules, erased)) > 0)
    log.warn('persons erased before were in the restored data; erased again')
  const chores = config.runWorker ? await startBackground(options, kernel, running, metrics) : undefined
  return {
    kernel,
    app,
    metrics,
    async close() {
      await app.close()
      await chores?.stop()
      await running.worker?.stop()
      await live.stop()
      await db.close()
    },
  }
}

async function startBackground(
  options: HouseOptions,
  kernel: Kernel,
  running: { worker?: RunningWorker },
  metrics: Registry,
) {
  const { modules, config, databaseUrl } = options
  running.worker = await startWorker(kernel, {
    url: databaseUrl,
    subscriptions: modules.flatMap((module) => module.subscriptions ?? []),
    message: leaving(kernel, outsideOf(config, modules)),
  })
  registerJobMetrics(metrics, kernel, running.worker)
  const heads = headsFile(config.dataDir)
  const sealing = { ...kernel, writeHead: (head: Parameters<typeof heads.write>[0]) => heads.write(head) }
  return startChores(kernel, [
    ...scheduledBackups(kernel, config.backup),
    ...kernelChores(kernel, {
      deadlines: modules.flatMap((module) => module.deadlines ?? []),
      seal: () => sealAll(sealing),
      files: filesOf(kernel, config),
    }),
    ...modules.flatMap((module) => module.chores?.(kernel) ?? []),
  ])
}
