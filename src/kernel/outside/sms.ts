import type { Outcome, Port } from './port.ts'

export interface SmsOptions {
  /** Where the carrier's gateway takes messages. */
  readonly url: string
  readonly token?: string
  readonly timeoutMs?: number
}

/**
 * A carrier behind HTTP: `POST {id, to, text}` with the message's id as idempotency key. 2xx took it, other 4xx never
 * will; 408, 425 and 429 ask to come again; after 5xx or silence nobody knows.
 */
export function smsPort(options: SmsOptions): Port {
  const { url, token, timeoutMs = 10_000 } = options
  return {
    name: 'sms',
    async send(letter) {
      try {
        const response = await fetch(url, {
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            'idempotency-key': letter.id,
            ...(token ? { authorization: `Bearer ${token}` } : {}),
          },
          body: JSON.stringify({ id: letter.id, to: letter.to, text: letter.text }),
          redirect: 'error',
          signal: AbortSignal.timeout(timeoutMs),
        })
        await response.body?.cancel()
        return ofStatus(response.status)
      } catch (error) {
        return ofFailure(error)
      }
    },
  }
}

function ofStatus(status: number): Outcome {
  const detail = `http${status}`
  if (status >= 200 && status < 300) return { kind: 'done', detail }
  if (status === 408 || status === 425 || status === 429) return { kind: 'pending', detail }
  if (status >= 400 && status < 500) return { kind: 'refused', detail }
  return { kind: 'unknown', detail }
}

/** Failures before a connection stood: nothing can have been taken. */
const neverArrived = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
])

function ofFailure(error: unknown): Outcome {
  if (!(error instanceof Error)) return { kind: 'unknown', detail: 'failed' }
  const { cause } = error
  const code = cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : error.name
  return { kind: neverArrived.has(code) ? 'pending' : 'unknown', detail: code }
}
