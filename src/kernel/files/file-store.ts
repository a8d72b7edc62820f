import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

/** First and last byte, both included. */
export interface Part {
  readonly start: number
  readonly end: number
}

/** Bytes under way; `size` is how many will come. */
export interface Kept {
  readonly stream: Readable
  readonly size: number
}

/** Where photos and files lie, under their group and their hash: a folder or a bucket. */
export interface FileStore {
  /** A place on this machine for bytes that are still coming in. */
  readonly draft: () => Promise<string>
  /** A place on this machine where the pieces of one upload lie until all have come; what lies a day untouched is cleared. */
  readonly heap: (name: string) => Promise<string>
  /** Takes a draft to the place of its hash, whole or not at all. The draft is the caller's to delete; it may be gone. */
  readonly keep: (groupId: string, sha256: string, draft: string) => Promise<void>
  /** The bytes, or a part of them; undefined when they are gone. Who does not read the stream destroys it. */
  readonly read: (groupId: string, sha256: string, part?: Part) => Promise<Kept | undefined>
  /** Where on this machine the small picture lies; may be emptied at any time. */
  readonly smallOf: (groupId: string, sha256: string) => string
  /** Deletes bytes that nobody refers to. False when they came in a moment ago: their row may be on its way. */
  readonly discard: (groupId: string, sha256: string) => Promise<boolean>
  /** Deletes what a killed process left half written. */
  readonly clearDrafts: () => Promise<void>
  /** The hashes whose first byte is this one, of files that came in longer than a day ago. */
  readonly oldOf: (groupId: string, firstByte: number) => Promise<string[]>
  /** Copies everything into a folder, as `<group>/<first byte>/<hash>`; what is taken away meanwhile was to be forgotten. Answers how many. */
  readonly copyTo: (folder: string) => Promise<number>
  /** Takes in what `copyTo` wrote. Answers how many. */
  readonly takeFrom: (folder: string) => Promise<number>
  readonly isEmpty: () => Promise<boolean>
  /** Tries whether it can be written, read and emptied. Throws `StartFailure`. */
  readonly demandUsable: () => Promise<void>
}

/** Bytes that nobody refers to are left alone so long after they came in. */
export const graceMs = 3_600_000
export const dayMs = 24 * graceMs

/** `<group>/<first byte>/<hash>` */
export function keyOf(groupId: string, sha256: string): string {
  return `${groupId}/${sha256.slice(0, 2)}/${sha256}`
}

/** SHA-256 of bytes under way, in hex. */
export async function hashOfStream(stream: Readable): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(stream, hash)
  return hash.digest('hex')
}

/** SHA-256 of a file's bytes, in hex. */
export async function hashOfFile(path: string): Promise<string> {
  return await hashOfStream(createReadStream(path))
}
