import { createHash, X509Certificate } from 'node:crypto'
import { createServer } from 'node:https'
import type { FastifyInstance } from 'fastify'
import { ensureCertificates } from '../../src/kernel/tls.ts'
import type { Door } from './small-house.ts'

const name = 'tablet.open4s.test'

/**
 * HTTPS with the shop's own authority, at a name that is not localhost, as a tablet in the shop's network calls it. The
 * browser trusts this certificate as one does after installing the authority.
 */
export async function secureDoor(app: FastifyInstance, dataDir: string): Promise<Door> {
  await app.ready()
  const { key, cert } = await ensureCertificates(dataDir, Date.now(), [name])
  const server = createServer({ key, cert }, (request, response) => app.routing(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const publicKey = new X509Certificate(cert).publicKey.export({ type: 'spki', format: 'der' })
  const pin = createHash('sha256').update(publicKey).digest('base64')
  return {
    url: `https://${name}:${port}`,
    flags: [`--host-resolver-rules=MAP ${name} 127.0.0.1`, `--ignore-certificate-errors-spki-list=${pin}`],
    close: () =>
      new Promise((resolve) => {
        server.close(resolve)
        server.closeAllConnections()
      }),
  }
}
