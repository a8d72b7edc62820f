import { createHash } from 'node:crypto'
import { commitment } from '../pii/seal.ts'

/** What the ledger says of a value: personal ones only as reference and commitment, bytes as hex. */
export function recorded(kind: string | undefined, value: unknown): unknown {
  if (kind === 'sealed') return `~${String(value).split('.')[1] ?? ''}.${commitment(String(value))}`
  return Buffer.isBuffer(value) ? value.toString('hex') : value
}

export interface HashedEntry {
  readonly id: string
  readonly groupId: string
  readonly at: string
  readonly actorKind: string
  readonly actorId: string
  readonly storeId: string | null
  readonly record: string | null
  readonly recordId: string | null
  readonly version: number | null
  readonly verb: string
  readonly from: string | null
  readonly to: string | null
  readonly cause: string | null
  readonly prev: Buffer | null
  readonly data: string
}

/**
 * SHA-256 over the entry's fields in fixed order, chained to the record's entry before it; ids and typed text as the
 * database gives them back: in lower case, without half surrogates.
 */
export function entryHash(e: HashedEntry): Buffer {
  const text = JSON.stringify([
    e.id,
    e.groupId,
    e.at,
    e.actorKind,
    e.actorId,
    e.storeId?.toLowerCase() ?? null,
    e.record,
    e.recordId?.toLowerCase() ?? null,
    e.version,
    e.verb,
    e.from,
    e.to,
    e.cause?.toWellFormed() ?? null,
    e.prev?.toString('hex') ?? null,
    e.data,
  ])
  return createHash('sha256').update(text).digest()
}
