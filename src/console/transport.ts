import type { z } from 'zod'
import { reportAnswer } from './connection.ts'
import { mustHold } from './device/sign-on/stretch.ts'
import { currentLanguage } from './preferences.ts'
import { lostConnection, ProblemError, problemFrom } from './problem.ts'

export interface Question {
  readonly query?: object | undefined
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
  readonly signal?: AbortSignal | undefined
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
  const isRaw = question.body instanceof FormData || question.body instanceof Blob
  if (mustHold(path)) {
    reportAnswer(false)
    throw lostConnection()
  }
  try {
    const response = await fetch(withQuery(path, question.query), {
      method,
      credentials: 'same-origin',
      headers: {
        accept: 'application/json',
        'accept-language': currentLanguage(),
        ...(question.body === undefined || question.body instanceof FormData
          ? {}
          : question.body instanceof Blob
            ? { 'content-type': 'application/octet-stream' }
            : { 'content-type': 'application/json' }),
        ...question.headers,
      },
      ...(question.body === undefined
        ? {}
        : { body: isRaw ? (question.body as BodyInit) : JSON.stringify(question.body) }),
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
