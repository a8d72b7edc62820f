import { open, readFile, rm } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { kernelRefusals } from '../contract/kernel-refusals.ts'
import type { Refusal } from '../contract/refusal.ts'
import { type FileStore, hashOfFile } from './file-store.ts'
import { blankPlace } from './film.ts'
import { headLength, isWorkbook, type MediaType, mediaTypeOf } from './media.ts'
import { cleanPicture } from './picture.ts'
import { readSeries } from './series.ts'
import type { Medium } from './uses.ts'

export interface Limits {
  readonly takes: readonly Medium[]
  readonly megabytes: Readonly<Record<Medium, number>>
}

export interface TakenIn {
  /** Where the bytes wait; the caller keeps or deletes them. */
  readonly draft: string
  readonly media: MediaType
  readonly byteCount: number
  readonly sha256: string
}

const megabyte = 1024 * 1024

/** Takes a stream to disk, tells what it is by its bytes, and cleans it of place and owner. Throws the refusal. */
export async function takeIn(stream: Readable, limits: Limits, store: FileStore): Promise<TakenIn> {
  const draft = await store.draft()
  const clean = `${draft}~clean`
  try {
    const media = await write(stream, draft, limits)
    if (media.medium === 'series') readSeries(await readFile(draft))
    if (media.medium !== 'picture') {
      if (media.type === 'video/mp4' || media.type === 'video/quicktime') await blankPlace(draft)
      return await measured(draft, media)
    }
    await cleanPicture(draft, clean, media.type)
    await rm(draft)
    return await measured(clean, media)
  } catch (error) {
    await rm(draft, { force: true })
    await rm(clean, { force: true })
    throw error
  }
}

async function measured(draft: string, media: MediaType): Promise<TakenIn> {
  const handle = await open(draft)
  try {
    const { size } = await handle.stat()
    return { draft, media, byteCount: size, sha256: await hashOfFile(draft) }
  } finally {
    await handle.close()
  }
}

async function write(stream: Readable, draft: string, limits: Limits): Promise<MediaType> {
  const handle = await open(draft, 'wx', 0o600)
  let head = Buffer.alloc(0)
  let media: MediaType | undefined
  let refusal: Refusal | undefined
  let size = 0
  try {
    for await (const piece of stream) {
      const chunk = Buffer.from(piece as Uint8Array)
      size += chunk.length
      // Who is refused is heard to the end: a browser that is cut off while it sends never reads why.
      if (refusal) continue
      if (!media) {
        head = Buffer.concat([head, chunk])
        if (head.length < headLength) continue
        media = mediaTypeOf(head)
        refusal = workbookProblem(head, limits) ?? problemOf(media, size, limits)
        if (!refusal) await handle.write(head)
      } else {
        refusal = problemOf(media, size, limits)
        if (!refusal) await handle.write(chunk)
      }
    }
  } finally {
    await handle.close()
  }
  const isCut = (stream as { truncated?: boolean }).truncated === true
  const problem = refusal ?? problemOf(media, isCut ? Infinity : size, limits)
  if (problem || !media) throw problem ?? kernelRefusals.wrongFileType()
  return media
}

function workbookProblem(head: Buffer, { takes }: Limits): Refusal | undefined {
  return takes.includes('series') && isWorkbook(head) ? kernelRefusals.seriesWorkbook() : undefined
}

function problemOf(media: MediaType | undefined, size: number, limits: Limits): Refusal | undefined {
  if (!media || !limits.takes.includes(media.medium)) return kernelRefusals.wrongFileType({ takes: limits.takes })
  const megabytes = limits.megabytes[media.medium]
  return size > megabytes * megabyte ? kernelRefusals.fileTooLarge({ megabytes }) : undefined
}
