import type { z } from 'zod'
import { fileContract, pieceAnswer, type piecePlace } from '../kernel/contract/file.ts'
import { lostConnection } from './problem.ts'
import { send } from './transport.ts'
import type { StoredFile, UploadOptions, UploadPlace } from './upload.ts'

/** Small enough that little is lost when the line breaks, large enough that the questions cost little. */
const pieceBytes = 1024 * 1024
const path = `${fileContract.path}/pieces`

/** Sends a large file piece by piece: asks first what is there of it, and goes on from there. */
export async function uploadInPieces(file: File, place: UploadPlace, options: UploadOptions): Promise<StoredFile> {
  const { key, onProgress, signal } = options
  const post = (where: z.input<typeof piecePlace>, body?: Blob) =>
    send('POST', path, {
      query: { ...place, ...where },
      ...(body ? { body } : {}),
      headers: { 'idempotency-key': key, 'x-device-time': new Date(file.lastModified).toISOString() },
      signal,
    })
  const size = file.size
  const there = async (answer: Promise<Response>) => pieceAnswer.parse(await (await answer).json()).received
  let at = await there(post({ offset: 0, size }))
  let stood = 0
  while (at < size) {
    onProgress(at / size)
    const next = await there(post({ offset: at, size }, file.slice(at, at + pieceBytes)))
    // Twice no further: something takes what is sent; later it may go.
    stood = next > at ? 0 : stood + 1
    if (stood > 1) throw lostConnection()
    at = next
  }
  onProgress(1)
  const answer = await post({ offset: size, size, sha256: await hashOf(file) })
  return fileContract.schema.parse(await answer.json())
}

async function hashOf(file: File): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()))
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
