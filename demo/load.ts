import { Client } from 'pg'
import type { Logger } from 'pino'
import { hashPassword } from '../src/kernel/auth/passwords.ts'
import { addDays } from '../src/kernel/clocks/plain-date.ts'
import { localDate } from '../src/kernel/clocks/zone.ts'
import { copyRows, trustOrder } from '../src/kernel/db/copy.ts'
import { newId } from '../src/kernel/ids.ts'
import type { FileStore } from '../src/kernel/files/file-store.ts'
import type { Kernel } from '../src/kernel/kernel.ts'
import type { Keys } from '../src/kernel/keys.ts'
import type { Module } from '../src/kernel/module.ts'
import { declareParameters, type Settings, type Store } from '../src/kernel/settings.ts'
import { plantAll, seedsVersion } from '../src/kernel/admin/seeds.ts'
import { createRoles, createStore, groupStatement, usualHours } from '../src/kernel/setup.ts'
import { Bulk } from './bulk.ts'
import { stockUp } from './catalogue.ts'
import { registerCars, registerCustomers } from './customers.ts'
import { depositRule, setDepositRule } from './deposits.ts'
import { placeEquipment } from './equipment.ts'
import { askForErasure } from './erasures.ts'
import { writeCases } from './fault-cases.ts'
import { writeGuides } from './work-guides.ts'
import { callBack } from './recall.ts'
import { keepRecording } from './recording.ts'
import { type DemoStore, group, regions, stores } from './group.ts'
import { createRandom } from '../src/kernel/random.ts'
import { seedGuides } from '../src/modules/knowledge/server/public.ts'
import { hireEverybody, planShifts } from './staff.ts'
import { demoPassword } from './accounts.ts'
import { Stage } from './stage.ts'
import type { StorePast } from './store-past.ts'
import { portionWriter, type Put, startThread, type StoreThread } from './threads.ts'

export interface DemoOptions {
  readonly databaseUrl: string
  readonly keys: Keys
  readonly modules: readonly Module[]
  readonly log: Logger
  /** `--empty`: no demo, whatever the database holds. */
  readonly empty: boolean
  /** Epoch milliseconds of the demo's present; the same day gives the same demo. */
  readonly now: number
  /** Hears from time to time how many of all visits have been played. */
  readonly progress?: (visits: number, of: number) => void
  /** Where its files go; without it the demo has none. */
  readonly files?: FileStore
  /** The whole demo when left out. */
  readonly size?: DemoSize
}

export interface DemoSize {
  readonly customers: number
  readonly cars: number
  /** Closed visits, about, spread over so many days before today; today's cars and the bookings ahead come on top. */
  readonly visits: number
  readonly days: number
}

const whole: DemoSize = { customers: 2000, cars: 3000, visits: 6200, days: 547 }

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
    const counts = await fill(client, options)
    options.log.info({ ...counts, seconds: Math.round((performance.now() - started) / 100) / 10 }, 'demo loaded')
    return true
  } finally {
    await client.end()
  }
}

interface Counts {
  readonly closed: number
  readonly open: number
}

async function fill(client: Client, options: DemoOptions): Promise<Counts> {
  const threads = stores.map(startThread)
  try {
    return await fillWith(client, options, threads)
  } finally {
    await Promise.all(threads.map((thread) => thread.end()))
  }
}

