import type { KeyObject } from 'node:crypto'
import type { PoolClient } from 'pg'
import { submit } from '../db/pool.ts'
import { type Block, blockProblem } from './block.ts'
import { finding, type Report } from './finding.ts'
import type { Head } from './heads.ts'
import { merkleRoot } from './merkle.ts'
import { blockColumns, bytesOf, storedBlock } from './stored-block.ts'
import { stream } from './verify-stream.ts'

const mostNumber = Number.MAX_SAFE_INTEGER
const leavesOf = (
  groupId: string,
) => `select id, record, record_id, epoch, least(xid, ${mostNumber}) as xid, hash from kernel.entry
  where group_id = '${groupId}' order by epoch, xid, id`
const blocksOf = (
  groupId: string,
) => `select ${blockColumns}, epoch, least(from_xid, ${mostNumber}) as from_xid, least(to_xid, ${mostNumber}) as to_xid
  from kernel.block where group_id = '${groupId}' order by no`

interface Range {
  readonly epoch: number
  readonly fromXid: number
  readonly toXid: number
}

export interface BlockCounts {
  readonly blocks: number
  readonly unsealed: number
}

/** Walks all blocks beside all entries: each block's root, count, chain and signature, and no entry between blocks. */
export async function verifyBlocks(
  client: PoolClient,
  groupId: string,
  keys: ReadonlyMap<string, KeyObject>,
  report: Report,
): Promise<BlockCounts> {
  const leaves = new Leaves(stream(client, 'leaves', leavesOf(groupId)), report)
  let previous: Block | null = null
  let range: Range = { epoch: 0, fromXid: 0, toXid: 0 }
  let blocks = 0
  for await (const row of stream(client, 'blocks', blocksOf(groupId))) {
    const block = storedBlock(row)
    const next = { epoch: Number(row['epoch']), fromXid: Number(row['from_xid']), toXid: Number(row['to_xid']) }
    const problem = blockProblem(block, previous, keys)
    if (problem) report(finding('block', { no: block.header.height, problem }))
    if (next.fromXid !== (next.epoch === range.epoch ? range.toXid : 0) || next.epoch < range.epoch) {
      report(finding('block', { no: block.header.height, problem: 'range' }))
    }
    const hashes = await leaves.take(next)
    if (hashes.length !== block.header.entryCount) {
      const detail = {
        no: block.header.height,
        problem: 'count',
        expected: block.header.entryCount,
        found: hashes.length,
      }
      report(finding('block', detail))
    } else if (
      !hashes.every((hash) => hash.length === 32) ||
      merkleRoot(hashes).toString('base64url') !== block.header.merkleRoot
    ) {
      report(finding('block', { no: block.header.height, problem: 'root' }))
    }
    previous = block
    range = next
    blocks += 1
  }
  const unsealed = await leaves.rest(range, await now(client))
  return { blocks, unsealed }
}

/** The newest epoch, and the first transaction number that is not given out yet. */
async function now(client: PoolClient): Promise<{ epoch: number; nextXid: number }> {
  const [result] = await submit(client, [
    {
      sql: 'select max(epoch) as epoch, pg_snapshot_xmax(pg_current_snapshot())::text::bigint as next_xid from kernel.ledger_epoch',
      parameters: [],
    },
  ])
  const row = result?.rows[0]
  return { epoch: Number(row?.['epoch']), nextXid: Number(row?.['next_xid']) }
}

/** The entries in the order of blocks, taken range by range. */
class Leaves {
  private readonly rows: AsyncGenerator<Record<string, unknown>>
  private readonly report: Report
  private ahead: Record<string, unknown> | undefined

  constructor(rows: AsyncGenerator<Record<string, unknown>>, report: Report) {
    this.rows = rows
    this.report = report
  }

  /** The hashes of a range; what stands before it is in no block at all. */
  async take(range: Range): Promise<Buffer[]> {
    const hashes: Buffer[] = []
    for (let row = await this.peek(); row && !isAfter(row, range); row = await this.peek()) {
      this.ahead = undefined
      if (Number(row['epoch']) === range.epoch && Number(row['xid']) > range.fromXid) hashes.push(bytesOf(row['hash']))
      else this.stray(row)
    }
    return hashes
  }

