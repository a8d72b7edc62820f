import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { buffer } from 'node:stream/consumers'
import multipart from '@fastify/multipart'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { logAccess } from '../access-log.ts'
import type { Credential } from '../auth/identity.ts'
import { asCaller } from '../auth/person.ts'
import { uploadQuery } from '../contract/file.ts'
import { isSeries } from '../contract/series.ts'
import { kernelRefusals } from '../contract/kernel-refusals.ts'
import { Refusal } from '../contract/refusal.ts'
import { credentialFrom, keyOf, parse } from '../http.ts'
import { isUuid } from '../ids.ts'
import type { Kernel } from '../kernel.ts'
import type { FileStore, Kept, Part } from './file-store.ts'
import type { FileRow } from './files.ts'
import { addFile, limitsFor, mostBytes, type Upload } from './adding.ts'
import { takePiece } from './pieces.ts'
import { makeSmall } from './picture.ts'
import { rangeOf } from './range.ts'
import { isGone, maySee } from './rules.ts'
import { drawnStretches, readSeries, thinned } from './series.ts'
import { type DeclaredUse, findUse } from './uses.ts'

/** `POST /api/files?record=…&kind=…` takes one file; `GET /api/files/:id` gives it back, `?size=small` a small picture of it, of a recording its points to draw. */
export async function registerFiles(app: FastifyInstance, kernel: Kernel, store: FileStore): Promise<void> {
  await app.register(multipart)
  app.post('/api/files', (request, reply) => upload(kernel, store, request, reply))
  // The bytes of a piece are taken as they come, so that what arrived of it before the line broke stays.
  app.addContentTypeParser('application/octet-stream', (_request, payload, done) => done(null, payload))
  app.post('/api/files/pieces', (request, reply) => takePiece(kernel, store, request, reply))
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
  const limits = await limitsFor(kernel, credential, query)
  if (!request.isMultipart()) throw kernelRefusals.invalid({ fields: [{ path: 'file', code: 'required' }] })
  const most = mostBytes(limits)
  const part = await request.file({ limits: { fileSize: most + 1, files: 1, fields: 0 } })
  if (!part) throw kernelRefusals.invalid({ fields: [{ path: 'file', code: 'required' }] })
  const text = await addFile(kernel, store, { credential, key, query, request, limits, bytes: part.file })
  return reply.type('application/json; charset=utf-8').send(text)
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
  const linked = identity.link ? await linkedRecords(kernel, credential, declared, identity.link) : []
  if (maySee(row, declared, { identity, settings }, linked)) return row
  const refusal: Refusal = kernelRefusals.notAllowed({ record: 'file' })
  await logAccess(kernel, credential, 'refused.file.get', 'file', id, { code: refusal.code })
  throw refusal
}

async function linkedRecords(
  kernel: Kernel,
  credential: Credential,
  { use }: DeclaredUse,
  link: { readonly purpose: string; readonly record: string; readonly recordId: string },
): Promise<readonly string[]> {
  const how = use.shownBy?.[link.purpose]
  if (how === undefined) return []
  if (how === 'self') return link.record === use.record ? [link.recordId] : []
  const { results } = await asCaller(kernel, credential, () => [
    { sql: how, parameters: [credential.groupId, link.recordId] },
  ])
  return (results[0]?.rows ?? []).flatMap((row) => {
    const [first] = Object.values(row)
    return typeof first === 'string' ? [first] : []
  })
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
  if (isSeries({ mediaType: row.media_type })) return sendThinned(store, row, reply)
  if (!row.media_type.startsWith('image/')) throw kernelRefusals.notFound({ record: 'file' })
  const sha256 = row.sha256.toString('hex')
  const path = store.smallOf(row.group_id, sha256)
  const isThere = await stat(path).catch(() => undefined)
  if (!isThere) await makeSmall((await bytesOf(store, row)).stream, path)
  return guard(reply, row, 'image/webp', `"${sha256}-small"`)
    .header('cache-control', 'private, max-age=300')
    .send(createReadStream(path))
}

async function sendThinned(store: FileStore, row: FileRow, reply: FastifyReply): Promise<FastifyReply> {
  const series = readSeries(await buffer((await bytesOf(store, row)).stream))
  return guard(reply, row, 'application/json; charset=utf-8', `"${row.sha256.toString('hex')}-small"`)
    .header('cache-control', 'private, max-age=300')
    .send(JSON.stringify(thinned(series, drawnStretches)))
}