async function fillWith(client: Client, options: DemoOptions, threads: readonly StoreThread[]): Promise<Counts> {
  const size = options.size ?? whole
  const today = localDate(options.now, 'Asia/Shanghai')
  const since = `${addDays(today, -560)}T01:00:00.000Z`
  declareParameters(options.modules.flatMap((module) => module.parameters ?? []))
  const settings = await startingSettings(client, today)
  const kernel = { keys: options.keys, log: options.log, clock: { now: () => options.now } } as Kernel
  const servers = new Map(
    options.modules.flatMap((module) => module.records.map((server) => [server.face.name, server] as const)),
  )
  const stage = new Stage(kernel, settings, new Bulk(), servers)
  const made = await makeGroup(stage, { modules: options.modules, size, since, today })
  await client.query('begin')
  await trustOrder(client)
  const statement = groupStatement(
    {
      id: settings.groupId,
      code: group.code,
      nameZh: group.nameZh,
      nameEn: group.nameEn,
      demo: true,
      seeds: seedsVersion(options.modules),
    },
    since,
  )
  await client.query(statement.sql, [...statement.parameters])
  const rowsOf = (table: string) => [...(stage.bulk.tables.get(table)?.values() ?? [])]
  const vehicles = rowsOf('vehicles.vehicle')
  const visitTypes = rowsOf('service.visit_type')
  await stage.bulk.drain((table, list) => copyRows(client, table, list), [])
  const pastOf = (store: DemoStore): StorePast => {
    const cars = made.cars.filter((car) => car.store === store)
    const ids = new Set(cars.map((car) => car.id))
    return {
      store,
      visits: size.visits / stores.length,
      days: size.days,
      now: options.now,
      keys: options.keys,
      settings,
      people: made.people.filter((person) => person.storeId === store.id),
      catalogue: made.catalogue,
      cars,
      vehicles: vehicles.filter((row) => ids.has(String(row['id']))),
      visitTypes,
      keepsFiles: options.files !== undefined,
    }
  }
  if (options.files) await keepRecording(options.files, settings.groupId)
  const counts = await playAll(threads, pastOf, portionWriter(client), (visits) =>
    options.progress?.(visits, size.visits),
  )
  await client.query('commit')
  // Else the database would read and mark all of it in the midst of the first hour's work.
  await client.query('vacuum (freeze, analyze)')
  return counts
}

/** The group with its people, catalogue, customers and cars, before the first visit. */
async function makeGroup(
  stage: Stage,
  { modules, size, since, today }: Pick<DemoOptions, 'modules'> & { size: DemoSize; since: string; today: string },
) {
  const random = createRandom('open4s demo')
  const setup = stage.work(since)
  for (const region of regions)
    setup.plain('kernel.region', { id: region.id, code: region.code, name_zh: region.nameZh, name_en: region.nameEn })
  for (const store of stores) createStore(setup, store)
  createRoles(setup, modules)
  setDepositRule(setup, depositRule(today))
  // The catalogue is made with its prices below; every other room's start is its own.
  plantAll(
    setup,
    modules.filter(({ name }) => name !== 'knowledge'),
  )
  seedGuides(setup)
  stage.keep(setup)
  const people = await hireEverybody(stage, random.fork('staff'), await hashPassword(demoPassword), since)
  await planShifts(stage, people, today, `${addDays(today, -14)}T01:00:00.000Z`)
  const catalogue = await stockUp(stage, random.fork('catalogue'), since)
  for (const store of stores) await placeEquipment(stage, store, { people, today, since })
  const customers = await registerCustomers(stage, random.fork('customers'), size.customers, since)
  const cars = await registerCars(stage, random.fork('cars'), { customers, catalogue, count: size.cars, since, today })
  await callBack(stage, cars, { people, today })
  await writeGuides(stage, { catalogue, people, today })
  await writeCases(stage, { people, today })
  await askForErasure(stage, { customers, people, today })
  return { people, catalogue, cars }
}

async function playAll(
  threads: readonly StoreThread[],
  pastOf: (store: DemoStore) => StorePast,
  put: Put,
  progress: (visits: number) => void,
): Promise<Counts> {
  const visits = new Map<string, number>()
  const counts = await Promise.all(
    threads.map(({ store, play }) =>
      play(pastOf(store), put, (count) => {
        visits.set(store.id, count)
        const all = [...visits.values()].reduce((sum, n) => sum + n, 0)
        progress(all)
      }),
    ),
  )
  return {
    closed: counts.reduce((sum, { closed }) => sum + closed, 0),
    open: counts.reduce((sum, { open }) => sum + open, 0),
  }
}

async function startingSettings(client: Client, today: string): Promise<Settings> {
  const known = stores.map((store): [string, Store] => [
    store.id,
    {
      id: store.id,
      regionId: store.regionId,
      code: store.code,
      nameZh: store.nameZh,
      nameEn: store.nameEn,
      timeZone: 'Asia/Shanghai',
      addressZh: store.addressZh,
      phone: store.phone,
      licenceNo: store.licenceNo,
      hours: usualHours,
    },
  ])
  return {
    groupId: newId(),
    version: 1,
    roles: new Map(),
    parameters: [...(await lawLimits(client)), depositRule(today)],
    days: {},
    stores: new Map(known),
  }
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
