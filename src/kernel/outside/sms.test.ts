import { createServer, type IncomingHttpHeaders, type RequestListener } from 'node:http'
import { once } from 'node:events'
import { expect, test } from 'vitest'
import { smsPort } from './sms.ts'

async function withGateway(answer: RequestListener, work: (url: string) => Promise<void>): Promise<void> {
  const server = createServer(answer).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('No address')
  try {
    await work(`http://127.0.0.1:${address.port}/send`)
  } finally {
    server.closeAllConnections()
    server.close()
  }
}

const letter = { id: 'm1', to: '13800005678', text: '您的车已修好' }

test('posts id, number and text, with the id as idempotency key', async () => {
  const seen: { headers: IncomingHttpHeaders; body: string }[] = []
  await withGateway(
    (request, response) => {
      let body = ''
      request.setEncoding('utf8').on('data', (text: string) => (body += text))
      request.on('end', () => {
        seen.push({ headers: request.headers, body })
        response.writeHead(202).end('{}')
      })
    },
    async (url) => {
      expect(await smsPort({ url, token: 'secret' }).send(letter)).toEqual({ kind: 'done', detail: 'http202' })
      expect(JSON.parse(seen[0]?.body ?? '')).toEqual(letter)
      expect(seen[0]?.headers).toMatchObject({ 'idempotency-key': 'm1', authorization: 'Bearer secret' })
    },
  )
})

test.each([
  [200, 'done'],
  [400, 'refused'],
  [404, 'refused'],
  [408, 'pending'],
  [429, 'pending'],
  [500, 'unknown'],
  [503, 'unknown'],
])('%i is %s', async (status, kind) => {
  await withGateway(
    (_, response) => void response.writeHead(status).end(),
    async (url) => {
      expect(await smsPort({ url }).send(letter)).toEqual({ kind, detail: `http${status}` })
    },
  )
})

test('silence and a broken line are unknown; a gateway that is not there got nothing; a redirect is not followed', async () => {
  await withGateway(
    () => {},
    async (url) => {
      expect(await smsPort({ url, timeoutMs: 50 }).send(letter)).toEqual({ kind: 'unknown', detail: 'TimeoutError' })
    },
  )
  await withGateway(
    (request) => void request.socket.destroy(),
    async (url) => {
      expect(await smsPort({ url }).send(letter)).toMatchObject({ kind: 'unknown' })
    },
  )
  let gone = ''
  await withGateway(
    () => {},
    async (url) => {
      gone = url
    },
  )
  expect(await smsPort({ url: gone }).send(letter)).toEqual({ kind: 'pending', detail: 'ECONNREFUSED' })
  await withGateway(
    (_, response) => void response.writeHead(302, { location: gone }).end(),
    async (url) => {
      expect((await smsPort({ url }).send(letter)).kind).toBe('unknown')
    },
  )
})
