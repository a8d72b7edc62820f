import { abandon, begin, commit, type Database, setGroup, submit } from '../db/pool.ts'
import { firstPreviousHash } from './block.ts'
import type { HeadsFile } from './heads.ts'
import { bytesOf } from './stored-block.ts'
import { groupsOf } from './verify.ts'

/**
 * Says outside the database that it was put back on purpose: what was sealed after the backup is given up, and
 * `verify` does not take it for removed. Call it once after a restore, before anything is sealed.
 */
export async function acceptRestore(db: Database, heads: HeadsFile, at: string): Promise<void> {
  const groups = new Set((await groupsOf(db)).map(({ groupId }) => groupId))
  for (const groupId of groups) {
    await heads.write({ groupId, ...(await lastBlock(db, groupId)), at, restored: true })
  }
  for (const groupId of (await heads.newest()).keys()) {
    if (!groups.has(groupId)) await heads.write({ groupId, no: 0, hash: firstPreviousHash, at, restored: true })
  }
}

async function lastBlock(db: Database, groupId: string): Promise<{ no: number; hash: string }> {
  const client = await db.connect()
  try {
    const results = await submit(client, [
      begin,
      setGroup(groupId),
      { sql: 'select no, hash from kernel.block where group_id = $1 order by no desc limit 1', parameters: [groupId] },
      commit,
    ])
    client.release()
    const row = results[2]?.rows[0]
    return row
      ? { no: Number(row['no']), hash: bytesOf(row['hash']).toString('base64url') }
      : { no: 0, hash: firstPreviousHash }
  } catch (error) {
    await abandon(client)
    throw error
  }
}
