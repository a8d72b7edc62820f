import { z } from 'zod'
import { reportAnswer } from './connection.ts'
import {
  type AnswerOf,
  endpoint,
  type EndpointKey,
  type InputOf,
  type ListKey,
  type QueryOf,
  type RowOf,
} from './endpoints.ts'
import { randomKey } from './intent.ts'
import { currentLanguage } from './preferences.ts'
import { lostConnection, ProblemError, problemFrom } from './problem.ts'

export interface Question {
  readonly query?: object | undefined
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
  readonly signal?: AbortSignal | undefined
}

interface CallFrame {
  readonly id?: string | undefined
  /** The version that the person saw; needed by every verb on an existing record. */
  readonly version?: number | undefined
  /** Same intent, same key: see `useIntent`. */
  readonly key?: string | undefined
  readonly signal?: AbortSignal | undefined
}

interface AnyCall extends CallFrame {
  readonly body?: object | undefined
  readonly query?: object | undefined
}

export interface CallOptions<K extends EndpointKey> extends CallFrame {
  readonly body?: InputOf<K> | undefined
  readonly query?: QueryOf<K> | undefined
}

let onSignedOut: () => void = () => {}

/** Told once when the server no longer knows the session. */
export function whenSignedOut(listener: () => void): void {
  onSignedOut = listener
}

/** `/api/appointments?state=booked&total=true`; values that are not there are left out. */
export function withQuery(path: string, query: object = {}): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    for (const item of Array.isArray(value) ? value : [value]) {
      if (item !== undefined && item !== null && item !== '') search.append(name, String(item))
    }
  }
  const text = search.toString()
  return text ? `${path}?${text}` : path
}

async function attempt(method: string, path: string, question: Question): Promise<Response> {
  const isForm = question.body instanceof FormData
  try {
    const response = await fetch(withQuery(path, question.query), {
      method,
      credentials: 'same-origin',
      headers: {
        accept: 'application/json',
        'accept-language': currentLanguage(),
        ...(question.body === undefined || isForm ? {} : { 'content-type': 'application/json' }),
        ...question.headers,
      },
      ...(question.body === undefined
        ? {}
        : { body: question.body instanceof FormData ? question.body : JSON.stringify(question.body) }),
      ...(question.signal ? { signal: question.signal } : {}),
    })
    reportAnswer(true)
    return response
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    reportAnswer(false)
    throw lostConnection()
  }
}

const pauses = [400, 1500]

/** A write repeated with its key gives the first answer again, so a lost connection may be tried anew without asking. */
async function persist(method: string, path: string, question: Question): Promise<Response> {
  for (const pause of pauses) {
    try {
      return await attempt(method, path, question)
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error
      await new Promise((resolve) => setTimeout(resolve, pause))
    }
  }
  return attempt(method, path, question)
}

/** Sends a request and gives back its answer; everything else becomes a `ProblemError`. */
export async function send(method: 'GET' | 'POST', path: string, question: Question = {}): Promise<Response> {
  const repeatable = question.headers?.['idempotency-key'] !== undefined
  const response = await (repeatable ? persist : attempt)(method, path, question)
  if (response.ok) return response
  const problem = await problemFrom(response)
  if (problem.status === 401 && problem.code === 'kernel.signIn') onSignedOut()
  throw problem
}

/** Asks one of the kernel's own addresses, which are no records; the answer is checked against its schema. */
export async function ask<S extends z.ZodType>(
  method: 'GET' | 'POST',
  path: string,
  schema: S,
  question: Question = {},
): Promise<z.output<S>> {
  const response = await send(method, path, question)
  return schema.parse(response.status === 204 ? {} : await response.json())
}

/** Calls an endpoint whose name is known only while running; pages use `call`. */
export async function callAny<A = unknown>(key: string, options: AnyCall = {}): Promise<A> {
  const { method, path } = endpoint(key)
  const headers: Record<string, string> = {}
  if (method === 'POST') headers['idempotency-key'] = options.key ?? randomKey()
  if (options.version !== undefined) headers['if-match'] = String(options.version)
  const response = await send(method, path.replace(':id', encodeURIComponent(options.id ?? '')), {
    query: options.query,
    ...(method === 'POST' ? { body: options.body ?? {} } : {}),
    headers,
    signal: options.signal,
  })
  // The server writes exactly the contract's shape (see render.ts): checking it once more would cost on every list.
  return z.custom<A>().parse(await response.json())
}

/** Calls an endpoint of a record by its name, typed by the contract. */
export function call<K extends EndpointKey>(key: K, options: CallOptions<K> = {}): Promise<AnswerOf<K>> {
  return callAny<AnswerOf<K>>(key, options)
}

export type Row<K extends ListKey> = RowOf<K> & { readonly id: string }

export interface Rows<R> {
  readonly rows: readonly R[]
  readonly next?: string | undefined
  readonly total?: number | undefined
  readonly totalCapped?: boolean | undefined
}

/** Asks a list with a query put together while running: the typed rows, and the page where the list has pages. */
export function askRows<K extends ListKey>(key: K, query: object, signal?: AbortSignal): Promise<Rows<Row<K>>> {
  return callAny<Rows<Row<K>>>(key, { query, signal })
}
