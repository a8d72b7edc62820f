import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { Client } from 'pg'
import pino from 'pino'
import { afterAll, beforeAll } from 'vitest'
import { build, constraintTable } from '../src/app.ts'
import { inGroup } from '../src/kernel/action.ts'
import type { Grant } from '../src/kernel/auth/identity.ts'
import { hashPassword } from '../src/kernel/auth/passwords.ts'
import { endpointsOf } from '../src/kernel/contract/record.ts'
import { openDatabase } from '../src/kernel/db/pool.ts'
import { newId } from '../src/kernel/ids.ts'
import type { Bucket } from '../src/kernel/files/s3-client.ts'
import type { Kernel } from '../src/kernel/kernel.ts'
import { loadKeys } from '../src/kernel/keys.ts'
import type { Module } from '../src/kernel/module.ts'
import type { Settings } from '../src/kernel/settings.ts'
import {
  createAccount,
  createRoles,
  createStore,
  groupStatement,
  roleFace,
  startingPermissions,
} from '../src/kernel/setup.ts'
import { Work } from '../src/kernel/work.ts'
import { closingStatements } from '../src/kernel/work-closing.ts'
import { modules as allModules } from '../src/modules.ts'
import { staffLifecycle } from '../src/modules/people/contract/staff.ts'
import { type Caller, caller } from './caller.ts'
import { serverUrl, templateName } from './scratch.ts'

/** A store's test staff, one account per role; more are hired in the tests that need them. */
export const testRoles = [
  'administrator',
  'manager',
  'serviceAdvisor',
  'dispatcher',
  'technician',
  'partsClerk',
  'inspector',
  'cashier',
  'careAgent',
] as const
export type TestRole = (typeof testRoles)[number]

export interface TestClock {
  now(): number
  /** Moves to an instant, `2026-03-10T01:00:00Z`. */
  set(instant: string): void
  forward(minutes: number): void
}

export interface House {
  readonly kernel: Kernel
  readonly app: FastifyInstance
  readonly clock: TestClock
  readonly url: string
  readonly dataDir: string
  /** Where its files lie instead of the data folder. */
  readonly bucket: Bucket | null
  readonly groupId: string
  readonly stores: { readonly sz: string; readonly hz: string }
  /** Calls endpoints as the person of a role in a store. */
  as(role: TestRole, store?: 'sz' | 'hz'): Caller
  /** Calls as the holder of a link token, or as nobody. */
  withLink(token: string): Caller
  readonly nobody: Caller
  /** Reads rows behind the endpoints' backs, for assertions only. */
  rows(sql: string, parameters?: unknown[]): Promise<Record<string, unknown>[]>
}

/**
 * Opens a house for a test file: its own database cloned from the migrated template, a small group of two stores in two
 * cities with one person per role, a clock that stands still at Tuesday 10 March 2026, 9 o'clock in Shenzhen.
 */
export function useHouse(bucketOf?: (clock: TestClock) => Promise<Bucket>): House {
  const house: { -readonly [K in keyof House]?: House[K] } = {}
  let close: (() => Promise<void>) | undefined
  beforeAll(async () => {
    const opened = await openHouse(allModules, bucketOf)
    Object.assign(house, opened.house)
    close = opened.close
  })
  afterAll(async () => close?.())
  return house as House
}

const password = 'correct horse battery'
const sessionMs = 4 * 3_600_000

