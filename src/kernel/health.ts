import type { FastifyInstance } from 'fastify'
import { collectDefaultMetrics, type Registry } from 'prom-client'
import type { Kernel } from './kernel.ts'
import { RequestTimes } from './request-times.ts'

/** `/healthz`: the process answers. `/readyz`: the database does, too. `/metrics`: for Prometheus, without personal data. */
export function registerHealth(app: FastifyInstance, kernel: Kernel, metrics: Registry): void {
  collectDefaultMetrics({ register: metrics })
  const times = new RequestTimes(metrics)
  app.addHook('onResponse', (request, reply, done) => {
    times.observe(request.method, request.routeOptions.url ?? 'none', reply.statusCode, reply.elapsedTime / 1000)
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
