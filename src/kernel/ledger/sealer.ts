import type { KeyObject } from 'node:crypto'
import type { PoolClient } from 'pg'
import type { Statement } from '../db/batch.ts'
import { abandon, begin, commit, setGroup, submit } from '../db/pool.ts'
import { isoNow, type Kernel } from '../kernel.ts'
import { firstPreviousHash, sealBlock } from './block.ts'
import type { Head } from './heads.ts'
import { MerkleTree } from './merkle.ts'
import { bytesOf } from './stored-block.ts'

/** What sealing needs of the kernel, and where the newest block is written down outside the database. */
export interface Sealing extends Pick<Kernel, 'db' | 'clock' | 'log'> {
  readonly keys: { readonly signing: { readonly id: string; readonly key: KeyObject } }
  readonly writeHead: (head: Head) => Promise<void>
}

/** A block holds so many entries at the most, unless one transaction alone wrote more; and so many are read at a time. */
const mostEntries = 5000
/** Beyond what JavaScript holds exactly; no cluster gets there. */
const lastXid = Number.MAX_SAFE_INTEGER

/**
 * The group's last block and the first epoch in which entries stand after it. Worked out apart: under row security an
 * index serves only conditions that cannot leak (PostgreSQL, "Rules and Privileges"), and `coalesce` is none.
 */
const lastSql = `
  with last as materialized (
    select l.epoch as current_epoch, coalesce(b.no, 0) as no, b.hash, coalesce(b.epoch, 0) as epoch, coalesce(b.to_xid, 0) as to_xid
      from (select max(epoch) as epoch from kernel.ledger_epoch) l
      left join lateral (select no, hash, epoch, to_xid from kernel.block where group_id = $1 order by no desc limit 1) b on true
  )
  select last.*, coalesce(
    (select e.epoch from kernel.entry e where e.group_id = $1 and e.epoch = last.epoch and e.xid > last.to_xid
      order by e.xid limit 1),
    (select e.epoch from kernel.entry e where e.group_id = $1 and e.epoch > last.epoch and e.epoch <= last.current_epoch
      order by e.epoch limit 1)) as next_epoch
    from last`

/**
 * Entries that are surely committed: every transaction below the oldest running one has ended, and the statement's
 * snapshot is the one that it sees with. Of earlier epochs, all are. A block ends with a whole transaction.
 */
const entriesSql = `
  with bound as (
    select case when $2::int < $5::int then $6::bigint else pg_snapshot_xmin(pg_current_snapshot())::text::bigint - 1 end as xid
  ), whole as (
    select coalesce((select e.xid from kernel.entry e, bound b
                      where e.group_id = $1 and e.epoch = $2::int and e.xid > $3::bigint and e.xid <= b.xid
                      order by e.xid offset $4::int - 1 limit 1), b.xid) as xid from bound b
  )
  select e.xid, e.id, e.hash, w.xid as to_xid from kernel.entry e, whole w
   where e.group_id = $1 and e.epoch = $2::int and e.xid > $3::bigint and e.xid <= w.xid order by e.xid, e.id
   limit $4::int`

/** The rest of a block whose one transaction wrote more than is read at a time. */
const moreSql = `
  select e.xid, e.id, e.hash from kernel.entry e
   where e.group_id = $1 and e.epoch = $2::int and (e.xid, e.id) > ($3::bigint, $4::uuid) and e.xid <= $5::bigint
   order by e.xid, e.id limit $6::int`

const insertSql = `
  insert into kernel.block (group_id, no, epoch, from_xid, to_xid, entry_count, root, prev_hash, hash, signature, key_id, sealed_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`

interface Last {
  readonly currentEpoch: number
  readonly no: number
  readonly hash: string
  readonly epoch: number
  readonly toXid: number
  readonly nextEpoch: number | null
}

/** Closes all blocks of all groups; one group's failure does not hold up the others. Answers how many entries. */
export async function sealAll(sealing: Sealing): Promise<number> {
  const [groups] = await sealing.db.run([
    { sql: 'select group_id from kernel.dealer_group order by 1', parameters: [] },
  ])
  let sealed = 0
  for (const row of groups?.rows ?? []) {
    const groupId = String(row['group_id'])
    try {
      sealed += await sealGroup(sealing, groupId)
    } catch (error) {
      sealing.log.error({ err: error, groupId }, 'The ledger of a group could not be sealed')
    }
  }
  return sealed
}

