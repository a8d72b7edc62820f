import { randomUUID } from 'node:crypto'
import { mkdir, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import sharp from 'sharp'
import { kernelRefusals } from '../contract/kernel-refusals.ts'

const longestSide = 4096
const smallSide = 480
/** A bomb of a few kilobytes may unfold to gigabytes. */
const mostPixels = 100_000_000

/**
 * Writes a picture anew: upright, at most 4096 pixels long, without what the camera wrote about place and owner.
 * Refused when it cannot be read as a picture.
 */
export async function cleanPicture(from: string, to: string, type: string): Promise<void> {
  const picture = sharp(from, { limitInputPixels: mostPixels, failOn: 'error' })
    .autoOrient()
    .resize({ width: longestSide, height: longestSide, fit: 'inside', withoutEnlargement: true })
  const encoded =
    type === 'image/png'
      ? picture.png()
      : type === 'image/webp'
        ? picture.webp({ quality: 88 })
        : picture.jpeg({ quality: 88 })
  try {
    await encoded.toFile(to)
  } catch (cause) {
    await rm(to, { force: true })
    throw Object.assign(kernelRefusals.wrongFileType(), { cause })
  }
}

/** The small picture for lists. */
export async function makeSmall(from: Readable, to: string): Promise<void> {
  const bytes = await buffer(from)
  await mkdir(dirname(to), { recursive: true, mode: 0o700 })
  const beside = `${to}.${randomUUID()}`
  await sharp(bytes, { limitInputPixels: mostPixels })
    .resize({ width: smallSide, height: smallSide, fit: 'inside', withoutEnlargement: true })
    .webp({ quality: 72 })
    .toFile(beside)
  await rename(beside, to)
}
