import { isSeries, type SeriesLimit } from '../../kernel/contract/series.ts'
import type { RowOf } from '../endpoints.ts'
import type { StoredFile } from '../upload.ts'

export interface EvidenceItem {
  readonly id: string
  readonly version?: number | undefined
  readonly mediaType: string
  /** Hash of the file as it is kept: it proves that nobody changed it. */
  readonly sha256: string
  /** What it shows, in words. */
  readonly name: string
  readonly at?: string | undefined
  readonly by?: string | undefined
  /** Where it lies while it is still on this device alone. */
  readonly address?: string | undefined
  /** What recorded values must keep to, where somebody has said so. */
  readonly limits?: readonly SeriesLimit[] | undefined
}

export type Medium = 'photo' | 'video' | 'document' | 'series'

/** What shows a finding: photos, films, and what a tester recorded. */
export const findingTypes = 'image/*,video/*,.csv,.tsv,.txt'

export function mediumOf({ mediaType }: Pick<EvidenceItem, 'mediaType'>): Medium {
  if (mediaType.startsWith('image/')) return 'photo'
  if (isSeries({ mediaType })) return 'series'
  return mediaType.startsWith('video/') ? 'video' : 'document'
}

export function itemOf(row: RowOf<'file.list'> | StoredFile, name: string): EvidenceItem {
  const { id, version, mediaType, sha256 } = row
  const by = 'madeByName' in row ? { by: row.madeByName } : {}
  return { id, version, mediaType, sha256, name, at: row.capturedAt ?? row.createdAt, ...by }
}