/** Closes the committed entries of a group in blocks and writes the head down. Answers how many entries. */
export async function sealGroup(sealing: Sealing, groupId: string): Promise<number> {
  // One trip and no lock while there is nothing to do, which is most of the time.
  if (!(await hasUnsealed(sealing, groupId))) return 0
  let sealed = 0
  let head: Head | undefined
  for (;;) {
    const block = await sealOne(sealing, groupId)
    if (!block) break
    sealed += block.entryCount
    head = block.head
  }
  if (head) await sealing.writeHead(head)
  return sealed
}

async function hasUnsealed(sealing: Sealing, groupId: string): Promise<boolean> {
  const client = await sealing.db.connect()
  try {
    const results = await submit(client, [begin, setGroup(groupId), { sql: lastSql, parameters: [groupId] }, commit])
    client.release()
    return lastOf(results[2]?.rows[0]).nextEpoch !== null
  } catch (error) {
    await abandon(client)
    throw error
  }
}

async function sealOne(sealing: Sealing, groupId: string): Promise<{ entryCount: number; head: Head } | undefined> {
  const client = await sealing.db.connect()
  let open = true
  try {
    const results = await submit(client, [
      begin,
      setGroup(groupId),
      lockOf(groupId),
      { sql: lastSql, parameters: [groupId] },
    ])
    const last = lastOf(results[3]?.rows[0])
    if (results[2]?.rows[0]?.['got'] !== true || last.nextEpoch === null) return undefined
    const next = await nextBlock(sealing, client, groupId, last, last.nextEpoch)
    if (!next) return undefined
    const ended = await submit(client, [next.statement, commit])
    if (ended.at(-1)?.tag !== 'COMMIT') throw new Error('The block was not committed')
    open = false
    client.release()
    return next
  } finally {
    if (open) await abandon(client)
  }
}

async function nextBlock(sealing: Sealing, client: PoolClient, groupId: string, last: Last, epoch: number) {
  const fromXid = epoch === last.epoch ? last.toXid : 0
  const { root, entryCount, toXid } = await leavesAfter(client, groupId, last, epoch, fromXid)
  if (entryCount === 0) return undefined
  const at = isoNow(sealing.clock)
  const block = sealBlock(
    {
      groupId,
      height: last.no + 1,
      previousHash: last.hash,
      merkleRoot: root.toString('base64url'),
      entryCount,
      sealedAt: at,
      keyId: sealing.keys.signing.id,
    },
    sealing.keys.signing.key,
  )
  const { header, hash } = block
  const statement: Statement = {
    sql: insertSql,
    parameters: [
      groupId,
      header.height,
      epoch,
      fromXid,
      toXid,
      entryCount,
      root,
      Buffer.from(header.previousHash, 'base64url'),
      Buffer.from(hash, 'base64url'),
      Buffer.from(block.signature, 'base64url'),
      header.keyId,
      at,
    ],
  }
  return { statement, entryCount, head: { groupId, no: header.height, hash, at } }
}

/** Reads the entries that the next block holds, a page at a time, and keeps of them the root only. */
async function leavesAfter(client: PoolClient, groupId: string, last: Last, epoch: number, fromXid: number) {
  const tree = new MerkleTree()
  const read = async (sql: string, parameters: readonly unknown[]) => {
    const [found] = await submit(client, [{ sql, parameters }])
    for (const entry of found?.rows ?? []) tree.add(bytesOf(entry['hash']))
    return found?.rows ?? []
  }
  let page = await read(entriesSql, [groupId, epoch, fromXid, mostEntries, last.currentEpoch, lastXid])
  let entryCount = page.length
  let newest = page.at(-1)
  const boundXid = newest?.['to_xid']
  while (page.length === mostEntries) {
    page = await read(moreSql, [groupId, epoch, newest?.['xid'], newest?.['id'], boundXid, mostEntries])
    entryCount += page.length
    newest = page.at(-1) ?? newest
  }
  return { root: tree.root(), entryCount, toXid: newest?.['xid'] }
}

/** Held to the commit, so the next sealer's statement sees the block of the one before. */
function lockOf(groupId: string): Statement {
  return { sql: `select pg_try_advisory_xact_lock(hashtextextended('ledger/' || $1, 0)) as got`, parameters: [groupId] }
}

function lastOf(row: Record<string, unknown> | undefined): Last {
  if (!row) throw new Error('The ledger has no epoch: migrate the database first')
  return {
    currentEpoch: Number(row['current_epoch']),
    no: Number(row['no']),
    hash: row['hash'] === null ? firstPreviousHash : bytesOf(row['hash']).toString('base64url'),
    epoch: Number(row['epoch']),
    toXid: Number(row['to_xid']),
    nextEpoch: row['next_epoch'] === null ? null : Number(row['next_epoch']),
  }
}
