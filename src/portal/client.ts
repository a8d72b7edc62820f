import { keepInTab, keptInTab } from './storage.ts'

/** What the server refused, or why it could not be asked. `status` 0 means that no answer came. */
export class Problem extends Error {
  readonly status: number
  readonly code: string
  readonly title: string
  readonly details: Readonly<Record<string, unknown>>
  constructor(status: number, code: string, title: string, details: Readonly<Record<string, unknown>> = {}) {
    super(`${status} ${code}`)
    this.status = status
    this.code = code
    this.title = title
    this.details = details
  }

  /** Nobody knows whether a write arrived: the same key may be sent again. */
  get lost(): boolean {
    return this.status === 0 || this.status === 502 || this.status === 503 || this.status === 504
  }
}

export interface Ask {
  /** Of a signed link; without it the session cookie speaks. */
  readonly token?: string | undefined
  readonly body?: object
  readonly key?: string
  /** The version that the customer saw. */
  readonly version?: number
  readonly signal?: AbortSignal
}

const longestWaitMs = 30_000

/** Asks the server; everything but an answer becomes a `Problem`. */
export async function send(path: string, ask: Ask = {}): Promise<Response> {
  const headers: Record<string, string> = { 'accept-language': document.documentElement.lang }
  if (ask.token) headers['authorization'] = `Link ${ask.token}`
  if (ask.body) headers['content-type'] = 'application/json'
  if (ask.key) headers['idempotency-key'] = ask.key
  if (ask.version !== undefined) headers['if-match'] = String(ask.version)
  const limit = AbortSignal.timeout(longestWaitMs)
  let response: Response
  try {
    response = await fetch(path, {
      method: ask.body ? 'POST' : 'GET',
      credentials: 'same-origin',
      headers,
      ...(ask.body ? { body: JSON.stringify(ask.body) } : {}),
      signal: ask.signal ? AbortSignal.any([ask.signal, limit]) : limit,
    })
  } catch (error) {
    if (ask.signal?.aborted) throw error
    throw new Problem(0, 'lost', '')
  }
  if (response.ok) return response
  throw await problemFrom(response)
}

const longestUploadMs = 10 * 60_000

/** Sends one file; everything but a good answer becomes a `Problem`. */
export async function sendFile(path: string, file: File, ask: { token: string; key: string }): Promise<void> {
  const body = new FormData()
  body.append('file', file, 'file')
  let response: Response
  try {
    response = await fetch(path, {
      method: 'POST',
      credentials: 'same-origin',
      headers: {
        'accept-language': document.documentElement.lang,
        authorization: `Link ${ask.token}`,
        'idempotency-key': ask.key,
        'x-device-time': new Date(file.lastModified).toISOString(),
      },
      body,
      signal: AbortSignal.timeout(longestUploadMs),
    })
  } catch {
    throw new Problem(0, 'lost', '')
  }
  if (!response.ok) throw await problemFrom(response)
}

/** The server writes exactly the contract's shape; its schema would bring zod to every phone. */
export async function ask<A>(path: string, question: Ask = {}): Promise<A> {
  const response = await send(path, question)
  const answer: A = await response.json()
  return answer
}

async function problemFrom(response: Response): Promise<Problem> {
  const body: unknown = await response.json().catch(() => undefined)
  const text = (name: string) => {
    const value = typeof body === 'object' && body !== null ? Reflect.get(body, name) : undefined
    return typeof value === 'string' ? value : ''
  }
  const details: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, 'details') : undefined
  return new Problem(response.status, text('code') || 'failure', text('title'), isRecord(details) ? details : {})
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function asProblem(error: unknown): Problem {
  return error instanceof Problem ? error : new Problem(500, 'failure', String(error))
}

/** `crypto.randomUUID` is missing on plain http addresses other than localhost. */
export function randomKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** The key of a wish: the same until the wish changes or is forgotten in this tab. */
export function keyOfWish(place: string, wish: unknown): string {
  const text = JSON.stringify(wish)
  const before = keptInTab(place, (value) =>
    isRecord(value) && value['text'] === text && typeof value['key'] === 'string' ? value['key'] : undefined,
  )
  if (before !== undefined) return before
  const key = randomKey()
  keepInTab(place, { text, key })
  return key
}
