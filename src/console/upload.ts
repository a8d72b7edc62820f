import type { z } from 'zod'
import { fileContract, type uploadQuery } from '../kernel/contract/file.ts'
import { reportAnswer } from './connection.ts'
import { mustHold } from './device/sign-on/stretch.ts'
import { currentLanguage } from './preferences.ts'
import { lostConnection, problemFrom } from './problem.ts'
import { withQuery } from './transport.ts'
import { uploadInPieces } from './upload-pieces.ts'

/** Where a photo belongs; without `recordId` it waits for its record. */
export type UploadPlace = z.input<typeof uploadQuery>
export type StoredFile = z.output<typeof fileContract.schema>

export interface UploadOptions {
  /** The same for every try, so that a photo that came in before its answer was lost is not there twice. */
  readonly key: string
  /** From 0 to 1. */
  readonly onProgress: (part: number) => void
  readonly signal: AbortSignal
}

/** From here on a file goes in pieces, so that one that breaks off goes on where it stopped. */
const largeBytes = 4 * 1024 * 1024

/** Sends one file and tells how far it has come. */
export function uploadFile(file: File, place: UploadPlace, options: UploadOptions): Promise<StoredFile> {
  // A plain address has no hashing.
  return file.size > largeBytes && globalThis.isSecureContext
    ? uploadInPieces(file, place, options)
    : uploadWhole(file, place, options)
}

/** `fetch` cannot tell how far it has come. */
function uploadWhole(file: File, place: UploadPlace, options: UploadOptions): Promise<StoredFile> {
  if (mustHold(fileContract.path)) return Promise.reject(lostConnection())
  const body = new FormData()
  body.append('file', file, 'file')
  const request = new XMLHttpRequest()
  return new Promise((resolve, reject) => {
    const lost = () => {
      reportAnswer(false)
      reject(lostConnection())
    }
    request.upload.addEventListener('progress', ({ loaded, total }) => options.onProgress(total ? loaded / total : 0))
    request.addEventListener('error', lost)
    request.addEventListener('timeout', lost)
    request.addEventListener('abort', () => reject(new DOMException('', 'AbortError')))
    request.addEventListener('load', () => {
      reportAnswer(true)
      const answer = new Response(request.responseText, { status: request.status })
      const read = answer.ok
        ? answer.json().then((json: unknown) => resolve(fileContract.schema.parse(json)))
        : problemFrom(answer).then(reject)
      read.catch(reject)
    })
    options.signal.addEventListener('abort', () => request.abort())
    request.open('POST', withQuery(fileContract.path, place))
    request.setRequestHeader('accept-language', currentLanguage())
    request.setRequestHeader('idempotency-key', options.key)
    // When the camera made it; a file from elsewhere bears its own time.
    request.setRequestHeader('x-device-time', new Date(file.lastModified).toISOString())
    request.send(body)
  })
}
