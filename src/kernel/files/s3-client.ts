import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { setTimeout as delay } from 'node:timers/promises'
import { AwsV4Signer } from 'aws4fetch'

/** A bucket and who may use it. */
export interface Bucket {
  /** `https://s3.cn-north-1.amazonaws.com.cn` */
  readonly endpoint: string
  readonly region: string
  readonly name: string
  readonly keyId: string
  readonly secret: string
  /** `endpoint/bucket/key` instead of `bucket.endpoint/key`. */
  readonly pathStyle: boolean
}

/** The store did not do what was asked: `code` is its own word, `status` 0 where it could not be reached. */
export class BucketFailure extends Error {
  readonly status: number
  readonly code: string
  constructor(status: number, code: string, cause?: unknown) {
    super(`The file store answered ${status} ${code}`, { cause })
    this.name = 'BucketFailure'
    this.status = status
    this.code = code
  }
}

export interface BucketRequest {
  readonly method: 'GET' | 'HEAD' | 'PUT' | 'DELETE'
  /** Hexadecimal digits, hyphens and slashes only: nothing that would have to be encoded. */
  readonly key: string
  readonly query?: Readonly<Record<string, string>>
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: { readonly size: number; readonly sha256: string; readonly open: () => Readable }
}

export type AskBucket = (request: BucketRequest) => Promise<Response>

const emptyHash = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'
const pausesMs = [200, 1_000]
const patienceMs = 15_000
/** A line that is slower is taken for dead. */
const leastBytesPerMs = 50

/**
 * Signed requests to a bucket (AWS signature version 4). Answers what was found and 404; what the store cannot do at this
 * moment is asked three times. Throws `BucketFailure`.
 */
export function bucketClient(bucket: Bucket): AskBucket {
  const { endpoint, name, pathStyle } = bucket
  const { protocol, host } = new URL(endpoint)
  const base = pathStyle ? `${protocol}//${host}/${name}` : `${protocol}//${name}.${host}`
  const cache = new Map<string, ArrayBuffer>()
  return async (request) => {
    const url = new URL(`${base}/${request.key}`)
    for (const [key, value] of Object.entries(request.query ?? {})) url.searchParams.set(key, value)
    const sign = async () => {
      const hash = { 'x-amz-content-sha256': request.body?.sha256 ?? emptyHash }
      return await new AwsV4Signer({
        url: url.href,
        method: request.method,
        headers: { ...request.headers, ...hash },
        accessKeyId: bucket.keyId,
        secretAccessKey: bucket.secret,
        service: 's3',
        region: bucket.region,
        cache,
      }).sign()
    }
    return await insisting(async () => await send(request, await sign()))
  }
}

async function insisting(attempt: () => Promise<Response>): Promise<Response> {
  for (let tries = 0; ; tries++) {
    try {
      return await attempt()
    } catch (error) {
      const pause = pausesMs[tries]
      const passing =
        error instanceof BucketFailure && (error.status === 0 || error.status >= 500 || error.status === 429)
      if (!passing || pause === undefined) throw error
      await delay(pause)
    }
  }
}

async function send({ method, body }: BucketRequest, signed: { url: URL; headers: Headers }): Promise<Response> {
  const impatience = new AbortController()
  const timer = setTimeout(() => impatience.abort(), patienceMs + (body?.size ?? 0) / leastBytesPerMs)
  const bytes = body?.open()
  if (body) signed.headers.set('content-length', String(body.size))
  const options = { method, headers: signed.headers, redirect: 'manual', signal: impatience.signal } as const
  try {
    const sending = bytes ? { body: Readable.toWeb(bytes) as BodyInit, duplex: 'half' } : {}
    const response = await fetch(signed.url, { ...options, ...sending })
    if (response.ok) return response
    const said = await response.text()
    const code = /<Code>([^<]*)<\/Code>/.exec(said)?.[1] ?? ''
    if (response.status === 404 && code !== 'NoSuchBucket') return response
    throw new BucketFailure(response.status, code)
  } catch (error) {
    if (error instanceof BucketFailure) throw error
    throw new BucketFailure(0, reasonOf(error), error)
  } finally {
    clearTimeout(timer)
    bytes?.destroy()
  }
}

/** What an answer brings; undefined when it is that there is nothing. */
export function streamOf({ status, body }: Response): Readable | undefined {
  return status === 404 || !body ? undefined : Readable.fromWeb(body as ReadableStream)
}

function reasonOf(error: unknown): string {
  for (let at = error; at instanceof Error; at = at.cause) {
    const { code } = at as { code?: unknown }
    if (typeof code === 'string') return code
    if (at.name === 'AbortError') return 'ETIMEDOUT'
  }
  return ''
}
