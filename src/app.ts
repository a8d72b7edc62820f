import { join } from 'node:path'
import cookie from '@fastify/cookie'
import fastify, { type FastifyInstance, type FastifyServerOptions } from 'fastify'
import type { Registry } from 'prom-client'
import { type DemoAccount, registerFirstStart } from './kernel/auth/first-start.ts'
import { registerPortal } from './kernel/auth/portal-routes.ts'
import { registerSession } from './kernel/auth/routes.ts'
import { registerTerminal } from './kernel/auth/terminal-routes.ts'
import { kernelRefusals } from './kernel/contract/kernel-refusals.ts'
import { registerHealth } from './kernel/health.ts'
import { registerRecord, sendProblem } from './kernel/http.ts'
import { loadMessages } from './kernel/i18n.ts'
import { registerInbox } from './kernel/inbox.ts'
import type { Kernel } from './kernel/kernel.ts'
import type { Live } from './kernel/live.ts'
import { registerLive } from './kernel/live-stream.ts'
import { declarePublicUrl } from './kernel/message-text.ts'
import { messageTopic } from './kernel/messages.ts'
import type { Module } from './kernel/module.ts'
import { declareTopics } from './kernel/outbox.ts'
import { declarePersonal } from './kernel/pii/personal.ts'
import type { FileStore } from './kernel/files/file-store.ts'
import { folderStore } from './kernel/files/folder-store.ts'
import { registerFiles } from './kernel/files/routes.ts'
import type { Bucket } from './kernel/files/s3-client.ts'
import { s3Store } from './kernel/files/s3-store.ts'
import { declareFiles } from './kernel/files/uses.ts'
import { registerSearch } from './kernel/search.ts'
import { registerPapers } from './kernel/paper-routes.ts'
import { createPaperRenderer } from './kernel/paper/render.ts'
import { declareParameters } from './kernel/settings.ts'
import { registerTimeline } from './kernel/timeline.ts'
import { protectAnswers, registerWeb } from './kernel/web.ts'

export interface AppOptions {
  readonly kernel: Kernel
  readonly modules: readonly Module[]
  readonly version: string
  readonly dataDir: string
  /** Where photos and files lie; in the data folder unless said. */
  readonly filesDir?: string
  /** Where they lie instead. */
  readonly bucket?: Bucket | null
  readonly publicUrl?: string | null
  readonly trustProxy?: boolean | number | string[]
  readonly live?: Live
  readonly metrics?: Registry
  readonly demoAccounts?: readonly DemoAccount[]
  readonly webFolder?: string
}

/** Composes everything by name and does not listen, so that tests use the same house. */
export async function build(options: AppOptions): Promise<FastifyInstance> {
  const { kernel, modules } = options
  loadMessages(messageFolders(modules))
  declareParameters(modules.flatMap((module) => module.parameters ?? []))
  declarePublicUrl(options.publicUrl)
  declarePersonal(modules.flatMap((module) => module.personal ?? []))
  declareFiles(modules)
  declareTopics([messageTopic, ...modules.flatMap((module) => module.subscriptions ?? []).map(({ topic }) => topic)])
  const proxies = options.trustProxy ?? false
  const server: FastifyServerOptions = {
    logger: false,
    // A number means so many proxies in front.
    trustProxy: typeof proxies === 'number' ? (_address, hop) => hop < proxies : proxies,
    bodyLimit: 2 * 1024 * 1024,
    routerOptions: { ignoreTrailingSlash: true },
  }
  const app = fastify(server)
  await app.register(cookie)
  protectAnswers(app)
  app.setErrorHandler((error, request, reply) => sendProblem(kernel, error, request, reply))
  app.setNotFoundHandler((request, reply) => sendProblem(kernel, kernelRefusals.notFound(), request, reply))
  registerSession(app, kernel)
  registerTerminal(app, kernel)
  registerFirstStart(app, kernel, modules, options.version, options.demoAccounts ?? [])
  registerPortal(app, kernel, modules)
  registerInbox(app, kernel)
  registerTimeline(app, kernel, modules)
  registerSearch(app, kernel, modules)
  if (options.live) registerLive(app, kernel, options.live)
  if (options.metrics) registerHealth(app, kernel, options.metrics)
  for (const module of modules) for (const server of module.records) registerRecord(app, kernel, server, module.name)
  const cacheDir = join(options.dataDir, 'cache')
  const renderer = createPaperRenderer({ cacheDir: join(cacheDir, 'fonts') })
  app.addHook('onClose', () => renderer.close())
  const records = modules.flatMap((module) => module.records)
  const files = filesOf(kernel, options)
  registerPapers(app, kernel, { renderer, cacheDir: join(cacheDir, 'papers'), files, records })
  await registerFiles(app, kernel, files)
  if (options.webFolder) await registerWeb(app, options.webFolder)
  return app
}

/** The store of the installation's photos and files. */
export function filesOf(
  kernel: Pick<Kernel, 'clock'>,
  place: Pick<AppOptions, 'dataDir' | 'filesDir' | 'bucket'>,
): FileStore {
  const { dataDir, filesDir = join(dataDir, 'files'), bucket } = place
  const cache = join(dataDir, 'cache', 'small')
  return bucket ? s3Store(bucket, filesDir, cache) : folderStore(filesDir, cache, () => kernel.clock.now())
}

/** Where each room keeps its texts. */
export function messageFolders(modules: readonly Module[]): Map<string, URL> {
  return new Map(
    modules.map(({ name }) => [name, new URL(name === 'kernel' ? './kernel/' : `./modules/${name}/`, import.meta.url)]),
  )
}

/** Named database constraints and the refusals that people see for them. */
export function constraintTable(modules: readonly Module[]): Map<string, () => Error> {
  return new Map(modules.flatMap((module) => Object.entries(module.constraints ?? {})))
}
