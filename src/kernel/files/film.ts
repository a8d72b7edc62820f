import { type FileHandle, open } from 'node:fs/promises'

/** The description of a long film is a few megabytes. */
const longestIndex = 64 * 1024 * 1024
/** Boxes that phones write the place into: `©xyz` (QuickTime user data) and `loci` (3GPP TS 26.244 §8). */
const places = [Buffer.from('\xa9xyz', 'latin1'), Buffer.from('loci', 'latin1')]
/** Apple's key (QuickTime metadata); its value lies elsewhere as `+22.5431+114.0579+004/` (ISO 6709). */
const appleKey = Buffer.from('com.apple.quicktime.location.ISO6709', 'latin1')
const iso6709 = /[+-]\d{2,3}\.\d+[+-]\d{2,3}\.\d+(?:[+-]\d+(?:\.\d+)?)?\//g

/** Blanks where a film was taken, in its place: nothing moves. `path` is an MP4 or QuickTime file. */
export async function blankPlace(path: string): Promise<void> {
  const file = await open(path, 'r+')
  try {
    const index = await findIndex(file)
    if (!index) return
    const bytes = Buffer.alloc(index.length)
    await file.read(bytes, 0, index.length, index.at)
    const blanked = withoutPlace(bytes)
    if (blanked) await file.write(bytes, 0, bytes.length, index.at)
  } finally {
    await file.close()
  }
}

function withoutPlace(bytes: Buffer): boolean {
  let blanked = false
  for (const place of places) {
    for (let at = bytes.indexOf(place); at >= 4; at = bytes.indexOf(place, at + 4)) {
      const length = bytes.readUInt32BE(at - 4)
      if (length < 8 || at - 4 + length > bytes.length) continue
      bytes.write('free', at, 'latin1')
      bytes.fill(0, at + 4, at - 4 + length)
      blanked = true
    }
  }
  if (bytes.includes(appleKey)) {
    for (const found of bytes.toString('latin1').matchAll(iso6709)) {
      bytes.fill(' ', found.index, found.index + found[0].length)
      blanked = true
    }
  }
  return blanked
}

/** Where the box `moov` lies. */
async function findIndex(file: FileHandle): Promise<{ at: number; length: number } | undefined> {
  const head = Buffer.alloc(16)
  for (let at = 0; ; ) {
    const { bytesRead } = await file.read(head, 0, 16, at)
    if (bytesRead < 8) return undefined
    const short = head.readUInt32BE(0)
    const length = short === 1 && bytesRead === 16 ? Number(head.readBigUInt64BE(8)) : short
    const isIndex = head.toString('latin1', 4, 8) === 'moov'
    if (isIndex) return length >= 8 && length <= longestIndex ? { at, length } : undefined
    // 0: up to the end.
    if (length < 8) return undefined
    at += length
  }
}