export async function openHouse(
  modules: readonly Module[],
  bucketOf?: (clock: TestClock) => Promise<Bucket>,
): Promise<{ house: House; close: () => Promise<void> }> {
  const name = `t_${process.pid}_${Math.random().toString(36).slice(2, 9)}`
  const admin = new Client({ connectionString: serverUrl() })
  await admin.connect()
  await admin.query(`create database ${name} template ${templateName}`)
  const url = new URL(serverUrl())
  url.pathname = `/${name}`
  const dataDir = mkdtempSync(join(tmpdir(), 'open4s-'))
  const clock = testClock('2026-03-10T01:00:00.000Z')
  const db = openDatabase(url.toString(), 6, () => {})
  const kernel: Kernel = {
    db,
    clock,
    keys: loadKeys(dataDir).keys,
    log: pino({ level: process.env['TEST_LOG'] ?? 'silent' }),
    committed: () => {},
    constraints: constraintTable(modules),
  }
  const group = await seed(kernel, modules)
  const bucket = (await bucketOf?.(clock)) ?? null
  const app = await build({ kernel, modules, version: 'test', dataDir, bucket })
  const endpoints = new Map(
    modules.flatMap((m) => m.records.flatMap((r) => endpointsOf(r.contract))).map((e) => [e.key, e]),
  )
  const tokens = new Map<string, string>()
  const house: House = {
    kernel,
    app,
    clock,
    url: url.toString(),
    dataDir,
    bucket,
    groupId: group.groupId,
    stores: group.stores,
    as: (role, store = 'sz') =>
      caller(app, endpoints, async () => {
        const login = `${role}.${store}`.toLowerCase()
        // Sessions end while the clock is moved ahead: everybody signs in again in the morning.
        const shift = `${login} ${Math.floor(clock.now() / sessionMs)}`
        const known = tokens.get(shift)
        if (known) return `Bearer ${known}`
        const answer = await app.inject({ method: 'POST', url: '/api/session/sign-in', payload: { login, password } })
        if (answer.statusCode !== 200) throw new Error(`Sign-in of ${login}: ${answer.body}`)
        const token = answer.json<{ token: string }>().token
        tokens.set(shift, token)
        return `Bearer ${token}`
      }),
    withLink: (token) => caller(app, endpoints, async () => `Link ${token}`),
    nobody: caller(app, endpoints, async () => ''),
    async rows(sql, parameters = []) {
      const [, , result] = await inGroup(kernel, group.groupId, [{ sql, parameters }])
      return result?.rows ?? []
    },
  }
  return {
    house,
    async close() {
      await app.close()
      await db.close()
      await admin.query(`drop database if exists ${name} with (force)`)
      await admin.end()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** Permissions of verbs that change what all stores share. */
export function groupWideRights(modules: readonly Module[]): string[] {
  const verbs = modules.flatMap((module) => module.records.flatMap((server) => server.verbs))
  return [...new Set(verbs.filter(({ spec }) => spec.groupWide).map(({ spec }) => spec.permission))]
}

function testClock(start: string): TestClock {
  let at = Date.parse(start)
  return {
    now: () => at,
    set: (instant) => {
      at = Date.parse(instant)
    },
    forward: (minutes) => {
      at += minutes * 60_000
    },
  }
}

async function seed(kernel: Kernel, modules: readonly Module[]): Promise<{ groupId: string; stores: House['stores'] }> {
  const now = new Date(kernel.clock.now()).toISOString()
  const groupId = newId()
  const stores = { sz: newId(), hz: newId() }
  const settings: Settings = { groupId, version: 1, stores: new Map(), roles: new Map(), parameters: [], days: {} }
  const work = new Work({ groupId, actor: { kind: 'system', id: 'setup' }, now, settings })
  const passwordHash = await hashPassword(password)
  createRoles(work, modules)
  const shared = sharedRights(work, modules)
  for (const [code, city] of [
    ['sz', '深圳'],
    ['hz', '杭州'],
  ] as const) {
    const regionId = newId()
    work.plain('kernel.region', { id: regionId, code: code.toUpperCase(), name_zh: city, name_en: code })
    createStore(work, {
      id: stores[code],
      regionId,
      code: `${code.toUpperCase()}01`,
      nameZh: `${city}一店`,
      nameEn: `${code.toUpperCase()} store`,
      addressZh: `${city}市试验路 1 号`,
      addressEn: '1 Test Road',
      phone: '0755-12345678',
      longitude: 114.05,
      latitude: 22.54,
    })
    for (const role of testRoles) {
      const staffId = newId()
      const grants: Grant[] =
        role === 'administrator' && code === 'sz'
          ? [{ role, scope: 'group', id: null }]
          : [{ role, scope: 'store', id: stores[code] }, ...(shared.get(role) ?? [])]
      createAccount(work, {
        login: `${role}.${code}`.toLowerCase(),
        passwordHash,
        name: `${role} ${code}`,
        staffId,
        grants,
      })
      addStaff(work, { id: staffId, storeId: stores[code], role, code })
    }
  }
  const [group] = [
    groupStatement({ id: groupId, code: 'test', nameZh: '测试集团', nameEn: 'Test group', demo: false }, now),
  ]
  await kernel.db.run([group])
  await inGroup(kernel, groupId, closingStatements(work))
  return { groupId, stores }
}

/** Everybody keeps the shared catalogues here that his role keeps in a group of one store. */
function sharedRights(work: Work, modules: readonly Module[]): Map<string, Grant[]> {
  const wide = new Set(groupWideRights(modules))
  const grants = new Map<string, Grant[]>()
  for (const [role, permissions] of startingPermissions(modules)) {
    const kept = permissions.filter((permission) => wide.has(permission))
    if (kept.length === 0) continue
    const code = `${role}Shared`
    work.create(roleFace, 'add', { id: newId(), code, name_zh: role, name_en: role, permissions: kept })
    grants.set(role, [{ role: code, scope: 'group', id: null }])
  }
  return grants
}

function addStaff(work: Work, staff: { id: string; storeId: string; role: TestRole; code: string }): void {
  const personId = newId()
  work.plain('kernel.person', { id: personId, wrapped_key: null, state: 'active', created_at: work.now })
  const skills =
    staff.role === 'technician'
      ? ['mechanical', 'quick']
      : staff.role === 'inspector'
        ? ['mechanical', 'inspection']
        : []
  work.create({ name: 'staff', table: 'people.staff', lifecycle: staffLifecycle }, 'hire', {
    id: staff.id,
    store_id: staff.storeId,
    person_id: personId,
    staff_no: `${staff.code}-${staff.role}`,
    name: `${staff.role} ${staff.code}`,
    department: 'repair',
    position: staff.role,
    skills,
  })
}
