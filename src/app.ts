import cookie from '@fastify/cookie'
import fastify, { type FastifyInstance } from 'fastify'
import { kernelRefusals } from './kernel/contract/kernel-refusals.ts'
import { registerRecord, sendProblem } from './kernel/http.ts'
import { loadMessages } from './kernel/i18n.ts'
import type { Kernel } from './kernel/kernel.ts'
import type { Module } from './kernel/module.ts'
import { declareParameters } from './kernel/settings.ts'
import { registerSession } from './kernel/auth/routes.ts'

export interface AppOptions {
  readonly kernel: Kernel
  readonly modules: readonly Module[]
  readonly secureCookies: boolean
  readonly trustProxy: boolean
}

/** Composes everything by name and does not listen, so that tests use the same house. */
export async function build(options: AppOptions): Promise<FastifyInstance> {
  const { kernel, modules } = options
  loadMessages(messageFolders(modules))
  declareParameters(modules.flatMap((module) => module.parameters ?? []))
  const app = fastify({
    logger: false,
    trustProxy: options.trustProxy,
    bodyLimit: 2 * 1024 * 1024,
    routerOptions: { ignoreTrailingSlash: true },
  })
  await app.register(cookie)
  app.setErrorHandler((error, request, reply) => sendProblem(kernel, error, request, reply))
  app.setNotFoundHandler((request, reply) => sendProblem(kernel, kernelRefusals.notFound(), request, reply))
  registerSession(app, kernel, options.secureCookies)
  for (const module of modules) for (const server of module.records) registerRecord(app, kernel, server)
  return app
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
