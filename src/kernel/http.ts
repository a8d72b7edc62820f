import '@fastify/cookie'
import { hash, randomUUID } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { logAccess } from './access-log.ts'
import { act } from './action.ts'
import { type Credential, credentialOf } from './auth/identity.ts'
import { kernelRefusals } from './contract/kernel-refusals.ts'
import { verbAnswer } from './contract/record.ts'
import { Refusal, refusalStatus } from './contract/refusal.ts'
import { exportList, isList } from './export.ts'
import { BucketFailure } from './files/s3-client.ts'
import { textOf } from './i18n.ts'
import type { Kernel } from './kernel.ts'
import { databaseGone } from './db/gone.ts'
import { answer } from './read.ts'
import { rendererOf } from './render.ts'
import { refusalText } from './refusal-text.ts'
import type { ReadServer, RecordServer, VerbServer } from './serve.ts'
import { systemCode } from './start-failure.ts'

export const sessionCookie = 'open4s'

/** Who asks: a session cookie or bearer token for people, `Link <token>` for a customer's signed link. */
export function credentialFrom(request: FastifyRequest): Credential {
  const header = request.headers.authorization
  const link = header?.startsWith('Link ') ? credentialOf(header.slice(5), 'link') : undefined
  const token = header?.startsWith('Bearer ') ? header.slice(7) : request.cookies[sessionCookie]
  const credential = link ?? credentialOf(token, 'session')
  if (!credential || credential.kind === 'system') throw kernelRefusals.signIn()
  const device = request.headers['user-agent']?.slice(0, 200)
  return device ? { ...credential, device } : credential
}

/** Registers a record's endpoints: `POST` for each verb, `GET` for each read. There is no other way to write. */
export function registerRecord(app: FastifyInstance, kernel: Kernel, server: RecordServer, room: string): void {
  for (const verb of server.verbs) registerVerb(app, kernel, server, verb)
  for (const read of server.reads) registerRead(app, kernel, server, read, room)
}

function registerVerb(app: FastifyInstance, kernel: Kernel, server: RecordServer, verb: VerbServer): void {
  const { path, schema } = server.contract
  const render = rendererOf(verbAnswer(schema, verb.spec))
  const url = verb.spec.from ? `${path}/:id/${verb.name}` : `${path}/${verb.name}`
  app.post<{ Params: { id?: string } }>(url, async (request, reply) => {
    const credential = credentialFrom(request)
    const body = JSON.stringify(request.body ?? {})
    const input = parse(verb.spec.input, request.body ?? {}, body)
    const id = request.params.id
    if (id !== undefined && !uuid.test(id)) throw kernelRefusals.notFound({ record: server.face.name })
    const text = await act(kernel, {
      server,
      verb,
      credential,
      input,
      ...(id ? { id } : {}),
      ...versionOf(request),
      key: keyOf(request),
      fingerprint: fingerprint(request.url, body),
      render,
      ...deviceTime(request),
    })
    return reply.type('application/json; charset=utf-8').send(text)
  })
}

export function registerRead(
  app: FastifyInstance,
  kernel: Kernel,
  server: RecordServer,
  read: ReadServer,
  room: string,
): void {
  if (isList(read) && !read.spec.path.includes(':')) registerExport(app, kernel, server, read, room)
  app.get<{ Params: { id?: string } }>(read.spec.path, async (request, reply) => {
    const credential = credentialFrom(request)
    const query = read.spec.query ? parse(read.spec.query, request.query) : {}
    const { id } = request.params
    if (id !== undefined && !uuid.test(id)) throw kernelRefusals.notFound()
    try {
      const result = await answer(kernel, { server, read, credential, query, ...(id ? { id } : {}) })
      return await reply.type('application/json; charset=utf-8').send(rendererOf(read.spec.answer)(result))
    } catch (error) {
      if (error instanceof Refusal && error.kind === 'forbidden') {
        await logAccess(kernel, credential, `refused.${read.name}`, null, id ?? null, {
          code: error.code,
          path: read.spec.path,
        })
      }
      throw error
    }
  })
}

