import { Client } from 'pg'
import type { Logger } from 'pino'
import type { DemoAccount } from '../src/kernel/auth/first-start.ts'
import { hashPassword } from '../src/kernel/auth/passwords.ts'
import { addDays } from '../src/kernel/clocks/plain-date.ts'
import { localDate } from '../src/kernel/clocks/zone.ts'
import { copyRows } from '../src/kernel/db/copy.ts'
import { newId } from '../src/kernel/ids.ts'
import type { Kernel } from '../src/kernel/kernel.ts'
import type { Keys } from '../src/kernel/keys.ts'
import type { Module } from '../src/kernel/module.ts'
import { declareParameters, type Settings, type Store } from '../src/kernel/settings.ts'
import { createRoles, createStore, groupStatement, startingRoles, usualHours } from '../src/kernel/setup.ts'
import { Bulk } from './bulk.ts'
import { stockUp } from './catalogue.ts'
import { registerCars, registerCustomers } from './customers.ts'
import { group, regions, stores } from './group.ts'
import { History } from './history.ts'
import { createRandom } from './random.ts'
import { demoLogins, demoPassword, hireEverybody, planShifts } from './staff.ts'
import { ShopFloor } from './shop-floor.ts'
import { Stage } from './stage.ts'

/** One account per role, shown on the sign-in page of a demo. */
export const demoAccounts: readonly DemoAccount[] = Object.entries(demoLogins).map(([role, login]) => ({
  login: login ?? role,
  password: demoPassword,
  role,
  nameZh: startingRoles[role]?.zh ?? role,
  nameEn: startingRoles[role]?.en ?? role,
}))

export interface DemoOptions {
  readonly databaseUrl: string
  readonly keys: Keys
  readonly modules: readonly Module[]
  readonly log: Logger
  /** `--empty`: no demo, whatever the database holds. */
  readonly empty: boolean
  /** Epoch milliseconds of the demo's present; the same day gives the same demo. */
  readonly now: number
}

/** Loads the demo into a database without groups. Answers whether this installation is a demo. */
export async function loadDemo(options: DemoOptions): Promise<boolean> {
  const client = new Client({ connectionString: options.databaseUrl })
  await client.connect()
  try {
    // Two processes that start at once: the second waits and finds the demo.
    await client.query('select pg_advisory_lock(40962)')
    const groups = await client.query<{ demo: boolean }>('select demo from kernel.dealer_group limit 10')
    if (groups.rows.length > 0) return groups.rows.every((row) => row.demo)
    if (options.empty) return false
    const started = performance.now()
    const rows = await fill(client, options)
    options.log.info({ rows, seconds: Math.round((performance.now() - started) / 100) / 10 }, 'demo loaded')
    return true
  } finally {
    await client.end()
  }
}

async function fill(client: Client, options: DemoOptions): Promise<number> {
  const today = localDate(options.now, 'Asia/Shanghai')
  const since = `${addDays(today, -560)}T01:00:00.000Z`
  const random = createRandom('open4s demo')
  declareParameters(options.modules.flatMap((module) => module.parameters ?? []))
  const groupId = newId()
  const settings: Settings = {
    groupId,
    version: 1,
    roles: new Map(),
    parameters: await lawLimits(client),
    days: {},
    stores: new Map(
      stores.map((store): [string, Store] => [
        store.id,
        {
          id: store.id,
          regionId: store.regionId,
          code: store.code,
          nameZh: store.nameZh,
          nameEn: store.nameEn,
          timeZone: 'Asia/Shanghai',
          hours: usualHours,
        },
      ]),
    ),
  }
  const kernel = { keys: options.keys, log: options.log, clock: { now: () => options.now } } as Kernel
  const servers = new Map(
    options.modules.flatMap((module) => module.records.map((server) => [server.face.name, server] as const)),
  )
  const stage = new Stage(kernel, settings, new Bulk(), servers)
  const setup = stage.work(since)
  for (const region of regions)
    setup.plain('kernel.region', { id: region.id, code: region.code, name_zh: region.nameZh, name_en: region.nameEn })
  for (const store of stores) createStore(setup, store)
  createRoles(setup, options.modules)
  // The catalogue is made with its prices below; every other room's start is its own.
  for (const module of options.modules) if (module.name !== 'knowledge') module.setup?.(setup)
  stage.keep(setup)
  const people = await hireEverybody(stage, random.fork('staff'), await hashPassword(demoPassword), since)
  await planShifts(stage, people, today, `${addDays(today, -14)}T01:00:00.000Z`)
  const catalogue = await stockUp(stage, random.fork('catalogue'), since)
  const customers = await registerCustomers(stage, random.fork('customers'), 2000, since)
  const cars = await registerCars(stage, random.fork('cars'), { customers, catalogue, count: 3000, since, today })
  const floor = new ShopFloor(stage, catalogue, people)
  const history = new History({
    floor,
    catalogue,
    people,
    cars,
    random: random.fork('history'),
    now: options.now,
  })
  await history.play(6200)
  for (const row of floor.counterRows()) stage.bulk.insert('kernel.counter', row)
  options.log.info(history.counts, 'demo played')
  await client.query('begin')
  // Parents come first in the flush; checking each row's parents again would take a third of the time.
  await client.query('set local session_replication_role = replica').catch(() => {})
  const statement = groupStatement(
    { id: groupId, code: group.code, nameZh: group.nameZh, nameEn: group.nameEn, demo: true },
    since,
  )
  await client.query(statement.sql, [...statement.parameters])
  const rows = await stage.bulk.flush((table, list) => copyRows(client, table, list))
  await client.query('commit')
  await client.query('analyze')
  return rows
}

async function lawLimits(client: Client): Promise<Settings['parameters']> {
  const rows = await client.query<{ key: string; from_date: string; value: number }>(
    'select key, from_date::text, value from kernel.law_limit order by from_date',
  )
  return rows.rows.map((row) => ({
    key: row.key,
    scopeKind: 'law',
    scopeId: null,
    fromDate: row.from_date,
    value: row.value,
  }))
}
