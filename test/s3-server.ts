import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import type { Bucket } from '../src/kernel/files/s3-client.ts'

export interface S3Server {
  readonly bucket: Bucket
  /** Objects by key; tests may change them behind everybody's back. */
  readonly objects: Map<string, { bytes: Buffer; at: number }>
  /** Called before each request is answered, with its method and key. */
  before?: (method: string, key: string) => void | Promise<void>
  /** So many of the next requests are answered with 503. */
  busy: number
  close(): Promise<void>
}

const perPage = 3
const skewMs = 15 * 60_000

class Wrong extends Error {
  readonly status: number
  constructor(status: number, code: string) {
    super(code)
    this.status = status
  }
}

/** An S3 store in memory that takes signed requests only (AWS signature version 4). `nowMs` dates its objects. */
export async function s3Server(nowMs: () => number): Promise<S3Server> {
  const server = createServer((request, response) => {
    void serve(state, nowMs, request, response).catch((error: unknown) => {
      if (!(error instanceof Wrong)) return response.destroy()
      response.writeHead(error.status, { 'content-type': 'application/xml' })
      return response.end(request.method === 'HEAD' ? '' : `<Error><Code>${error.message}</Code></Error>`)
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  const state: S3Server = {
    bucket: {
      endpoint: `http://127.0.0.1:${port}`,
      region: 'cn-test-1',
      name: 'shop-files',
      keyId: 'AKIDSHOP',
      secret: 'a secret/with+signs',
      pathStyle: true,
    },
    objects: new Map(),
    busy: 0,
    async close() {
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
    },
  }
  return state
}

async function serve(
  state: S3Server,
  nowMs: () => number,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? '', state.bucket.endpoint)
  const [, name = '', ...rest] = url.pathname.split('/')
  const [method = '', key] = [request.method, rest.join('/')]
  response.setHeader('date', new Date(nowMs()).toUTCString())
  // Read whole before anything is kept: what breaks off on the way leaves nothing.
  const body = await buffer(request)
  await state.before?.(method, key)
  if (state.busy > 0) {
    state.busy -= 1
    throw new Wrong(503, 'SlowDown')
  }
  demandSigned(state.bucket, request, url, body)
  if (name !== state.bucket.name) throw new Wrong(404, 'NoSuchBucket')
  if (method === 'GET' && key === '') return list(state, url, response)
  if (method === 'PUT') {
    if (request.headers['content-length'] === undefined) throw new Wrong(411, 'MissingContentLength')
    state.objects.set(key, { bytes: body, at: nowMs() })
    response.end()
    return
  }
  if (method === 'DELETE') {
    state.objects.delete(key)
    response.writeHead(204).end()
    return
  }
  const found = state.objects.get(key)
  if (!found) throw new Wrong(404, 'NoSuchKey')
  give(request, response, found)
}

function give(request: IncomingMessage, response: ServerResponse, found: { bytes: Buffer; at: number }): void {
  const range = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '')
  const bytes = range ? found.bytes.subarray(Number(range[1]), Number(range[2]) + 1) : found.bytes
  response.setHeader('last-modified', new Date(found.at).toUTCString())
  response.setHeader('content-length', bytes.length)
  response.writeHead(range ? 206 : 200).end(request.method === 'HEAD' ? undefined : bytes)
}

function list({ objects }: S3Server, url: URL, response: ServerResponse): void {
  const prefix = url.searchParams.get('prefix') ?? ''
  const after = url.searchParams.get('continuation-token')?.replace('&<', '') ?? ''
  const keys = [...objects.keys()].filter((key) => key.startsWith(prefix) && key > after).toSorted()
  const page = keys.slice(0, perPage)
  const entries = page.map(
    (key) =>
      `<Contents><Key>${key}</Key><LastModified>${new Date(objects.get(key)?.at ?? 0).toISOString()}</LastModified></Contents>`,
  )
  const more = keys.length > perPage ? `<NextContinuationToken>&amp;&lt;${page.at(-1)}</NextContinuationToken>` : ''
  response.setHeader('content-type', 'application/xml')
  response.end(`<?xml version="1.0"?><ListBucketResult>${entries.join('\n')}${more}</ListBucketResult>`)
}

/** As AWS describes it in "Signature Version 4 signing process", for requests with a header. */
function demandSigned(bucket: Bucket, request: IncomingMessage, url: URL, body: Buffer): void {
  const given = /^AWS4-HMAC-SHA256 Credential=([^,]+), SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/.exec(
    request.headers.authorization ?? '',
  )
  const [, credential = '', names = '', signature = ''] = given ?? []
  const [keyId, day, region, service, end] = credential.split('/')
  if (!given || service !== 's3' || end !== 'aws4_request') throw new Wrong(403, 'AccessDenied')
  if (keyId !== bucket.keyId) throw new Wrong(403, 'InvalidAccessKeyId')
  if (region !== bucket.region) throw new Wrong(400, 'AuthorizationHeaderMalformed')
  const header = (name: string) => String(request.headers[name] ?? '')
  const at = header('x-amz-date')
  const iso = at.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z')
  const wall = performance.timeOrigin + performance.now()
  if (!(Math.abs(Date.parse(iso) - wall) < skewMs)) throw new Wrong(403, 'RequestTimeTooSkewed')
  const bodyHash = createHash('sha256').update(body).digest('hex')
  if (header('x-amz-content-sha256') !== bodyHash) throw new Wrong(400, 'XAmzContentSHA256Mismatch')
  for (const needed of ['host', 'x-amz-date', 'x-amz-content-sha256'])
    if (!names.split(';').includes(needed)) throw new Wrong(403, 'AccessDenied')
  const encode = (text: string) =>
    encodeURIComponent(text).replaceAll(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
  const query = [...url.searchParams]
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .toSorted()
    .join('&')
  const path = url.pathname.split('/').map(encode).join('/')
  const headers = names.split(';').map((name) => `${name}:${header(name).trim()}\n`)
  const canonical = [request.method, path, query, headers.join(''), names, bodyHash].join('\n')
  const scope = `${day}/${region}/s3/aws4_request`
  const toSign = `AWS4-HMAC-SHA256\n${at}\n${scope}\n${createHash('sha256').update(canonical).digest('hex')}`
  const mac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest()
  const signingKey = mac(mac(mac(mac(`AWS4${bucket.secret}`, day ?? ''), region), 's3'), 'aws4_request')
  if (!timingSafeEqual(mac(signingKey, toSign), Buffer.from(signature, 'hex')))
    throw new Wrong(403, 'SignatureDoesNotMatch')
}
