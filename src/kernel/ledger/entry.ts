import { createHash } from 'node:crypto'
import { commitment } from '../pii/seal.ts'

/**
 * What the ledger says of a value: personal ones only as reference and commitment, bytes as hex. Refuses a text that is
 * not sealed: its hash has no salt, and the ledger would keep it for good.
 */
export function recorded(kind: string | undefined, value: unknown): unknown {
  if (kind === 'secret') return secretReference(String(value))
  if (kind !== 'sealed') return Buffer.isBuffer(value) ? value.toString('hex') : value
  const text = String(value)
  if (text !== '' && !text.startsWith('s1.')) throw new Error('A sealed column takes sealed texts only')
  return sealedReference(text)
}

/** `#<commitment>` of a password's hash and the like: changes show, the value does not. */
export function secretReference(text: string): string {
  return `#${commitment(text)}`
}

/** `~<value id>.<commitment>` of a sealed column's text, whatever it is. */
export function sealedReference(text: string): string {
  return `~${text.split('.')[1] ?? ''}.${commitment(text)}`
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
