import { buffer } from 'node:stream/consumers'
import type { PaperContent } from '../paper/content.ts'
import type { Recordings } from '../paper/recording.ts'
import type { FileStore } from './file-store.ts'
import { drawnStretches, readSeries, thinned } from './series.ts'

/** The recordings that a paper draws, by hash; one that is not kept any more is left out. */
export async function recordingsOf(store: FileStore, groupId: string, content: PaperContent): Promise<Recordings> {
  const hashes = new Set(content.blocks.flatMap((block) => (block.kind === 'recording' ? [block.sha256] : [])))
  const found = await Promise.all(
    [...hashes].map(async (sha256) => {
      const kept = await store.read(groupId, sha256)
      return kept ? ([[sha256, thinned(readSeries(await buffer(kept.stream)), drawnStretches)]] as const) : []
    }),
  )
  return Object.fromEntries(found.flat())
}
