import pino from 'pino'
import type { Grant } from '../src/kernel/auth/identity.ts'
import { hashToken } from '../src/kernel/auth/identity.ts'
import { inGroup } from '../src/kernel/action.ts'
import { abandon, begin, commit, openDatabase, setGroup, submit } from '../src/kernel/db/pool.ts'
import { migrate } from '../src/kernel/db/migrate.ts'
import { newId } from '../src/kernel/ids.ts'
import { type Change, isoNow, type Kernel } from '../src/kernel/kernel.ts'
import { loadSettings, type Settings } from '../src/kernel/settings.ts'
import { Work } from '../src/kernel/work.ts'
import { closingStatements } from '../src/kernel/work-closing.ts'
import { withScratchDatabase } from './scratch.ts'

/** A kernel without rooms and without a server, on a database of its own, with a clock that stands still. */
export interface BareKernel {
  readonly kernel: Kernel
  readonly url: string
  readonly changes: Change[]
  at(instant: string): void
  /** Called after commits with events, as the process does. */
  onEvents: () => void
  group(): Promise<BareGroup>
}

export interface BareGroup {
  readonly groupId: string
  readonly storeId: string
  readonly otherStoreId: string
  readonly regionId: string
  settings(): Promise<Settings>
  /** A limit in the group, in one scope, from a date on. */
  limit(
    key: string,
    value: number,
    scope?: { kind: 'group' | 'region' | 'store'; id: string | null; from: string },
  ): Promise<void>
  /** Runs work as a verb would and commits it. */
  write(run: (work: Work) => void): Promise<void>
  rows(sql: string, parameters?: unknown[]): Promise<Record<string, unknown>[]>
  /** An account with the role in this group, a store or the region; its token signs in. */
  account(
    role: string,
    scope: Grant['scope'],
    id: string | null,
  ): Promise<{ accountId: string; staffId: string; token: string }>
}

export const kernelMigrations = [{ schema: 'kernel', folder: new URL('../src/kernel/migrations/', import.meta.url) }]

export async function withBareKernel(work: (bare: BareKernel) => Promise<void>): Promise<void> {
  await withScratchDatabase(async (url) => {
    await migrate(url, kernelMigrations)
    const bare = bareKernel(url)
    try {
      await work(bare)
    } finally {
      await bare.kernel.db.close()
    }
  })
}

/** A further process on the same database. */
export function bareKernel(url: string): BareKernel {
  let at = Date.parse('2026-03-10T01:00:00.000Z')
  const changes: Change[] = []
  const bare: BareKernel = {
    url,
    changes,
    onEvents: () => {},
    at: (instant) => {
      at = Date.parse(instant)
    },
    group: () => bareGroup(bare.kernel),
    kernel: {
      db: openDatabase(url, 6, () => {}),
      clock: { now: () => at },
      keys: Object.create(null),
      log: pino({ level: process.env['TEST_LOG'] ?? 'silent' }),
      constraints: new Map(),
      committed(some, events) {
        changes.push(...some)
        if (events) bare.onEvents()
      },
    },
  }
  return bare
}

const day = { open: '09:00', close: '18:00' }

async function bareGroup(kernel: Kernel): Promise<BareGroup> {
  const [groupId, storeId, otherStoreId, regionId] = [newId(), newId(), newId(), newId()]
  const now = isoNow(kernel.clock)
  await kernel.db.run([
    {
      sql: 'insert into kernel.dealer_group (group_id, code, name_zh, name_en, demo, settings_version, created_at) values ($1, $2, $3, $4, false, 1, $5)',
      parameters: [groupId, groupId, '集团', 'Group', now],
    },
  ])
  const settings = async () => {
    const client = await kernel.db.connect()
    await submit(client, [begin, setGroup(groupId)])
    const loaded = await loadSettings(client, groupId, 1)
    await submit(client, [commit])
    client.release()
    return loaded
  }
  const write = async (run: (work: Work) => void) => {
    const work = new Work({
      groupId,
      actor: { kind: 'system', id: 'test' },
      now: isoNow(kernel.clock),
      settings: await settings(),
    })
    run(work)
    const client = await kernel.db.connect()
    try {
      await submit(client, [begin, setGroup(groupId), ...closingStatements(work), commit])
      client.release()
    } catch (error) {
      await abandon(client)
      throw error
    }
    kernel.committed([], work.outbox.length > 0)
  }
  await write((work) => {
    work.plain('kernel.region', { id: regionId, code: 'S', name_zh: '华南', name_en: 'South' })
    for (const [id, code] of [
      [storeId, 'SZ01'],
      [otherStoreId, 'HZ01'],
    ] as const) {
      work.plain('kernel.store', {
        id,
        store_id: id,
        region_id: id === storeId ? regionId : newRegion(work),
        state: 'active',
        version: 1,
        head: Buffer.alloc(32),
        created_at: now,
        updated_at: now,
        code,
        name_zh: code,
        name_en: code,
        address_zh: '',
        address_en: '',
        phone: '',
        time_zone: 'Asia/Shanghai',
        hours: [day, day, day, day, day, day, null],
      })
    }
  })
  return {
    groupId,
    storeId,
    otherStoreId,
    regionId,
    settings,
    write,
    rows: async (sql, parameters = []) => (await inGroup(kernel, groupId, [{ sql, parameters }]))[2]?.rows ?? [],
    async limit(key, value, scope = { kind: 'group', id: null, from: '2000-01-01' }) {
      await write((work) => {
        work.plain('kernel.parameter', {
          id: newId(),
          state: 'valid',
          version: 1,
          head: Buffer.alloc(32),
          created_at: now,
          updated_at: now,
          key,
          scope_kind: scope.kind,
          scope_id: scope.id,
          from_date: scope.from,
          value,
          reason: '',
        })
      })
    },
    async account(role, scope, id) {
      const [accountId, staffId, secret] = [newId(), newId(), newId()]
      await write((work) => {
        work.plain('kernel.account', {
          id: accountId,
          state: 'active',
          version: 1,
          head: Buffer.alloc(32),
          created_at: now,
          updated_at: now,
          login: accountId,
          password_hash: '',
          staff_id: staffId,
          display_name: role,
          language: 'en',
          grants: [{ role, scope, id }],
        })
        work.plain('kernel.session', {
          token_hash: hashToken(secret),
          account_id: accountId,
          created_at: now,
          expires_at: '2099-01-01T00:00:00.000Z',
          device: '',
        })
      })
      return { accountId, staffId, token: `${groupId}.${secret}` }
    },
  }
}

function newRegion(work: Work): string {
  const id = newId()
  work.plain('kernel.region', { id, code: id.slice(-6), name_zh: '华东', name_en: 'East' })
  return id
}
