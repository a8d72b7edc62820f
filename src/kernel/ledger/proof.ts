import type { KeyObject } from 'node:crypto'
import { abandon, begin, commit, type Database, setGroup, submit } from '../db/pool.ts'
import { type Block, type BlockProblem, blockProblem } from './block.ts'
import { entryHash, type HashedEntry } from './entry.ts'
import { proofFor, verifyProof } from './merkle.ts'
import { blockColumns, bytesOf, storedBlock } from './stored-block.ts'
import { entrySelect, storedEntry } from './stored-entry.ts'

/** Shows to anybody who has the public key that an entry stands in the ledger as it is. Plain JSON; bytes in base64url. */
export interface EntryProof {
  readonly entry: Omit<HashedEntry, 'prev'> & { readonly prev: string | null }
  /** The entry's place among the block's entries. */
  readonly index: number
  /** Neighbours' hashes from the entry up to the block's root. */
  readonly path: readonly string[]
  readonly block: Block
}

const blockSql = `select ${blockColumns}, epoch, from_xid, to_xid from kernel.block
  where group_id = $1 and epoch = $2 and from_xid < $3 and to_xid >= $3`
const leavesSql = `select id, hash from kernel.entry
  where group_id = $1 and epoch = $2 and xid > $3 and xid <= $4 order by xid, id`

/** The proof of an entry; undefined when there is no such entry or no block holds it yet. */
export async function proofOf(db: Database, groupId: string, entryId: string): Promise<EntryProof | undefined> {
  const client = await db.connect()
  try {
    const found = await submit(client, [
      begin,
      setGroup(groupId),
      { sql: `${entrySelect} where group_id = $1 and id = $2`, parameters: [groupId, entryId] },
    ])
    const row = found[2]?.rows[0]
    const entry = row && storedEntry(row)
    const blocks = entry ? await submit(client, [{ sql: blockSql, parameters: [groupId, entry.epoch, entry.xid] }]) : []
    const blockRow = blocks[0]?.rows[0]
    const parameters = [groupId, blockRow?.['epoch'], blockRow?.['from_xid'], blockRow?.['to_xid']]
    const [leaves] = await submit(client, [{ sql: leavesSql, parameters }, commit])
    client.release()
    if (!entry || !blockRow) return undefined
    const hashes = (leaves?.rows ?? []).map((leaf) => bytesOf(leaf['hash']))
    const index = (leaves?.rows ?? []).findIndex((leaf) => leaf['id'] === entryId)
    const path = proofFor(hashes, index).map((neighbour) => neighbour.toString('base64url'))
    const { prev, hash: _hash, epoch: _epoch, xid: _xid, ...said } = entry
    return { entry: { ...said, prev: prev?.toString('base64url') ?? null }, index, path, block: storedBlock(blockRow) }
  } catch (error) {
    await abandon(client)
    throw error
  }
}

/** What is wrong with a proof, or undefined; needs nothing but the public keys. */
export function proofProblem(
  proof: EntryProof,
  verifyingKeys: ReadonlyMap<string, KeyObject>,
): 'path' | BlockProblem | undefined {
  const { header } = proof.block
  const prev = proof.entry.prev === null ? null : Buffer.from(proof.entry.prev, 'base64url')
  const path = proof.path.map((text) => Buffer.from(text, 'base64url'))
  const root = Buffer.from(header.merkleRoot, 'base64url')
  if (proof.entry.groupId !== header.groupId) return 'group'
  if (!verifyProof(entryHash({ ...proof.entry, prev }), proof.index, header.entryCount, path, root)) return 'path'
  // The block before is not at hand: the header itself says what it follows.
  const before = { header: { ...header, height: header.height - 1 }, hash: header.previousHash, signature: '' }
  return blockProblem(proof.block, header.height === 1 ? null : before, verifyingKeys)
}
