import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, rm, stat } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { piecePlace, pieceQuery, uploadQuery } from '../contract/file.ts'
import { kernelRefusals } from '../contract/kernel-refusals.ts'
import { credentialFrom, keyOf, parse } from '../http.ts'
import type { Kernel } from '../kernel.ts'
import { addFile, limitsFor, mostBytes, type Upload } from './adding.ts'
import { type FileStore, hashOfFile } from './file-store.ts'

type Piece = ReturnType<typeof piecePlace.parse>

/**
 * A large file in pieces, each in its place: what has come in stays when the line breaks, and the answer says where to
 * go on. With all of it and its hash it is added as any other. A piece that does not fit to what is there is left out.
 */
export async function takePiece(
  kernel: Kernel,
  store: FileStore,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const credential = credentialFrom(request)
  const key = keyOf(request)
  const asked = request.query as Record<string, unknown>
  parse(pieceQuery, asked)
  const { offset, size, sha256 } = piecePlace.parse(asked)
  const query = parse(uploadQuery, asked) as Upload
  const limits = await limitsFor(kernel, credential, query)
  const most = mostBytes(limits)
  if (size > most) throw kernelRefusals.fileTooLarge({ megabytes: most / 1024 / 1024 })
  // Whoever else knows the key has another heap.
  const owner = [credential.groupId, limits.actorId, key, query.record, query.recordId ?? ''].join(' ')
  const heap = await store.heap(createHash('sha256').update(owner).digest('hex'))
  const body = request.body as Readable | undefined
  const received = await pile(heap, body, { offset, size })
  if (received < size || sha256 === undefined) return reply.send({ received })
  if ((await hashOfFile(heap)) !== sha256) {
    await rm(heap, { force: true })
    throw kernelRefusals.fileBroken()
  }
  const bytes = createReadStream(heap)
  try {
    const text = await addFile(kernel, store, { credential, key, query, request, limits, bytes })
    return reply.type('application/json; charset=utf-8').send(text)
  } finally {
    bytes.destroy()
    await rm(heap, { force: true })
  }
}

/** Puts a piece to the heap where it is its turn; answers how many bytes lie there. */
async function pile(heap: string, body: Readable | undefined, { offset, size }: Piece): Promise<number> {
  const there = await sizeOf(heap)
  if (!body) return there
  if (offset !== there || offset >= size) {
    body.resume()
    return there
  }
  const handle = await open(heap, 'a', 0o600)
  let at = offset
  try {
    for await (const chunk of body) {
      const bytes = Buffer.from(chunk as Uint8Array).subarray(0, size - at)
      await handle.appendFile(bytes)
      at += bytes.length
    }
  } finally {
    await handle.close()
  }
  return at
}

async function sizeOf(path: string): Promise<number> {
  try {
    return (await stat(path)).size
  } catch {
    return 0
  }
}
