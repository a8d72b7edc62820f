import { inGroup } from './action.ts'
import { type Identity, identityStatement, readIdentity } from './auth/identity.ts'
import { abandon, begin, commit, setGroup, submit } from './db/pool.ts'
import { type Change, isoNow, type Kernel } from './kernel.ts'
import type { Loaded, Loads } from './serve.ts'
import { type Settings, settingsFor } from './settings.ts'
import { Work } from './work.ts'
import { closingStatements } from './work-closing.ts'

export interface SystemJob<L extends Loads> {
  readonly groupId: string
  /** Who did it, as the ledger says: the name of the job. */
  readonly name: string
  /** Done once for each key; listeners take the event's id. */
  readonly key: string
  readonly loads: (context: { readonly groupId: string; readonly now: string }) => L
  /** Decides and writes, as a verb's `run` does; writing nothing is allowed. */
  readonly run: (work: Work, context: SystemContext<L>) => void
}

export interface SystemContext<L extends Loads> {
  readonly loaded: Loaded<L>
  readonly identity: Identity
  readonly settings: Settings
  readonly kernel: Kernel
}

/**
 * Runs background work of a group as the system, in the two trips of a verb: loads with their locks, then all writes
 * with the key and the commit. A key that was used before does nothing and answers false. What others overtook is tried again.
 */
export async function runAsSystem<const L extends Loads>(kernel: Kernel, job: SystemJob<L>): Promise<boolean> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await runOnce(kernel, job)
    } catch (error) {
      const { code, constraint } = error as { code?: string; constraint?: string }
      // Asked only now: nearly every key is new, and one that was used shows itself by failing here or at the commit.
      if (constraint === 'idempotency_pkey' || (await wasDone(kernel, job))) return false
      // Its twin, or somebody's verb, was there at the same moment: the next attempt sees what it left.
      const again = code === '40P01' || code === '40001' || constraint !== undefined
      if (!again || attempt === 4) throw error
    }
  }
}

const keyOf = (job: { readonly name: string; readonly key: string }) => `${job.name}/${job.key}`

async function wasDone<L extends Loads>(kernel: Kernel, job: SystemJob<L>): Promise<boolean> {
  const [, , done] = await inGroup(kernel, job.groupId, [
    {
      sql: 'select key from kernel.idempotency where group_id = $1 and key = $2',
      parameters: [job.groupId, keyOf(job)],
    },
  ])
  return done?.rows[0] !== undefined
}

async function runOnce<const L extends Loads>(kernel: Kernel, job: SystemJob<L>): Promise<boolean> {
  const { groupId } = job
  const now = isoNow(kernel.clock)
  const key = keyOf(job)
  const credential = { kind: 'system', groupId, job: job.name } as const
  const loads = Object.entries(job.loads({ groupId, now }))
  const client = await kernel.db.connect()
  let open = true
  try {
    const results = await submit(client, [
      begin,
      setGroup(groupId),
      identityStatement(credential, now),
      ...loads.map(([, load]) => load.statement),
    ])
    const identity = readIdentity(credential, results[2], now)
    const settings = await settingsFor(client, groupId, identity.settingsVersion)
    const work = new Work({ groupId, actor: identity.actor, now, settings, cause: `event:${job.key}` })
    const loaded = Object.fromEntries(loads.map(([name, load], i) => [name, load.read(results[i + 3]?.rows ?? [])]))
    job.run(work, { loaded: loaded as Loaded<L>, identity, settings, kernel })
    const ended = await submit(client, [
      ...closingStatements(work, { key, fingerprint: job.name, answer: '{}' }),
      commit,
    ])
    if (ended.at(-1)?.tag !== 'COMMIT') throw new Error(`${job.name} did not commit`)
    open = false
    client.release()
    kernel.committed(changesOf(work), work.outbox.length > 0)
    return true
  } finally {
    if (open) await abandon(client)
  }
}

/** The group's settings, for background work that decides by parameters what there is to do. */
export async function settingsOfGroup(kernel: Kernel, groupId: string): Promise<Settings> {
  const credential = { kind: 'system', groupId, job: 'settings' } as const
  const client = await kernel.db.connect()
  let open = true
  try {
    const now = isoNow(kernel.clock)
    const [, , found] = await submit(client, [begin, setGroup(groupId), identityStatement(credential, now)])
    const settings = await settingsFor(client, groupId, readIdentity(credential, found, now).settingsVersion)
    await submit(client, [commit])
    open = false
    client.release()
    return settings
  } finally {
    if (open) await abandon(client)
  }
}

function changesOf(work: Work): Change[] {
  return [...work.touched].map(([name, row]) => ({
    groupId: work.groupId,
    storeId: row.store_id ?? null,
    record: name.slice(0, name.indexOf('/')),
    id: row.id,
  }))
}
