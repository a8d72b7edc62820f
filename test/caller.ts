import { randomUUID } from 'node:crypto'
import type { FastifyInstance, LightMyRequestResponse } from 'fastify'
import { expect } from 'vitest'
import type { EndpointInfo } from '../src/kernel/contract/record.ts'

export interface Problem {
  readonly status: number
  readonly code: string
  readonly title: string
  readonly details: Record<string, unknown>
}

/** A record as it is answered: open to whatever the test looks at. */
export type Answer = {
  id: string
  version: number
  state: string
  actions?: { name: string; refusal?: { code: string } }[]
} & Record<string, unknown>

export interface VerbCall {
  readonly id?: string
  readonly version?: number
  readonly body?: Record<string, unknown>
  readonly key?: string
}

export interface Caller {
  /** Does a verb and answers the record; fails the test when it is refused. */
  do(key: string, call?: VerbCall): Promise<Answer>
  /** Does a verb that must be refused and answers the problem. */
  refused(key: string, call?: VerbCall): Promise<Problem>
  /** Does a verb and answers whatever comes, for those that run against another. */
  tries(key: string, call?: VerbCall): Promise<{ status: number; body: string }>
  /** Asks a read. */
  get<T = Record<string, unknown>>(
    key: string,
    call?: { id?: string; query?: Record<string, string | number | boolean> },
  ): Promise<T>
  getRefused(key: string, call?: { id?: string; query?: Record<string, string | number | boolean> }): Promise<Problem>
  /** Uploads a file to a place, `{ record, recordId, kind }`; the answer with its status. */
  upload(
    place: Record<string, string | number>,
    bytes: Buffer,
    more?: { key?: string; takenAt?: string },
  ): Promise<Sent>
  /** A plain request, for what is no verb and no read. */
  raw(method: 'GET' | 'POST', url: string, payload?: object, headers?: Record<string, string>): Promise<Sent>
}

export interface Sent {
  readonly status: number
  readonly body: string
  readonly bytes: Buffer
  readonly headers: Readonly<Record<string, unknown>>
  json<T>(): T
}

/** What a scenario did, for the harness's own checks. */
export const recorded: { calls: string[]; assertionsAtLastCall: number } = { calls: [], assertionsAtLastCall: 0 }

function note(key: string): void {
  recorded.calls.push(key)
  recorded.assertionsAtLastCall = expect.getState().assertionCalls ?? 0
}

export function caller(
  app: FastifyInstance,
  endpoints: ReadonlyMap<string, EndpointInfo>,
  authorization: () => Promise<string>,
): Caller {
  async function send(
    key: string,
    id: string | undefined,
    more: { version?: number | undefined; body?: object; key?: string | undefined; query?: object },
  ) {
    const endpoint = endpoints.get(key)
    if (!endpoint) throw new Error(`No endpoint ${key}`)
    const auth = await authorization()
    const headers: Record<string, string> = {
      ...(auth ? { authorization: auth } : {}),
      ...(more.version === undefined ? {} : { 'if-match': String(more.version) }),
      ...(endpoint.method === 'POST' ? { 'idempotency-key': more.key ?? randomUUID() } : {}),
    }
    const query = new URLSearchParams(Object.entries(more.query ?? {}).map(([k, v]) => [k, String(v)])).toString()
    const url = endpoint.path.replace(':id', id ?? '') + (query ? `?${query}` : '')
    const answer = await app.inject({
      method: endpoint.method,
      url,
      headers,
      ...(endpoint.method === 'POST' ? { payload: more.body ?? {} } : {}),
    })
    note(key)
    return answer
  }
  const problem = (answer: { statusCode: number; body: string }, key: string): Problem => {
    if (answer.statusCode < 400) throw new Error(`${key} was not refused: ${answer.body}`)
    if (answer.statusCode >= 500) throw new Error(`${key} failed: ${answer.body}`)
    return JSON.parse(answer.body) as Problem
  }
  const good = <T>(answer: { statusCode: number; body: string }, key: string): T => {
    if (answer.statusCode >= 400) throw new Error(`${key}: ${answer.statusCode} ${answer.body}`)
    return JSON.parse(answer.body) as T
  }
  return {
    do: async (key, call = {}) => good<Answer>(await send(key, call.id, call), key),
    refused: async (key, call = {}) => problem(await send(key, call.id, call), key),
    async tries(key, call = {}) {
      const { statusCode, body } = await send(key, call.id, call)
      return { status: statusCode, body }
    },
    get: async (key, call = {}) => good(await send(key, call.id, { query: call.query ?? {} }), key),
    getRefused: async (key, call = {}) => problem(await send(key, call.id, { query: call.query ?? {} }), key),
    async upload(place, bytes, more = {}) {
      const form = new FormData()
      form.append('file', new Blob([new Uint8Array(bytes)]), 'photo.jpg')
      const body = new Response(form)
      const auth = await authorization()
      const query = new URLSearchParams(Object.entries(place).map(([name, value]) => [name, String(value)]))
      const answer = await app.inject({
        method: 'POST',
        url: `/api/files?${query.toString()}`,
        headers: {
          ...(auth ? { authorization: auth } : {}),
          'content-type': body.headers.get('content-type') ?? '',
          'idempotency-key': more.key ?? randomUUID(),
          ...(more.takenAt ? { 'x-device-time': more.takenAt } : {}),
        },
        payload: Buffer.from(await body.arrayBuffer()),
      })
      note('file.add')
      return sent(answer)
    },
    async raw(method, url, payload, headers = {}) {
      const auth = await authorization()
      const answer = await app.inject({
        method,
        url,
        headers: { ...(auth ? { authorization: auth } : {}), ...headers },
        ...(payload ? { payload } : {}),
      })
      return sent(answer)
    },
  }
}

function sent(answer: LightMyRequestResponse): Sent {
  return {
    status: answer.statusCode,
    body: answer.body,
    bytes: answer.rawPayload,
    headers: answer.headers,
    json: <T>() => JSON.parse(answer.body) as T,
  }
}
