import { entryHash } from '../../../../kernel/ledger/entry.ts'
import type { StoredEntry } from '../../../../kernel/ledger/stored-entry.ts'

export interface Head {
  readonly recordId: string
  /** Of the record as it stands now; null where the trace cannot look. */
  readonly version: number | null
  readonly hash: Buffer | null
}

/**
 * Whether the entries of some records are whole (K-09): every hash is recomputed, every entry follows the one before it
 * without a gap, and the last one is the one that the record itself names.
 */
export function isIntact(entries: readonly StoredEntry[], heads: readonly Head[]): boolean {
  if (!entries.every((entry) => entryHash(entry).equals(entry.hash))) return false
  return heads.every((head) => {
    const chain = entries
      .filter((entry) => entry.recordId === head.recordId && entry.version !== null)
      .sort((a, b) => Number(a.version) - Number(b.version))
    return isLinked(chain) && endsAt(chain.at(-1), head)
  })
}

function isLinked(chain: readonly StoredEntry[]): boolean {
  return chain.every((entry, index) => {
    const before = chain[index - 1]
    if (entry.version !== index + 1) return false
    return before ? entry.prev?.equals(before.hash) === true : entry.prev === null
  })
}

function endsAt(last: StoredEntry | undefined, head: Head): boolean {
  if (head.hash === null) return last !== undefined
  return last !== undefined && last.version === head.version && last.hash.equals(head.hash)
}