  /** Counts what waits for its block; only the newest epoch's tail may. */
  async rest(last: Range, at: { epoch: number; nextXid: number }): Promise<number> {
    let waiting = 0
    for (let row = await this.peek(); row; row = await this.peek()) {
      this.ahead = undefined
      const epoch = Number(row['epoch'])
      const isAhead = epoch > at.epoch || (epoch === at.epoch && Number(row['xid']) >= at.nextXid)
      if (isAhead || epoch < last.epoch) this.stray(row)
      else waiting += 1
    }
    return waiting
  }

  private async peek(): Promise<Record<string, unknown> | undefined> {
    if (!this.ahead) {
      const next = await this.rows.next()
      this.ahead = next.done ? undefined : next.value
    }
    return this.ahead
  }

  private stray(row: Record<string, unknown>): void {
    const text = (column: string) => (row[column] === null ? null : String(row[column]))
    const where = { record: text('record'), recordId: text('record_id'), entryId: text('id') }
    this.report(finding('block', { problem: 'stray' }, where))
  }
}

function isAfter(row: Record<string, unknown>, range: Range): boolean {
  const epoch = Number(row['epoch'])
  return epoch > range.epoch || (epoch === range.epoch && Number(row['xid']) > range.toXid)
}

/** Looks with a view that begins now. */
export type Later = (look: (client: PoolClient) => Promise<void>) => Promise<void>

/** Compares the heads written down outside the database with its blocks: who removed the last ones is found here. */
export async function verifyHeads(
  client: PoolClient,
  groupId: string,
  read: () => AsyncIterable<Head | null>,
  later: Later,
  report: Report,
): Promise<void> {
  const restores: { line: number; no: number }[] = []
  let line = 0
  for await (const head of read()) {
    line += 1
    if (head === null) report(finding('outside', { problem: 'unreadable', line }))
    else if (head.restored) restores.push({ line, no: head.no })
  }
  line = 0
  let waiting: Head[] = []
  const bad = { gone: new Map<number, Head>(), other: new Map<number, Head>() }
  for await (const head of read()) {
    line += 1
    const place = line
    if (head === null || head.no === 0 || restores.some((restore) => restore.line > place && restore.no < head.no))
      continue
    waiting.push(head)
    if (waiting.length === 1000) await compareHeads(client, groupId, waiting.splice(0), bad)
  }
  waiting = waiting.splice(0)
  await compareHeads(client, groupId, waiting, bad)
  // A server that runs seals on while it is looked at: what this view does not have yet may be there by now.
  const missing = [...bad.gone.values()]
  bad.gone.clear()
  if (missing.length > 0) await later((now) => compareHeads(now, groupId, missing, bad))
  for (const [problem, heads] of Object.entries(bad)) {
    if (heads.size === 0) continue
    report(finding('outside', { problem, from: smallest(heads.keys()), count: heads.size }))
  }
}

async function compareHeads(
  client: PoolClient,
  groupId: string,
  heads: readonly Head[],
  bad: { readonly gone: Map<number, Head>; readonly other: Map<number, Head> },
): Promise<void> {
  const [result] = await submit(client, [
    {
      sql: 'select no, hash from kernel.block where group_id = $1 and no = any($2::int[])',
      parameters: [groupId, heads.map((head) => head.no)],
    },
  ])
  const hashes = new Map((result?.rows ?? []).map((row) => [row['no'], bytesOf(row['hash']).toString('base64url')]))
  for (const head of heads) {
    const found = hashes.get(head.no)
    if (found === undefined) bad.gone.set(head.no, head)
    else if (found !== head.hash) bad.other.set(head.no, head)
  }
}

function smallest(numbers: Iterable<number>): number {
  return [...numbers].reduce((a, b) => Math.min(a, b))
}
