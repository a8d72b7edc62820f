/**
 * - `hash`: an entry's text no longer gives its hash
 * - `version`: versions of a record do not follow one another from 1
 * - `chain`: an entry does not name the hash of the record's entry before it
 * - `unreadable`: an entry's data cannot be read
 * - `head`: a record does not stand where its last entry left it, as when the last entries were removed
 * - `changed`, `missing`, `unrecorded`: a row differs from the ledger, is not there, or was never in it
 * - `sealed`: a personal value's cipher is gone or is another one
 * - `block`: a block is missing, altered or unsigned, or an entry stands outside of all
 * - `outside`: the heads written down outside the database disagree with the blocks
 * - `file`: a photo's or document's bytes are gone or give another hash
 * - `balance`: a sum that must hold does not
 */
export const findingKinds = [
  'hash',
  'version',
  'chain',
  'unreadable',
  'head',
  'changed',
  'missing',
  'unrecorded',
  'sealed',
  'block',
  'outside',
  'file',
  'balance',
] as const
export type FindingKind = (typeof findingKinds)[number]

/** One thing that is wrong: where, and what was expected and found. */
export interface Finding {
  readonly kind: FindingKind
  readonly record: string | null
  readonly recordId: string | null
  readonly entryId: string | null
  readonly detail: Readonly<Record<string, unknown>>
}

export type Report = (finding: Finding) => void

export function finding(kind: FindingKind, detail: Record<string, unknown>, at: Partial<Finding> = {}): Finding {
  return { kind, record: at.record ?? null, recordId: at.recordId ?? null, entryId: at.entryId ?? null, detail }
}
