import type { Block } from './block.ts'

/** The columns of kernel.block that make a block; bytes in the database, base64url in its text. */
export const blockColumns = 'group_id, no, root, entry_count, prev_hash, hash, signature, key_id, sealed_at'

/** A block from its row. */
export function storedBlock(row: Record<string, unknown>): Block {
  return {
    header: {
      groupId: String(row['group_id']),
      height: Number(row['no']),
      previousHash: base64url(row['prev_hash']),
      merkleRoot: base64url(row['root']),
      entryCount: Number(row['entry_count']),
      sealedAt: String(row['sealed_at']),
      keyId: String(row['key_id']),
    },
    hash: base64url(row['hash']),
    signature: base64url(row['signature']),
  }
}

export function bytesOf(value: unknown): Buffer {
  if (!Buffer.isBuffer(value)) throw new TypeError('Bytes are expected here')
  return value
}

function base64url(value: unknown): string {
  return bytesOf(value).toString('base64url')
}
