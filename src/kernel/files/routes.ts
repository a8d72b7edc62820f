import { createReadStream } from 'node:fs'
import { rm, stat } from 'node:fs/promises'
import multipart from '@fastify/multipart'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { act } from '../action.ts'
import { logAccess } from '../access-log.ts'
import type { Credential } from '../auth/identity.ts'
import { asCaller } from '../auth/person.ts'
import { fileContract, uploadQuery } from '../contract/file.ts'
import { kernelRefusals } from '../contract/kernel-refusals.ts'
import { Refusal } from '../contract/refusal.ts'
import { credentialFrom, deviceTime, keyOf, parse } from '../http.ts'
import { isUuid } from '../ids.ts'
import type { Kernel } from '../kernel.ts'
import { rendererOf } from '../render.ts'
import { parameter } from '../settings.ts'
import type { FileStore, Kept, Part } from './file-store.ts'
import { add, type FileRow, files, targetOf } from './files.ts'
import { type Limits, takeIn } from './intake.ts'
import { makeSmall } from './picture.ts'
import { rangeOf } from './range.ts'
import { addProblem, isGone, maySee } from './rules.ts'
import { type DeclaredUse, findUse, sizeParameter, useOf } from './uses.ts'

type Upload = ReturnType<typeof uploadQuery.parse>

/** `POST /api/files?record=…&kind=…` takes one file; `GET /api/files/:id` gives it back, `?size=small` a small picture of it. */
export async function registerFiles(app: FastifyInstance, kernel: Kernel, store: FileStore): Promise<void> {
  await app.register(multipart)
  app.post('/api/files', (request, reply) => upload(kernel, store, request, reply))
  app.get<{ Params: { id: string }; Querystring: { size?: string } }>('/api/files/:id', async (request, reply) => {
    const row = await findFile(kernel, credentialFrom(request), request.params.id)
    return request.query.size === 'small' ? sendSmall(store, row, reply) : sendWhole(store, row, request, reply)
  })
}

async function upload(
  kernel: Kernel,
  store: FileStore,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const credential = credentialFrom(request)
  const key = keyOf(request)
  const query = parse(uploadQuery, request.query) as Upload
  // Who may not add anything here is refused before a byte is taken.
  const limits = await limitsFor(kernel, credential, query)
  if (!request.isMultipart()) throw kernelRefusals.invalid({ fields: [{ path: 'file', code: 'required' }] })
  const most = Math.max(...limits.takes.map((medium) => limits.megabytes[medium]))
  const part = await request.file({ limits: { fileSize: most * 1024 * 1024 + 1, files: 1, fields: 0 } })
  if (!part) throw kernelRefusals.invalid({ fields: [{ path: 'file', code: 'required' }] })
  const taken = await takeIn(part.file, limits, store)
  try {
    await store.keep(credential.groupId, taken.sha256, taken.draft)
  } finally {
    await rm(taken.draft, { force: true })
  }
  const { deviceTime: capturedAt } = deviceTime(request)
  const text = await act(kernel, {
    server: files,
    verb: add,
    credential,
    input: {
      ...query,
      mediaType: taken.media.type,
      byteCount: taken.byteCount,
      sha256: taken.sha256,
      ...(capturedAt ? { capturedAt } : {}),
    },
    key,
    fingerprint: `${request.url} ${taken.sha256}`,
    render: rendererOf(fileContract.schema),
  })
  return reply.type('application/json; charset=utf-8').send(text)
}

async function limitsFor(kernel: Kernel, credential: Credential, query: Upload): Promise<Limits> {
  const declared = useOf(query.record, query.kind)
  const target = targetOf(credential.groupId, query.record, query.recordId)
  const { identity, settings, now, results } = await asCaller(kernel, credential, () => [target.statement])
  const row = target.read(results[0]?.rows ?? [])
  const problem = addProblem(declared, query, row, { identity, settings })
  if (problem) {
    if (problem.kind === 'forbidden')
      await logAccess(kernel, credential, 'refused.file.add', query.record, query.recordId ?? null, {
        code: problem.code,
      })
    throw problem
  }
  const storeId = (row?.['store_id'] as string | undefined) ?? query.store ?? null
  const megabytes = (medium: keyof typeof sizeParameter) =>
    parameter(settings, sizeParameter[medium], storeId, now.slice(0, 10))
  return {
    takes: declared.use.takes,
    megabytes: { picture: megabytes('picture'), video: megabytes('video'), document: megabytes('document') },
  }
}