/** The same list as an Excel file: `/api/staff/export.xlsx?state=active`. */
function registerExport(
  app: FastifyInstance,
  kernel: Kernel,
  server: RecordServer,
  read: ReadServer,
  room: string,
): void {
  app.get(`${read.spec.path}/export.xlsx`, async (request, reply) => {
    const credential = credentialFrom(request)
    const { approval, ...filters } = request.query as Record<string, string>
    const query = read.spec.query ? (parse(read.spec.query, filters) as Record<string, unknown>) : {}
    const file = await exportList(kernel, {
      room,
      server,
      read,
      credential,
      query,
      language: languageOf(request),
      ...(approval && uuid.test(approval) ? { approval } : {}),
    })
    return reply
      .type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
      .header('content-disposition', `attachment; filename="${server.face.name}.xlsx"`)
      .send(file)
  })
}

function languageOf(request: FastifyRequest): string {
  return request.headers['accept-language']?.startsWith('en') ? 'en' : 'zh-CN'
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

function versionOf(request: FastifyRequest): { version?: number } {
  const header = request.headers['if-match']
  if (header === undefined) return {}
  const version = Number(header.replaceAll('"', ''))
  if (!Number.isInteger(version)) throw kernelRefusals.invalid({ fields: [{ path: 'if-match', code: 'notAVersion' }] })
  return { version }
}

export function keyOf(request: FastifyRequest): string {
  const key = request.headers['idempotency-key']
  if (typeof key !== 'string' || key.length < 8 || key.length > 100) throw kernelRefusals.keyNeeded()
  return key
}

export function deviceTime(request: FastifyRequest): { deviceTime?: string } {
  const time = request.headers['x-device-time']
  return typeof time === 'string' && z.iso.datetime().safeParse(time).success ? { deviceTime: time } : {}
}

function fingerprint(url: string, body: string): string {
  return hash('sha256', `${url}\n${body}`, 'base64url')
}

/** Text that PostgreSQL cannot keep: NUL and halves of surrogate pairs, as `JSON.stringify` writes them. */
const unstorable = /\\u0000|\\ud[89a-f][0-9a-f]{2}/

export function parse(schema: z.ZodType, value: unknown, text = JSON.stringify(value)): unknown {
  if (unstorable.test(text)) throw kernelRefusals.invalid({ fields: [{ path: '', code: 'characters' }] })
  const result = schema.safeParse(value)
  if (result.success) return result.data
  throw kernelRefusals.invalid({
    fields: result.error.issues
      .slice(0, 20)
      .map((issue) => ({ path: issue.path.join('.'), code: issue.code, message: issue.message })),
  })
}

/** Turns a failure into problem+json: a refusal with its instruction, anything else a logged bug without details. */
export function sendProblem(
  kernel: Kernel,
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const language = languageOf(request)
  const refusal = error instanceof Refusal ? error : asRefusal(error)
  if (!refusal) {
    const reference = randomUUID().slice(0, 8)
    kernel.log.error({ err: error, reference, url: request.routeOptions.url, method: request.method }, 'request failed')
    return reply
      .code(500)
      .type('application/problem+json')
      .send({
        type: 'about:blank',
        status: 500,
        code: 'kernel.failure',
        title: textOf(language, 'kernel.refusal.failure', { reference }),
        reference,
      })
  }
  const status = refusalStatus[refusal.kind]
  if (status === 503) reply.header('retry-after', '2')
  const title = refusalText(language, refusal)
  return reply
    .code(status)
    .type('application/problem+json')
    .send({ type: 'about:blank', status, code: refusal.code, title, details: refusal.details })
}

/** Of the database's disk and of the one with the photos. */
const diskFull = new Set(['53100', 'ENOSPC', 'EDQUOT'])

/** Fastify's own complaints (broken JSON, too large, wrong type) are the sender's fault, not ours. */
function asRefusal(error: unknown): Refusal | undefined {
  if (databaseGone(error)) return kernelRefusals.unavailable()
  if (error instanceof BucketFailure) return kernelRefusals.filesUnavailable()
  if (diskFull.has(systemCode(error))) return kernelRefusals.diskFull()
  const status = (error as { statusCode?: number }).statusCode
  if (status === undefined || status >= 500) return undefined
  if (status === 413) return kernelRefusals.tooLarge()
  if (status === 404) return kernelRefusals.notFound()
  if (status === 429) return kernelRefusals.tooMany()
  return kernelRefusals.invalid({ fields: [{ path: '', code: (error as { code?: string }).code ?? 'badRequest' }] })
}
