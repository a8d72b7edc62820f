import { seriesType } from '../contract/series.ts'
import type { Medium } from './uses.ts'

export interface MediaType {
  readonly medium: Medium
  readonly type: string
}

/** As many bytes as are needed to tell. */
export const headLength = 32

const brandsOfVideo = /^(isom|iso\d|mp4\d|avc1|M4V |MSNV|dash|3gp\d|3g2\d|qt {2})$/

/** What the bytes are, by their beginning; what the sender calls them says nothing. */
export function mediaTypeOf(head: Buffer): MediaType | undefined {
  const ascii = (from: number, to: number) => head.toString('latin1', from, to)
  if (head[0] === 0xff && head[1] === 0xd8 && head[2] === 0xff) return { medium: 'picture', type: 'image/jpeg' }
  if (ascii(0, 8) === '\x89PNG\r\n\x1a\n') return { medium: 'picture', type: 'image/png' }
  if (ascii(0, 4) === 'RIFF' && ascii(8, 12) === 'WEBP') return { medium: 'picture', type: 'image/webp' }
  if (ascii(0, 5) === '%PDF-') return { medium: 'document', type: 'application/pdf' }
  if (ascii(4, 8) === 'ftyp' && brandsOfVideo.test(ascii(8, 12))) {
    return { medium: 'video', type: ascii(8, 12) === 'qt  ' ? 'video/quicktime' : 'video/mp4' }
  }
  if (head.readUInt32BE(0) === 0x1a45dfa3 && head.includes('webm', 4, 'latin1'))
    return { medium: 'video', type: 'video/webm' }
  return isText(head) ? { medium: 'series', type: seriesType } : undefined
}

/** No sign that a text has not; with its mark in front also the one that has two bytes for a letter. */
function isText(head: Buffer): boolean {
  const isWide = head.readUInt16BE(0) === 0xfffe || head.readUInt16BE(0) === 0xfeff
  return (
    isWide || head.every((byte) => (byte >= 0x20 && byte !== 0x7f) || byte === 0x09 || byte === 0x0a || byte === 0x0d)
  )
}

/** A workbook of a table calculation, old or new: people send it in place of the table. */
export function isWorkbook(head: Buffer): boolean {
  return head.readUInt32BE(0) === 0x504b0304 || head.readUInt32BE(0) === 0xd0cf11e0
}