async function findFile(kernel: Kernel, credential: Credential, id: string): Promise<FileRow> {
  if (!isUuid(id)) throw kernelRefusals.notFound({ record: 'file' })
  const { groupId } = credential
  const { identity, settings, results } = await asCaller(kernel, credential, () => [
    { sql: 'select * from kernel.file where group_id = $1 and id = $2', parameters: [groupId, id] },
  ])
  const row = results[0]?.rows[0] as FileRow | undefined
  const declared = row && findUse(row.record, row.kind)
  if (!row || !declared || isGone(row)) throw kernelRefusals.notFound({ record: 'file' })
  const linked = identity.link ? await linkedRecord(kernel, credential, declared, identity.link) : undefined
  if (maySee(row, declared, { identity, settings }, linked)) return row
  const refusal: Refusal = kernelRefusals.notAllowed({ record: 'file' })
  await logAccess(kernel, credential, 'refused.file.get', 'file', id, { code: refusal.code })
  throw refusal
}

async function linkedRecord(
  kernel: Kernel,
  credential: Credential,
  { use }: DeclaredUse,
  link: { readonly purpose: string; readonly record: string; readonly recordId: string },
): Promise<string | undefined> {
  const how = use.shownBy?.[link.purpose]
  if (how === undefined) return undefined
  if (how === 'self') return link.record === use.record ? link.recordId : undefined
  const { results } = await asCaller(kernel, credential, () => [
    { sql: how, parameters: [credential.groupId, link.recordId] },
  ])
  const [first] = Object.values(results[0]?.rows[0] ?? {})
  return typeof first === 'string' ? first : undefined
}

/** Nothing in a file may run, whatever a browser takes it for; every look is asked for anew, so that a removed one is gone. */
function guard(reply: FastifyReply, row: FileRow, type: string, tag: string): FastifyReply {
  return reply
    .type(type)
    .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox")
    .header('x-content-type-options', 'nosniff')
    .header('content-disposition', `inline; filename="${row.id}"`)
    .header('cache-control', 'private, no-cache')
    .header('etag', tag)
}

async function sendWhole(
  store: FileStore,
  row: FileRow,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const sha256 = row.sha256.toString('hex')
  const tag = `"${sha256}"`
  guard(reply, row, row.media_type, tag).header('accept-ranges', 'bytes')
  if (request.headers['if-none-match'] === tag) return reply.code(304).send()
  const total = row.byte_count
  const range = rangeOf(request.headers.range, total)
  if (range === 'wrong') return reply.code(416).header('content-range', `bytes */${total}`).send()
  const { stream, size } = await bytesOf(store, row, range)
  if (!range) return reply.header('content-length', size).send(stream)
  return reply
    .code(206)
    .header('content-range', `bytes ${range.start}-${range.end}/${total}`)
    .header('content-length', size)
    .send(stream)
}

async function bytesOf(store: FileStore, row: FileRow, part?: Part): Promise<Kept> {
  const kept = await store.read(row.group_id, row.sha256.toString('hex'), part)
  if (!kept) throw new Error(`The bytes of file ${row.id} are gone`)
  return kept
}

async function sendSmall(store: FileStore, row: FileRow, reply: FastifyReply): Promise<FastifyReply> {
  if (!row.media_type.startsWith('image/')) throw kernelRefusals.notFound({ record: 'file' })
  const sha256 = row.sha256.toString('hex')
  const path = store.smallOf(row.group_id, sha256)
  const isThere = await stat(path).catch(() => undefined)
  if (!isThere) await makeSmall((await bytesOf(store, row)).stream, path)
  return guard(reply, row, 'image/webp', `"${sha256}-small"`)
    .header('cache-control', 'private, max-age=300')
    .send(createReadStream(path))
}
