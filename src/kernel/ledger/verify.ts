import type { KeyObject } from 'node:crypto'
import type { PoolClient } from 'pg'
import { abandon, commit, type Database, submit } from '../db/pool.ts'
import type { FileStore } from '../files/file-store.ts'
import { verifyFiles } from '../files/verify-files.ts'
import type { BalanceCheck } from '../module.ts'
import { readCatalogue } from './catalogue.ts'
import { finding, type Report } from './finding.ts'
import type { Head, HeadsFile } from './heads.ts'
import { Spill } from './spill.ts'
import { type Later, verifyBlocks, verifyHeads } from './verify-blocks.ts'
import { verifyChains } from './verify-chains.ts'
import { Replay } from './verify-rows.ts'
import { openView } from './verify-stream.ts'

export interface Verification {
  readonly db: Database
  /** Public keys by id, also those of earlier signers. */
  readonly verifyingKeys: ReadonlyMap<string, KeyObject>
  /** The heads written down outside the database, if they are at hand. */
  readonly heads?: (groupId: string) => AsyncIterable<Head | null>
  readonly balances: readonly BalanceCheck[]
  /** Where the files lie, if they are at hand. */
  readonly files?: Pick<FileStore, 'read'>
  readonly report: Report
}

export interface Verified {
  readonly entries: number
  readonly blocks: number
  /** Entries that no block has closed yet: a forger could still change them together with their record. */
  readonly unsealed: number
  readonly rows: number
  readonly files: number
}

const mostOffenders = 100

/**
 * Checks everything that a group's ledger says, in one unchanging view of the database and with bounded memory:
 * chains, blocks, business rows, personal values, balances. What is wrong goes to `report` as it is found.
 */
export async function verifyGroup(verification: Verification, groupId: string): Promise<Verified> {
  const { db, verifyingKeys, heads, balances, files: store, report } = verification
  const client = await db.connect()
  const spill = new Spill()
  let open = true
  try {
    await openView(client, groupId)
    const replay = new Replay(await readCatalogue(client), spill)
    const counts = await verifyBlocks(client, groupId, verifyingKeys, report)
    if (heads) await verifyHeads(client, groupId, () => heads(groupId), lookLater(db, groupId), report)
    const entries = await verifyChains(client, groupId, replay, report)
    const rows = await replay.compare(client, groupId, report)
    for (const balance of balances) await verifyBalance(client, groupId, balance, report)
    const files = store ? await verifyFiles(client, groupId, store, report) : 0
    await submit(client, [commit])
    open = false
    client.release()
    return { ...counts, entries, rows, files }
  } finally {
    spill.close()
    if (open) await abandon(client)
  }
}

/** A view of its own beside the open one. */
function lookLater(db: Database, groupId: string): Later {
  return async (look) => {
    const client = await db.connectSide()
    try {
      await openView(client, groupId)
      await look(client)
    } finally {
      await abandon(client)
    }
  }
}

/** The groups to verify, by their codes. */
export async function groupsOf(db: Database): Promise<{ groupId: string; code: string }[]> {
  const [groups] = await db.run([
    { sql: 'select group_id, code from kernel.dealer_group order by code', parameters: [] },
  ])
  return (groups?.rows ?? []).map((row) => ({ groupId: String(row['group_id']), code: String(row['code']) }))
}

/** Groups that have sealed blocks and are gone as a whole. */
export async function verifyGroups(db: Database, heads: HeadsFile, report: Report): Promise<void> {
  const known = new Set((await groupsOf(db)).map(({ groupId }) => groupId))
  for (const { groupId, no } of (await heads.newest()).values()) {
    if (no > 0 && !known.has(groupId)) report(finding('outside', { problem: 'group', groupId }))
  }
}

async function verifyBalance(
  client: PoolClient,
  groupId: string,
  { name, sql }: BalanceCheck,
  report: Report,
): Promise<void> {
  const statement = {
    sql: `select row_to_json(x)::text as row from (${sql}) as x limit ${mostOffenders}`,
    parameters: [groupId],
  }
  const [result] = await submit(client, [statement]).catch((cause: unknown) => {
    throw new Error(`The balance check ${name} cannot be run`, { cause })
  })
  for (const row of result?.rows ?? []) report(finding('balance', { name, row: String(row['row']) }))
}
