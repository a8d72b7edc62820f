import { z } from 'zod'
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
import { send } from './transport.ts'

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
