import type { FastifyInstance } from 'fastify'
import { collectDefaultMetrics, Histogram, type Registry } from 'prom-client'
import type { Kernel } from './kernel.ts'

/** `/healthz`: the process answers. `/readyz`: the database does, too. `/metrics`: for Prometheus, without personal data. */
export function registerHealth(app: FastifyInstance, kernel: Kernel, metrics: Registry): void {
  collectDefaultMetrics({ register: metrics })
  const seconds = new Histogram({
    name: 'open4s_request_seconds',
    help: 'Time to answer by method, route and status class',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5],
    registers: [metrics],
  })
  app.addHook('onResponse', (request, reply, done) => {
    const status = `${Math.floor(reply.statusCode / 100)}xx`
    seconds.observe(
      { method: request.method, route: request.routeOptions.url ?? 'none', status },
      reply.elapsedTime / 1000,
    )
    done()
  })
  app.get('/healthz', async () => ({ status: 'ok' }))
  app.get('/readyz', async (_request, reply) => {
    try {
      await kernel.db.run([{ sql: 'select 1 as one', parameters: [] }])
      return { status: 'ready' }
    } catch (error) {
      kernel.log.warn({ err: error }, 'not ready')
      return reply.code(503).send({ status: 'databaseUnreachable' })
    }
  })
  app.get('/metrics', async (_request, reply) => reply.type(metrics.contentType).send(await metrics.metrics()))
}
