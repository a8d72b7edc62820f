import { existsSync } from 'node:fs'
import { join } from 'node:path'
import helmet from '@fastify/helmet'
import files from '@fastify/static'
import type { FastifyInstance } from 'fastify'

/** Answers of the API are data: nothing in them may run, be framed or be guessed to be something else. */
const dataHeaders = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
} as const

/** Fixed headers for all answers; pages set their own. Helmet worked them out anew for each request, a thirtieth of its time. */
export function protectAnswers(app: FastifyInstance): void {
  app.addHook('onRequest', (_request, reply, done) => {
    void reply.headers(dataHeaders)
    done()
  })
}

/** Serves the built web app: the staff console at `/`, the customer's portal under `/p/`; deep links get the page itself. */
export async function registerWeb(app: FastifyInstance, folder: string): Promise<void> {
  await app.register((pages) => registerPages(pages, folder))
}

async function registerPages(app: FastifyInstance, folder: string): Promise<void> {
  // What holds for data would win over the page's own headers: a page has scripts and pictures.
  app.addHook('onRequest', (_request, reply, done) => {
    for (const name of Object.keys(dataHeaders)) void reply.removeHeader(name)
    done()
  })
  await app.register(helmet, {
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        mediaSrc: ["'self'", 'blob:'],
        styleSrc: ["'self'", "'unsafe-inline'"],
        fontSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        workerSrc: ["'self'"],
        objectSrc: ["'none'"],
        frameAncestors: ["'none'"],
        // The console also runs on plain HTTP in the shop's own network.
        upgradeInsecureRequests: null,
      },
    },
    hsts: false,
    crossOriginOpenerPolicy: false,
    originAgentCluster: false,
  })
  await app.register(files, {
    root: folder,
    wildcard: false,
    index: false,
    // The build lays a Brotli copy beside each text file.
    preCompressed: true,
    setHeaders(reply, path) {
      // Built assets carry their hash in the name; pages must be asked for again.
      reply.header('cache-control', path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
  const page = (name: string) => (existsSync(join(folder, name)) ? name : undefined)
  const portal = page('src/portal/index.html')
  const console = page('src/console/index.html')
  if (portal) {
    app.get('/p', (_request, reply) => reply.header('cache-control', 'no-cache').sendFile(portal))
    app.get('/p/*', (_request, reply) => reply.header('cache-control', 'no-cache').sendFile(portal))
  }
  if (console) {
    app.get('/*', (request, reply) => {
      if (request.url.startsWith('/api/')) return reply.callNotFound()
      return reply.header('cache-control', 'no-cache').sendFile(console)
    })
  }
}
