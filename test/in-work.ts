import { filesOf } from '../src/app.ts'
import { abandon, begin, commit, setGroup, submit } from '../src/kernel/db/pool.ts'
import { isoNow } from '../src/kernel/kernel.ts'
import { verifyGroup } from '../src/kernel/ledger/verify.ts'
import type { Loaded, Loads } from '../src/kernel/serve.ts'
import { asking } from '../src/kernel/read.ts'
import { loadSettings, settingsFor } from '../src/kernel/settings.ts'
import type { Asker } from '../src/kernel/standing.ts'
import { Work } from '../src/kernel/work.ts'
import { closingStatements } from '../src/kernel/work-closing.ts'
import { modules } from '../src/modules.ts'
import type { House } from './house.ts'

/**
 * Does what a verb of a room further right does with a room's public functions: loads in one message, decides, writes in
 * another. For tests of a room before those that call it.
 */
export async function inWork<L extends Loads, T>(
  house: House,
  loads: L,
  run: (work: Work, loaded: Loaded<L>) => T,
): Promise<T> {
  const { kernel, groupId } = house
  const client = await kernel.db.connect()
  let open = true
  try {
    const entries = Object.entries(loads)
    const results = await submit(client, [begin, setGroup(groupId), ...entries.map(([, load]) => load.statement)])
    const settings = await loadSettings(client, groupId, 1)
    const work = new Work({ groupId, actor: { kind: 'system', id: 'test' }, now: isoNow(kernel.clock), settings })
    const loaded = entries.map(([name, load], index) => [name, load.read(results[index + 2]?.rows ?? [])])
    const done = run(work, Object.fromEntries(loaded))
    const closed = await submit(client, [...closingStatements(work), commit])
    if (closed.at(-1)?.tag !== 'COMMIT') throw new Error('The work did not commit')
    open = false
    client.release()
    return done
  } finally {
    if (open) await abandon(client)
  }
}

/** What a verb could look up in the middle of its work, with the settings as they stand. */
export async function asAsker<T>(house: House, run: (asker: Asker) => Promise<T>): Promise<T> {
  const { kernel, groupId } = house
  const client = await kernel.db.connect()
  try {
    const version = {
      sql: 'select settings_version from kernel.dealer_group where group_id = $1',
      parameters: [groupId],
    }
    const [, , found] = await submit(client, [begin, setGroup(groupId), version])
    const settings = await settingsFor(client, groupId, Number(found?.rows[0]?.['settings_version']))
    return await run({ settings, ask: asking(client) })
  } finally {
    await abandon(client)
  }
}

/** Hands the events that wait to their listeners, as the worker does after a commit. */
export async function deliver(house: House): Promise<void> {
  const rows = await house.rows('delete from kernel.outbox returning id, at, topic, payload')
  const subscriptions = modules.flatMap((module) => module.subscriptions ?? [])
  for (const row of rows) {
    for (const listener of subscriptions.filter((one) => one.topic === row['topic'])) {
      await listener.run(house.kernel, {
        groupId: house.groupId,
        id: String(row['id']),
        at: String(row['at']),
        payload: row['payload'] as Record<string, unknown>,
      })
    }
  }
}

/** The balances of all rooms that do not hold now. */
export async function brokenBalances(house: House): Promise<string[]> {
  const broken: string[] = []
  for (const { name, sql } of modules.flatMap((module) => module.balances ?? [])) {
    const rows = await house.rows(`select row_to_json(x)::text as row from (${sql}) as x`, [house.groupId])
    broken.push(...rows.map((row) => `${name} ${String(row['row'])}`))
  }
  return broken
}

/** What `verify` finds wrong in the house's ledger and balances. */
export async function verified(house: House): Promise<string[]> {
  const found: string[] = []
  await verifyGroup(
    {
      db: house.kernel.db,
      verifyingKeys: house.kernel.keys.verifying,
      balances: modules.flatMap((module) => module.balances ?? []),
      files: filesOf(house.kernel, house),
      report: (finding) => found.push(JSON.stringify(finding)),
    },
    house.groupId,
  )
  return found
}
